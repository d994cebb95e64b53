import { LINEFORWARDMODE, LINETRANSFERMODE } from '../../tspi/generated/constants.js';
import { asynchronous, type Invocation } from './invocation.js';
import { completionMode, oneOf, parkMode } from './capabilities.js';

/** What a switch does with calls. */
export const supplementaryInvocations: readonly Invocation[] = [
  asynchronous('lineHold', 'connected', ['call'], (p, id, s) => p.lineHold?.(id, s.call)),
  asynchronous('lineUnhold', 'held', ['call'], (p, id, s) => p.lineUnhold?.(id, s.call)),
  asynchronous('lineSwapHold', 'heldAndActive', ['call', 'other'], (p, id, s) => p.lineSwapHold?.(id, s.call, s.other)),
  asynchronous('lineSetupTransfer', 'connected', ['call'], (p, id, s, a) => {
    const { htCall, holder } = a.newCall();
    return p.lineSetupTransfer?.(id, s.call, htCall, holder, null);
  }),
  asynchronous('lineCompleteTransfer', 'consultation', ['call', 'other'], (p, id, s, a) => {
    const { TRANSFER, CONFERENCE } = LINETRANSFERMODE;
    const mode = oneOf(a.caps.address?.transferModes, TRANSFER, TRANSFER);
    const { htCall, holder } = a.newCall(mode !== CONFERENCE);
    return p.lineCompleteTransfer?.(id, s.call, s.other, mode === CONFERENCE ? htCall : 0, holder, mode);
  }),
  asynchronous('lineBlindTransfer', 'connected', ['call'], (p, id, s, a) =>
    p.lineBlindTransfer?.(id, s.call, a.bench.numbers.answers, 0),
  ),
  asynchronous(
    'lineSetupConference',
    'connected',
    ['call'],
    (p, id, s, a) => {
      const conference = a.newCall();
      const consult = a.newCall();
      return p.lineSetupConference?.(
        id,
        s.call,
        s.line,
        conference.htCall,
        conference.holder,
        consult.htCall,
        consult.holder,
        3,
        null,
      );
    },
    { nullable: ['call'] },
  ),
  asynchronous('linePrepareAddToConference', 'conference', ['call'], (p, id, s, a) => {
    const { htCall, holder } = a.newCall();
    return p.linePrepareAddToConference?.(id, s.call, htCall, holder, null);
  }),
  asynchronous('lineAddToConference', 'conferencePending', ['call', 'other'], (p, id, s) =>
    p.lineAddToConference?.(id, s.call, s.other),
  ),
  asynchronous('lineRemoveFromConference', 'conference', ['other'], (p, id, s) =>
    p.lineRemoveFromConference?.(id, s.other),
  ),
  asynchronous('linePark', 'connected', ['call'], (p, id, s, a) =>
    p.linePark?.(id, s.call, parkMode(a.caps), s.address, a.out('nonDirAddress', 'end')),
  ),
  asynchronous('lineUnpark', 'parked', ['line'], (p, id, s, a) => {
    const { htCall, holder } = a.newCall();
    return p.lineUnpark?.(id, s.line, 0, htCall, holder, s.address ?? '');
  }),
  asynchronous('linePickup', 'ringingElsewhere', ['line'], (p, id, s, a) => {
    const { htCall, holder } = a.newCall();
    return p.linePickup?.(id, s.line, 0, htCall, holder, s.address, null);
  }),
  asynchronous('lineForward', 'line', ['line'], (p, id, s, a) => {
    const { htCall, holder } = a.newCall(true);
    const forwardMode = oneOf(a.caps.address?.forwardModes, LINEFORWARDMODE.UNCOND, LINEFORWARDMODE.UNCOND);
    const destAddress = a.bench.numbers.answers;
    const list = [{ forwardMode, callerAddress: '', destCountryCode: 0, destAddress }];
    return p.lineForward?.(id, s.line, false, 0, list, 3, htCall, holder, null);
  }),
  asynchronous('lineCompleteCall', 'unanswered', ['call'], (p, id, s, a) =>
    p.lineCompleteCall?.(id, s.call, a.out('completionId', 'end'), completionMode(a.caps), 0),
  ),
  asynchronous('lineUncompleteCall', 'completing', ['line'], (p, id, s) =>
    p.lineUncompleteCall?.(id, s.line, s.completionId),
  ),
];
