import { fieldsOf, numberIn, type Field } from './fields.js';

const DIGIT = /^[0-9*#A-D]$/i;
/** Heads behind which the digit itself stands: SIMCom (AT+DDET=1), u-blox (AT+UDTMFD), Telit (AT#DTMF=2). */
const PLAIN_HEADS = ['+RXDTMF:', '+DTMF:', '+UDTMFD:', '+UUDTMFD:', '#DTMFEV:'] as const;
/** Quectel (AT+QTONEDET): behind it stands the digit's code in ASCII. */
const CODED_HEAD = '+QTONEDET:';
/** Telit's second field: 1 a tone begins, 0 it ends. */
const TONE_ENDS = 0;

/**
 * A digit that the other party has pressed, as the modem heard it: `0`–`9`, `*`, `#`, `A`–`D`.
 * @returns null for every other line, and for the end of a tone that has been told already (Telit: `#DTMFEV: 5,0`).
 */
export function parseHeardDigit(line: string): string | null {
  const coded = fieldsOf(line, CODED_HEAD);
  if (coded !== null) return codedDigit(coded[0]);
  for (const head of PLAIN_HEADS) {
    const fields = fieldsOf(line, head);
    if (fields === null) continue;
    const ends = head === '#DTMFEV:' && numberIn(fields[1]) === TONE_ENDS;
    return ends ? null : digitIn(fields[0]);
  }
  return null;
}

function digitIn(field: Field | undefined): string | null {
  return field !== undefined && DIGIT.test(field.text) ? field.text.toUpperCase() : null;
}

/** No digit's code is below 35 (`#`), so a single character is the digit: so older firmware writes it. */
function codedDigit(field: Field | undefined): string | null {
  const code = numberIn(field);
  return code === null || code < 10 ? digitIn(field) : digitIn({ quoted: false, text: String.fromCharCode(code) });
}
