import { fieldsOf, informationOf, numberIn, splitFields, textIn } from './fields.js';
import { technologyOf, type AccessTechnology } from './registration.js';

/** <mode>, how a network is chosen (3GPP TS 27.007, 7.3). */
const MODES = ['automatic', 'manual', 'deregistered', 'formatOnly', 'manualThenAutomatic'] as const;
/** <stat> of a network in the list. */
const AVAILABILITIES = ['unknown', 'available', 'current', 'forbidden'] as const;
/** Longest name that is kept. */
const MAX_NAME = 64;
/** Networks that are kept. */
const MAX_NETWORKS = 64;

/** The network that is chosen. */
export interface CurrentOperator {
  readonly mode: (typeof MODES)[number];
  /** Its name, or its digits where `numeric`; '' where there is none. In the character set of +CSCS; ZTE: raw GSM 7-bit. Hostile text. */
  readonly name: string;
  /** Whether the name is country and network code, five or six digits. */
  readonly numeric: boolean;
  readonly technology: AccessTechnology | null;
}

/** Reads the answer to AT+COPS?: `+COPS: <mode>[,<format>,<oper>[,<AcT>]]` (3GPP TS 27.007, 7.3). */
export function parseCurrentOperator(line: string): CurrentOperator | null {
  const fields = fieldsOf(line, '+COPS:') ?? [];
  const mode = MODES[numberIn(fields[0]) ?? -1];
  if (mode === undefined) return null;
  const name = textIn(fields[2], MAX_NAME);
  const numeric = numberIn(fields[1]) === 2 && /^\d{5,6}$/.test(name);
  return { mode, name, numeric, technology: technologyOf(numberIn(fields[3])) };
}

/** A network within reach. Names are hostile text. */
export interface NetworkOperator {
  readonly availability: (typeof AVAILABILITIES)[number];
  readonly longName: string;
  readonly shortName: string;
  /** Country and network code, five or six digits; '' where it is not told. */
  readonly code: string;
  readonly technology: AccessTechnology | null;
}

/**
 * Reads the answer to AT+COPS=?: `(<stat>,<long>,<short>,<numeric>[,<AcT>])` for each network, then `,,(<modes>),(<formats>)`, which are
 * left out. On one line, or a line a network.
 */
export function parseOperators(line: string): readonly NetworkOperator[] | null {
  const information = informationOf(line, '+COPS:');
  if (information === null) return null;
  const groups = splitFields(information).slice(0, MAX_NETWORKS);
  return groups.map(({ text }) => network(text)).filter((found) => found !== null);
}

function network(group: string): NetworkOperator | null {
  if (!group.startsWith('(')) return null;
  const [stat, long, short, code, technology] = splitFields(group.slice(1, group.endsWith(')') ? -1 : undefined));
  const availability = AVAILABILITIES[numberIn(stat) ?? -1];
  if (availability === undefined || code === undefined || !/^(?:\d{5,6})?$/.test(code.text)) return null;
  return {
    availability,
    longName: textIn(long, MAX_NAME),
    shortName: textIn(short, MAX_NAME),
    code: code.text,
    technology: technologyOf(numberIn(technology)),
  };
}
