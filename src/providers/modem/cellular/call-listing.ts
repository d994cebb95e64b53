import { parseListedCall, type ListedCall as AnyListedCall, type ListedState } from '../../../at/responses/clcc.js';

/** What a call that is not over is doing. */
export type LiveState = Exclude<ListedState, 'released'>;

/** One voice call in the modem's list. */
export type ListedCall = AnyListedCall & { readonly state: LiveState };

/** The modem's list of current calls. */
export interface CallListing {
  readonly calls: readonly ListedCall[];
  /** Something that is no voice call rings: data, fax. */
  readonly otherRings: boolean;
}

/** What the information text of AT+CLCC says of the line. What is over, what is no voice call and what is no call at all is left out. */
export function listingOf(lines: readonly string[]): CallListing {
  const calls = lines.map(parseListedCall).filter((call) => call !== null && isNumbered(call));
  const voice = calls.filter(({ voice }) => voice);
  const otherRings = calls.some(({ voice, state }) => !voice && (state === 'incoming' || state === 'waiting'));
  return { calls: withParties(withoutDoubles(voice)), otherRings };
}

/** Whether a call is there, and +CHLD can name it: the numbers begin at 1 (3GPP TS 27.007, 7.13). */
function isNumbered(call: AnyListedCall): call is ListedCall {
  return call.state !== 'released' && call.callId >= 1;
}

/** A number names one call. */
function withoutDoubles(calls: readonly ListedCall[]): readonly ListedCall[] {
  return [...new Map(calls.map((call) => [call.callId, call])).values()];
}

/** Of several active or several held calls each is a party: there is one path to the network (3GPP TS 22.083 and 22.084), whatever <mpty> says. */
function withParties(calls: readonly ListedCall[]): readonly ListedCall[] {
  const several = (state: LiveState): boolean => calls.filter((call) => call.state === state).length > 1;
  const crowded = (['active', 'held'] as const).filter(several);
  return calls.map((call) => (crowded.some((state) => state === call.state) ? { ...call, conference: true } : call));
}
