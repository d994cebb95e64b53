import { typedTarget } from './typed-target.js';
import {
  LINECALLFEATURE,
  LINECALLPARTYID,
  LINECALLPRIVILEGE,
  LINECALLSTATE,
  LINEDIGITMODE,
} from '../tspi/generated/constants.js';
import { callStateName, disconnectReasonName } from './call-words.js';
import type { LineObject } from './line-object.js';
import type { CallDetails } from '../protocol/messages.js';
import { TelephonyError, type Call, type CallEvents, type CallState, type DisconnectReason } from './telephony.js';

interface Sending {
  readonly resolve: () => void;
  readonly reject: (error: TelephonyError) => void;
}

/** What lineGenerateDigits can send: DTMF digits and pauses (nf-tspi-tspi_linegeneratedigits). */
const DIGITS = /^[0-9A-Da-d*#,]{1,256}$/;

/** A call on top of TAPI's calls and messages. Its line moves it on; it is deallocated by itself once it is idle. */
export class CallObject extends typedTarget<CallEvents>() implements Call {
  state: CallState;
  number: string;
  name = '';
  callerId: Call['callerId'] = 'unknown';
  disconnectReason: DisconnectReason = '';
  connectedAtMs: number | null = null;
  endedAtMs: number | null = null;
  readonly placed: Promise<void>;
  #features = 0;
  #settlePlaced: { resolve: () => void; reject: (error: TelephonyError) => void } | undefined;
  /** Digits that have been asked for and have not ended, in the order of asking. */
  #sending: Sending[] = [];
  /** Dropped before the request that creates it was answered. */
  #takenBack = false;
  #dropping: Promise<void> | undefined;

  constructor(
    readonly id: number,
    readonly hCall: number,
    readonly line: LineObject,
    readonly direction: Call['direction'],
    number: string,
  ) {
    super();
    this.number = number;
    this.state = direction === 'outgoing' ? 'dialing' : 'offering';
    if (direction === 'incoming') {
      this.placed = Promise.resolve();
      return;
    }
    this.callerId = 'known';
    this.placed = new Promise((resolve, reject) => {
      this.#settlePlaced = { resolve, reject };
    });
    // Whoever does not look at `placed` sees the failure in the call's state.
    this.placed.catch(() => undefined);
  }

  get can(): Call['can'] {
    const live = this.state !== 'idle' && this.state !== 'disconnected';
    return {
      answer: this.state === 'offering' || this.state === 'accepted',
      drop: live && this.#dropping === undefined,
      digits: this.state === 'connected' && (this.#features & LINECALLFEATURE.GENERATEDIGITS) !== 0,
    };
  }

  answer(): Promise<void> {
    this.#own();
    return this.line.telephony.run(this.line.tapi.lineAnswer(this.hCall), 'lineAnswer');
  }

  drop(): Promise<void> {
    if (this.state === 'idle') return Promise.resolve();
    if (this.#dropping !== undefined) return this.#dropping;
    this.#takenBack = this.#settlePlaced !== undefined;
    this.#own();
    const dropping = this.line.telephony.run(this.line.tapi.lineDrop(this.hCall), 'lineDrop').finally(() => {
      this.#dropping = undefined;
      this.#changed('statechange');
    });
    this.#dropping = dropping;
    this.#changed('statechange');
    return dropping;
  }

  sendDigits(digits: string): Promise<void> {
    if (typeof digits !== 'string' || !DIGITS.test(digits))
      return Promise.reject(new TelephonyError('invalidAddress', 'Only 0-9, A-D, *, # and , can be sent.', 0));
    const { telephony, tapi } = this.line;
    this.#own();
    return new Promise((resolve, reject) => {
      const sending: Sending = { resolve, reject };
      this.#sending.push(sending);
      void tapi.lineGenerateDigits(this.hCall, LINEDIGITMODE.DTMF, digits.toUpperCase(), 0).then((result) => {
        const failure = telephony.failure(
          result,
          'lineGenerateDigits',
          telephony.status === 'ready' ? 'known' : 'unknown',
        );
        if (failure === null) return;
        this.#sending = this.#sending.filter((other) => other !== sending);
        reject(failure);
      });
    });
  }

  /** The AbortSignal of the dial was used. */
  abort(): void {
    void this.drop().catch(() => undefined);
  }

  // --- moved on by the line --------------------------------------------------------------------------------------------

  /** LINE_REPLY of the request that creates the call. */
  replied(error: TelephonyError | null): void {
    if (error === null) {
      this.#settlePlaced?.resolve();
    } else {
      const takenBack = this.#takenBack && this.line.telephony.status === 'ready';
      const aborted = new TelephonyError('aborted', 'The call was taken back.', error.result, error.outcome);
      this.#settlePlaced?.reject(takenBack ? aborted : error);
      if (takenBack) this.disconnectReason = 'cancelled';
      else if (error.outcome === 'unknown') this.disconnectReason = this.line.telephony.lossReason;
      this.#enter('idle');
    }
    this.#settlePlaced = undefined;
  }

  /** LINE_CALLSTATE. */
  moved(state: number, mode: number): void {
    const name = callStateName(state);
    if (state === LINECALLSTATE.DISCONNECTED) this.disconnectReason = disconnectReasonName(mode);
    if (state === LINECALLSTATE.BUSY) this.disconnectReason = 'busy';
    if (state === LINECALLSTATE.IDLE && this.disconnectReason === '') this.disconnectReason = this.#ownReason();
    this.#enter(name);
    // Disconnected is not idle: it is the application that ends the call (linedisconnectmode--constants).
    if (name === 'disconnected' && this.#isOwner) void this.drop().catch(() => undefined);
  }

  /** What the mirror knows of the call changed. */
  described({ info, callFeatures }: CallDetails): void {
    this.#features = callFeatures;
    if (this.direction === 'incoming') {
      this.number = info.callerId;
      this.name = info.callerIdName;
      this.callerId = callerIdOf(info.callerIdFlags, info.callerId);
    }
    this.#changed('infochange');
  }

  /** LINE_GENERATE: the digits that were asked for first have ended; newer ones end older ones before they begin. */
  digitsSent(complete: boolean): void {
    const sending = this.#sending.shift();
    if (complete) sending?.resolve();
    else sending?.reject(new TelephonyError('aborted', 'Sending the digits was cut short.', 0));
  }

  /** The line or the worker is gone without having said so for this call. */
  lost(): void {
    if (this.disconnectReason === '') this.disconnectReason = this.line.telephony.lossReason;
    this.#enter('idle');
  }

  get #isOwner(): boolean {
    return this.line.tapi.mirror.calls.get(this.hCall)?.privilege === LINECALLPRIVILEGE.OWNER;
  }

  /** Only an owner may act on a call, and whoever acts on one that another page placed or answered becomes one; what follows comes after it. */
  #own(): void {
    if (!this.#isOwner) void this.line.tapi.lineSetCallPrivilege(this.hCall, LINECALLPRIVILEGE.OWNER);
  }

  /** Why a call ended that nobody told as disconnected: this side ended it. */
  #ownReason(): DisconnectReason {
    if (this.connectedAtMs !== null) return 'normal';
    return this.direction === 'outgoing' ? 'cancelled' : 'reject';
  }

  #enter(state: CallState): void {
    const { telephony } = this.line;
    if (state === 'connected') this.connectedAtMs ??= telephony.now();
    if (state === 'disconnected' || state === 'idle') {
      this.endedAtMs ??= telephony.now();
      while (this.#sending.length > 0) this.digitsSent(false);
    }
    this.state = state;
    this.#changed('statechange');
  }

  #changed(type: keyof CallEvents): void {
    this.dispatchEvent(new Event(type));
  }
}

function callerIdOf(flags: number, number: string): Call['callerId'] {
  if ((flags & LINECALLPARTYID.BLOCKED) !== 0) return 'blocked';
  if ((flags & LINECALLPARTYID.OUTOFAREA) !== 0) return 'outOfArea';
  return number === '' ? 'unknown' : 'known';
}
