import type { ToldMembers, ToldType } from '../tspi/told-members.js';

/** What can be wrong with a value that a provider tells, each a rule of its own. */
export type ToldRule = 'told.number' | 'told.type' | 'told.missing' | 'told.throws';

/** One thing that is wrong: `what` names the member. */
export interface ToldFault {
  readonly rule: ToldRule;
  readonly what: string;
}

/** What stands for a value that is none. */
const NOTHING: Readonly<Record<string, unknown>> = {
  int: 0,
  time: 0,
  bool: false,
  string: '',
  bytes: new Uint8Array(0),
};

/**
 * Reads a value that a provider told, each member once.
 * @param path - The member's name, for the words.
 * @param faults - Takes what is wrong.
 * @returns A copy that is of its kind in any case, so that one fault spoils nothing else; null where there is no structure at all.
 */
export function readTold(type: ToldType, value: unknown, path: string, faults: ToldFault[]): unknown {
  if (type === 'int') return numberOf(value, path, faults);
  if (type === 'bytes') return value instanceof Uint8Array ? value.slice() : wrong(type, value, path, faults);
  if (typeof type === 'string') {
    const named = type === 'bool' ? 'boolean' : type;
    return typeof value === named ? value : wrong(type, value, path, faults);
  }
  if (Array.isArray(type)) {
    if (!Array.isArray(value)) return wrong('list', value, path, faults, []);
    const [of] = type as readonly [ToldType];
    return value.map((entry: unknown, index) => readTold(of, entry, `${path}[${index}]`, faults));
  }
  const members = type as ToldMembers;
  if (isWords(members)) {
    const words = Object.keys(members.words);
    return words.includes(String(value)) && typeof value === 'string'
      ? value
      : wrong(words.join(' or '), value, path, faults, words[0]);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return wrong('structure', value, path, faults, null);
  return structureOf(members, value, path, faults);
}

function structureOf(members: ToldMembers, value: object, path: string, faults: ToldFault[]): object {
  const copy: Record<string, unknown> = {};
  for (const [key, type] of Object.entries(members)) {
    const name = key.replace(/\?$/, '');
    const inside = path === '' ? name : `${path}.${name}`;
    let member: unknown;
    try {
      member = (value as Readonly<Record<string, unknown>>)[name];
    } catch (error) {
      faults.push({ rule: 'told.throws', what: `reading ${inside} threw ${textOf(error)}` });
      copy[name] = readTold(type, undefined, inside, []);
      continue;
    }
    if (member !== undefined) copy[name] = readTold(type, member, inside, faults);
    else if (name === key) {
      faults.push({ rule: 'told.missing', what: `${inside} is missing` });
      copy[name] = readTold(type, undefined, inside, []);
    }
  }
  return copy;
}

function numberOf(value: unknown, path: string, faults: ToldFault[]): unknown {
  if (typeof value !== 'number') return wrong('number', value, path, faults, 0);
  if (Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff) return value;
  faults.push({ rule: 'told.number', what: `${path} is ${value}` });
  return 0;
}

function wrong(
  wanted: string,
  value: unknown,
  path: string,
  faults: ToldFault[],
  instead: unknown = NOTHING[wanted],
): unknown {
  faults.push({ rule: 'told.type', what: `${path} is ${kindOf(value)}, no ${wanted}` });
  return instead;
}

/** One of some words; TAPI has no member of that name. */
function isWords(members: ToldMembers): members is { readonly words: ToldMembers } {
  return typeof members['words'] === 'object';
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `the string ${JSON.stringify(value.slice(0, 20))}`;
  return typeof value === 'number' ? String(value) : `a value of type ${typeof value}`;
}

/** What was thrown, in words; that may throw too. */
export function textOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message || error.name : String(error);
  } catch {
    return 'what has no words';
  }
}
