import { LINECALLPRIVILEGE, LINECALLSTATE, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import type { HdCall, HtCall, Out } from '../tspi/result.js';
import type { OpenLine } from './line.js';
import type { Request } from './requests.js';
import type { Session } from './session.js';

/** An event of a call on its way into the ring. */
export interface CallEvent {
  readonly call: HostCall;
  readonly message: number;
  readonly param1: number;
  readonly param2: number;
  readonly param3: number;
}

/** One client's hold on a call. */
export interface CallHolder {
  readonly session: Session;
  /** The client's handle. */
  readonly hCall: number;
  /** One LINECALLPRIVILEGE. */
  privilege: number;
  /** LINEDIGITMODE and LINEMEDIAMODE bits that it monitors on the call; the id of its list of tones, 0 = none. */
  digitModes: number;
  mediaModes: number;
  toneListId: number;
}

/** The digits that are being gathered on a call. */
export interface Gathering {
  readonly endToEndId: number;
  readonly session: Session;
  readonly hCall: number;
  readonly digits: Out<string>;
}

/** How many events a call may have waiting for its reply or its first state. A call goes through far fewer states. */
const GATE_LIMIT = 64;

/**
 * One call as the host sees it, and the gate before the ring. Phases:
 * - `creating`: a client's request is making it; its events wait for the successful reply (async-replies-versus-events-on-new-call-handles)
 * - `announced`: the provider brought it; its next message must be LINE_CALLSTATE, others wait for that (line-newcall)
 * - `live`: events pass
 * - `dead`: closed or never born; nothing passes
 */
export class HostCall {
  phase: 'creating' | 'announced' | 'live' | 'dead';
  hdCall: HdCall | 0;
  /** The state last let through: one LINECALLSTATE, 0 before the first. */
  state = 0;
  mode = 0;
  media = 0;
  /** When that state began, ms since the Unix epoch (call-state-timer). */
  stateEntryTime = 0;
  /** What has been dialled so far on this call, for the dial policy. */
  dialled = '';
  /** The client whose digits are being sent, by its handle; null when none are. */
  generating: { readonly endToEndId: number; readonly session: Session; readonly hCall: number } | null = null;
  gathering: Gathering | null = null;
  /** The end-to-end id of what the host has ended last by itself: the provider may tell that end, too. */
  endedByHost = 0;
  /** The request that is to create it, where that belongs to another call or line. */
  creator: Request | null = null;
  readonly holders = new Map<Session, CallHolder>();
  /** Requests of this call that have not been released; kept by Requests. */
  outstanding = 0;
  /** Called when the last of them was released. */
  onSettled: () => void = () => undefined;
  #waiting: CallEvent[] = [];

  constructor(
    readonly htCall: HtCall,
    /** Its list in the core's table: 1 to 4095. */
    readonly index: number,
    readonly line: OpenLine,
    phase: 'creating' | 'announced',
    hdCall: HdCall | 0,
  ) {
    this.phase = phase;
    this.hdCall = hdCall;
  }

  /** Whether a client owns it: no other may act on it. */
  get owned(): boolean {
    return [...this.holders.values()].some(({ privilege }) => privilege === LINECALLPRIVILEGE.OWNER);
  }

  /** How many clients hold it with a privilege (one LINECALLPRIVILEGE). */
  count(privilege: number): number {
    let count = 0;
    for (const holder of this.holders.values()) if (holder.privilege === privilege) count++;
    return count;
  }

  get ended(): boolean {
    return this.state === LINECALLSTATE.IDLE;
  }

  /**
   * Takes an event to the gate.
   * @returns The events that pass now, in order; null where the gate is full.
   */
  admit(event: CallEvent): readonly CallEvent[] | null {
    if (this.phase === 'live') return [event];
    if (this.phase === 'announced' && event.message === TAPI_MESSAGE.LINE_CALLSTATE) {
      this.phase = 'live';
      return [event, ...this.#take()];
    }
    if (this.#waiting.length >= GATE_LIMIT) return null;
    this.#waiting.push(event);
    return [];
  }

  /** The creating request succeeded: opens the gate and returns what waited. */
  born(): readonly CallEvent[] {
    if (this.phase !== 'creating') return [];
    this.phase = 'live';
    return this.#take();
  }

  /** Nothing of this call passes from now on. */
  die(): void {
    this.phase = 'dead';
    this.#waiting = [];
  }

  /** Whether a state is the one that was let through last: devices repeat themselves. */
  repeats(state: number, mode: number, media: number): boolean {
    return state === this.state && mode === this.mode && media === this.media;
  }

  #take(): CallEvent[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }
}
