import { fieldsOf, numberIn } from './fields.js';

/** What a SIM answers to a command on one of its files. */
export interface SimFileAnswer {
  /** Status words (ETSI TS 102 221, 10.2): 0x90 0x00 and 0x91 xx are success. */
  readonly sw1: number;
  readonly sw2: number;
  readonly bytes: readonly number[];
}

/** How a file of a SIM is to be read. */
export type SimFileForm =
  | { readonly kind: 'transparent'; readonly size: number }
  | { readonly kind: 'records'; readonly size: number; readonly count: number };

/** Most bytes that one command reads; its answer's <response> has two digits for each. */
const MOST_BYTES = 256;

/** Reads `+CRSM: <sw1>,<sw2>[,<response>]` (3GPP TS 27.007, 8.18), the response in hexadecimal digits with or without quotes. */
export function parseSimFileAnswer(line: string): SimFileAnswer | null {
  const fields = fieldsOf(line, '+CRSM:');
  const sw1 = numberIn(fields?.[0]);
  const sw2 = numberIn(fields?.[1]);
  const hex = fields?.[2]?.text ?? '';
  if (sw1 === null || sw2 === null || !/^(?:[0-9a-f]{2})*$/i.test(hex) || hex.length > 2 * MOST_BYTES) return null;
  return { sw1, sw2, bytes: (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)) };
}

/** Whether a command on a file succeeded. */
export function isSimFileOk({ sw1 }: SimFileAnswer): boolean {
  return sw1 === 0x90 || sw1 === 0x91 || sw1 === 0x9f;
}

/**
 * Reads what GET RESPONSE tells of a file: of a SIM as 3GPP TS 51.011, 9.2.1 has it, of a USIM as file control parameters (ETSI TS 102 221,
 * 11.1.1.3 and 11.1.1.4.3). Null where neither.
 */
export function parseSimFileForm(bytes: readonly number[]): SimFileForm | null {
  if (bytes[0] === 0x62) return formOfParameters(bytes);
  const size = wordAt(bytes, 2);
  const structure = bytes[13];
  if (bytes.length < 14 || size === 0) return null;
  if (structure === 0x00) return { kind: 'transparent', size };
  const length = bytes[14] ?? 0;
  return length === 0 ? null : { kind: 'records', size: length, count: Math.floor(size / length) };
}

function formOfParameters(bytes: readonly number[]): SimFileForm | null {
  const descriptor = valueOf(bytes, 0x82);
  const sizes = valueOf(bytes, 0x80);
  if (descriptor === null) return null;
  const kind = (descriptor[0] ?? 0) & 0x07;
  if (kind === 1 && sizes !== null) return { kind: 'transparent', size: wordAt(sizes, 0) };
  if (kind !== 2 && kind !== 6) return null;
  return { kind: 'records', size: wordAt(descriptor, 2), count: descriptor[4] ?? 0 };
}

/** The value of a tag in the template 62; tags and lengths have one byte each here. */
function valueOf(bytes: readonly number[], tag: number): readonly number[] | null {
  for (let at = 2; at + 1 < bytes.length;) {
    const length = bytes[at + 1] ?? 0;
    if (bytes[at] === tag) return bytes.slice(at + 2, at + 2 + length);
    at += 2 + length;
  }
  return null;
}

function wordAt(bytes: readonly number[], at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
