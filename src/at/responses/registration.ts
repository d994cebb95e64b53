import { fieldsOf, hexIn, numberIn, type Field } from './fields.js';

/** <stat> by its number (3GPP TS 27.007, 7.2, 10.1.20, 10.1.22, 10.1.47). */
const STATES = [
  'notSearching',
  'home',
  'searching',
  'denied',
  'unknown',
  'roaming',
  'homeSmsOnly',
  'roamingSmsOnly',
  'emergencyOnly',
  'homeCsfbNotPreferred',
  'roamingCsfbNotPreferred',
  'restrictedLocalService',
] as const;
export type RegistrationState = (typeof STATES)[number];

/** <AcT> by its number (3GPP TS 27.007, 7.2 and 7.3). */
const TECHNOLOGIES = [
  'gsm',
  'gsmCompact',
  'utran',
  'gsmEgprs',
  'utranHsdpa',
  'utranHsupa',
  'utranHspa',
  'eutran',
  'ecGsmIot',
  'eutranNbS1',
  'eutra5gcn',
  'nr5gcn',
  'ngRan',
  'eutraNrDual',
] as const;
export type AccessTechnology = (typeof TECHNOLOGIES)[number];

/** The technology of an <AcT>; null for one that is not in the standard. */
export function technologyOf(number: number | null | undefined): AccessTechnology | null {
  return TECHNOLOGIES[number ?? -1] ?? null;
}

/** Which part of the network a line is about: +CREG circuit switched, +CGREG packet, +CEREG LTE, +C5GREG 5G. */
const HEADS = { '+CREG:': 'circuit', '+CGREG:': 'packet', '+CEREG:': 'eps', '+C5GREG:': '5gs' } as const;
export type RegistrationHead = keyof typeof HEADS;

/** Whether and where a modem is registered. */
export interface Registration {
  readonly domain: (typeof HEADS)[RegistrationHead];
  readonly state: RegistrationState;
  /** <n>, which lines come unsolicited: only in the answer to a read command, null otherwise. */
  readonly mode: number | null;
  /** Location or tracking area; null where it is not told. */
  readonly area: number | null;
  readonly cell: number | null;
  readonly technology: AccessTechnology | null;
}

/** Reads a line of any of the four commands, answer or unsolicited: {@link isRegistrationAnswer} says which it is. */
export function parseRegistration(line: string): Registration | null {
  const found = headAndFields(line);
  if (found === null) return null;
  const { head, fields } = found;
  const answer = hasMode(fields);
  const [stat, area, cell, technology] = answer ? fields.slice(1) : fields;
  const state = STATES[numberIn(stat) ?? -1];
  const mode = answer ? numberIn(fields[0]) : null;
  if (state === undefined || stat?.quoted === true || (answer && (mode === null || mode < 0 || mode > 5))) return null;
  return {
    domain: HEADS[head],
    state,
    mode,
    area: hexIn(area),
    cell: hexIn(cell),
    technology: technologyOf(numberIn(technology)),
  };
}

/**
 * Whether a line answers a read command: `<n>,<stat>[,<lac>,<ci>…`. An unsolicited one, `<stat>[,<lac>,<ci>…`, has one field less and its
 * second is an area: in quotes, empty, or longer than a state. `2,1` can be an answer only.
 */
export function isRegistrationAnswer(line: string): boolean {
  const found = headAndFields(line);
  return found !== null && hasMode(found.fields);
}

function headAndFields(line: string): { readonly head: RegistrationHead; readonly fields: readonly Field[] } | null {
  for (const head of ['+CREG:', '+CGREG:', '+CEREG:', '+C5GREG:'] as const) {
    const fields = fieldsOf(line, head);
    if (fields !== null) return { head, fields };
  }
  return null;
}

function hasMode([, second]: readonly Field[]): boolean {
  // An area that is not in quotes is written with four digits, where a state has one or two.
  if (second === undefined || second.quoted || second.text.length > 2) return false;
  return STATES[numberIn(second) ?? -1] !== undefined;
}
