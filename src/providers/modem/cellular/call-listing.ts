import { LINEMEDIAMODE } from '../../../tspi/generated/constants.js';
import { parseListedCall, type ListedCall as AnyListedCall, type ListedState } from '../../../at/responses/clcc.js';

/** What a call that is not over is doing. */
export type LiveState = Exclude<ListedState, 'released'>;

/** One call in the modem's list. */
export type ListedCall = AnyListedCall & {
  readonly state: LiveState;
  /** The LINEMEDIAMODE of one that rings and is no voice call; 0 for voice. */
  readonly media: number;
};

/** The modem's list of current calls. */
export interface CallListing {
  readonly calls: readonly ListedCall[];
  /** What rings is no voice call: data, fax. */
  readonly otherRings: boolean;
}

/** What the information text of AT+CLCC says of the line. What is over, what is no call at all, and what is no voice call and does not ring, is left out. */
export function listingOf(lines: readonly string[]): CallListing {
  const calls = lines.map(parseListedCall).filter((call) => call !== null && isNumbered(call));
  const voice = calls.filter((call) => call.voice).map((call) => ({ ...call, media: 0 }));
  const other = calls
    .filter((call) => !call.voice && (call.state === 'incoming' || call.state === 'waiting'))
    .map((call) => ({ ...call, media: mediaOfMode(call.mode) }));
  return { calls: withParties(withoutDoubles([...voice, ...other])), otherRings: other.length > 0 };
}

/** Whether a call is there, and +CHLD can name it: the numbers begin at 1 (3GPP TS 27.007, 7.13). */
function isNumbered(call: AnyListedCall): call is AnyListedCall & { readonly state: LiveState } {
  return call.state !== 'released' && call.callId >= 1;
}

/** <mode> 2 is fax; all else that is no voice call is data, or not known (3GPP TS 27.007, 7.18). */
function mediaOfMode(mode: number): number {
  if (mode === 2) return LINEMEDIAMODE.G3FAX;
  return mode === 9 ? LINEMEDIAMODE.UNKNOWN : LINEMEDIAMODE.DATAMODEM;
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
