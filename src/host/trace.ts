import type { Clock } from '../base/clock.js';

/** What the host saw: a call into a provider, its return, an emission, a release towards a client, or a provider's fault. */
export type TraceKind = 'call' | 'return' | 'emit' | 'release' | 'fault';

/** One step of the host. Carries no numbers, names or texts of callers. */
export interface TraceEntry {
  /** Rising by one. */
  readonly order: number;
  readonly atMs: number;
  readonly kind: TraceKind;
  /** TSPI function or message. */
  readonly what: string;
  /** The request's id in the core, 0 where none is involved. */
  readonly requestId: number;
  /** Result, or the first parameter of a message. */
  readonly value: number;
}

/** Steps that are kept: a power of two. */
const LIMIT = 512;

/**
 * The most recent steps of the host. Every request adds four: they are kept in columns, which grow
 * up to the limit, and made into entries when somebody reads them.
 */
export class Trace {
  /** How many steps there have been; the next goes to this place of the columns. */
  #count = 0;
  readonly #atMs: number[] = [];
  readonly #kinds: TraceKind[] = [];
  readonly #whats: string[] = [];
  readonly #requestIds: number[] = [];
  readonly #values: number[] = [];

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  add(kind: TraceKind, what: string, requestId: number, value: number): void {
    const at = this.#count++ & (LIMIT - 1);
    this.#atMs[at] = this.clock.now();
    this.#kinds[at] = kind;
    this.#whats[at] = what;
    this.#requestIds[at] = requestId;
    this.#values[at] = value;
  }

  /** Oldest first. */
  get entries(): readonly TraceEntry[] {
    const length = Math.min(this.#count, LIMIT);
    return Array.from({ length }, (_, i) => this.#entry(this.#count - length + i));
  }

  #entry(step: number): TraceEntry {
    const at = step & (LIMIT - 1);
    return {
      order: step + 1,
      atMs: this.#atMs[at] ?? 0,
      kind: this.#kinds[at] ?? 'call',
      what: this.#whats[at] ?? '',
      requestId: this.#requestIds[at] ?? 0,
      value: this.#values[at] ?? 0,
    };
  }
}

/** Faults of providers and pages that the host survived; each counted where it is refused, so that none stays silent. */
export interface HostCounters {
  /** Functions that threw. */
  threw: number;
  /** Asynchronous functions that returned neither their own id nor a negative error. */
  badReturns: number;
  /** Out-values, handles, structures and parameters of messages that were missing or not of their kind: none of it was told. */
  badValues: number;
  /** Completions of a request that had been completed before. */
  duplicateCompletions: number;
  /** Completions of a request that does not exist, or not any more. */
  staleCompletions: number;
  /** Completions with a positive or otherwise impossible result. */
  invalidCompletions: number;
  /** Completions that came from inside a function of the provider: kept until it has returned. */
  earlyCompletions: number;
  /** Requests refused because the table was full. */
  overruns: number;
  /** Requests refused because their client had too many out. */
  floods: number;
  /** Clients whose session was closed because they did not take what they were sent. */
  detachedClients: number;
  /** Events for a handle that does not exist, or not any more. */
  strayEvents: number;
  /** Events of a call after its IDLE. */
  eventsAfterIdle: number;
  /** Same state, same mode, same media: filtered. */
  repeatedStates: number;
  /** Calls in creation whose events did not fit their gate; the creation was failed. */
  gateOverflows: number;
  /** Requests that a provider left outstanding when their line or call was closed. */
  abandonedRequests: number;
  /** Requests that ran into the host's backstop. */
  expiredRequests: number;
  /** Events that found the event cells full, so that the ring was flushed at once. */
  flushedEvents: number;
}

/** All counters at 0. */
export function newCounters(): HostCounters {
  return {
    threw: 0,
    badReturns: 0,
    badValues: 0,
    duplicateCompletions: 0,
    staleCompletions: 0,
    invalidCompletions: 0,
    earlyCompletions: 0,
    overruns: 0,
    floods: 0,
    detachedClients: 0,
    strayEvents: 0,
    eventsAfterIdle: 0,
    repeatedStates: 0,
    gateOverflows: 0,
    abandonedRequests: 0,
    expiredRequests: 0,
    flushedEvents: 0,
  };
}
