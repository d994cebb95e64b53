import { BLOCK_LIMIT, isDword, TOLD_LIST_LIMIT, TOLD_TEXT_LIMIT } from '../tspi/limits.js';
import type { Result } from '../tspi/result.js';
import type { ToldMembers, ToldType } from '../tspi/told-members.js';

/**
 * What a provider gives, checked and copied before it is used or told: a provider may be anybody's, and what it leaves may be of no kind at all, throw when it
 * is read, or change later. A value that is not of its type is `undefined` here; what a structure has beside its members is left out.
 */

interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly type: ToldType;
}

const prepared = new WeakMap<ToldMembers, readonly Member[]>();

/** Whether a value may be a provider's handle: any whole number but 0. */
export function isHandle(value: unknown): value is number {
  return Number.isSafeInteger(value) && value !== 0;
}

/**
 * What a method of a provider has answered, as a number: NaN for what is none, also for nothing at all. Undefined where the provider has no such method.
 */
export function answered(provider: object, name: string, answer: unknown): Result | undefined {
  if (typeof answer === 'number') return answer as Result;
  return answer === undefined && typeof Reflect.get(provider, name) !== 'function' ? undefined : (NaN as Result);
}

/** A copy of what a provider gave, where it is of this type; else undefined, also where it throws. */
export function toldValue(type: ToldType, value: unknown): unknown {
  try {
    return copied(type, value);
  } catch {
    return undefined;
  }
}

function copied(type: ToldType, value: unknown): unknown {
  switch (type) {
    case 'int':
      return isDword(value) ? value >>> 0 : undefined;
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'string':
      return typeof value === 'string' && value.length <= TOLD_TEXT_LIMIT ? value : undefined;
    case 'bytes':
      return value instanceof Uint8Array && value.length <= BLOCK_LIMIT ? new Uint8Array(value) : undefined;
    default:
      return isList(type) ? copiedList(type[0], value) : copiedObject(type, value);
  }
}

function copiedList(type: ToldType, value: unknown): unknown {
  if (!Array.isArray(value) || value.length > TOLD_LIST_LIMIT) return undefined;
  const copies = Array.from(value, (entry: unknown) => copied(type, entry));
  return copies.includes(undefined) ? undefined : copies;
}

function copiedObject(type: Exclude<ToldType, string | readonly [ToldType]>, value: unknown): unknown {
  if (isWords(type)) return typeof value === 'string' && Object.hasOwn(type.words, value) ? value : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const copy: Record<string, unknown> = {};
  for (const { name, optional, type: inner } of membersOf(type)) {
    const given: unknown = Reflect.get(value, name);
    if (optional && given === undefined) continue;
    const member = copied(inner, given);
    if (member === undefined) return undefined;
    copy[name] = member;
  }
  return copy;
}

function membersOf(type: ToldMembers): readonly Member[] {
  const known = prepared.get(type);
  if (known !== undefined) return known;
  const members = Object.entries(type).map(([key, inner]): Member => {
    const optional = key.endsWith('?');
    return { name: optional ? key.slice(0, -1) : key, optional, type: inner };
  });
  prepared.set(type, members);
  return members;
}

const isList = (type: ToldType): type is readonly [ToldType] => Array.isArray(type);

/** A structure whose only member is a list of words stands for none: it is a word itself. */
function isWords(type: object): type is { readonly words: Readonly<Record<string, true>> } {
  return 'words' in type && typeof type.words === 'object';
}
