import type { TrafficRecord } from '../../client/telephony.js';

/** Lines that are kept for each line of telephony: a night of polling. */
export const MOST_ENTRIES = 100_000;

/** One line of traffic as it is kept, after its line and its telephony may be gone. */
export interface LogEntry {
  /** Rises by one with each entry of the log. */
  readonly seq: number;
  /** Milliseconds since the Unix epoch. */
  readonly atMs: number;
  readonly direction: TrafficRecord['direction'];
  readonly text: string;
}

/** What of a log is shown. */
export interface LogFilter {
  readonly text: string;
  readonly direction: LogEntry['direction'] | 'all';
}

/** Whether it holds anything back. */
export function isFilter({ text, direction }: LogFilter): boolean {
  return text !== '' || direction !== 'all';
}

/** Tells which entries a filter lets through; case does not count. */
export function passing({ text, direction }: LogFilter): (entry: LogEntry) => boolean {
  const wanted = text.toLowerCase();
  return (entry) =>
    (direction === 'all' || entry.direction === direction) &&
    (wanted === '' || entry.text.toLowerCase().includes(wanted));
}

/** The traffic of all lines by their permanent ids, so that it survives that a modem, a worker or a telephony goes. Bounded. */
export class TrafficLog {
  readonly #entries = new Map<number, LogEntry[]>();
  readonly #most: number;
  #seq = 0;
  #lastId = -1;

  constructor(most = MOST_ENTRIES) {
    this.#most = most;
  }

  /** The number of the newest entry; 0 before the first. */
  get newest(): number {
    return this.#seq;
  }

  /** Another telephony counts its records anew. */
  restart(): void {
    this.#lastId = -1;
  }

  /**
   * Takes what is new among a telephony's records.
   * @param epochMs - What is added to a record's time.
   */
  take(records: readonly TrafficRecord[], epochMs: number): void {
    for (const { id, atMs, line, direction, text } of records) {
      if (id <= this.#lastId) continue;
      this.#lastId = id;
      if (line === null) continue;
      const entries = this.#of(line.permanentId);
      entries.push({ seq: ++this.#seq, atMs: epochMs + atMs, direction, text });
      // A tenth at a time: taking out one for each that comes would move all of them each time.
      if (entries.length > this.#most) entries.splice(0, entries.length - this.#most + Math.floor(this.#most / 10));
    }
  }

  /** All entries of a line, oldest first. */
  entries(permanentId: number): readonly LogEntry[] {
    return this.#entries.get(permanentId) ?? [];
  }

  /** Entries of a line after one, oldest first. */
  since(permanentId: number, seq: number): readonly LogEntry[] {
    const entries = this.entries(permanentId);
    return entries.slice(firstAfter(entries, seq));
  }

  /** Forgets a line's traffic. */
  clear(permanentId: number): void {
    this.#entries.delete(permanentId);
  }

  #of(permanentId: number): LogEntry[] {
    const known = this.#entries.get(permanentId);
    if (known !== undefined) return known;
    const entries: LogEntry[] = [];
    this.#entries.set(permanentId, entries);
    return entries;
  }
}

/** Where in a log the entries after one begin. */
export function firstAfter(entries: readonly LogEntry[], seq: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.seq ?? Infinity) > seq) high = middle;
    else low = middle + 1;
  }
  return low;
}
