import type { RecordReader } from '../protocol/carrier.js';
import { MAX_BLOCK, MAX_TEXT, type ArgumentKind } from '../protocol/messages.js';

/** The arguments of one request, checked against the shape of its function. Asking for one of another kind is a mistake of this program: it throws. */
export class Arguments {
  constructor(private readonly values: readonly unknown[]) {}

  int(position: number): number {
    return this.#as(position, isNumber);
  }

  string(position: number): string {
    return this.#as(position, isString);
  }

  optionalString(position: number): string | null {
    return this.#as(position, isStringOrNull);
  }

  bytes(position: number): Uint8Array {
    return this.#as(position, isBytes);
  }

  object(position: number): object | null {
    return this.#as(position, isObjectOrNull);
  }

  #as<T>(position: number, test: (value: unknown) => value is T): T {
    const value = this.values[position];
    if (!test(value)) throw new TypeError(`argument ${position} is not of the kind asked for`);
    return value;
  }
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
  return new Arguments(values);
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
