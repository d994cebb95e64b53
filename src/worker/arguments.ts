import type { RecordReader } from '../protocol/carrier.js';
import { MAX_BLOCK, MAX_TEXT, type ArgumentKind } from '../protocol/messages.js';

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
   * @returns false where one is missing, too many, too long or of another kind.
   */
  read(kinds: readonly ArgumentKind[], record: RecordReader, first: number): boolean {
    this.#count = 0;
    if (record.length !== first + kinds.length) return false;
    for (const kind of kinds) {
      const value = argument(kind, record, first + this.#count);
      if (value === undefined) return false;
      this.#values[this.#count++] = value;
    }
    return true;
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
      return isString(value) && value.length <= MAX_TEXT ? value : undefined;
    case 'string?':
      return isStringOrNull(value) && (value?.length ?? 0) <= MAX_TEXT ? value : undefined;
    case 'bytes':
      if (!isBytes(value) || value.length > MAX_BLOCK) return undefined;
      // Bytes beside the integers may be in memory that is shared with the page or with another argument.
      return record.int(position) > 0 ? value.slice() : value;
    case 'object?':
      return isObjectOrNull(value) ? value : undefined;
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
const isString = (value: unknown): value is string => typeof value === 'string';
const isStringOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;
const isObjectOrNull = (value: unknown): value is object | null => typeof value === 'object';
