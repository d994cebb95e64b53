import { LINECALLINFOSTATE, LINEDEVSTATE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import type { BrokenProvider } from './broken-provider.js';
import type { SampleProvider } from './sample-provider.js';
import { between, instead } from './spoil.js';

const { LINE_CALLINFO, LINE_LINEDEVSTATE } = TAPI_MESSAGE;

/** A function without its effect: it answers as ever, but what it is given is as if nothing were asked for. */
function idle(
  name: keyof SampleProvider,
  spoil: (provider: SampleProvider) => void,
  fails = `value.${name}`,
): BrokenProvider {
  return { does: `has a ${name} that does nothing`, fails, spoil };
}

/** A function that does its work, but the message is not told. */
function silent(name: keyof SampleProvider, message: number, bit: number): BrokenProvider {
  return {
    does: `does not tell what ${name} has changed`,
    fails: `value.${name}`,
    spoil: (p) => {
      between(p, (host) => ({
        lineEvent: (htLine, htCall, told, p1, p2, p3) => {
          if (told !== message || p1 !== bit) host.lineEvent(htLine, htCall, told, p1, p2, p3);
        },
      }));
    },
  };
}

/** Functions that say yes and do nothing. */
export const brokenEffects: readonly BrokenProvider[] = [
  idle('lineSetAppSpecific', (p) => {
    instead(p, 'lineSetAppSpecific', (right) => (hdCall) => right(hdCall, 0));
  }),
  idle('lineSetMediaMode', (p) => {
    instead(p, 'lineSetMediaMode', (right) => (hdCall) => right(hdCall, 4));
  }),
  idle('lineSetCallParams', (p) => {
    instead(p, 'lineSetCallParams', (right) => (id, hdCall) => right(id, hdCall, 1));
  }),
  idle('lineSetCallTreatment', (p) => {
    instead(p, 'lineSetCallTreatment', (right) => (id, hdCall) => right(id, hdCall, 0));
  }),
  idle('lineSecureCall', (p) => {
    instead(p, 'lineSecureCall', () => (id, hdCall) => p.lineSetCallTreatment(id, hdCall, 0));
  }),
  idle('lineSetLineDevStatus', (p) => {
    instead(p, 'lineSetLineDevStatus', (right) => (id, hdLine, flags) => right(id, hdLine, flags, false));
  }),
  idle('lineSetTerminal', (p) => {
    instead(
      p,
      'lineSetTerminal',
      (right) => (id, hdLine, address, hdCall, select, modes, terminal) =>
        right(id, hdLine, address, hdCall, select, modes, terminal, true),
    );
  }),
  idle('lineSetCallHubTracking', (p) => {
    instead(
      p,
      'lineSetCallHubTracking',
      (right) => (hdLine) => right(hdLine, { availableTracking: 2, currentTracking: 0 }),
    );
  }),
  idle('lineConditionalMediaDetection', (p) => {
    instead(p, 'lineConditionalMediaDetection', (right) => (hdLine) => right(hdLine, 0));
  }),
  idle('lineCompleteCall', (p) => {
    instead(p, 'lineCompleteCall', (right) => (id, hdCall, completionId) => {
      completionId.value = 4711;
      return right(id, hdCall, { value: 0 });
    });
  }),
  idle('lineUncompleteCall', (p) => {
    instead(p, 'lineUncompleteCall', () => (id, hdLine) => p.lineDevSpecific(id, hdLine, 0, 0));
  }),
  idle(
    'lineMonitorTones',
    (p) => {
      instead(p, 'lineMonitorTones', (right) => (hdCall, listId, tones) => right(hdCall, listId, tones && []));
    },
    'monitor.tones',
  ),
  idle(
    'lineMonitorMedia',
    (p) => {
      instead(p, 'lineMonitorMedia', (right) => (hdCall, modes) => right(hdCall, modes === 0 ? 0 : 4));
    },
    'monitor.media',
  ),
  {
    does: 'gives a tone up at once',
    fails: 'generate.tone',
    spoil: (p) => {
      instead(p, 'lineGenerateTone', (right) => (hdCall, id, mode) => {
        const result = right(hdCall, id, mode);
        return result === 0 ? right(hdCall, id, 0) : result;
      });
    },
  },
  silent('lineSetAppSpecific', LINE_CALLINFO, LINECALLINFOSTATE.APPSPECIFIC),
  silent('lineSetCallData', LINE_CALLINFO, LINECALLINFOSTATE.CALLDATA),
  silent('lineSetMediaMode', LINE_CALLINFO, LINECALLINFOSTATE.MEDIAMODE),
  silent('lineSetLineDevStatus', LINE_LINEDEVSTATE, LINEDEVSTATE.LOCK),
];
