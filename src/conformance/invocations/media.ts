import { LINECALLSELECT, LINEDIGITMODE, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { out } from '../../tspi/result.js';
import { beginning, sync, type Invocation } from './invocation.js';
import { digitMode, gatherLimit, mediaMode, toneMode } from './capabilities.js';

/** Digits, tones and media on a call. */
export const mediaInvocations: readonly Invocation[] = [
  beginning('lineGenerateDigits', TAPI_MESSAGE.LINE_GENERATE, (p, s, a, id) =>
    p.lineGenerateDigits?.(s.call, id, digitMode(a.caps), '12', 0),
  ),
  beginning('lineGenerateTone', TAPI_MESSAGE.LINE_GENERATE, (p, s, a, id) =>
    p.lineGenerateTone?.(s.call, id, toneMode(a.caps), 0, []),
  ),
  beginning('lineGatherDigits', TAPI_MESSAGE.LINE_GATHERDIGITS, (p, s, a, id) =>
    p.lineGatherDigits?.(s.call, id, LINEDIGITMODE.DTMF, out(''), 3, '#', gatherLimit(a.caps), gatherLimit(a.caps)),
  ),
  sync('lineMonitorDigits', 'connected', ['call'], (p, s) => p.lineMonitorDigits?.(s.call, LINEDIGITMODE.DTMF)),
  sync('lineMonitorTones', 'connected', ['call'], (p, s) =>
    p.lineMonitorTones?.(s.call, 1, [
      { appSpecific: 1, duration: 100, frequency1: 2100, frequency2: 0, frequency3: 0 },
    ]),
  ),
  sync('lineMonitorMedia', 'connected', ['call'], (p, s, a) => p.lineMonitorMedia?.(s.call, mediaMode(a.caps))),
  sync('lineSetMediaControl', 'connected', ['call'], (p, s) =>
    p.lineSetMediaControl?.(s.line, 0, s.call, LINECALLSELECT.CALL, null, null, null, null),
  ),
];
