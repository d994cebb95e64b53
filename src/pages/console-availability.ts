import { phaseOf } from '../elements/call-panel/call-words.js';
import { isElsewhere, type ConsoleView } from './console-view.js';

/** Why no call can be made now, in words; '' when one can. */
export function whyNoCall({ telephony, line, misconfigured, words, page }: ConsoleView): string {
  const why = page.dialpadUnavailable;
  if (telephony.status === 'starting') return isElsewhere(telephony) ? why.elsewhere : why.starting;
  if (misconfigured !== null) return words.errors.invalidConfiguration.what;
  if (telephony.status !== 'ready') return why.stopped;
  if (line === null) return why.noLine;
  const phases = line.calls.map(phaseOf);
  if (phases.includes('incoming')) return why.incoming;
  if (phases.some((phase) => phase !== 'ended' && phase !== 'held'))
    return line.calls.some(({ can }) => can.hold) ? why.busyOrHold : why.busy;
  return line.service.state === 'lost' || line.service.state === 'failed' ? why.lineNotReady : '';
}
