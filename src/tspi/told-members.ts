/**
 * The members of the structures that a provider fills, so that the host can check and copy them before anybody else sees them. Held against the
 * interfaces by their types, as structure-members.ts is, which has the structures that go the other way.
 */

/** What a value is that a provider gives: a DWORD, a time in ms, a truth value, a text, a block, one of some words, a list, a structure. */
export type ToldType =
  'int' | 'time' | 'bool' | 'string' | 'bytes' | { readonly words: ToldWords } | ToldList | ToldMembers;

/** The words that may stand there. */
export type ToldWords = Readonly<Record<string, true>>;

/** A list of values of one type. */
export type ToldList = readonly [ToldType];

/** The members of any structure. A name that ends with `?` may be left out. */
export interface ToldMembers {
  readonly [name: string]: ToldType;
}

type ToldOf<T> = [T] extends [number]
  ? 'int' | 'time'
  : [T] extends [boolean]
    ? 'bool'
    : [T] extends [string]
      ? string extends T
        ? 'string'
        : { readonly words: Readonly<Record<T, true>> }
      : [T] extends [Uint8Array]
        ? 'bytes'
        : [T] extends [readonly (infer Entry)[]]
          ? readonly [ToldOf<Entry>]
          : Told<T>;

/** The members of one structure: all that it has. */
export type Told<T> = {
  readonly [K in keyof T & string as undefined extends T[K] ? `${K}?` : K]-?: ToldOf<NonNullable<T[K]>>;
};

type Split<Names extends string> = Names extends `${infer First} ${infer Rest}` ? First | Split<Rest> : Names;

/** Members that are all DWORDs, by their names, with one blank between them. */
export function ints<const Names extends string>(names: Names): Readonly<Record<Split<Names>, 'int'>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, 'int'])) as Record<Split<Names>, 'int'>;
}
