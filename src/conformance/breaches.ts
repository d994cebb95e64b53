import { RULES, type Rule } from './rules.js';
import type { CheckResult } from './report.js';

/** What the witness saw that a rule forbids: for each rule how often, and the first time in words. */
export class Breaches {
  readonly #seen = new Map<Rule, { count: number; readonly first: string }>();
  /** The check that is under way, for the words. */
  during = '';

  /** How many were seen of all rules. */
  get count(): number {
    return [...this.#seen.values()].reduce((sum, { count }) => sum + count, 0);
  }

  add(rule: Rule, what: string): void {
    const known = this.#seen.get(rule);
    if (known === undefined) this.#seen.set(rule, { count: 1, first: `${what} (during ${this.during})` });
    else known.count++;
  }

  /** The check of each rule. */
  results(): CheckResult[] {
    return (Object.keys(RULES) as Rule[]).map((id) => {
      const { about, rule } = RULES[id];
      const breach = this.#seen.get(id);
      if (breach === undefined) return { id, function: about, ok: true, detail: rule };
      const times = breach.count === 1 ? '' : `, ${breach.count} times`;
      return { id, function: about, ok: false, detail: `${rule}. Seen${times}: ${breach.first}` };
    });
  }
}
