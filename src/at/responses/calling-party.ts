import type { CallerId } from '../caller-id.js';
import { fieldsOf, numberIn, type Field } from './fields.js';
import { nameIn, partyNumber } from './party-number.js';

/** <CLI validity> (3GPP TS 27.007, 7.6), 3 being a coin telephone: its number is not carried either. */
const presentations: readonly CallerId['presentation'][] = ['known', 'blocked', 'outOfArea', 'outOfArea', 'outOfArea'];
/** <type> that many devices give for a number that is withheld. */
const NO_TYPE = 128;

/**
 * Who is calling: `+CLIP: <number>,<type>[,<subaddr>,<satype>[,[<alpha>][,<CLI validity>]]]` (3GPP TS 27.007, 7.6). SIM800 and Quectel
 * M35 write all six fields, empty or 0.
 */
export function parseClip(line: string): CallerId | null {
  const fields = fieldsOf(line, '+CLIP:');
  if (fields === null || isSetting(fields)) return null;
  return callerFrom(fields, fields[4], fields[5]);
}

/** A second call that waits. */
export interface WaitingCall extends CallerId {
  /** <class>, a sum of bits: 1 voice, 2 data, 4 fax, 8 SMS … (3GPP TS 27.007, 7.12); voice where the device leaves it out. */
  readonly serviceClass: number;
}

/**
 * A call that waits: `+CCWA: <number>,<type>,<class>[,[<alpha>][,<CLI validity>…` (3GPP TS 27.007, 7.12), with or without quotes around the
 * number. The answer to a query has the same head and is no call: `parseCallWaiting` (supplementary.ts) reads it.
 */
export function parseWaitingCall(line: string): WaitingCall | null {
  const fields = fieldsOf(line, '+CCWA:');
  if (fields === null || isSetting(fields)) return null;
  const serviceClass = numberIn(fields[2]) ?? 1;
  return { ...callerFrom(fields, fields[3], fields[4]), serviceClass };
}

/**
 * Who has answered, or who was called: `+COLP: <number>,<type>…` (3GPP TS 27.007, 7.8), before OK or CONNECT of the dial.
 * The name is what stands in place of a number.
 */
export function parseConnectedParty(line: string): CallerId | null {
  const fields = fieldsOf(line, '+COLP:');
  return fields === null || isSetting(fields) ? null : callerFrom(fields, fields[4], undefined);
}

/** Which number was called: `+CDIP: <number>,<type>…` (3GPP TS 27.007, 7.9). '' where it is no number. */
export function parseCalledNumber(line: string): string | null {
  const fields = fieldsOf(line, '+CDIP:');
  return fields === null || isSetting(fields) ? null : partyNumber(fields[0], fields[1]).number;
}

/** A caller's name as the network tells it. */
export interface CallerName {
  /** Hostile text; '' where it is not told. */
  readonly name: string;
  readonly presentation: CallerId['presentation'];
}

/** `+CNAP: <name>[,<CNI validity>]` (3GPP TS 27.007, 7.30). */
export function parseCallerName(line: string): CallerName | null {
  const fields = fieldsOf(line, '+CNAP:');
  if (fields === null || isSetting(fields)) return null;
  const name = nameIn(fields[0]);
  return { name, presentation: presentation(name, numberIn(fields[1])) };
}

function callerFrom(fields: readonly Field[], alpha: Field | undefined, validity: Field | undefined): CallerId {
  const { number, name, type } = partyNumber(fields[0], fields[1]);
  const told = numberIn(validity) ?? (type === NO_TYPE ? 1 : null);
  return { number, name: nameIn(alpha) || name, calledNumber: '', presentation: presentation(number || name, told) };
}

/** What is there is known, whatever the device says of it; where nothing is there, why. */
function presentation(text: string, validity: number | null): CallerId['presentation'] {
  if (text !== '') return 'known';
  const told = presentations[validity ?? 0] ?? 'unknown';
  return told === 'known' ? 'unknown' : told;
}

/** The answer to a read or test command of the same name: one or two small numbers without quotes, or sets of them; or nothing at all. */
export function isSetting(fields: readonly Field[]): boolean {
  if (fields.length > 2) return false;
  return fields.every(({ quoted, text }) => !quoted && /^(?:\d{0,3}|\(.*)$/.test(text));
}
