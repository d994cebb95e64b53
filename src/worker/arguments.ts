import { argumentError } from '../protocol/argument-error.js';
import type { RecordReader } from '../protocol/carrier.js';
import type { ArgumentKind, RequestShape } from '../protocol/messages.js';
import { BLOCK_LIMIT, TEXT_LIMIT } from '../tspi/limits.js';
import type { Result } from '../tspi/result.js';
import { structureArgument } from './structure-arguments.js';

/**
 * The arguments of the request that is being read, checked against the shape of its function. Asking for one of another kind is a
 * mistake of this program: it throws.
 */
export class Arguments {
  #count = 0;
  readonly #values: unknown[] = [];

  /**
   * Reads the arguments of a request that came from a page. Bytes are then held by nobody else.
   * @param first - The position of the first argument in the record.
   * @returns TAPI's error where one is missing, too many, too long or of another kind.
   */
  read({ name, args }: RequestShape, record: RecordReader, first: number): Result | undefined {
    this.#count = 0;
    if (record.length !== first + args.length) return argumentError(name, undefined);
    for (const kind of args) {
      const value = argument(kind, record, first + this.#count);
      if (value === undefined) return argumentError(name, kind);
      this.#values[this.#count++] = value;
    }
    return undefined;
  }

  /** All of them, as their function's shape says. */
  all(): readonly unknown[] {
    return this.#values.slice(0, this.#count);
  }

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

  optionalBytes(position: number): Uint8Array | null {
    return this.#as(position, isBytesOrNull);
  }

  object(position: number): object | null {
    return this.#as(position, isObjectOrNull);
  }

  #as<T>(position: number, test: (value: unknown) => value is T): T {
    const value = position < this.#count ? this.#values[position] : undefined;
    if (!test(value)) throw new TypeError(`argument ${position} is not of the kind asked for`);
    return value;
  }
}

/** One argument; undefined where it is not of its kind. */
function argument(kind: ArgumentKind, record: RecordReader, position: number): unknown {
  if (kind === 'int') return record.int(position);
  const value = record.payload(position) ?? null;
  switch (kind) {
    case 'string':
      return isString(value) && value.length <= TEXT_LIMIT ? value : undefined;
    case 'string?':
      return isStringOrNull(value) && (value?.length ?? 0) <= TEXT_LIMIT ? value : undefined;
    case 'bytes':
      return isBytes(value) ? ownBytes(value, record.int(position) > 0) : undefined;
    case 'bytes?':
      if (value === null) return null;
      return isBytes(value) ? ownBytes(value, record.int(position) > 0) : undefined;
    case 'object?':
      return isObjectOrNull(value) ? value : undefined;
    default:
      return structureArgument(kind, value);
  }
}

/** Bytes that nobody else holds; those beside the integers may be in memory that is shared with the page or with another argument. */
function ownBytes(value: Uint8Array, beside: boolean): Uint8Array | undefined {
  if (value.length > BLOCK_LIMIT) return undefined;
  return beside ? value.slice() : value;
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
const isString = (value: unknown): value is string => typeof value === 'string';
const isStringOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;
const isBytesOrNull = (value: unknown): value is Uint8Array | null => value === null || isBytes(value);
const isObjectOrNull = (value: unknown): value is object | null => typeof value === 'object';
