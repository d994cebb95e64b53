import { LINEBEARERMODE, LINECALLTREATMENT } from '../../tspi/generated/constants.js';
import { asynchronous, sync, type Invocation } from './invocation.js';
import { mediaMode } from './capabilities.js';

/** A small block for the other end. */
const USER_USER = Uint8Array.of(4, 0x52, 0x42);

/** The functions of one call, but for lineCloseCall, which the bench calls itself. */
export const callInvocations: readonly Invocation[] = [
  asynchronous('lineMakeCall', 'line', ['line'], (p, id, s, a) => {
    const { htCall, holder } = a.newCall();
    return p.lineMakeCall(id, s.line, htCall, holder, a.bench.numbers.answers, 0, null);
  }),
  asynchronous('lineDial', 'dialTone', ['call'], (p, id, s, a) => p.lineDial(id, s.call, a.bench.numbers.answers, 0)),
  asynchronous('lineAccept', 'offering', ['call'], (p, id, s) => p.lineAccept?.(id, s.call, null)),
  asynchronous('lineAnswer', 'offering', ['call'], (p, id, s) => p.lineAnswer(id, s.call, null)),
  asynchronous('lineRedirect', 'offering', ['call'], (p, id, s, a) =>
    p.lineRedirect?.(id, s.call, a.bench.numbers.answers, 0),
  ),
  asynchronous('lineDrop', 'connected', ['call'], (p, id, s) => p.lineDrop(id, s.call, null)),
  sync('lineGetCallInfo', 'connected', ['call'], (p, s, a) => p.lineGetCallInfo(s.call, a.out('info'))),
  sync('lineGetCallStatus', 'connected', ['call'], (p, s, a) => p.lineGetCallStatus(s.call, a.out('status'))),
  sync('lineGetCallAddressID', 'connected', ['call'], (p, s, a) =>
    p.lineGetCallAddressID?.(s.call, a.out('addressId')),
  ),
  sync('lineGetCallIDs', 'connected', ['call'], (p, s, a) =>
    p.lineGetCallIDs?.(s.call, a.out('addressId'), a.out('callId'), a.out('relatedCallId')),
  ),
  sync('lineSetAppSpecific', 'connected', ['call'], (p, s) => p.lineSetAppSpecific(s.call, 77)),
  asynchronous('lineSetCallData', 'connected', ['call'], (p, id, s) =>
    p.lineSetCallData?.(id, s.call, Uint8Array.of(1, 2, 3)),
  ),
  asynchronous('lineSetCallParams', 'connected', ['call'], (p, id, s) =>
    p.lineSetCallParams?.(id, s.call, LINEBEARERMODE.VOICE, 0, 0, null),
  ),
  asynchronous('lineSetCallTreatment', 'connected', ['call'], (p, id, s, a) =>
    p.lineSetCallTreatment?.(
      id,
      s.call,
      a.caps.address?.callTreatments?.[0]?.callTreatmentId ?? LINECALLTREATMENT.SILENCE,
    ),
  ),
  asynchronous('lineSecureCall', 'connected', ['call'], (p, id, s) => p.lineSecureCall?.(id, s.call)),
  asynchronous('lineSendUserUserInfo', 'connected', ['call'], (p, id, s) =>
    p.lineSendUserUserInfo?.(id, s.call, USER_USER),
  ),
  asynchronous('lineReleaseUserUserInfo', 'connected', ['call'], (p, id, s) => p.lineReleaseUserUserInfo?.(id, s.call)),
  sync('lineSetMediaMode', 'connected', ['call'], (p, s, a) => p.lineSetMediaMode?.(s.call, mediaMode(a.caps))),
];
