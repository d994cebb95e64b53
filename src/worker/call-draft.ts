import { entryId, MAX_NAME, MAX_NUMBER, type CallEntry, type CallOutcome } from '../base/call-entry.js';
import { plainText } from '../base/plain-text.js';
import type { CallView } from '../host/client-sink.js';
import { LINECALLORIGIN, LINECALLSTATE, LINEDISCONNECTMODE } from '../tspi/generated/constants.js';

/** States in which the two parties have each other. */
const CONNECTED =
  LINECALLSTATE.CONNECTED |
  LINECALLSTATE.ONHOLD |
  LINECALLSTATE.CONFERENCED |
  LINECALLSTATE.ONHOLDPENDCONF |
  LINECALLSTATE.ONHOLDPENDTRANSFER;

/** How a call ended that was never connected, by its LINEDISCONNECTMODE; `failed` for every other. */
const OUTGOING: ReadonlyMap<number, CallOutcome> = new Map([
  [LINEDISCONNECTMODE.NORMAL, 'noAnswer'],
  [LINEDISCONNECTMODE.NOANSWER, 'noAnswer'],
  [LINEDISCONNECTMODE.BUSY, 'busy'],
  [LINEDISCONNECTMODE.REJECT, 'refused'],
  [LINEDISCONNECTMODE.CANCELLED, 'cancelled'],
]);
const INCOMING: ReadonlyMap<number, CallOutcome> = new Map([
  [LINEDISCONNECTMODE.REJECT, 'refused'],
  [LINEDISCONNECTMODE.PICKUP, 'elsewhere'],
]);

/** Where and when a call began. */
export interface CallBeginning {
  readonly lineId: number;
  readonly lineName: string;
  /** In milliseconds since the Unix epoch. */
  readonly startedAtMs: number;
  readonly chance: number;
}

/**
 * What the log is to say of a call, told by the messages of the call. A call that was connected is answered, whoever ended it; one that rang and was not is missed, unless
 * this side refused it.
 */
export class CallDraft {
  readonly #beginning: CallBeginning;
  #view: CallView | undefined;
  #direction: CallEntry['direction'] = 'outgoing';
  #connectedAtMs: number | null = null;
  #endedAtMs: number | null = null;
  /** One LINEDISCONNECTMODE; 0 where nobody told why: this side ended it. */
  #mode = 0;

  constructor(beginning: CallBeginning) {
    this.#beginning = beginning;
  }

  /** What is known of the call changed. */
  described(view: CallView): void {
    const first = this.#view === undefined;
    this.#view = view;
    if (first) this.#direction = isIncoming(view.info.origin) ? 'incoming' : 'outgoing';
  }

  /** LINE_CALLSTATE. @param nowMs - The scheduler's clock. */
  moved(state: number, mode: number, nowMs: number): void {
    if ((state & CONNECTED) !== 0) this.#connectedAtMs ??= nowMs;
    if (state === LINECALLSTATE.BUSY) this.#mode = LINEDISCONNECTMODE.BUSY;
    if (state === LINECALLSTATE.DISCONNECTED && mode !== 0) this.#mode = mode;
    if (state === LINECALLSTATE.DISCONNECTED || state === LINECALLSTATE.IDLE) this.#endedAtMs ??= nowMs;
  }

  /** Nothing more will be told of it. */
  ended(nowMs: number): void {
    if (this.#endedAtMs === null && this.#mode === 0) this.#mode = LINEDISCONNECTMODE.NORMAL;
    this.#endedAtMs ??= nowMs;
  }

  /** The entry; null as long as there is nothing to be said: for a conference, which is no call of its own, and before anything was dialled. */
  get entry(): CallEntry | null {
    if (this.#view === undefined || this.#view.info.origin === LINECALLORIGIN.CONFERENCE) return null;
    const { callerId, callerIdName, calledId, connectedId = '', connectedIdName = '' } = this.#view.info;
    const incoming = this.#direction === 'incoming';
    const number = plainText((incoming ? callerId : beforePause(calledId)) || connectedId, MAX_NUMBER);
    if (!incoming && number === '' && this.#connectedAtMs === null) return null;
    const { lineId, lineName, startedAtMs, chance } = this.#beginning;
    return {
      id: entryId(startedAtMs, chance),
      direction: this.#direction,
      number,
      name: plainText((incoming ? callerIdName : '') || connectedIdName, MAX_NAME),
      lineId,
      lineName: plainText(lineName, MAX_NAME),
      startedAtMs: Math.max(0, Math.floor(startedAtMs)),
      connectedForMs:
        this.#connectedAtMs === null || this.#endedAtMs === null
          ? null
          : Math.max(0, Math.round(this.#endedAtMs - this.#connectedAtMs)),
      outcome: this.#outcome,
    };
  }

  get #outcome(): CallOutcome {
    if (this.#connectedAtMs !== null) return 'answered';
    if (this.#endedAtMs === null) return 'unfinished';
    if (this.#direction === 'outgoing') return this.#mode === 0 ? 'cancelled' : (OUTGOING.get(this.#mode) ?? 'failed');
    return this.#mode === 0 ? 'refused' : (INCOMING.get(this.#mode) ?? 'missed');
  }
}

/** Whether a call came in (linecallorigin--constants). */
function isIncoming(origin: number): boolean {
  const { INTERNAL, EXTERNAL, INBOUND } = LINECALLORIGIN;
  return (origin & (INTERNAL | EXTERNAL | INBOUND)) !== 0;
}

/** What follows a pause or a wait is for a machine at the other end, and may be a PIN. */
function beforePause(dialled: string): string {
  return dialled.replace(/[,!WTP@$].*$/s, '');
}
