import { parseHeardDigit } from '../../../at/responses/dtmf.js';
import { parseClip, parseWaitingCall } from '../../../at/responses/calling-party.js';
import type { Urc } from '../../../at/urc.js';
import { LINECALLSTATE, LINEDISCONNECTMODE } from '../../../tspi/generated/constants.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import type { HdCall, HtCall, RequestId, Result } from '../../../tspi/result.js';
import type { CallControlContext } from '../call-context.js';
import { hearingFeatures } from '../capabilities.js';
import { CallDigits } from '../call-digits.js';
import type { CallCounts, LineCalls } from '../line-calls.js';
import type { FindingOwner } from '../live-calls.js';
import { lacking, type CellularAbilities } from './abilities.js';
import { CallBook } from './call-book.js';
import { CallEndings } from './call-endings.js';
import { hintOf } from './call-hint.js';
import { CallNotices } from './call-notices.js';
import { CallOffers } from './call-offers.js';
import { CallPoller, STABLE_POLL_MS, TRANSIENT_POLL_MS } from './call-poller.js';
import { CallStarts } from './call-starts.js';
import type { CellularCall } from './cellular-call.js';
import type { CellularContext } from './cellular-context.js';
import type { CellularDialect } from './cellular-profiles.js';
import { CellularReporter } from './cellular-reporter.js';
import { DigitDetection } from './digit-detection.js';
import { ListingChanges } from './listing-changes.js';
import { features2Now, featuresNow, mayAnswer, Situation } from './possible.js';
import { SentDigits } from './sent-digits.js';
import { CellularSupplementary } from './supplementary.js';

/** How long after a hint the list is looked at often: it may lag behind. */
const HINT_MS = 3000;

/** The calls of one cellular line. The modem's list is the truth; its lines say when to look, and what the list does not tell. */
export class CellularControl implements LineCalls {
  readonly adoption: FindingOwner = {
    hasAdopted: false,
    met: () => {
      void this.#poller.look();
    },
  };
  readonly supplementary: CellularSupplementary;
  readonly digits: CallDigits;
  readonly voice = null;
  readonly #line: CallControlContext;
  readonly #reporter: CellularReporter;
  readonly #book: CallBook;
  readonly #poller: CallPoller;
  readonly #starts: CallStarts;
  readonly #endings: CallEndings;
  readonly #offers: CallOffers;
  readonly #notices: CallNotices;
  readonly #lacking: ReturnType<typeof lacking>;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #detection: DigitDetection;
  readonly #sent: SentDigits;
  #hintedMs = -HINT_MS;

  constructor(line: CallControlContext, dialect: CellularDialect, abilities: CellularAbilities) {
    this.#line = line;
    this.#lacking = lacking(abilities);
    this.#reporter = new CellularReporter(line, {
      calls: () => [...this.#book.calls.values()],
      possible: (call) => ({ features: this.features(call), features2: this.features2(call) }),
      moved: (call) => {
        this.#sent.moved(call);
      },
    });
    this.#sent = new SentDigits(line, this.#reporter);
    this.#book = new CallBook(line, this.#reporter, (call) => {
      this.#sent.stop(call);
      this.digits.ended(call);
    });
    this.#detection = new DigitDetection(line, dialect);
    this.digits = new CallDigits(line.scheduler, this.#reporter, () => {
      this.#listen();
    });
    const changes = new ListingChanges(this.#book, this.#reporter, line.scheduler, (call) => {
      this.#endings.over(call);
    });
    this.#poller = new CallPoller(line, {
      closedToCommands: () => this.closedToCommands,
      pollMs: () => this.#pollMs(),
      listed: (listing) => {
        this.#offers.otherRings = listing.otherRings;
        changes.apply(listing);
        this.#listen();
        this.#offers.tellCaller();
        this.#notices.give();
        this.#reporter.look();
      },
      refused: () => {
        changes.refused();
        this.#reporter.look();
      },
    });
    const context: CellularContext = {
      line,
      dialect,
      abilities,
      reporter: this.#reporter,
      book: this.#book,
      poller: this.#poller,
      situation: () => this.#situation,
      inTurn: (work) => this.#inTurn(work),
      stopDigits: () => {
        this.#sent.stop();
      },
    };
    this.#endings = new CallEndings(context);
    this.#starts = new CallStarts(context, this.#endings);
    this.#offers = new CallOffers(context, () => changes.listsOffers);
    this.#notices = new CallNotices(context);
    this.supplementary = new CellularSupplementary(context, this.#starts);
  }

  get calls(): ReadonlyMap<HdCall, CellularCall> {
    return this.#book.calls;
  }

  get busy(): boolean {
    return this.#book.live.size > 0;
  }

  get canPlace(): boolean {
    return this.#situation.canPlace;
  }

  get counts(): CallCounts {
    const { active, held, inTheMaking, offered, unDialled } = this.#situation;
    const onHold = held.filter((call) => call.state === LINECALLSTATE.ONHOLD).length;
    const others = [...active, ...inTheMaking, ...offered, ...unDialled].filter((call) => !call.pending);
    return { active: others.length, onHold, onHoldPending: held.length - onHold };
  }

  get offHook(): boolean {
    return [...this.#book.live].some((call) => !call.isOffered && !call.waitsForNumber);
  }

  get closedToCommands(): boolean {
    return [...this.#book.live].some((call) => call.command !== null);
  }

  newCall(requestId: RequestId, htCall: HtCall, digits: string): CellularCall {
    const call = this.#book.create(htCall, 'outgoing', digits);
    call.request = requestId;
    this.#reporter.look();
    return call;
  }

  dial(call: CellularCall): Promise<void> {
    return this.#starts.dial(call);
  }

  neverPlaced(call: CellularCall): void {
    this.#book.forget(call);
    this.#line.requests.complete(call.request, LINEERR.RESOURCEUNAVAIL);
    this.#reporter.look();
  }

  mayAnswer(call: CellularCall): Result {
    return mayAnswer(this.#situation, call);
  }

  answer(call: CellularCall, requestId: RequestId): Promise<void> {
    const answered = this.#starts.answer(call, requestId);
    this.#reporter.look();
    return answered;
  }

  drop(call: CellularCall, requestId: RequestId): void {
    if (call.isOffered) this.#offers.refused(call);
    this.#sent.stop(call);
    this.#endings.drop(call, requestId);
    this.#reporter.look();
  }

  close(call: CellularCall): void {
    this.#sent.stop(call);
    this.digits.ended(call);
    this.#line.requests.cut(LINEERR.OPERATIONFAILED, call.hdCall);
    if (call.isOffered) this.#offers.refused(call);
    call.closed = true;
    this.#book.calls.delete(call.hdCall);
    if (!this.#book.live.has(call)) return;
    if (call.waitsForNumber) this.#book.leave(call);
    else void this.#endings.release(call);
    this.#reporter.look();
  }

  async closeAll(): Promise<void> {
    for (const call of [...this.#book.calls.values()]) this.close(call);
    this.#offers.stop();
    await Promise.all([...this.#book.live].flatMap(({ release }) => release ?? []));
    this.#poller.stop();
  }

  generate(call: CellularCall, endToEndId: number, digits: string | null): void {
    this.#sent.generate(call, endToEndId, digits);
  }

  features(call: CellularCall): number {
    const { profile } = this.#line;
    const hears = call.over ? 0 : hearingFeatures(profile);
    const now = featuresNow(this.#situation, call, profile.digitCommand !== null) | hears;
    return (now & ~this.#lacking.features) >>> 0;
  }

  features2(call: CellularCall): number {
    return (features2Now(this.#situation, call) & ~this.#lacking.features2) >>> 0;
  }

  changed(call: CellularCall, infoStates: number): void {
    this.#reporter.changed(call, infoStates);
  }

  urc(urc: Urc): void {
    if (urc.kind === 'ring') {
      this.#offers.ring(urc.text);
      return;
    }
    const caller = urc.kind === 'report' ? (parseClip(urc.text) ?? parseWaitingCall(urc.text)) : null;
    const digit = urc.kind === 'report' ? parseHeardDigit(urc.text) : null;
    // Nothing says on which call: of several in a conference it stands for all of them.
    if (digit !== null) for (const call of this.#situation.active) this.digits.heard(call, digit);
    const hint = hintOf(urc);
    this.#notices.urc(urc);
    if (caller !== null) this.#offers.identified(caller);
    if (hint === null) return;
    this.#endings.hinted(hint);
    this.#starts.hinted();
    this.#hintedMs = this.#line.scheduler.now();
    if (this.busy || hint.state !== 'ended') void this.#poller.look();
  }

  data(): void {
    // A voice call has no payload on the port.
  }

  woke(): void {
    this.#offers.woke();
  }

  doubt(): void {
    // Whatever became of the calls meanwhile the list tells, as soon as the modem answers.
  }

  lost(): void {
    this.#endAll();
    this.#book.live.clear();
    this.#detection.lost();
  }

  async retire(): Promise<void> {
    const releases = [...this.#book.live]
      .filter((call) => !call.waitsForNumber)
      .map((call) => this.#endings.release(call));
    this.#endAll();
    await Promise.all(releases);
    this.#poller.stop();
  }

  /** What several calls are in: those whose handles are closed are on their way out and count for nothing. */
  get #situation(): Situation {
    return new Situation([...this.#book.live].filter((call) => !call.closed));
  }

  #pollMs(): number | null {
    const calls = [...this.#book.live].filter((call) => !call.waitsForNumber && call.stands === null);
    if (calls.length === 0) return null;
    const hinted = this.#line.scheduler.now() - this.#hintedMs < HINT_MS;
    const moves = calls.some(
      (call) => call.listed === null || call.inTheMaking || call.isOffered || call.release !== null,
    );
    return hinted || moves ? TRANSIENT_POLL_MS : STABLE_POLL_MS;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#line.link.channel?.urgentWaits();
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #endAll(): void {
    this.#sent.stop();
    for (const call of this.#book.live) this.digits.ended(call);
    this.#offers.stop();
    this.#poller.stop();
    this.#book.conference = null;
    for (const call of [...this.#book.calls.values()]) {
      // A call whose request has not succeeded never existed for the host.
      if (!call.pending) {
        this.#reporter.state(call, LINECALLSTATE.DISCONNECTED, LINEDISCONNECTMODE.UNAVAIL);
        this.#reporter.state(call, LINECALLSTATE.IDLE);
      }
      call.closed = true;
    }
    this.#book.calls.clear();
  }

  /** The modem listens for digits as long as those of a connected call are wanted. */
  #listen(): void {
    this.#detection.want(this.#situation.active.some((call) => this.digits.wantedOn(call)));
  }
}
