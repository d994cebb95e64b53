import type { Diagnostics } from '../../client/telephony.js';
import type { CounterWords, Strings } from '../locale/strings.js';

/** One counter in words. */
export interface CounterRow extends CounterWords {
  /** What the host calls it. */
  readonly name: string;
  readonly count: number;
}

/** The counters as they are shown, each part in the host's order. */
export interface CounterRows {
  /** What providers and pages did wrong and the host survived. */
  readonly faults: readonly CounterRow[];
  /** What happened and is allowed. */
  readonly facts: readonly CounterRow[];
  /** What never happened. */
  readonly quiet: readonly CounterRow[];
}

/** Counters of what is allowed; every other one counts faults, also one that this page does not know yet. */
const FACTS: ReadonlySet<string> = new Set(['earlyCompletions', 'repeatedStates', 'flushedEvents']);

/** Sorts the counters into faults, facts and what never happened. One without words goes under its own name. */
export function counterRows(counters: Diagnostics['counters'], words: Strings['counters']): CounterRows {
  const rows = Object.entries(counters).map(([name, count]): CounterRow => {
    const known = words.kinds[name];
    return { name, count, what: known?.what ?? name, means: known?.means ?? words.unknown };
  });
  const happened = rows.filter(({ count }) => count !== 0);
  return {
    faults: happened.filter(({ name }) => !FACTS.has(name)),
    facts: happened.filter(({ name }) => FACTS.has(name)),
    quiet: rows.filter(({ count }) => count === 0),
  };
}
