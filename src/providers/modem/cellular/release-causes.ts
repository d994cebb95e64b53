import { LINEDISCONNECTMODE } from '../../../tspi/generated/constants.js';

const {
  NORMAL,
  REJECT,
  BUSY,
  NOANSWER,
  BADADDRESS,
  UNREACHABLE,
  CONGESTION,
  INCOMPATIBLE,
  UNAVAIL,
  NUMBERCHANGED,
  OUTOFORDER,
  TEMPFAILURE,
  QOSUNAVAIL,
  BLOCKED,
} = LINEDISCONNECTMODE;

/** By cause of release (3GPP TS 24.008, 10.5.4.11 and annex H); the others say nothing that TAPI has a mode for. */
const modes: Readonly<Record<number, number>> = {
  1: BADADDRESS,
  3: UNREACHABLE,
  8: BLOCKED,
  16: NORMAL,
  17: BUSY,
  18: NOANSWER,
  19: NOANSWER,
  21: REJECT,
  22: NUMBERCHANGED,
  27: OUTOFORDER,
  28: BADADDRESS,
  31: NORMAL,
  34: CONGESTION,
  38: TEMPFAILURE,
  41: TEMPFAILURE,
  42: CONGESTION,
  44: CONGESTION,
  47: CONGESTION,
  49: QOSUNAVAIL,
  55: BLOCKED,
  57: UNAVAIL,
  58: UNAVAIL,
  63: UNAVAIL,
  65: UNAVAIL,
  69: UNAVAIL,
  70: UNAVAIL,
  79: UNAVAIL,
  88: INCOMPATIBLE,
  102: TEMPFAILURE,
};

/** The words of the same causes, as AT+CEER gives them in English (3GPP TS 27.007, 6.10: any text). The first that is found counts. */
const words: readonly (readonly [RegExp, number])[] = [
  [/user busy/i, BUSY],
  [/no answer|not answer|alerting/i, NOANSWER],
  [/no user responding/i, NOANSWER],
  [/call rejected/i, REJECT],
  [/unassigned|unallocated|invalid number/i, BADADDRESS],
  [/no route|absent|out of coverage/i, UNREACHABLE],
  [/number changed/i, NUMBERCHANGED],
  [/out of order/i, OUTOFORDER],
  [/congestion|no circuit|resources? unavailable/i, CONGESTION],
  [/barr(?:ed|ing)/i, BLOCKED],
];

/** The LINEDISCONNECTMODE of a cause of release; null for one that has none. */
export function modeOfCause(cause: number): number | null {
  return modes[cause] ?? null;
}

/**
 * What AT+CEER tells of why the last call ended: a number that is a cause, or words that are known. A text such as `No cause information
 * available` tells nothing: null.
 */
export function modeOfReport(lines: readonly string[]): number | null {
  const text = lines.join(' ').slice(0, 200);
  const found = words.find(([pattern]) => pattern.test(text));
  if (found !== undefined) return found[1];
  // Of several numbers the last is the cause: a location or a group stands before it.
  const last = /(\d{1,3})\D*$/.exec(text)?.[1];
  return last === undefined ? null : modeOfCause(Number(last));
}
