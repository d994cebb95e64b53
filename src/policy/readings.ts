import { comparable, prefixLength, type NumberPattern } from './number-pattern.js';

/** What a deployment knows of the numbering around its line. */
export interface NumberingPlan {
  /** What may stand before a number without changing whom it reaches: `0` for an outside line, `010xx` for a carrier. */
  readonly dialPrefixes: readonly NumberPattern[];
  /** What may be dialled for `+`. */
  readonly internationalPrefixes: readonly string[];
  /** Digits of the line's own country code, '' where unknown. */
  readonly countryCode: string;
  /** What stands before an area code within the country, '' where nothing does. */
  readonly trunkPrefix: string;
}

type Step = (number: string) => readonly string[];

/**
 * What a network may not hear, or take for an instruction on how to connect the number behind it: service codes such as `*31#`
 * (3GPP TS 22.030) and `*67`, the keys A to D, a closing `#`.
 */
const NOISE: readonly RegExp[] = [/^[*#]+\d{2,4}[*#]/, /^[*#]+\d\d(?=\d)/, /^[*#]+/, /[A-D]/g, /#$/];

/** The codes that withhold or show one's number for this call, and do nothing else: 3GPP TS 22.030 Annex B, CLIR. */
const CALLER_ID_CODE = /^[*#]31#/;

/** The numbers that a number reaches for certain in this plan: prefixes taken off, national for international and back. Itself first. */
export function certainReadings(number: string, plan: NumberingPlan): string[] {
  return unfold(number, [withoutPrefix(plan), otherForm(plan)]);
}

/** As {@link certainReadings}, and without a code that only withholds the caller's number: what an emergency call may look like. */
export function emergencyReadings(digits: string, plan: NumberingPlan): string[] {
  const afterAccessDigit = /^\d[,W]+(?=\d)/.test(digits) ? [comparable(digits.slice(1))] : [];
  const step: Step = (number) => [number.replace(CALLER_ID_CODE, '')];
  return [comparable(digits), ...afterAccessDigit].flatMap((number) => unfold(number, [step, withoutPrefix(plan)]));
}

/**
 * All numbers that a dial string could turn out to be: more than a network would make of it, never fewer. A pause, a wait or
 * a hook flash may reach a second exchange (`0,0900…`) or end a number (`0900…,1`), so every run of parts counts.
 * @param digits - A dial string's digits, modifiers included.
 */
export function possibleReadings(digits: string, plan: NumberingPlan): string[] {
  const noise: Step = (number) => NOISE.map((pattern) => number.replace(pattern, ''));
  const steps = [noise, withoutPrefix(plan), otherForm(plan)];
  return [...new Set(runsOfParts(digits).flatMap((number) => unfold(number, steps)))];
}

function runsOfParts(digits: string): string[] {
  const parts = digits.split(/[,!W@$TP]+/).filter((part) => part !== '');
  const runs: string[] = [];
  for (let from = 0; from < parts.length; from++) {
    for (let to = parts.length; to > from; to--) runs.push(parts.slice(from, to).join(''));
  }
  return runs;
}

/** Everything reached by any number of steps. It ends: a step shortens a number or changes its form, and both forms are known by then. */
function unfold(number: string, steps: readonly Step[]): string[] {
  const readings = new Set([number]);
  for (const reading of readings) {
    for (const step of steps) for (const other of step(reading)) if (other !== '') readings.add(other);
  }
  return [...readings];
}

function withoutPrefix(plan: NumberingPlan): Step {
  return (number) =>
    plan.dialPrefixes.flatMap((prefix) => {
      const length = prefixLength(prefix, number);
      return length === null ? [] : [number.slice(length)];
    });
}

function otherForm({ internationalPrefixes, countryCode, trunkPrefix }: NumberingPlan): Step {
  const home = `+${countryCode}`;
  return (number) => {
    const forms = internationalPrefixes
      .filter((prefix) => number.startsWith(prefix))
      .map((prefix) => `+${number.slice(prefix.length)}`);
    if (countryCode === '') return forms;
    if (number.startsWith(home)) forms.push(trunkPrefix + number.slice(home.length));
    else if (/^\d/.test(number) && number.startsWith(trunkPrefix)) forms.push(home + number.slice(trunkPrefix.length));
    return forms;
  };
}
