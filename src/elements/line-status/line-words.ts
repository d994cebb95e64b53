import type { Line } from '../../client/telephony.js';
import { phaseOf, type CallPhase } from '../call-panel/call-words.js';
import type { Strings } from '../locale/strings.js';
import { strengthOf } from '../shared/signal.js';

/** The colour that goes with a state; never without its word. */
export type Tone = 'go' | 'wait' | 'stop' | 'quiet';

/** What a line does now, in one or two words. */
export interface LineWord {
  readonly text: string;
  readonly tone: Tone;
}

const serviceTones: Readonly<Record<Line['service']['state'], Tone>> = {
  closed: 'quiet',
  opening: 'wait',
  ready: 'quiet',
  lost: 'stop',
  failed: 'stop',
};

/** The word for a line: its call's where it has one, else its service's. */
export function lineWord(line: Line, strings: Strings): LineWord {
  const { state, reason } = line.service;
  if (state === 'lost' && reason === 'unplugged') return { text: strings.line.unplugged, tone: 'stop' };
  if (state !== 'ready') return { text: strings.line.states[state], tone: serviceTones[state] };
  const words: Readonly<Record<CallPhase, LineWord | null>> = {
    incoming: { text: strings.line.ringing, tone: 'wait' },
    outgoing: { text: strings.line.dialing, tone: 'wait' },
    active: { text: strings.line.inCall, tone: 'go' },
    held: { text: strings.call.states.onHold, tone: 'wait' },
    ended: null,
  };
  const phases = line.calls.map(phaseOf);
  const phase = phases.find((candidate) => candidate === 'incoming') ?? phases.findLast((one) => words[one] !== null);
  return (phase === undefined ? null : words[phase]) ?? idleWord(line, strings);
}

function idleWord(line: Line, strings: Strings): LineWord {
  if (isLooking(line)) return { text: strings.line.searching, tone: 'wait' };
  return line.service.reason === 'none'
    ? { text: strings.line.states.ready, tone: 'quiet' }
    : { text: strings.line.noCalls, tone: 'stop' };
}

/** Whether a cellular line has nothing wrong with it, as far as is known, but has no network yet. */
export function isLooking({ service: { state, reason, network } }: Line): boolean {
  if (state !== 'ready') return false;
  return (
    (reason === 'none' && network?.registration === 'unknown') ||
    (reason === 'noNetwork' && network?.registration === 'searching')
  );
}

/** How a cellular line stands with its network, where calls lack nothing; '' for other lines. */
export function networkInWords({ service: { state, reason, network } }: Line, strings: Strings): string {
  if (state !== 'ready' || reason !== 'none' || network === undefined) return '';
  const { registration, signal } = network;
  if (registration !== 'home' && registration !== 'roaming') return '';
  const words = strings.line.network;
  if (signal === undefined) return words[registration];
  return `${words[registration]} ${words.signal[strengthOf(signal).strength](signal)}`;
}

/** Whether a modem carries the line. One can give a sign; an extension of an exchange has nothing to show. */
export function hasModem(line: Line): boolean {
  return line.identifySign !== null;
}

/** Make and model as the device told them, '' where it told nothing. */
export function identityInWords(line: Line): string {
  const { manufacturer, model } = line.identity;
  return model.startsWith(manufacturer) ? model : `${manufacturer} ${model}`.trim();
}

/** What the person can do about the state the line is in. */
export function nextStep(line: Line, strings: Strings): string {
  const { state, reason } = line.service;
  if (isLooking(line)) return strings.line.lookingNext;
  return reason === 'none' ? strings.line.next[state] : strings.line.reasons[reason];
}
