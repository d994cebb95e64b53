import type { Scheduler, Timer } from '../../base/clock.js';
import type { Caller } from '../network-port.js';
import { legTransitions, type LegMode, type LegState } from './leg-states.js';
import type { Station } from './station.js';

/** Why a call is there: names of linecallreason--constants. */
export type CallReason =
  | 'direct'
  | 'forwardedBusy'
  | 'forwardedNoAnswer'
  | 'forwardedAlways'
  | 'pickup'
  | 'unpark'
  | 'redirect'
  | 'callCompletion'
  | 'transfer'
  | 'reminder';

/** What the exchange knows of a call, seen from one end. */
export interface LegInfo {
  /** `conference`: the leg to a bridge. */
  readonly origin: 'outbound' | 'internal' | 'external' | 'conference';
  readonly reason: CallReason;
  readonly caller: Caller | null;
  readonly called: Caller | null;
  readonly connected: Caller | null;
  /** Who sent the call on, and to whom. */
  readonly redirecting: Caller | null;
  readonly redirection: Caller | null;
  /** The exchange's number of the call, the same at both ends, and of the call that it belongs to; 0 = none. */
  readonly callId: number;
  readonly relatedCallId: number;
  /** Of a call that a completion request led to: its id; else 0. */
  readonly completionId: number;
  /** The number of the trunk that it goes over, from 0; null inside. */
  readonly trunk: number | null;
  /** What kind of call it is, in the words of the two ends: the exchange carries it. */
  readonly media: number;
  readonly bearer: number;
  /** The oldest block from the other end that has not been released. */
  readonly userUserInfo: Uint8Array | null;
}

/** A held call and the consultation that it waits for; either may be the held one after a swap. */
export interface Consultation {
  readonly kind: 'transfer' | 'conference';
  readonly first: Leg;
  readonly consult: Leg;
}

/** Legs that hear each other through a bridge at one station. */
export interface Conference {
  readonly parent: Leg;
  readonly members: Set<Leg>;
}

/** A number that is being reached; moves to another leg with a transfer. */
export interface Attempt {
  origin: Leg;
  timer: Timer;
}

/** One end of a call at a station. Only the exchange's own files change it. */
export class Leg {
  #state: LegState = 'new';
  #mode: LegMode = '';
  #info: LegInfo;
  #timer: Timer | null = null;
  readonly #waitingBlocks: Uint8Array[] = [];
  /** Whom it is connected with, or rings, or is rung by. */
  other: Leg | null = null;
  consultation: Consultation | null = null;
  conference: Conference | null = null;
  attempt: Attempt | null = null;
  /** Gives back the park slot that it waits in. */
  leaveSlot: (() => void) | null = null;
  /** The digits so far. */
  digits = '';
  /** What is dialled once the leg is answered: a completion's target. */
  dialsWhenAnswered: string | null = null;
  /** Somebody will hang it up; else the exchange does when the other end has gone. */
  tended = false;
  /** A block for whom it reaches. */
  setupBlock: Uint8Array | null = null;
  /** Its caller does not want to be known. */
  withheld = false;
  /** Its station takes no second call meanwhile. */
  secure = false;
  /** It has been connected. */
  answered = false;
  stateEntryMs: number;

  constructor(
    readonly station: Station,
    private readonly scheduler: Scheduler,
    info: LegInfo,
  ) {
    this.#info = info;
    this.stateEntryMs = scheduler.now();
    station.legs.add(this);
  }

  get state(): LegState {
    return this.#state;
  }

  get mode(): LegMode {
    return this.#mode;
  }

  get info(): LegInfo {
    return this.#info;
  }

  isIn(states: readonly LegState[]): boolean {
    return states.includes(this.#state);
  }

  /** Changes the state and tells the station; nothing when it is the same already. */
  enter(state: LegState, mode: LegMode = ''): void {
    if (state === this.#state && mode === this.#mode) return;
    const allowed = state === this.#state ? state === 'connected' : legTransitions[this.#state].includes(state);
    if (!allowed) throw new Error(`A leg cannot go from ${this.#state} to ${state}.`);
    this.#state = state;
    this.#mode = mode;
    this.stateEntryMs = this.scheduler.now();
    if (state === 'connected') this.answered = true;
    if (state === 'disconnected' || state === 'idle') this.stopTimer();
    if (state === 'idle') this.station.legs.delete(this);
    this.station.legChanged(this);
  }

  /** Notes what became known and tells the station what changed. */
  learn(change: Partial<LegInfo>): void {
    this.#info = { ...this.#info, ...change };
    if (this.#state !== 'idle') this.station.legLearned(this, Object.keys(change) as (keyof LegInfo)[]);
  }

  /** Starts the leg's one timer. */
  after(delayMs: number, run: () => void): void {
    this.stopTimer();
    this.#timer = this.scheduler.after(delayMs, run);
  }

  stopTimer(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  /** A block arrived from the other end; it waits until the one before has been released. */
  receiveBlock(block: Uint8Array): void {
    if (this.#info.userUserInfo === null) this.learn({ userUserInfo: block });
    else this.#waitingBlocks.push(block);
  }

  releaseBlock(): void {
    this.learn({ userUserInfo: this.#waitingBlocks.shift() ?? null });
  }
}
