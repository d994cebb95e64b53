import { fieldsWithOrWithout, informationOf, MAX_INFORMATION, textIn } from './fields.js';
import { parseRanges } from './ranges.js';

/** Longest text that is kept of what a device says of itself. */
const MAX_TEXT = 80;
/** Lines that are read: ATI of the most talkative devices has about ten. */
const MAX_LINES = 64;
/** Heads that devices may put before what V.250, 6.1, and 27.007, 5, want bare. */
const HEAD = /^[+#^][A-Z0-9]{2,8}: ?/i;

/**
 * The text in an answer to +GMI, +GMM, +GMR (ITU-T V.250, 6.1.4 to 6.1.6) or +CGMI, +CGMM, +CGMR (3GPP TS 27.007, 5.1 to 5.3): bare,
 * prefixed (`+GMM: `), in quotes, or with blanks before it (Wavecom). Cut to 80 characters; hostile text.
 * @returns null where nothing is left.
 */
export function parseIdentityText(line: string): string | null {
  const text = line.slice(0, MAX_INFORMATION).trim().replace(HEAD, '').trim();
  const bare = /^"(.*)"$/.exec(text)?.[1] ?? text;
  return bare === '' ? null : bare.trim().slice(0, MAX_TEXT) || null;
}

/** What ATI tells, as far as it says which is which. Hostile texts; '' where it does not. */
export interface DeviceInformation {
  readonly manufacturer: string;
  readonly model: string;
  readonly revision: string;
  /** Capabilities of `+GCAP`, such as `+CGSM`. */
  readonly capabilities: readonly string[];
  /** Every other line, in order. */
  readonly others: readonly string[];
}

/**
 * Reads the lines of ATI. Most cellular devices write `Manufacturer: …`, `Model: …`, `Revision: …`, `+GCAP: …` (Huawei, ZTE, SIMCom, Sierra,
 * Option); Quectel and Cinterion leave the first two words out, so their lines are among the others. A line with the device's own number is
 * left out: it is not to be kept.
 */
export function parseDeviceInformation(lines: readonly string[]): DeviceInformation {
  const told = { manufacturer: '', model: '', revision: '' };
  const others: string[] = [];
  let capabilities: readonly string[] = [];
  for (const line of lines.slice(0, MAX_LINES)) {
    const [, key = '', value = ''] = /^\s*(manufacturer|model|revision)\s*:\s*(.*)$/i.exec(line.slice(0, 256)) ?? [];
    const name = key.toLowerCase();
    if (name === 'manufacturer' || name === 'model' || name === 'revision')
      told[name] ||= value.trim().slice(0, MAX_TEXT);
    else if (informationOf(line, '+GCAP:') !== null) capabilities = parseCapabilities(line) ?? [];
    else if (!/^\s*(?:IMEI|MEID|ESN|FSN|IMEI SV)\b/i.test(line)) others.push(line.slice(0, MAX_TEXT));
  }
  return { ...told, capabilities, others };
}

/** Reads `+GCAP: +CGSM,+FCLASS,+DS` (ITU-T V.250, 6.1.9), with or without the head. */
export function parseCapabilities(line: string): readonly string[] | null {
  const information = informationOf(line, '+GCAP:') ?? (line.startsWith('+GCAP') ? null : line);
  if (information === null || information.length > MAX_INFORMATION) return null;
  const names = information.split(',', MAX_LINES).map((name) => name.trim().replaceAll('"', '').toUpperCase());
  return names.every((name) => /^[+$%*#^][A-Z0-9]{1,15}$/.test(name)) ? names : null;
}

/**
 * The service classes of AT+FCLASS=? (T.31, V.253): 0 data, 1, 1.0, 2, 2.0, 2.1 fax, 8 voice. As a list, in parentheses, in quotes, as a range,
 * with or without the head. Each once, the lowest first.
 */
export function parseServiceClasses(line: string): readonly string[] | null {
  const fields = fieldsWithOrWithout(line, '+FCLASS:');
  if (fields === null || fields.length === 0) return null;
  const texts = fields.map((field) => textIn(field, MAX_TEXT)).join(',');
  const classes = parseRanges(texts).flatMap(({ ranges, texts: named }) => [
    ...ranges.flatMap(({ from, to }) => classesFrom(from, to)),
    ...named.flatMap((text) => text.split(',')).map((text) => text.trim()),
  ]);
  if (classes.length === 0 || !classes.every((name) => /^\d{1,2}(?:\.\d)?$/.test(name))) return null;
  return [...new Set(classes)].sort((a, b) => Number(a) - Number(b) || a.length - b.length);
}

/** Of a range only the classes that there are: no device has all numbers between. */
function classesFrom(from: number, to: number): readonly string[] {
  return from === to ? [String(from)] : [0, 1, 2, 8, 80].filter((name) => from <= name && name <= to).map(String);
}
