/** What a call is doing by <stat> of +CLCC (3GPP TS 27.007, 7.18). */
export type ListedState = 'active' | 'held' | 'dialing' | 'alerting' | 'incoming' | 'waiting';

/** One voice call in the modem's list. */
export interface ListedCall {
  /** <ccid>, 1 to 7: the number by which +CHLD names the call. Free again once the call is over. */
  readonly index: number;
  readonly direction: 'incoming' | 'outgoing';
  readonly state: ListedState;
  /** One of the parties of the multiparty call. */
  readonly multiparty: boolean;
  /** The other party's number, with `+` where it is international; '' where it is not told. */
  readonly number: string;
}

/** The modem's list of current calls. */
export interface CallListing {
  readonly calls: readonly ListedCall[];
  /** Something that is no voice call rings: data, fax. */
  readonly otherRings: boolean;
}

const states: readonly ListedState[] = ['active', 'held', 'dialing', 'alerting', 'incoming', 'waiting'];
/** Voice, and the modes that begin with or alternate with voice. */
const VOICE_MODES = '0345';
/** <type> of an international number: TON 1, E.164 (3GPP TS 24.008, 10.5.4.7). */
const INTERNATIONAL = '145';

/** `+CLCC: <ccid>,<dir>,<stat>,<mode>,<mpty>[,<number>,<type>…`; <stat> 6, released, is SIMCom's. */
const line = /^\+CLCC: ?(\d{1,2}),([01]),([0-6]),(\d),([01])(?:,"(\+?[0-9*#A-D]{0,80})",(\d{1,3}))?/i;

/** Reads the information text of AT+CLCC, hostile as any: what is no call in it is left out. */
export function readListing(lines: readonly string[]): CallListing {
  const calls: ListedCall[] = [];
  let otherRings = false;
  for (const text of lines) {
    const [found, index, direction, stat, mode = '', mpty, digits = '', type] = line.exec(text) ?? [];
    const state = states[Number(stat)];
    if (found === undefined || state === undefined) continue;
    if (!VOICE_MODES.includes(mode)) {
      otherRings ||= state === 'incoming' || state === 'waiting';
      continue;
    }
    const international = type === INTERNATIONAL && digits !== '' && !digits.startsWith('+');
    calls.push({
      index: Number(index),
      direction: direction === '1' ? 'incoming' : 'outgoing',
      state,
      multiparty: mpty === '1',
      number: international ? `+${digits}` : digits,
    });
  }
  return { calls: withParties(withoutDoubles(calls)), otherRings };
}

/** An index names one call. */
function withoutDoubles(calls: readonly ListedCall[]): readonly ListedCall[] {
  return [...new Map(calls.map((call) => [call.index, call])).values()];
}

/** Of several active or several held calls each is a party: there is one path to the network (3GPP TS 22.083 and 22.084), whatever <mpty> says. */
function withParties(calls: readonly ListedCall[]): readonly ListedCall[] {
  const several = (state: ListedState): boolean => calls.filter((call) => call.state === state).length > 1;
  const crowded = (['active', 'held'] as const).filter(several);
  return calls.map((call) => (crowded.some((state) => state === call.state) ? { ...call, multiparty: true } : call));
}
