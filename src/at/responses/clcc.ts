import { fieldsOf, numberIn, type Field } from './fields.js';
import { nameIn, partyNumber } from './party-number.js';

/** <stat> of +CLCC by its number (3GPP TS 27.007, 7.18); 6 is SIMCom's, in lines that come unsolicited (AT+CLCC=1). */
export const LISTED_STATES = ['active', 'held', 'dialing', 'alerting', 'incoming', 'waiting', 'released'] as const;
export type ListedState = (typeof LISTED_STATES)[number];

/** One call of a modem's list. */
export interface ListedCall {
  /** What AT+CHLD=1x and the makers' reports name it by: 1 to 7 on most devices. */
  readonly callId: number;
  readonly direction: 'incoming' | 'outgoing';
  readonly state: ListedState;
  /** <mode>: 0 voice, 1 data, 2 fax, 3 to 8 both in turn, 9 unknown. Quectel lists packet data contexts as data. */
  readonly mode: number;
  /** Whether there is voice in it, now or in turn with data or fax: <mode> 0, 3, 4, 5. */
  readonly voice: boolean;
  /** Whether it is part of a conference. */
  readonly conference: boolean;
  /** The other party's number as it can be dialled; '' where it is not told. */
  readonly number: string;
  /** Its name in the modem's phone book, or what stands in place of a number; '' where there is none. Hostile text. */
  readonly name: string;
}

const VOICE_MODES: readonly number[] = [0, 3, 4, 5];

/**
 * Reads a line of `+CLCC: <id>,<dir>,<stat>,<mode>,<mpty>[,<number>,<type>[,<alpha>…` (3GPP TS 27.007, 7.18).
 * @returns null for what is no call. Whether a released or a data call counts is for the reader to say.
 */
export function parseListedCall(line: string): ListedCall | null {
  const fields = fieldsOf(line, '+CLCC:');
  return fields === null ? null : listedCall(fields, 5);
}

/**
 * A call from fields as +CLCC has them.
 * @param numberAt - Where the number stands: makers' lists have fields of their own before it.
 */
export function listedCall(fields: readonly Field[], numberAt: number): ListedCall | null {
  const [callId, direction, stat, mode, multiparty] = fields.slice(0, 5).map(numberIn);
  const state = LISTED_STATES[stat ?? -1];
  if (callId === undefined || callId === null || callId < 0 || callId > 99 || state === undefined) return null;
  if ((direction !== 0 && direction !== 1) || mode === undefined || mode === null || mode < 0 || mode > 9) return null;
  if (multiparty !== 0 && multiparty !== 1) return null;
  const { number, name } = partyNumber(fields[numberAt], fields[numberAt + 1]);
  return {
    callId,
    direction: direction === 1 ? 'incoming' : 'outgoing',
    state,
    mode,
    voice: VOICE_MODES.includes(mode),
    conference: multiparty === 1,
    number,
    name: nameIn(fields[numberAt + 2]) || name,
  };
}
