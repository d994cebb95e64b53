import type { RecordReader } from '../protocol/carrier.js';
import { MAX_BLOCK, MAX_TEXT, type ArgumentKind } from '../protocol/messages.js';

/** The arguments of one request, each of the kind its shape says: asking for another kind is a mistake of this program and throws. */
export interface Arguments {
  int(position: number): number;
  string(position: number): string;
  optionalString(position: number): string | null;
  bytes(position: number): Uint8Array;
  object(position: number): object | null;
}

/**
 * Reads the arguments of a request that came from a page.
 * @param first - The position of the first argument in the record.
 * @returns undefined where one is missing, too many, too long or of another kind.
 */
export function readArguments(
  kinds: readonly ArgumentKind[],
  record: RecordReader,
  first: number,
): Arguments | undefined {
  if (record.length !== first + kinds.length) return undefined;
  const values: unknown[] = [];
  for (const [position, kind] of kinds.entries()) {
    const value = kind === 'int' ? record.int(first + position) : (record.payload(first + position) ?? null);
    if (!isOfKind(kind, value)) return undefined;
    values.push(value);
  }
  const get = <T>(position: number, test: (value: unknown) => value is T): T => {
    const value = values[position];
    if (!test(value)) throw new TypeError(`argument ${position} is not of the kind asked for`);
    return value;
  };
  return {
    int: (position) => get(position, isNumber),
    string: (position) => get(position, isString),
    optionalString: (position) => get(position, isStringOrNull),
    bytes: (position) => get(position, isBytes),
    object: (position) => get(position, isObjectOrNull),
  };
}

function isOfKind(kind: ArgumentKind, value: unknown): boolean {
  switch (kind) {
    case 'int':
      return true;
    case 'string':
      return isString(value) && value.length <= MAX_TEXT;
    case 'string?':
      return isStringOrNull(value) && (value?.length ?? 0) <= MAX_TEXT;
    case 'bytes':
      return isBytes(value) && value.length <= MAX_BLOCK;
    case 'object?':
      return isObjectOrNull(value);
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
const isString = (value: unknown): value is string => typeof value === 'string';
const isStringOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;
const isObjectOrNull = (value: unknown): value is object | null => typeof value === 'object';
