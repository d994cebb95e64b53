import type { Scheduler } from '../../base/clock.js';
import { between, type Random } from '../../base/random.js';
import type { ProviderHost } from '../../tspi/provider-host.js';
import { accepted, type RequestId, type Result } from '../../tspi/result.js';

/** How long the exchange takes over a request, in milliseconds. */
const SHORTEST_MS = 5;
const LONGEST_MS = 25;

/** What an accepted request does when it is due; it completes the request, once. */
export type Work = (complete: (result: Result) => void) => void;

interface Entry {
  readonly scope: readonly object[];
  readonly abandon: () => void;
}

/**
 * The requests that were accepted and are not complete. They are worked off in the order in which they came. A request leaves before
 * its completion is told, so none completes twice.
 */
export class Requests {
  readonly #entries = new Map<RequestId, Entry>();
  #lastDueMs = 0;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly random: Random,
    private readonly host: () => ProviderHost | null,
  ) {}

  /**
   * Accepts a request.
   * @param scope - The lines, calls and phones that it concerns: when one of them is closed the request ends.
   * @param abandon - What to undo when it ends so.
   */
  begin(id: RequestId, scope: readonly object[], work: Work, abandon: () => void = () => undefined): Result {
    const entry = { scope, abandon };
    this.#entries.set(id, entry);
    const dueMs = Math.max(this.#lastDueMs, this.scheduler.now() + between(this.random, SHORTEST_MS, LONGEST_MS));
    this.#lastDueMs = dueMs;
    this.scheduler.after(dueMs - this.scheduler.now(), () => {
      if (this.#entries.get(id) !== entry) return;
      work((result) => {
        this.#complete(id, result);
      });
    });
    return accepted(id);
  }

  /** Ends all requests that concern something which is being closed. */
  cut(closed: object, result: Result): void {
    for (const [id, { scope, abandon }] of [...this.#entries]) {
      // What was abandoned may have taken others with it.
      if (!scope.includes(closed) || !this.#entries.delete(id)) continue;
      abandon();
      this.host()?.asyncCompletion(id, result);
    }
  }

  #complete(id: RequestId, result: Result): void {
    if (this.#entries.delete(id)) this.host()?.asyncCompletion(id, result);
  }
}
