import { splitFields } from './fields.js';

/** The values that one parameter can have, as a test answer tells (ITU-T V.250, 5.7.3.1). */
export interface ValueSet {
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  /** Everything that is no number: `SM`, `1x`. Hostile text. */
  readonly texts: readonly string[];
}

/** Values of one parameter that are kept. */
const MAX_VALUES = 64;

/**
 * Reads what stands behind the head of a test answer, a set for each parameter. A plain value counts as a group of one, as many devices
 * write it. Parentheses around all groups are left out (Wavecom, `+CPMS=?`), and so is a group that is not closed.
 */
export function parseRanges(text: string): readonly ValueSet[] {
  const groups = splitFields(unwrapped(text.trim()));
  return groups.map(({ text: group, quoted }) => (quoted ? { ranges: [], texts: [group] } : setOf(inner(group))));
}

/** Whether a parameter can have a number. */
export function canBe(set: ValueSet | undefined, value: number): boolean {
  return set?.ranges.some(({ from, to }) => from <= value && value <= to) ?? false;
}

/** `((0,1),(2))` is `(0,1),(2)`; `(0,1)` is one group and stays. */
function unwrapped(text: string): string {
  return /^\(\s*\(/.test(text) && /\)\s*\)$/.test(text) ? text.slice(1, -1) : text;
}

function inner(group: string): string {
  return group.replace(/^\(/, '').replace(/\)$/, '');
}

function setOf(text: string): ValueSet {
  const ranges: { from: number; to: number }[] = [];
  const texts: string[] = [];
  for (const { text: value, quoted } of splitFields(text).slice(0, MAX_VALUES)) {
    const [, from, to = from] = quoted ? [] : (/^(\d{1,9})(?:\s*-\s*(\d{1,9}))?$/.exec(value) ?? []);
    if (from !== undefined) ranges.push({ from: Number(from), to: Number(to) });
    else if (value !== '') texts.push(value);
  }
  return { ranges, texts };
}
