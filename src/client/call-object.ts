import { typedTarget } from './typed-target.js';
import {
  LINECALLORIGIN,
  LINECALLPARTYID,
  LINECALLPRIVILEGE,
  LINECALLSTATE,
  LINECONNECTEDMODE,
  LINEDIGITMODE,
  LINEMEDIAMODE,
  LINETRANSFERMODE,
} from '../tspi/generated/constants.js';
import { abilitiesOf } from './call-abilities.js';
import { consult, join } from './call-consultation.js';
import { CallHearing } from './call-hearing.js';
import { consultationAmong } from './call-relations.js';
import { callStateName, disconnectReasonName } from './call-words.js';
import { FLASH, HAND_OFF_NOW, HAND_OFF_WHEN_LIFTED } from './line-extras.js';
import type { LineObject } from './line-object.js';
import type { CallDetails } from '../protocol/messages.js';
import {
  TelephonyError,
  type Call,
  type CallAbilities,
  type CallEvents,
  type CallState,
  type ConsultOptions,
  type DisconnectReason,
  type GatheredResult,
  type GatherOptions,
} from './telephony.js';

interface Sending {
  readonly resolve: () => void;
  readonly reject: (error: TelephonyError) => void;
}

/** The other party has put the call on hold (lineconnectedmode--constants). */
const HELD_BY_OTHER = LINECONNECTEDMODE.ACTIVEHELD | LINECONNECTEDMODE.INACTIVEHELD;

/** What lineGenerateDigits can send: DTMF digits and pauses (nf-tspi-tspi_linegeneratedigits). */
const DIGITS = /^[0-9A-Da-d*#,]{1,256}$/;

/** A call on top of TAPI's calls and messages. Its line moves it on; it is deallocated by itself once it is idle. */
export class CallObject extends typedTarget<CallEvents>() implements Call {
  state: CallState;
  number: string;
  name = '';
  callerId: Call['callerId'] = 'unknown';
  disconnectReason: DisconnectReason = '';
  heldByOther = false;
  connectedAtMs: number | null = null;
  endedAtMs: number | null = null;
  /** One LINECALLSTATE; 0 before the first message. */
  tapiState = 0;
  conference: CallObject | null = null;
  features = 0;
  features2 = 0;
  media: Call['media'] = 'voice';
  readonly placed: Promise<void>;
  readonly #hearing = new CallHearing(this);
  #isConference: boolean;
  #stateEntryTime = Infinity;
  /** Told once, when the call can be dialled on or is over. */
  #onDialtone: ((ready: boolean) => void) | undefined;
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
    kind: 'call' | 'conference' = 'call',
  ) {
    super();
    this.number = number;
    this.#isConference = kind === 'conference';
    // Nobody dials a conference: what it is in, its first message tells.
    this.state = this.#isConference ? 'unknown' : direction === 'outgoing' ? 'dialing' : 'offering';
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

  get can(): CallAbilities {
    const { calls, addressAbilities, telephony } = this.line;
    const can = abilitiesOf(this, calls, addressAbilities, telephony.mayOwnCalls);
    return this.#dropping === undefined ? can : { ...can, drop: false };
  }

  get consultation(): CallObject | null {
    const pair = consultationAmong(this.line.calls);
    return pair?.first === this ? pair.consultation : null;
  }

  get consultedFor(): CallObject | null {
    const pair = consultationAmong(this.line.calls);
    return pair?.consultation === this ? pair.first : null;
  }

  get members(): readonly CallObject[] {
    return this.line.calls.filter(({ conference }) => conference === this);
  }

  get isConference(): boolean {
    return this.#isConference || this.members.length > 0;
  }

  get isMember(): boolean {
    return this.conference !== null;
  }

  answer(): Promise<void> {
    this.own();
    return this.#run(this.line.tapi.lineAnswer(this.hCall), 'lineAnswer');
  }

  async redirect(number: string): Promise<void> {
    this.line.checkedNumber(number);
    this.own();
    await this.#run(this.line.tapi.lineRedirect(this.hCall, number, 0), 'lineRedirect');
  }

  hold(): Promise<void> {
    this.own();
    return this.#run(this.line.tapi.lineHold(this.hCall), 'lineHold');
  }

  unhold(): Promise<void> {
    this.own();
    return this.#run(this.line.tapi.lineUnhold(this.hCall), 'lineUnhold');
  }

  swapWith(other: CallObject): Promise<void> {
    this.own();
    other.own();
    return this.#run(this.line.tapi.lineSwapHold(this.hCall, other.hCall), 'lineSwapHold');
  }

  async transferTo(number: string): Promise<void> {
    this.line.checkedNumber(number);
    this.own();
    await this.#run(this.line.tapi.lineBlindTransfer(this.hCall, number, 0), 'lineBlindTransfer');
  }

  consult(number: string, options: ConsultOptions = {}): CallObject {
    return consult(this, number, options);
  }

  async completeTransfer(other: CallObject): Promise<void> {
    // Swapped, a consultation is the one that waits: TAPI wants the held call first (nf-tspi-tspi_linecompletetransfer).
    const [held, active] = this.state === 'onHold' ? [this, other] : [other, this];
    held.own();
    active.own();
    const id = this.line.tapi.lineCompleteTransfer(held.hCall, active.hCall, null, LINETRANSFERMODE.TRANSFER);
    await this.#run(id, 'lineCompleteTransfer');
  }

  conferenceWith(other: CallObject): Promise<CallObject> {
    return join(this, other);
  }

  addToConference(call: CallObject): Promise<void> {
    this.own();
    call.own();
    return this.#run(this.line.tapi.lineAddToConference(this.hCall, call.hCall), 'lineAddToConference');
  }

  removeFromConference(): Promise<void> {
    this.own();
    return this.#run(this.line.tapi.lineRemoveFromConference(this.hCall), 'lineRemoveFromConference');
  }

  async handOffTo(applicationName: string): Promise<void> {
    const { tapi, telephony } = this.line;
    this.own();
    const result = await tapi.lineHandoff(this.hCall, applicationName, 0);
    const failure = telephony.failure(result, 'lineHandoff', 'known');
    if (failure !== null) throw failure;
    await tapi.lineSetCallPrivilege(this.hCall, LINECALLPRIVILEGE.MONITOR);
    this.#changed('statechange');
  }

  drop(): Promise<void> {
    if (this.state === 'idle') return Promise.resolve();
    if (this.#dropping !== undefined) return this.#dropping;
    this.#takenBack = this.#settlePlaced !== undefined;
    this.own();
    const dropping = this.#run(this.line.tapi.lineDrop(this.hCall), 'lineDrop').finally(() => {
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
    this.own();
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

  get heardDigits(): string {
    return this.#hearing.digits;
  }

  listenForDigits(on = true): Promise<void> {
    return this.#hearing.listen(on);
  }

  gatherDigits(options: GatherOptions): Promise<GatheredResult> {
    this.own();
    return this.#hearing.gather(options);
  }

  flash(): Promise<void> {
    return this.#devSpecific(FLASH);
  }

  handOff({ whenLifted = false }: { readonly whenLifted?: boolean } = {}): Promise<void> {
    return this.#devSpecific(whenLifted ? HAND_OFF_WHEN_LIFTED : HAND_OFF_NOW);
  }

  /** The AbortSignal of the dial was used. */
  abort(): void {
    void this.drop().catch(() => undefined);
  }

  // --- moved on by the line --------------------------------------------------------------------------------------------

  /** LINE_REPLY of the request that creates the call. */
  replied(error: TelephonyError | null): void {
    const takenBack = this.#settle(error);
    if (error === null) return;
    if (takenBack) this.disconnectReason = 'cancelled';
    else if (error.outcome === 'unknown') this.disconnectReason = this.line.telephony.lossReason;
    this.#enter('idle');
  }

  /** Dials on once there is a dial tone; what comes of it settles `placed`. A call that cannot be dialled on ends. */
  dialOnceReady(number: string): void {
    this.#onDialtone = (ready) => {
      if (!ready) {
        this.#settle(new TelephonyError('refused', 'The call ended before it could be dialled.', 0));
        return;
      }
      this.#run(this.line.tapi.lineDial(this.hCall, number, 0), 'lineDial').then(
        () => this.#settle(null),
        (error: unknown) => {
          this.#settle(error instanceof TelephonyError ? this.line.refusal(error) : (error as TelephonyError));
          this.abort();
        },
      );
    };
  }

  /** LINE_CALLSTATE. */
  moved(state: number, mode: number): void {
    const name = callStateName(state);
    // The first that this page hears of it: it may be connected for long.
    if (this.tapiState === 0 && state === LINECALLSTATE.CONNECTED)
      this.connectedAtMs = this.line.telephony.onOwnClock(this.#stateEntryTime);
    this.tapiState = state;
    this.heldByOther = state === LINECALLSTATE.CONNECTED && (mode & HELD_BY_OTHER) !== 0;
    this.#joined(state, mode);
    if (state === LINECALLSTATE.DISCONNECTED) this.disconnectReason = disconnectReasonName(mode);
    if (state === LINECALLSTATE.BUSY) this.disconnectReason = 'busy';
    if (state === LINECALLSTATE.IDLE && this.disconnectReason === '') this.disconnectReason = this.#ownReason();
    if (state === LINECALLSTATE.DIALTONE) this.#dialtone(true);
    this.#enter(name);
    // Disconnected is not idle: it is the application that ends the call (linedisconnectmode--constants).
    if (name === 'disconnected' && this.#isOwner) void this.drop().catch(() => undefined);
  }

  /** What the mirror knows of the call changed. */
  described({ info, callFeatures, callFeatures2, stateEntryTime }: CallDetails): void {
    this.#stateEntryTime = stateEntryTime;
    const abilities = this.features !== callFeatures || this.features2 !== callFeatures2;
    this.features = callFeatures;
    this.features2 = callFeatures2;
    this.#isConference ||= info.origin === LINECALLORIGIN.CONFERENCE;
    this.#partyIs(info);
    this.media = mediaOf(info.mediaMode);
    this.#changed('infochange');
    if (abilities) this.#changed('statechange');
  }

  /** LINE_GENERATE: the digits that were asked for first have ended; newer ones end older ones before they begin. */
  digitsSent(complete: boolean): void {
    const sending = this.#sending.shift();
    if (complete) sending?.resolve();
    else sending?.reject(new TelephonyError('aborted', 'Sending the digits was cut short.', 0));
  }

  /** LINE_MONITORDIGITS. */
  digitHeard(code: number): void {
    this.#hearing.heard(code);
    this.#changed('digit');
    this.#changed('infochange');
  }

  /** LINE_GATHERDIGITS. */
  digitsGathered(how: number): void {
    this.#hearing.gathered(how);
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
  own(): void {
    if (!this.#isOwner) void this.line.tapi.lineSetCallPrivilege(this.hCall, LINECALLPRIVILEGE.OWNER);
  }

  /** Why a call ended that nobody told as disconnected: this side ended it. */
  #ownReason(): DisconnectReason {
    if (this.connectedAtMs !== null) return 'normal';
    return this.direction === 'outgoing' ? 'cancelled' : 'reject';
  }

  #enter(state: CallState): void {
    const { telephony } = this.line;
    if (state === 'idle') {
      this.tapiState = LINECALLSTATE.IDLE;
      this.heldByOther = false;
      this.conference = null;
      this.#dialtone(false);
    }
    if (state === 'connected') this.connectedAtMs ??= telephony.now();
    if (state === 'disconnected' || state === 'idle') {
      this.endedAtMs ??= telephony.now();
      while (this.#sending.length > 0) this.digitsSent(false);
      this.#hearing.end();
    }
    this.state = state;
    this.#changed('statechange');
  }

  /** Who is at the other end: whom the call is connected with now, which a transfer there changes; until that is known, who called or was called. */
  #partyIs(info: CallDetails['info']): void {
    const { connectedId = '', connectedIdName = '' } = info;
    if (connectedId !== '') {
      this.number = connectedId;
      this.name = connectedIdName;
      this.callerId = 'known';
    } else if (this.direction === 'incoming') {
      this.number = info.callerId;
      this.name = info.callerIdName;
      this.callerId = callerIdOf(info.callerIdFlags, info.callerId);
    }
  }

  /** CONFERENCED names the conference's handle (line-callstate); any other state ends the membership. */
  #joined(state: number, mode: number): void {
    if (state !== LINECALLSTATE.CONFERENCED) this.conference = null;
    else this.conference = this.line.calls.find(({ hCall }) => hCall === mode) ?? this.conference;
  }

  #dialtone(ready: boolean): void {
    const told = this.#onDialtone;
    this.#onDialtone = undefined;
    told?.(ready);
  }

  /** Settles `placed`. @returns Whether it failed because this side took the call back. */
  #settle(error: TelephonyError | null): boolean {
    const settle = this.#settlePlaced;
    this.#settlePlaced = undefined;
    if (error === null) {
      settle?.resolve();
      return false;
    }
    const takenBack = this.#takenBack && this.line.telephony.status === 'ready';
    const aborted = new TelephonyError('aborted', 'The call was taken back.', error.result, error.outcome);
    settle?.reject(takenBack ? aborted : error);
    return takenBack;
  }

  #devSpecific(block: Uint8Array): Promise<void> {
    this.own();
    const { tapi, hLine } = this.line;
    return this.#run(tapi.lineDevSpecific(hLine, 0, this.hCall, block), 'lineDevSpecific');
  }

  #run(id: number, functionName: string): Promise<void> {
    return this.line.telephony.run(id, functionName);
  }

  #changed(type: keyof CallEvents): void {
    this.dispatchEvent(new Event(type));
  }
}

/** What a call carries, where that has turned out to be one thing other than voice. */
function mediaOf(mediaMode: number): Call['media'] {
  if (mediaMode === LINEMEDIAMODE.G3FAX) return 'fax';
  return mediaMode === LINEMEDIAMODE.DATAMODEM ? 'data' : 'voice';
}

function callerIdOf(flags: number, number: string): Call['callerId'] {
  if ((flags & LINECALLPARTYID.BLOCKED) !== 0) return 'blocked';
  if ((flags & LINECALLPARTYID.OUTOFAREA) !== 0) return 'outOfArea';
  return number === '' ? 'unknown' : 'known';
}
