import { argumentError } from '../protocol/argument-error.js';
import type { ArgumentKind, RequestShape } from '../protocol/messages.js';
import { BLOCK_LIMIT, isDword, TEXT_LIMIT } from '../tspi/limits.js';
import type { Out, Result } from '../tspi/result.js';

/** One argument of a request: what an application gave, or what a page makes of it. */
export type TapiArgument = number | boolean | string | object | null;

/**
 * TAPI's error for the first argument that is not of its kind, as the worker would tell it (its own check is not left to this one): what cannot be sent must not
 * be, since it would take all that is sent with it.
 */
export function argumentProblem({ name, args }: RequestShape, values: readonly TapiArgument[]): Result | undefined {
  let at = 0;
  for (const kind of args) {
    const value = values[at++];
    // Most are: handles and other small numbers.
    if (kind === 'int' && typeof value === 'number' && (value | 0) === value) continue;
    if (!isOfKind(kind, value)) return argumentError(name, kind);
  }
  return undefined;
}

/** Whether a value can take what a function gives. Applications without types may leave it out. */
export function isHolder(value: Out<unknown> | null | undefined): value is Out<unknown> {
  return typeof value === 'object' && value !== null;
}

function isOfKind(kind: ArgumentKind, value: TapiArgument | undefined): boolean {
  switch (kind) {
    case 'int':
      return isDword(value) || typeof value === 'boolean';
    case 'string':
      return isText(value);
    case 'string?':
      return value === null || isText(value);
    case 'bytes':
      return isBlock(value);
    case 'bytes?':
      return value === null || isBlock(value);
    default:
      return value === null || (typeof value === 'object' && isPlain(value));
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= TEXT_LIMIT;
}

function isBlock(value: unknown): boolean {
  return value instanceof Uint8Array && value.length <= BLOCK_LIMIT;
}

/** Whether a structure holds data alone. */
export function isPlain(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
