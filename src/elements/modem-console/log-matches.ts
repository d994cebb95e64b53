import type { Scheduler, Timer } from '../../base/clock.js';
import { firstAfter, isFilter, passing, type LogEntry, type LogFilter, type TrafficLog } from './traffic-log.js';

/** Lines that one task looks at: a few milliseconds of a slow machine, so that the page answers in between. */
export const LOOKED_AT_IN_A_TASK = 5000;

/**
 * What passes a filter among a line's entries. A short log is looked through at once, a long one in tasks of some thousand lines; what comes later is looked
 * at once, and never again.
 */
export class LogMatches {
  readonly #log: TrafficLog;
  readonly #scheduler: () => Scheduler;
  readonly #found: () => void;
  #permanentId = -1;
  #filter: LogFilter = { text: '', direction: 'all' };
  #entries: LogEntry[] = [];
  /** The newest entry that was looked at. */
  #seen = 0;
  #timer: Timer | null = null;

  /** @param found - Told when all has been looked at, where that was not at once. */
  constructor(log: TrafficLog, scheduler: () => Scheduler, found: () => void) {
    this.#log = log;
    this.#scheduler = scheduler;
    this.#found = found;
  }

  /** Entries that pass, as far as they have been looked for, oldest first. */
  get entries(): readonly LogEntry[] {
    return isFilter(this.#filter) ? this.#entries : this.#log.entries(this.#permanentId);
  }

  /** Whether entries are still to be looked at. */
  get looking(): boolean {
    return this.#timer !== null;
  }

  /** Looks at what is new, at all of it for another line or filter. Harmless to call in every update. */
  look(permanentId: number, filter: LogFilter): void {
    if (permanentId !== this.#permanentId || filter !== this.#filter) {
      this.stop();
      this.#permanentId = permanentId;
      this.#filter = filter;
    }
    if (isFilter(filter) && this.#timer === null) this.#slice();
  }

  /** Ends what is under way, and forgets what was found. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#entries = [];
    this.#seen = 0;
  }

  #slice(): void {
    const all = this.#log.entries(this.#permanentId);
    this.#forget(all[0]?.seq ?? Infinity);
    const from = firstAfter(all, this.#seen);
    const slice = all.slice(from, from + LOOKED_AT_IN_A_TASK);
    for (const entry of slice.filter(passing(this.#filter))) this.#entries.push(entry);
    this.#seen = slice.at(-1)?.seq ?? this.#seen;
    if (from + slice.length === all.length) return;
    this.#timer = this.#scheduler().after(0, () => {
      this.#timer = null;
      this.#slice();
      if (!this.looking) this.#found();
    });
  }

  /** What the log no longer holds. */
  #forget(oldest: number): void {
    if ((this.#entries[0]?.seq ?? oldest) < oldest) this.#entries.splice(0, firstAfter(this.#entries, oldest - 1));
  }
}
