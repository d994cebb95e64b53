import type { Diagnostics, PortLoad } from '../../client/telephony.js';
import type { CounterWords, Strings } from '../locale/strings.js';

/** One counter in words. */
export interface CounterRow extends CounterWords {
  /** What the host calls it; of a port, with its number. */
  readonly name: string;
  readonly count: number;
}

/** The counters as they are shown, each part in the host's order. */
export interface CounterRows {
  /** What providers, pages and wires did wrong and was survived. */
  readonly faults: readonly CounterRow[];
  /** What happened and is allowed. */
  readonly facts: readonly CounterRow[];
  /** What never happened. */
  readonly quiet: readonly CounterRow[];
}

const RECEIVE_ERRORS = ['overrun', 'framing', 'parity', 'break'] as const satisfies (keyof PortLoad['receiveErrors'])[];

/** Counters of what is allowed; every other one counts faults, also one that this page does not know yet. */
const FACTS: ReadonlySet<string> = new Set(['earlyCompletions', 'repeatedStates', 'flushedEvents']);

/** Sorts what was counted into faults, facts and what never happened. A counter without words goes under its own name. */
export function counterRows(
  { counters, ports }: Pick<Diagnostics, 'counters' | 'ports'>,
  words: Strings['counters'],
): CounterRows {
  const rows = Object.entries(counters).map(([name, count]): CounterRow => {
    const known = words.kinds[name];
    return { name, count, what: known?.what ?? name, means: known?.means ?? words.unknown };
  });
  const happened = rows.filter(({ count }) => count !== 0);
  return {
    faults: [...happened.filter(({ name }) => !FACTS.has(name)), ...ports.flatMap((port) => receiveRows(port, words))],
    facts: happened.filter(({ name }) => FACTS.has(name)),
    quiet: rows.filter(({ count }) => count === 0),
  };
}

/** What a port's receiver found wrong. */
function receiveRows({ deviceId, receiveErrors }: PortLoad, words: Strings['counters']): CounterRow[] {
  const port = portName(deviceId, words);
  return RECEIVE_ERRORS.filter((kind) => receiveErrors[kind] > 0).map((kind) => ({
    name: `${deviceId} ${kind}`,
    count: receiveErrors[kind],
    what: words.receivedBy(port, words.receiveErrors[kind].what),
    means: words.receiveErrors[kind].means,
  }));
}

/** The words for a port. */
export function portName(deviceId: number, words: Strings['counters']): string {
  return deviceId < 0 ? words.portBeingSetUp : words.portName(deviceId);
}
