import { noCallerId } from '../../../at/caller-id.js';
import type { Scheduler } from '../../../base/clock.js';
import { LINECALLINFOSTATE, LINECALLSTATE } from '../../../tspi/generated/constants.js';
import type { CallReporter } from '../call-reporter.js';
import type { CallBook } from './call-book.js';
import { Conference, type CellularCall } from './cellular-call.js';
import type { CallListing, ListedCall, LiveState } from './call-listing.js';

/** How long a call that was dialled may stay out of the list, while nothing else tells of it, before it counts as over. */
export const UNLISTED_LIMIT_MS = 10_000;

/** The same of one of which a line has told that it is being made: longer than a network lets it ring (T301 of 3GPP TS 24.008, 11.3: 180 s at least). */
const UNANSWERED_LIMIT_MS = 200_000;

const OFFERS: readonly LiveState[] = ['incoming', 'waiting'];
const NOT_UP: readonly LiveState[] = ['dialing', 'alerting', 'incoming', 'waiting'];

const states: Readonly<Record<Exclude<LiveState, 'held'>, number>> = {
  active: LINECALLSTATE.CONNECTED,
  dialing: LINECALLSTATE.PROCEEDING,
  alerting: LINECALLSTATE.RINGBACK,
  incoming: LINECALLSTATE.OFFERING,
  waiting: LINECALLSTATE.OFFERING,
};

/** Makes the calls of a line agree with the modem's list, by index; what the list has never shown goes by the modem's lines. */
export class ListingChanges {
  /** The list has shown an offered call: a RING alone announces nothing then. */
  listsOffers = false;
  readonly #book: CallBook;
  readonly #reporter: CallReporter;
  readonly #scheduler: Scheduler;
  readonly #over: (call: CellularCall) => void;

  /** @param over - A call that is not in the list any more, or that a line told the end of. */
  constructor(book: CallBook, reporter: CallReporter, scheduler: Scheduler, over: (call: CellularCall) => void) {
    this.#book = book;
    this.#reporter = reporter;
    this.#scheduler = scheduler;
    this.#over = over;
  }

  apply({ calls }: CallListing): void {
    this.listsOffers ||= calls.some(({ state }) => OFFERS.includes(state));
    const unknown = new Map(calls.map((listed) => [listed.callId, listed]));
    const met = this.#match(unknown);
    for (const call of this.#modemsCalls()) if (!met.has(call)) this.#unlisted(call);
    for (const [call, listed] of met) this.#parting(call, listed);
    // Held before active: two calls that change places are never both CONNECTED.
    for (const [call, listed] of met) if (listed.state === 'held') this.#met(call, listed);
    for (const [call, listed] of met) if (listed.state !== 'held') this.#met(call, listed);
    for (const listed of unknown.values()) this.#found(listed);
    this.#conferenceFollows();
    this.#book.settle();
  }

  /** There is no list: says nothing of calls that one has shown, and the others go by the modem's lines. */
  refused(): void {
    for (const call of this.#modemsCalls()) if (call.listed === null) this.#unlisted(call);
    this.#book.settle();
  }

  /** Those that the modem is to have in its list. */
  #modemsCalls(): readonly CellularCall[] {
    return [...this.#book.live].filter(
      (call) =>
        call.stands === null &&
        call.command === null &&
        !call.waitsForNumber &&
        // A dial that is being taken back may have made a call all the same.
        (!call.pending || call.release !== null),
    );
  }

  #match(unknown: Map<number, ListedCall>): ReadonlyMap<CellularCall, ListedCall> {
    const met = new Map<CellularCall, ListedCall>();
    const meet = (call: CellularCall, listed: ListedCall | undefined): void => {
      if (listed === undefined) return;
      call.index = listed.callId;
      met.set(call, listed);
      unknown.delete(listed.callId);
    };
    const calls = this.#modemsCalls();
    for (const call of calls) {
      const listed = call.index === null ? undefined : unknown.get(call.index);
      if (listed !== undefined && isSame(call, listed)) meet(call, listed);
    }
    for (const call of calls)
      if (call.listed === null && !met.has(call))
        meet(
          call,
          [...unknown.values()].find((listed) => isSame(call, listed)),
        );
    return met;
  }

  #unlisted(call: CellularCall): void {
    const { hint } = call;
    if (call.listed !== null || hint?.state === 'ended' || this.#forgotten(call)) this.#over(call);
    else if (hint !== null && hint.state !== 'changed') this.#enter(call, hint.state);
  }

  /** Whether a call that was dialled, and that no list has shown, has come to nothing without a word; what is connected by the modem's own word has not. */
  #forgotten({ direction, hint, placedMs }: CellularCall): boolean {
    const limitMs = { none: UNLISTED_LIMIT_MS, making: UNANSWERED_LIMIT_MS, up: Infinity }[tells(hint?.state)];
    return direction === 'outgoing' && this.#scheduler.now() - placedMs > limitMs;
  }

  /** The network has taken a party out of the conference. */
  #parting(call: CellularCall, { conference: isParty }: ListedCall): void {
    const { conference } = call;
    // Of one that is being ended as a whole each party goes; none is left alone for a moment.
    const ending = conference?.call.release != null;
    if (conference?.joined === true && !isParty && !ending) conference.remove(call);
  }

  #met(call: CellularCall, listed: ListedCall): void {
    call.listed = listed.state;
    if (listed.conference && !this.#join(call, listed.state)) return;
    this.#enter(call, listed.state);
    this.#identify(call, listed.number);
  }

  /** A call that this side knows nothing of: it came in, or was there before, or somebody else made it. */
  #found(listed: ListedCall): void {
    const { direction, number, state, media } = listed;
    if (listed.conference && this.#conferenceFor(state) === null) return;
    const call = this.#book.announce(direction, direction === 'outgoing' ? number : '', media);
    if (call === null) return;
    call.index = listed.callId;
    call.listed = state;
    call.adopted = !OFFERS.includes(state);
    if (direction === 'incoming' && number !== '') call.callerId = { ...noCallerId, number, presentation: 'known' };
    if (listed.conference) this.#join(call, state);
    this.#enter(call, state);
  }

  #enter(call: CellularCall, state: LiveState): void {
    if (call.conference !== null) this.#book.enter(call, LINECALLSTATE.CONFERENCED);
    else this.#book.enter(call, state === 'held' ? call.holdState : states[state]);
    if (state === 'active') call.holdState = LINECALLSTATE.ONHOLD;
  }

  /** False where nobody can be told of the conference. */
  #join(call: CellularCall, state: LiveState): boolean {
    const conference = this.#conferenceFor(state);
    if (conference === null) return false;
    if (call.conference !== conference) conference.add(call);
    conference.joined = true;
    return true;
  }

  /** The conference; one that somebody else has made is announced as it is found. */
  #conferenceFor(state: LiveState): Conference | null {
    if (this.#book.conference !== null) return this.#book.conference;
    const call = this.#book.announce('unknown', '');
    if (call === null) return null;
    this.#book.conference = new Conference(call);
    this.#book.enter(call, state === 'held' ? call.holdState : LINECALLSTATE.CONNECTED);
    return this.#book.conference;
  }

  /** A conference is where its parties are, and over with the last of them. */
  #conferenceFollows(): void {
    const { conference } = this.#book;
    if (conference === null || conference.call.pending) return;
    const { call, members } = conference;
    if (members.size === 0) {
      this.#book.dissolve(conference);
      return;
    }
    const active = [...members].some((member) => member.listed === 'active');
    this.#book.enter(call, active ? LINECALLSTATE.CONNECTED : call.holdState);
    if (active) call.holdState = LINECALLSTATE.ONHOLD;
  }

  #identify(call: CellularCall, number: string): void {
    if (call.direction !== 'incoming' || number === '' || call.callerId.number !== '') return;
    call.callerId = { ...call.callerId, number, presentation: 'known' };
    this.#reporter.changed(call, LINECALLINFOSTATE.CALLERID);
  }
}

/** Whether a listed call can be the one that is known: an index is free again once its call is over. */
function isSame(call: CellularCall, { direction, state, number, media }: ListedCall): boolean {
  if (call.direction !== direction || (call.media !== media && media !== 0) || (call.wasUp && NOT_UP.includes(state)))
    return false;
  const caller = call.callerId.number;
  return !OFFERS.includes(state) || caller === '' || number === '' || isSameNumber(caller, number);
}

/** How much a hint tells of a call that was dialled. */
function tells(state: LiveState | 'ended' | 'changed' | undefined): 'none' | 'making' | 'up' {
  if (state === undefined || state === 'changed' || state === 'ended') return 'none';
  return state === 'dialing' || state === 'alerting' ? 'making' : 'up';
}

/** The same party, in national or international form. */
function isSameNumber(one: string, other: string): boolean {
  const [a, b] = [one, other].map((number) => number.replace(/^\+|^0+/, ''));
  return a !== undefined && b !== undefined && (a.endsWith(b) || b.endsWith(a));
}
