import { fieldsWithOrWithout } from './fields.js';

/** A number that a device has for itself. Personal: it is not to be logged. */
export interface DeviceSerial {
  /** `meid` and `esn` are CDMA's (hexadecimal); `maker`: whatever else the maker counts by. */
  readonly kind: 'imei' | 'imeisv' | 'meid' | 'esn' | 'maker';
  /** Digits, or hexadecimal digits in capitals. */
  readonly number: string;
  /** What stands behind it, the maker's serial number; '' where nothing does. */
  readonly serial: string;
}

/**
 * Reads an answer to +GSN (ITU-T V.250, 6.1.7) or +CGSN (3GPP TS 27.007, 5.4): bare, prefixed (`+CGSN: `, `IMEI: `), in quotes, with the
 * maker's serial number behind a comma (Option), hexadecimal with or without 0x (CDMA), with hyphens or blanks in it.
 */
export function parseDeviceSerial(line: string): DeviceSerial | null {
  const named = line.replace(/^\s*(?:\+C?GSN|IMEI(?: SV)?|MEID|ESN)\s*[:=]\s*/i, '');
  const fields = fieldsWithOrWithout(named.length === line.length ? line : `+GSN: ${named}`, '+GSN:') ?? wordsOf(line);
  const [number = '', serial = ''] = fields.slice(0, 2).map(({ text }) => bare(text));
  const kind = kindOf(number);
  return kind === null ? null : { kind, number: number.replace(/^0X/, ''), serial };
}

/** A number that begins with a letter looks like a head and is none. */
function wordsOf(line: string): readonly { readonly text: string }[] {
  return /^[A-Z0-9 ,"-]{1,80}$/i.test(line) ? line.split(',').map((text) => ({ text })) : [];
}

function bare(text: string): string {
  return text
    .replaceAll(/["\s-]/g, '')
    .slice(0, 40)
    .toUpperCase();
}

/** By length: IMEI 15 digits or 14 without the check digit, IMEISV 16 (3GPP TS 23.003, 6.2); MEID 14 and ESN 8 hexadecimal (3GPP2). */
function kindOf(number: string): DeviceSerial['kind'] | null {
  if (/^\d{14,15}$/.test(number)) return 'imei';
  if (/^\d{16}$/.test(number)) return 'imeisv';
  if (/^(?:0X)?[A-F][0-9A-F]{13}$/.test(number)) return 'meid';
  if (/^(?:0X[0-9A-F]{8}|(?=.*[A-F])[0-9A-F]{8})$/.test(number)) return 'esn';
  return /^(?=.*\d)[0-9A-Z]{4,40}$/.test(number) ? 'maker' : null;
}
