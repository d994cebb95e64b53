import { parseReleaseReport } from '../../../at/responses/release-cause.js';
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

/** The LINEDISCONNECTMODE of a cause of release; null for one that has none. */
export function modeOfCause(cause: number): number | null {
  return modes[cause] ?? null;
}

/** What AT+CEER tells of why the last call ended; null where no line of it has a cause that is known. */
export function modeOfReport(lines: readonly string[]): number | null {
  const causes = lines.map((line) => parseReleaseReport(line)?.cause ?? null).filter((cause) => cause !== null);
  return causes[0] === undefined ? null : modeOfCause(causes[0]);
}
