import { fieldsOf } from './fields.js';

/** Bytes of a number in EF_ECC: six digits, low half first, F for none. */
const CODE_BYTES = 3;

/**
 * The number in three bytes of EF_ECC (3GPP TS 31.102, 4.2.8 refers to 51.011, 10.3.27: two digits a byte, the low half first, F behind the
 * last); null where there is none, or what is no number of digits.
 */
export function emergencyCodeIn(bytes: readonly number[]): string | null {
  const halves = bytes.slice(0, CODE_BYTES).flatMap((byte) => [byte & 0x0f, byte >> 4]);
  const end = halves.indexOf(0x0f);
  return checked((end < 0 ? halves : halves.slice(0, end)).map((half) => half.toString(16)).join(''));
}

/** All numbers of a file without records: EF_ECC of a SIM (3GPP TS 51.011, 10.3.27). */
export function emergencyCodesIn(bytes: readonly number[]): readonly string[] {
  const codes: string[] = [];
  for (let at = 0; at + CODE_BYTES <= bytes.length; at += CODE_BYTES) {
    const code = emergencyCodeIn(bytes.slice(at, at + CODE_BYTES));
    if (code !== null) codes.push(code);
  }
  return codes;
}

/** Reads `+CEN2: <cat>,<number>` (3GPP TS 27.007, 8.67): an emergency number that the network has told. Null for other lines. */
export function parseNetworkEmergencyNumber(line: string): string | null {
  return checked(fieldsOf(line, '+CEN2:')?.[1]?.text ?? '');
}

/** Two to six digits: a card, or a network, must not be able to make an emergency number of any other. */
function checked(code: string): string | null {
  return /^[0-9]{2,6}$/.test(code) ? code : null;
}
