import type { AtOutcome } from '../../../at/command.js';
import type { Timer } from '../../../base/clock.js';
import { listAnswer } from '../../../at/responses/answer-shapes.js';
import { isOk } from '../bring-up.js';
import type { CallControlContext } from '../call-context.js';
import { listingOf, type CallListing } from './call-listing.js';

/** How often the list is asked for while a call is in the making, offered or being ended, and while all are up. Without calls it is not. */
export const TRANSIENT_POLL_MS = 1000;
export const STABLE_POLL_MS = 3000;
/** A call waits no longer than this for a list: it may be lost. */
const LIST_LIMITS = { timeLimitMs: 5000, yieldsAfterMs: 1500 };

/** Whom a {@link CallPoller} works for. */
export interface PollOwner {
  /** A dial or an answer has the channel: any character would end it (V.250, 5.6.1). */
  closedToCommands(): boolean;
  /** How long until the next look; null: none is due. */
  pollMs(): number | null;
  listed(listing: CallListing): void;
  /** The modem has no list, or gives none now. */
  refused(): void;
}

/**
 * Asks AT+CLCC: by and by as long as there are calls, and at once when something hints at a change. A look waits behind whatever a user
 * wants from the modem, and there is never more than one in the channel.
 */
export class CallPoller {
  readonly #line: Pick<CallControlContext, 'link' | 'scheduler'>;
  readonly #owner: PollOwner;
  #timer: Timer | null = null;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(line: Pick<CallControlContext, 'link' | 'scheduler'>, owner: PollOwner) {
    this.#line = line;
    this.#owner = owner;
  }

  /** Looks now; settles when what a look has found that began after this was called is known, or that nothing can be asked. */
  look(): Promise<void> {
    if (this.#running === null) return this.#start();
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.#start();
    });
    return this.#next;
  }

  /** Sees to it that the next look is due when it should be. */
  schedule(): void {
    this.stop();
    const pollMs = this.#owner.pollMs();
    if (pollMs === null) return;
    this.#timer = this.#line.scheduler.after(pollMs, () => {
      this.#timer = null;
      void this.look();
    });
  }

  /** No look is due any more. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #start(): Promise<void> {
    const running = this.#ask().finally(() => {
      if (this.#running === running) this.#running = null;
      this.schedule();
    });
    this.#running = running;
    return running;
  }

  async #ask(): Promise<void> {
    this.stop();
    const { channel } = this.#line.link;
    if (channel === null || this.#owner.closedToCommands()) return;
    const outcome: AtOutcome = await channel.ask({ text: 'AT+CLCC', heads: [listAnswer], ...LIST_LIMITS });
    if (channel !== this.#line.link.channel || outcome.kind !== 'final') return;
    if (isOk(outcome)) this.#owner.listed(listingOf(outcome.lines));
    else this.#owner.refused();
  }
}
