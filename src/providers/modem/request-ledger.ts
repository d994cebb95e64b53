import type { Outcome, ProviderHost } from '../../tspi/provider-host.js';
import type { HdCall, RequestId, Result } from '../../tspi/result.js';

interface Entry {
  readonly hdCalls: readonly (HdCall | 0)[];
  mayHaveHappened: boolean;
}

/** The requests of one line that have been accepted and not completed. A request leaves it before its completion is told, so none completes twice. */
export class RequestLedger {
  readonly #host: ProviderHost;
  readonly #entries = new Map<RequestId, Entry>();

  constructor(host: ProviderHost) {
    this.#host = host;
  }

  /** Requests outstanding. */
  get size(): number {
    return this.#entries.size;
  }

  /** Accepts a request of a call, of several (those that it makes included), or of the line (0). */
  begin(id: RequestId, ...hdCalls: readonly (HdCall | 0)[]): void {
    this.#entries.set(id, { hdCalls, mayHaveHappened: false });
  }

  /** Whether a request is outstanding. */
  has(id: RequestId): boolean {
    return this.#entries.has(id);
  }

  /** From now on, when it fails, it may have had its effect all the same. */
  mayHaveHappened(id: RequestId | null): void {
    const entry = id === null ? undefined : this.#entries.get(id);
    if (entry !== undefined) entry.mayHaveHappened = true;
  }

  /** Completes a request; nothing when it is null or has been completed. */
  complete(id: RequestId | null, result: Result, outcome: Outcome = 'known'): void {
    if (id !== null && this.#entries.delete(id)) this.#host.asyncCompletion(id, result, outcome);
  }

  /** Completes what is outstanding of a call; of everything when no call is given. */
  cut(result: Result, hdCall?: HdCall): void {
    for (const [id, entry] of [...this.#entries])
      if (hdCall === undefined || entry.hdCalls.includes(hdCall))
        this.complete(id, result, entry.mayHaveHappened ? 'unknown' : 'known');
  }
}
