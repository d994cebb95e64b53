import { fieldsOf, informationOf } from './fields.js';
import { nameIn, partyNumber } from './party-number.js';

/** What a SIM or a device waits for (3GPP TS 27.007, 8.3), and what makers say while there is none. */
const CODES = {
  READY: 'ready',
  'SIM PIN': 'pin',
  'SIM PUK': 'puk',
  'SIM PIN2': 'pin2',
  'SIM PUK2': 'puk2',
  'PH-SIM PIN': 'phoneSimPin',
  'PH-FSIM PIN': 'phoneFirstSimPin',
  'PH-FSIM PUK': 'phoneFirstSimPuk',
  'PH-NET PIN': 'networkPin',
  'PH-NET PUK': 'networkPuk',
  'PH-NETSUB PIN': 'networkSubsetPin',
  'PH-NETSUB PUK': 'networkSubsetPuk',
  'PH-SP PIN': 'serviceProviderPin',
  'PH-SP PUK': 'serviceProviderPuk',
  'PH-CORP PIN': 'corporatePin',
  'PH-CORP PUK': 'corporatePuk',
  'NOT INSERTED': 'missing',
  'NOT READY': 'notReady',
} as const;
export type SimState = (typeof CODES)[keyof typeof CODES];

/** Reads `+CPIN: <code>`, with or without quotes, answer or unsolicited; null for a code that is not known. */
export function parseSimState(line: string): SimState | null {
  const states: Readonly<Record<string, SimState>> = CODES;
  const text = fieldsOf(line, '+CPIN:')?.[0]?.text.toUpperCase().replaceAll(/\s+/g, ' ') ?? '';
  return Object.hasOwn(states, text) ? (states[text] ?? null) : null;
}

/** A number of one's own, as the SIM has it. */
export interface OwnNumber {
  /** '' where the entry is empty, as on many SIMs. */
  readonly number: string;
  /** What the SIM calls it. Hostile text. */
  readonly name: string;
}

/** Reads `+CNUM: [<alpha>],<number>,<type>…` (3GPP TS 27.007, 7.1); a device may leave the comma of an absent name out. */
export function parseOwnNumber(line: string): OwnNumber | null {
  if (informationOf(line, '+CNUM:') === '') return null;
  const fields = fieldsOf(line, '+CNUM:');
  if (fields === null) return null;
  const named = fields.length > 2;
  const { number } = named ? partyNumber(fields[1], fields[2]) : partyNumber(fields[0], fields[1]);
  return { number, name: named ? nameIn(fields[0]) : '' };
}
