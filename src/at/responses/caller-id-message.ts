import { noCallerId, withCallerIdField, type CallerId } from '../caller-id.js';

/** Caller id as the exchange sends it, not taken apart by the modem. */
export interface CallerIdMessage {
  readonly caller: CallerId;
  /** When the exchange saw the call, in its own time; it tells no year. */
  readonly when: {
    readonly month: number;
    readonly day: number;
    readonly hour: number;
    readonly minute: number;
  } | null;
}

/** Message types (Telcordia GR-30): single and multiple data messages. */
const SDMF = 0x04;
const MDMF = 0x80;
/** Parameters of MDMF (GR-30; ETSI EN 300 659-3 names the same), and the order in which they count: a reason never hides a number. */
const DATE_TIME = 0x01;
const NUMBER = 0x02;
const CALLED_NUMBER = 0x03;
const NUMBER_ABSENCE = 0x04;
const NAME = 0x07;
const NAME_ABSENCE = 0x08;
/** `MMDDhhmm`, before the number of SDMF. */
const DATE_LENGTH = 8;
/** Two digits each of at most 255 + 3 octets. */
const MAX_DIGITS = 516;

type Parameter = readonly [tag: number, text: string];

/**
 * Reads the hexadecimal text of an unformatted presentation (ITU-T V.253, +VCID=2; Rockwell #CID=2) or of `MESG =`: a whole message
 * `80 len {tag len data} sum` (MDMF) or `04 len MMDDhhmm number sum` (SDMF), or parameters alone, as in Bell Canada's `MESG = 03…`.
 * Quotes, blanks and a head are left out. Where the check sum is missing the message counts; where it is wrong it does not.
 */
export function parseCallerIdMessage(text: string): CallerIdMessage | null {
  const digits = text
    .slice(0, 4 * MAX_DIGITS)
    .replace(/^MESG ?= ?/i, '')
    .replaceAll(/["\s]/g, '');
  if (!/^(?:[0-9a-f]{2}){3,258}$/i.test(digits)) return null;
  const octets = Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
  const parameters = messageOf(octets) ?? parametersIn(octets);
  return parameters === null ? null : read(parameters);
}

/** What a whole message holds; null for octets that are none. */
function messageOf(octets: readonly number[]): readonly Parameter[] | null {
  const [type, length = 0] = octets;
  const rest = octets.length - 2 - length;
  if ((type !== MDMF && type !== SDMF) || (rest !== 0 && rest !== 1)) return null;
  // The sum of all octets, the check sum with them, is 0 modulo 256.
  if (rest === 1 && octets.reduce((sum, octet) => sum + octet, 0) % 256 !== 0) return null;
  const body = octets.slice(2, 2 + length);
  return type === MDMF ? parametersIn(body) : single(body);
}

function single(body: readonly number[]): readonly Parameter[] | null {
  const text = String.fromCharCode(...body);
  if (!/^\d{8}/.test(text)) return null;
  const number = text.slice(DATE_LENGTH);
  return [
    [DATE_TIME, text.slice(0, DATE_LENGTH)],
    [/^[OP]$/.test(number) ? NUMBER_ABSENCE : NUMBER, number],
  ];
}

function parametersIn(octets: readonly number[]): readonly Parameter[] | null {
  const parameters: Parameter[] = [];
  for (let at = 0; at < octets.length;) {
    const [tag = 0, length = 0] = octets.slice(at, at + 2);
    const end = at + 2 + length;
    if (end > octets.length || at + 2 > octets.length) return null;
    parameters.push([tag, String.fromCharCode(...octets.slice(at + 2, end))]);
    at = end;
  }
  return parameters;
}

function read(parameters: readonly Parameter[]): CallerIdMessage | null {
  const fields = new Map(parameters);
  const told = [DATE_TIME, NUMBER, CALLED_NUMBER, NUMBER_ABSENCE, NAME, NAME_ABSENCE].some((tag) => fields.has(tag));
  if (!told) return null;
  let caller = withCallerIdField(
    noCallerId,
    'number',
    dialable(fields.get(NUMBER)) ?? fields.get(NUMBER_ABSENCE) ?? '',
  );
  caller = withCallerIdField(caller, 'name', fields.get(NAME) ?? '');
  caller = withCallerIdField(caller, 'calledNumber', dialable(fields.get(CALLED_NUMBER)) ?? '');
  return { caller, when: timeOf(fields.get(DATE_TIME) ?? '') };
}

/** A number; absent where it is anything else. */
function dialable(text: string | undefined): string | undefined {
  return text !== undefined && /^\+?[0-9*#]{1,50}$/.test(text) ? text : undefined;
}

function timeOf(text: string): CallerIdMessage['when'] {
  const [month = 0, day = 0, hour = 0, minute = 0] = (text.match(/^(\d\d)(\d\d)(\d\d)(\d\d)$/) ?? [])
    .slice(1)
    .map(Number);
  const possible = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59;
  return possible ? { month, day, hour, minute } : null;
}
