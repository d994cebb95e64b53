import type { Scheduler, Timer } from '../../base/clock.js';
import { lockName } from '../../base/lock-name.js';
import type { Random } from '../../base/random.js';
import { holdLock, watchLock, type Locks } from '../../base/web-locks.js';
import { BrokerLink } from './broker-link.js';
import type { HostProcess, StartHost } from './host-process.js';
import { cardName, OWNER_LOCK, readOwnerCard, type OwnerCard } from './owner-card.js';
import { sameState, STARTING, type OwnershipState, type WaitingReason } from './ownership-state.js';
import { Pulse } from './pulse.js';
import { newSeat, type Seat } from './seat.js';

/** How often a page that nobody serves looks who has the lines, for the words it shows. */
const LOOK_MS = 2000;
/** Looks after which an owner that does not let this page in, or says nothing of itself, is silent. */
const SILENT_LOOKS = 3;
/** A host that ends sooner after its hello has not really lived… */
const SHORT_LIFE_MS = 10_000;
/** …and after so many of those in a row no further one is started. */
const SHORT_LIVES = 3;

/** What a client hears of who serves it. */
export interface OwnershipEvents {
  /** Another host serves from now on, over this port: what was asked of the one before is lost. */
  moved(port: MessagePort): void;
  /** `state` has changed. */
  changed(): void;
  /** No host can be started here; nothing goes on by itself. @param configuration - The options cannot be; `reason` says what to mend. */
  failed(reason: string, configuration?: boolean): void;
}

/** What {@link Ownership} is made from. */
export interface OwnershipParts {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** undefined where there are none, or where the lines are not to be shared: this page then has a host of its own, whatever others do. */
  readonly locks: Locks | undefined;
  readonly startHost: StartHost;
  /** Makes the broker; may throw. */
  readonly connectBroker: () => SharedWorker;
  /** What is said of this page once it is the owner. */
  readonly card: () => OwnerCard;
  /** What this page may do at whatever host it comes to. */
  readonly rights: object;
  /** Tells of `freeze` and `resume` (Page Lifecycle): the document. */
  readonly lifecycle: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  readonly events: OwnershipEvents;
}

/**
 * Which host serves this page. One page of the site at a time holds {@link OWNER_LOCK} and runs the host; the others are its guests, by way of the broker.
 * When the owner's page or its host ends, the page that has waited longest is next. The lock decides; broker and card only help.
 *
 * A page has one {@link Seat} at a time. It is given to the own host, or to the owner's once the broker has shown a door; when that host ends, or
 * another one is taken, there is a new seat, and the client moves.
 */
export class Ownership {
  state: OwnershipState = STARTING;
  #seat = newSeat();
  /** Whether the host's ends of the seat have been given away. */
  #seated = false;
  /** The own host, while this page is the owner. */
  #host: HostProcess | undefined;
  #greetedAtMs: number | null = null;
  #shortLives = 0;
  /** Gives the owner's lock back. */
  #abdicate: () => void = () => undefined;
  /** Ends the waiting for the owner's lock. */
  #candidacy: AbortController | undefined;
  #broker: BrokerLink | undefined;
  #noBroker = false;
  #pulse: Pulse | undefined;
  #stopWatching: () => void = () => undefined;
  /** While this page looks for a seat or has one as a guest: the lock that tells the host of this page's end. */
  #seatLock: { readonly name: string; readonly giveUp: () => void } | undefined;
  #look: Timer | undefined;
  #looks = 0;
  #title = '';
  /** The client has gone; a host goes on as long as others need it. */
  #left = false;

  constructor(private readonly parts: OwnershipParts) {
    const { locks, lifecycle, scheduler, connectBroker } = parts;
    if (locks === undefined) {
      // In a turn of its own, as with locks: whoever makes this has nothing to hear before it has it.
      scheduler.soon(() => void this.#own());
      return;
    }
    this.#broker = new BrokerLink(connectBroker, locks, scheduler, {
      door: ({ lifeLock }) => {
        this.#enter(locks, lifeLock);
      },
      unavailable: () => {
        this.#noBroker = true;
      },
    });
    lifecycle.addEventListener('freeze', this.#frozen);
    lifecycle.addEventListener('resume', this.#thawed);
    this.#stand(locks, 'ifAvailable');
  }

  /** The client's port at its first host. */
  get port(): MessagePort {
    return this.#seat.client;
  }

  /** The client has been greeted over its port. */
  greeted(): void {
    const host = this.#host;
    if (host === undefined) this.#broker?.entered();
    if (host === undefined || this.#greetedAtMs !== null) return;
    this.#greetedAtMs = this.parts.scheduler.now();
    host.greeted();
    // Its lock is held by now: before, the broker would take it for dead.
    this.#broker?.offer({ house: this.parts.card().house, lifeLock: host.lifeLock }, () => host.door());
    this.#listen();
  }

  /** The client has said goodbye. Its host ends by itself when no other page needs it. */
  leave(): void {
    if (this.#left) return;
    this.#left = true;
    this.#candidacy?.abort();
    if (this.#host === undefined) this.#close();
  }

  /** Starts the own host anew, for a starter that does it in another way now. */
  restart(): void {
    if (this.#host === undefined) return;
    this.#host.end();
    this.#renewSeat();
    this.#startHost();
  }

  /** Ends the own host, whoever needs it, and leaves. */
  end(): void {
    this.#left = true;
    this.#candidacy?.abort();
    this.#host?.end();
    this.#host = undefined;
    this.#abdicate();
    this.#close();
  }

  /**
   * Takes the lines from the page that has them, without asking it: for one that cannot answer. A device that it holds stays held until it is forgotten
   * or that page is closed.
   */
  takeOver(): void {
    const { locks } = this.parts;
    if (this.#left || this.#host !== undefined || locks === undefined) return;
    this.#candidacy?.abort();
    this.#stand(locks, 'steal');
  }

  // --- becoming the owner ----------------------------------------------------------------------------------------------

  /** Asks for the lines; in `queue`, being a guest meanwhile or not. */
  #stand(locks: Locks, how: 'ifAvailable' | 'queue' | 'steal'): void {
    const candidacy = new AbortController();
    this.#candidacy = candidacy;
    const { signal } = candidacy;
    let owned = false;
    const granted = (lock: Lock | null): Promise<void> | undefined => {
      if (signal.aborted) return undefined;
      if (lock !== null) {
        owned = true;
        return this.#own();
      }
      // Somebody has them: be a guest there, and next in the queue.
      this.#stand(locks, 'queue');
      this.#visit(locks, '');
      return undefined;
    };
    locks.request(OWNER_LOCK, how === 'queue' ? { signal } : { [how]: true }, granted).catch((error: unknown) => {
      // Taken back; or given back, and stolen by this page itself before the browser had noticed.
      if ((signal.aborted && !owned) || candidacy !== this.#candidacy) return;
      // AbortError: stolen, perhaps before this page has heard that it was granted. Any other: this origin is given no locks, and nobody else can be asked.
      if (error instanceof DOMException && error.name === 'AbortError') this.#dethroned(locks);
      else void this.#own();
    });
  }

  /** This page serves the lines, until the returned promise settles. */
  #own(): Promise<void> {
    const { locks, card } = this.parts;
    this.#stopVisiting();
    if (this.#seated) this.#renewSeat();
    const release =
      locks === undefined ? (): void => undefined : holdLock(locks, cardName(card()), undefined, 'shared');
    return new Promise((resolve) => {
      this.#abdicate = () => {
        release();
        resolve();
      };
      this.#startHost();
    });
  }

  #startHost(): void {
    const { startHost, events, rights } = this.parts;
    let host: HostProcess;
    try {
      host = startHost((reason) => {
        this.#hostEnded(reason);
      });
    } catch (error) {
      this.end();
      events.failed(String(error));
      return;
    }
    this.#host = host;
    this.#greetedAtMs = null;
    this.#sit(([client, pulse]) => {
      host.attach(rights, client, pulse);
    });
    this.#become({ role: 'owner' });
  }

  /** The own host has ended by itself. */
  #hostEnded(reason: string): void {
    const { scheduler, locks, events } = this.parts;
    this.#host = undefined;
    this.#abdicate();
    const lifeMs = this.#greetedAtMs === null ? null : scheduler.now() - this.#greetedAtMs;
    this.#shortLives = lifeMs !== null && lifeMs > SHORT_LIFE_MS ? 0 : this.#shortLives + 1;
    if (this.#left) this.#close();
    else if (lifeMs === null || this.#shortLives >= SHORT_LIVES) {
      this.end();
      events.failed(reason);
    } else {
      this.#renewSeat();
      if (locks === undefined) void this.#own();
      else this.#stand(locks, 'ifAvailable');
    }
  }

  /** Another page has taken the lines from this one, which could not answer. */
  #dethroned(locks: Locks): void {
    this.#host?.end();
    this.#host = undefined;
    this.#abdicate();
    if (this.#left) return;
    this.#renewSeat();
    this.#stand(locks, 'ifAvailable');
  }

  // --- being a guest ---------------------------------------------------------------------------------------------------

  /** @param notLifeLock - The lock of a host that has ended, though the broker may not know yet. */
  #visit(locks: Locks, notLifeLock: string): void {
    this.#looks = 0;
    const name = lockName('ringback-seat', this.parts.random);
    // Held before anybody is told its name.
    const giveUp = holdLock(locks, name, () => this.#broker?.want(this.parts.card().house, notLifeLock));
    this.#seatLock?.giveUp();
    this.#seatLock = { name, giveUp };
    this.#lookAround(locks);
  }

  #enter(locks: Locks, lifeLock: string): void {
    const seatLock = this.#seatLock?.name;
    if (seatLock === undefined || this.#left) return;
    if (this.#seated) {
      // Another broker shows the way again: what was said to the one before is lost.
      this.#renewSeat();
      this.#visit(locks, '');
      return;
    }
    this.#sit((ends) => {
      this.#broker?.enter({ lifeLock, rights: this.parts.rights, seatLock }, [...ends]);
    });
    this.#stopWatching = watchLock(locks, lifeLock, () => {
      this.#renewSeat();
      this.#visit(locks, lifeLock);
    });
    this.#listen();
    this.#become(this.#asGuest());
    this.#lookAround(locks);
  }

  /** Says who has the lines, now and again while this page has no seat. */
  #lookAround(locks: Locks): void {
    this.#look?.cancel();
    this.#look = undefined;
    void readOwnerCard(locks)
      .catch(() => undefined)
      .then((card) => {
        if (this.#left || this.#host !== undefined) return;
        this.#title = card?.title ?? '';
        if (this.#seated) {
          this.#become(this.#asGuest());
          return;
        }
        this.#looks++;
        this.#become(this.#whyWaiting(card));
        this.#look ??= this.parts.scheduler.after(LOOK_MS, () => {
          this.#lookAround(locks);
        });
      });
  }

  #whyWaiting(card: OwnerCard | undefined): OwnershipState {
    const own = this.parts.card();
    const title = card?.title ?? '';
    const waiting = (why: WaitingReason): OwnershipState => ({ role: 'waiting', why, title });
    if (card !== undefined && card.version !== own.version)
      return waiting(card.version < own.version ? 'olderOwner' : 'newerOwner');
    if (card !== undefined && card.house !== own.house) return waiting('otherSetUp');
    if (card !== undefined && this.#noBroker) return waiting('noBroker');
    return this.#looks > SILENT_LOOKS ? waiting('silent') : STARTING;
  }

  #asGuest(): OwnershipState {
    const title = this.#title;
    const alive = this.#pulse?.state === 'alive';
    return alive ? { role: 'guest', title } : { role: 'waiting', why: 'silent', title };
  }

  #stopVisiting(): void {
    this.#stopWatching();
    this.#stopWatching = () => undefined;
    this.#look?.cancel();
    this.#look = undefined;
    this.#seatLock?.giveUp();
    this.#seatLock = undefined;
  }

  /** A frozen page must not become the owner: it would hold the lock and do nothing. */
  readonly #frozen = (): void => {
    if (this.#host === undefined) this.#candidacy?.abort();
  };

  readonly #thawed = (): void => {
    const { locks } = this.parts;
    if (this.#left || this.#host !== undefined || locks === undefined || this.#candidacy?.signal.aborted !== true)
      return;
    this.#stand(locks, this.#seated ? 'queue' : 'ifAvailable');
  };

  // --- the seat --------------------------------------------------------------------------------------------------------

  #sit(give: (ends: Seat['ends']) => void): void {
    give(this.#seat.ends);
    this.#seated = true;
  }

  /** A seat at no host: the one before is gone, or left. */
  #renewSeat(): void {
    this.#stopVisiting();
    this.#pulse?.stop();
    this.#pulse = undefined;
    this.#seat = newSeat();
    this.#seated = false;
    this.parts.events.moved(this.#seat.client);
    this.#become(STARTING);
  }

  /** Watches whether the host of the seat answers. */
  #listen(): void {
    this.#pulse ??= new Pulse(this.#seat.pulse, this.parts.scheduler, (pulse) => {
      // The own host is ended when it hangs; another page's is that page's to end.
      if (this.#host === undefined) this.#become(this.#asGuest());
      else if (pulse === 'hung') {
        this.#host.end();
        this.#hostEnded('The worker hangs.');
      }
    });
  }

  #close(): void {
    const { lifecycle } = this.parts;
    lifecycle.removeEventListener('freeze', this.#frozen);
    lifecycle.removeEventListener('resume', this.#thawed);
    this.#stopVisiting();
    this.#pulse?.stop();
    this.#broker?.close();
  }

  #become(state: OwnershipState): void {
    if (sameState(state, this.state)) return;
    this.state = state;
    if (!this.#left) this.parts.events.changed();
  }
}
