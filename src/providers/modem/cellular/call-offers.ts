import { noCallerId, type CallerId } from '../../../at/caller-id.js';
import {
  LINECALLINFOSTATE,
  LINECALLSTATE,
  LINEDEVSTATE,
  LINEDISCONNECTMODE,
  LINEMEDIAMODE,
  TAPI_MESSAGE,
} from '../../../tspi/generated/constants.js';
import { parseRinging } from '../../../at/responses/ringing.js';
import { RING_SILENCE_MS, RingWatch } from '../ring-watch.js';
import type { CellularCall } from './cellular-call.js';
import type { CellularContext } from './cellular-context.js';

/** How long a caller id waits for the call that it is of. */
const CALLER_MS = 5000;

/**
 * Rings and callers. The list says which call is offered; where it has never shown one, RING does, and silence ends the offer
 * (3GPP has no code for that).
 */
export class CallOffers {
  readonly #context: CellularContext;
  readonly #rings: RingWatch;
  readonly #listsOffers: () => boolean;
  #caller: { readonly callerId: CallerId; readonly atMs: number } | null = null;
  /** Until when a RING announces nothing: the offer was refused, and rings on. */
  #refusedUntilMs = -1;
  /** The list has a call that rings and is no voice call: it tells of it, or nobody wants such calls. */
  otherRings = false;
  /** What rings, by the last line that told: a LINEMEDIAMODE, 0 for voice; null for no call. */
  #media: number | null = 0;

  /** @param listsOffers - The list has shown an offered call: a RING alone announces nothing then. */
  constructor(context: CellularContext, listsOffers: () => boolean) {
    this.#context = context;
    this.#listsOffers = listsOffers;
    this.#rings = new RingWatch(context.line.scheduler, {
      ring: (count) => void this.#rang(count),
      callerId: () => undefined,
      silent: () => {
        this.#silent();
      },
    });
  }

  /** RING or +CRING came. @param text - The line; absent for the plain one. */
  ring(text?: string): void {
    this.#media = mediaOf(text);
    this.#rings.ring();
  }

  /** +CLIP or +CCWA came. */
  identified(callerId: CallerId): void {
    this.#caller = { callerId, atMs: this.#now };
    // The list first: it may be of another call than the one that was offered.
    void this.#context.poller.look().then(() => {
      this.tellCaller();
    });
  }

  /** Gives what is known about the caller to the call that is offered. */
  tellCaller(): void {
    const caller = this.#caller;
    const call = this.#context.book.offered;
    if (caller === null || call === undefined || this.#now - caller.atMs > CALLER_MS) return;
    this.#caller = null;
    const { callerId } = caller;
    const known = call.callerId;
    if (
      known.number === callerId.number &&
      known.name === callerId.name &&
      known.presentation === callerId.presentation
    )
      return;
    call.callerId = { ...callerId, number: callerId.number || known.number };
    this.#context.reporter.changed(call, LINECALLINFOSTATE.CALLERID);
  }

  /** An offer is being refused. */
  refused(call: CellularCall): void {
    if (call.listed === null) this.#refusedUntilMs = this.#now + RING_SILENCE_MS;
    this.stop();
  }

  /** The machine has slept: what rang before may ring still. */
  woke(): void {
    if (this.#context.book.offered !== undefined) this.#rings.resume();
  }

  stop(): void {
    this.#rings.stop();
    this.#caller = null;
  }

  get #now(): number {
    return this.#context.line.scheduler.now();
  }

  async #rang(count: number): Promise<void> {
    await this.#context.poller.look();
    const { line, book } = this.#context;
    if (this.#context.book.offered === undefined && this.#mayAnnounce()) {
      const call = this.#media === null ? null : book.announce('incoming', '', this.#media);
      if (call === null) return;
      call.callerId = this.#caller?.callerId ?? noCallerId;
      this.#caller = null;
      book.enter(call, LINECALLSTATE.OFFERING);
    }
    if (this.#context.book.offered === undefined || line.htLine === null) return;
    line.host.lineEvent(line.htLine, 0, TAPI_MESSAGE.LINE_LINEDEVSTATE, LINEDEVSTATE.RINGING, 1, count);
    this.#context.poller.schedule();
  }

  #mayAnnounce(): boolean {
    if (this.#listsOffers() || this.otherRings) return false;
    if (this.#now < this.#refusedUntilMs) {
      this.#refusedUntilMs = this.#now + RING_SILENCE_MS;
      return false;
    }
    return ![...this.#context.book.live].some((call) => call.command !== null);
  }

  #silent(): void {
    for (const call of [...this.#context.book.live])
      if (call.isOffered && call.listed === null && call.command === null && !call.withdrawn())
        this.#context.book.end(call, LINEDISCONNECTMODE.UNKNOWN);
    void this.#context.poller.look();
  }
}

/** What rings, by +CRING (3GPP TS 27.007, 6.11): a LINEMEDIAMODE, 0 for voice and where nothing is told; null for packet data, which is no call. */
function mediaOf(text: string | undefined): number | null {
  const bearer = text === undefined ? 'unknown' : (parseRinging(text)?.bearer ?? 'unknown');
  if (bearer === 'packet') return null;
  if (bearer === 'fax') return LINEMEDIAMODE.G3FAX;
  return bearer === 'data' ? LINEMEDIAMODE.DATAMODEM : 0;
}
