import type { AtOutcome } from '../../at/command.js';
import type { CallerId } from '../../at/caller-id.js';
import type { ResultCode } from '../../at/result-codes.js';
import type { Urc } from '../../at/urc.js';
import { CarrierLoss } from '../../at/carrier-loss.js';
import type { Timer } from '../../base/clock.js';
import {
  LINECALLINFOSTATE,
  LINECALLSTATE,
  LINECONNECTEDMODE,
  LINEDEVSTATE,
  LINEDISCONNECTMODE,
  LINEGENERATETERM,
  LINEMEDIAMODE,
  LINEOFFERINGMODE,
  TAPI_MESSAGE,
} from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type HdCall, type HtCall, type RequestId, type Result } from '../../tspi/result.js';
import type { DialString } from '../../numbers/dial-string.js';
import { Adoption } from './adoption.js';
import { isOk } from './bring-up.js';
import { callFeatures } from './capabilities.js';
import { CarrierWatch } from './carrier-watch.js';
import { DigitSender } from './digit-sender.js';
import { disconnectModeOf } from './disconnect-modes.js';
import { hangUp } from './hang-up.js';
import { AFTER_S7_MS, connects, sendCallCommand } from './call-command.js';
import type { CallControlContext } from './call-context.js';
import { CallDigits } from './call-digits.js';
import { CallReporter } from './call-reporter.js';
import type { CallCounts, LineCalls } from './line-calls.js';
import { ModemCall } from './modem-call.js';
import { RingWatch } from './ring-watch.js';
import { RingModes } from './ring-modes.js';
import { ShieldedDigits } from './shielded-digits.js';
import { VoiceActions } from './voice-actions.js';
import { VoiceReceiver } from './voice-receiver.js';

/** How long a voice modem has for the result of ATA: mostly it gives it as it goes off hook (V.253, 8.1), some when they hear something. */
const VOICE_ANSWER_MS = 30_000;
/** A tone digit with its gap, and a comma: how long dialling takes (S11, S8). */
const DIGIT_MS = 200;
const COMMA_MS = 2000;

/** The calls of one analog line, which has one at a time: AT results in, call states out. */
export class CallControl implements LineCalls {
  readonly supplementary = null;
  readonly digits: CallDigits;
  readonly #line: CallControlContext;
  readonly #reporter: CallReporter;
  readonly #rings: RingWatch;
  readonly #loss: CarrierLoss;
  readonly #adoption: Adoption;
  readonly #receiver: VoiceReceiver;
  readonly #tones = new ShieldedDigits();
  readonly #voice: VoiceActions;
  readonly #ringModes = new RingModes();
  readonly #calls = new Map<HdCall, ModemCall>();
  /** The call that has the line. */
  #current: ModemCall | null = null;
  /** Settles when no release is under way. */
  #free: Promise<unknown> = Promise.resolve();
  #carrier: CarrierWatch | null = null;
  #sending: DigitSender | null = null;
  #progress: Timer | null = null;

  constructor(line: CallControlContext) {
    this.#line = line;
    this.#reporter = new CallReporter(line);
    this.#receiver = new VoiceReceiver(line);
    this.digits = new CallDigits(line.scheduler, this.#reporter, () => {
      this.#listen();
    });
    this.#voice = this.#voiceActions();
    this.#rings = new RingWatch(line.scheduler, {
      ring: (count, mode) => {
        this.#rang(count, mode);
      },
      callerId: (callerId) => {
        this.#identified(callerId);
      },
      silent: () => {
        this.#offerEnded(LINEDISCONNECTMODE.UNKNOWN);
      },
    });
    this.#loss = new CarrierLoss(line.scheduler, () => {
      // Where the carrier line is wired it decides: the words may be payload.
      if (this.#carrier?.wired !== true) this.#remoteEnded(false);
    });
    this.#adoption = new Adoption(this.#adoptionContext());
  }

  /** Tells that something about a call has changed: LINECALLINFOSTATE bits. */
  changed(call: ModemCall, infoStates: number): void {
    this.#reporter.changed(call, infoStates);
  }

  /** Of a voice modem only. */
  get voice(): VoiceActions | null {
    return this.#line.profile.voice === null ? null : this.#voice;
  }

  /** All calls whose handles are open. */
  get calls(): ReadonlyMap<HdCall, ModemCall> {
    return this.#calls;
  }

  /** Whether a call has the line. One that is over has not: the next one waits until the modem has put it on hook. */
  get busy(): boolean {
    return this.#current !== null && !this.#current.over;
  }

  /** The call that has the line is off hook, as far as is known. */
  get offHook(): boolean {
    return this.#current?.offHook === true;
  }

  /** What is to agree with what the modem has. */
  get adoption(): Adoption {
    return this.#adoption;
  }

  /** The machine has slept: what rang before may ring still. */
  woke(): void {
    if (this.#current?.state === LINECALLSTATE.OFFERING && this.#current.command === null) this.#rings.resume();
  }

  /** The machine has slept and the modem cannot be asked: a call in a state from before `sinceMs` (wall time) is in doubt, unless its carrier line tells. */
  doubt(sinceMs: number): void {
    if (this.#carrier?.wired !== true) this.#adoption.doubt(sinceMs);
  }

  /** Whether the modem is in data state or carries out a dial or an answer: nothing may be sent then but to end that. */
  get closedToCommands(): boolean {
    const call = this.#current;
    if (call === null || call.over) return false;
    return call.command !== null || (this.#line.profile.dataFollows && call.offHook && !call.adopted);
  }

  /** Makes the handle of a call that is to be dialled. */
  newCall(requestId: RequestId, htCall: HtCall, digits: string): ModemCall {
    const call = new ModemCall(this.#line.newHandle(), htCall, 'outgoing', digits);
    call.request = requestId;
    this.#calls.set(call.hdCall, call);
    this.#current = call;
    return call;
  }

  get canPlace(): boolean {
    return !this.busy;
  }

  get counts(): CallCounts {
    return { active: this.busy ? 1 : 0, onHold: 0, onHoldPending: 0 };
  }

  features(call: ModemCall): number {
    return callFeatures(call.state, this.#line.profile);
  }

  features2(): number {
    return 0;
  }

  mayAnswer(call: ModemCall): Result {
    const offered = call.state === LINECALLSTATE.OFFERING && call.release === null && call.request === null;
    return offered ? SUCCESS : LINEERR.INVALCALLSTATE;
  }

  /** Dials, already scanned. */
  async dial(call: ModemCall, method: DialString['method']): Promise<void> {
    if (!(await this.#prepare(call))) return;
    const limitMs = this.#line.noAnswerSeconds * 1000 + AFTER_S7_MS;
    this.#rings.stop();
    sendCallCommand(
      this.#line,
      call,
      `ATD${method === 'pulse' ? 'P' : 'T'}${call.dialled}`,
      limitMs + dialDurationMs(call.dialled),
      {
        started: () => {
          this.#placed(call);
        },
        intermediate: (code) => {
          if (code.name === 'ringing') this.#reporter.state(call, LINECALLSTATE.RINGBACK);
        },
        ended: (outcome) => {
          this.#dialled(call, outcome);
        },
      },
    );
  }

  /** The call could not be dialled at all: its handle dies by itself. */
  neverPlaced(call: ModemCall): void {
    this.#forget(call);
    this.#line.requests.complete(call.request, LINEERR.RESOURCEUNAVAIL);
  }

  /** Answers an offered call. */
  async answer(call: ModemCall, requestId: RequestId): Promise<void> {
    call.request = requestId;
    if (!(await this.#prepare(call))) return;
    this.#rings.stop();
    const limitMs = this.#line.profile.okConnects ? VOICE_ANSWER_MS : this.#line.noAnswerSeconds * 1000 + AFTER_S7_MS;
    sendCallCommand(this.#line, call, 'ATA', limitMs, {
      started: () => undefined,
      intermediate: () => undefined,
      ended: (outcome) => {
        this.#answered(call, outcome);
      },
    });
  }

  /** Ends a call for a request: IDLE, then its completion. */
  drop(call: ModemCall, requestId: RequestId): void {
    if (call.state === LINECALLSTATE.DISCONNECTED) {
      this.#reporter.state(call, LINECALLSTATE.IDLE);
      this.#line.requests.complete(requestId, SUCCESS);
      return;
    }
    call.drops.push(requestId);
    this.#line.requests.mayHaveHappened(requestId);
    if (call.drops.length > 1) return;
    this.#line.requests.complete(call.request, LINEERR.OPERATIONFAILED, call.command === null ? 'known' : 'unknown');
    void this.#release(call).then((released) => {
      this.#dropped(call, released);
    });
  }

  /** Frees a call's handle. A live call is hung up in the background. */
  close(call: ModemCall): void {
    this.#stopDigits();
    this.#line.requests.cut(LINEERR.OPERATIONFAILED, call.hdCall);
    const live = !call.over;
    call.closed = true;
    this.#calls.delete(call.hdCall);
    if (live) void this.#release(call);
  }

  /** Frees all handles and settles when the line is on hook. */
  async closeAll(): Promise<void> {
    for (const call of [...this.#calls.values()]) this.close(call);
    this.#rings.stop();
    await this.#free;
  }

  /** The device is gone: every call is DISCONNECTED and IDLE. Requests have been completed before. */
  lost(): void {
    this.#endCalls(() => undefined);
    this.#voice.lost();
    this.#current = null;
  }

  /** The same for a device that is to be given up while it is there. Settles when its line is on hook. */
  async retire(): Promise<void> {
    this.#endCalls((call) => {
      if (call.command !== null || call.offHook) void this.#release(call);
    });
    await this.#free;
  }

  /** Sends digits in a connected call; null stops. */
  generate(call: ModemCall, endToEndId: number, digits: string | null): void {
    this.#stopDigits();
    const { channel } = this.#line.link;
    const command = this.#line.profile.digitCommand;
    if (digits === null || channel === null || command === null) return;
    this.#receiver.pause(true);
    this.#sending = new DigitSender(this.#line.scheduler, channel, command, (done) => {
      this.#sending = null;
      this.#receiver.pause(false);
      const term = done ? LINEGENERATETERM.DONE : LINEGENERATETERM.CANCEL;
      this.#reporter.emit(
        call,
        TAPI_MESSAGE.LINE_GENERATE,
        term,
        endToEndId,
        Math.trunc(this.#line.scheduler.now()) >>> 0,
      );
    });
    void this.#sending.send(digits);
  }

  /** Something came that no command asked for. */
  urc(urc: Urc): void {
    switch (urc.kind) {
      case 'ring':
        this.#rings.ring(this.#ringModes.ring(urc.text));
        break;
      case 'callerId':
        this.#rings.callerIdLine(urc.field, urc.value);
        break;
      case 'callResult':
        this.#callResult(urc.code);
        break;
      case 'shielded':
        this.#shielded(urc.code);
        break;
      default:
        this.#told(urc.text);
        break;
    }
  }

  /** Payload came. */
  data(bytes: Uint8Array): void {
    this.#loss.push(bytes);
  }

  /** Waits for an earlier release, then sets the service class and S7. False when the call ended meanwhile. */
  async #prepare(call: ModemCall): Promise<boolean> {
    await this.#free;
    const { link, profile, noAnswerSeconds } = this.#line;
    const { channel } = link;
    if (channel === null || call.withdrawn()) return false;
    const serviceClass = await channel.ask({ text: `AT+FCLASS=${profile.serviceClass}`, timeLimitMs: 5000 });
    if (call.withdrawn()) return false;
    if (!isOk(serviceClass) && profile.serviceClass !== '0') {
      this.#refused(call);
      return false;
    }
    if (profile.setsS7) await channel.ask({ text: `ATS7=${noAnswerSeconds}`, timeLimitMs: 5000 });
    return !call.withdrawn();
  }

  /** The modem does not even take the service class: nothing was dialled, and an offered call stays offered. */
  #refused(call: ModemCall): void {
    const { request } = call;
    call.request = null;
    if (call.direction === 'outgoing') this.#forget(call);
    this.#line.requests.complete(request, LINEERR.OPERATIONFAILED);
  }

  #placed(call: ModemCall): void {
    this.#line.requests.complete(call.request, SUCCESS);
    call.request = null;
    call.announced = true;
    this.#reporter.state(call, LINECALLSTATE.DIALING);
    this.#progress = this.#line.scheduler.after(dialDurationMs(call.dialled), () => {
      if (call.state === LINECALLSTATE.DIALING) this.#reporter.state(call, LINECALLSTATE.PROCEEDING);
    });
  }

  #dialled(call: ModemCall, outcome: AtOutcome): void {
    if (call.expired) this.#failed(call, LINEDISCONNECTMODE.NOANSWER);
    else if (connects(outcome, this.#line.profile)) this.#connected(call);
    else
      this.#failed(call, outcome.kind === 'final' ? disconnectModeOf(outcome.code.name) : LINEDISCONNECTMODE.UNAVAIL);
  }

  #answered(call: ModemCall, outcome: AtOutcome): void {
    const { request } = call;
    call.request = null;
    const { okConnects } = this.#line.profile;
    if (connects(outcome, this.#line.profile) && !call.expired) {
      this.#connected(call);
      this.#line.requests.complete(request, SUCCESS);
    } else if (outcome.kind === 'final' && outcome.code.name === 'error') {
      // Not ringing any more, or not yet: the call stays offered until silence tells.
      this.#rings.resume();
      this.#line.requests.complete(request, LINEERR.OPERATIONFAILED);
    } else {
      // A voice modem has nothing to wait for: the result is lost, and whoever called may be on the line. It is not for us to cut that off.
      if (outcome.kind === 'timeout' && okConnects) this.#connected(call);
      else this.#failed(call, LINEDISCONNECTMODE.UNKNOWN);
      this.#line.requests.complete(request, LINEERR.OPERATIONFAILED, outcome.kind === 'final' ? 'known' : 'unknown');
    }
  }

  #connected(call: ModemCall): void {
    this.#reporter.state(call, LINECALLSTATE.CONNECTED, LINECONNECTEDMODE.ACTIVE);
    this.#watchCarrier();
    this.#listen();
  }

  /** Receives as long as digits of a connected call are wanted: many modems hear none otherwise. */
  #listen(): void {
    const call = this.#current;
    const up = call?.state === LINECALLSTATE.CONNECTED && !call.withdrawn();
    this.#receiver.want(up && (this.digits.wantedOn(call) || this.#voice.wantedOn(call)));
  }

  #watchCarrier(): void {
    const { scheduler, link, profile } = this.#line;
    if (!profile.watchesCarrier) return;
    this.#carrier = new CarrierWatch(
      scheduler,
      () => link.carrier(),
      () => {
        this.#remoteEnded(false);
      },
    );
  }

  /** A dial or answer that did not connect. */
  #failed(call: ModemCall, mode: number): void {
    this.#disconnect(call, mode);
    if (call.offHook) void this.#release(call);
    else this.#vacate(call);
  }

  /** The other end of a connected call is gone. */
  #remoteEnded(holdsLine: boolean): void {
    const call = this.#current;
    if (call === null || !isUp(call) || call.release !== null) return;
    this.#disconnect(call, LINEDISCONNECTMODE.NORMAL);
    this.#line.link.channel?.scanner.leaveData();
    call.offHook = holdsLine;
    if (holdsLine) void this.#release(call);
    else this.#vacate(call);
  }

  #callResult(code: ResultCode): void {
    const call = this.#current;
    if (code.name === 'connect' || code.name === 'voiceConnect' || call === null) return;
    if (call.state === LINECALLSTATE.OFFERING) this.#offerEnded(LINEDISCONNECTMODE.NORMAL);
    else this.#remoteEnded(this.#line.profile.holdsLineAfter.includes(code.name));
  }

  /** A line that is known to nobody else: a ring cadence, or a fax that has connected (FCON, +FCO: ITU-T T.32, 8.4.2). */
  #told(text: string): void {
    if (!this.#ringModes.line(text) && /^(?:FCON|\+FCON?)$/.test(text)) this.voice?.media(LINEMEDIAMODE.G3FAX);
  }

  #shielded(code: string): void {
    // Handsets are told without a call too.
    if (this.voice?.event(code) === true) return;
    const call = this.#current;
    if (call === null || (code === 'd' && this.#voice.dialtoneIsOurs(call))) return;
    const digit = this.#tones.event(code);
    if (digit !== null) {
      if (call.state === LINECALLSTATE.CONNECTED && !call.withdrawn()) this.digits.heard(call, digit);
    } else if (code === 'r' && call.command !== null && !call.withdrawn() && call.direction === 'outgoing')
      this.#reporter.state(call, LINECALLSTATE.RINGBACK);
    else if (this.#line.profile.remoteEndEvents.includes(code)) this.#remoteEnded(true);
  }

  #rang(count: number, mode: number): void {
    const call = this.#current ?? this.#announce();
    if (call?.state !== LINECALLSTATE.OFFERING) return;
    const { host, htLine } = this.#line;
    if (htLine !== null) host.lineEvent(htLine, 0, TAPI_MESSAGE.LINE_LINEDEVSTATE, LINEDEVSTATE.RINGING, mode, count);
  }

  #identified(callerId: CallerId): void {
    const call = this.#current ?? this.#announce();
    if (call?.state !== LINECALLSTATE.OFFERING) return;
    call.callerId = callerId;
    this.#reporter.changed(call, LINECALLINFOSTATE.CALLERID);
  }

  /** Announces an incoming call, if its media mode is wanted; null when it is not, or when the host is backlogged: the next ring tries again. */
  #announce(): ModemCall | null {
    const { detection, profile } = this.#line;
    if ((detection & profile.mediaMode) === 0) return null;
    const call = this.#newCall('incoming', '');
    if (call === null) return null;
    call.callerId = this.#rings.callerId;
    this.#reporter.state(call, LINECALLSTATE.OFFERING, LINEOFFERINGMODE.ACTIVE);
    return call;
  }

  /** LINE_NEWCALL; LINE_CALLSTATE must follow at once. Null when the line is closed or the host is backlogged. */
  #newCall(direction: ModemCall['direction'], dialled: string): ModemCall | null {
    const { host, htLine } = this.#line;
    if (htLine === null) return null;
    const hdCall = this.#line.newHandle();
    const htCall = host.lineNewCall(htLine, hdCall);
    if (htCall === 0) return null;
    const call = new ModemCall(hdCall, htCall, direction, dialled);
    call.announced = true;
    this.#calls.set(hdCall, call);
    this.#current = call;
    return call;
  }

  #offerEnded(mode: number): void {
    const call = this.#current;
    if (call?.state !== LINECALLSTATE.OFFERING || call.release !== null || call.command !== null) return;
    this.#rings.stop();
    this.#line.requests.complete(call.request, LINEERR.OPERATIONFAILED);
    call.request = null;
    this.#disconnect(call, mode);
    this.#reporter.state(call, LINECALLSTATE.IDLE);
    this.#vacate(call);
  }

  /** Gets a call off the line, whatever stage it is in. Told once; resolves to whether the modem confirmed it. */
  #release(call: ModemCall): Promise<boolean> {
    call.release ??= this.#releaseOnce(call).finally(() => {
      this.#vacate(call);
    });
    this.#free = Promise.all([this.#free, call.release]);
    return call.release;
  }

  async #releaseOnce(call: ModemCall): Promise<boolean> {
    this.#stopWatching();
    const { link, profile } = this.#line;
    if (call.state === LINECALLSTATE.OFFERING && call.command === null) return this.#refuse();
    if (call.command !== null) {
      link.channel?.abort(call.command);
      await call.commandEnded;
    }
    const method = profile.hangUp === 'dtr' && !this.#line.hangUpOnClose ? 'escape' : profile.hangUp;
    return call.offHook || call.state === LINECALLSTATE.CONNECTED ? hangUp(link, method) : true;
  }

  async #refuse(): Promise<boolean> {
    const { link, profile } = this.#line;
    this.#rings.ignore();
    if (!profile.refuses || link.channel === null) return true;
    if (isOk(await link.channel.ask({ text: 'ATH', timeLimitMs: 5000, priority: 'urgent' }))) this.#rings.stop();
    return true;
  }

  /** A release for lineDrop is over. */
  #dropped(call: ModemCall, released: boolean): void {
    const { requests } = this.#line;
    const drops = call.drops.splice(0);
    if (released) this.#reporter.state(call, LINECALLSTATE.IDLE);
    else this.#disconnect(call, LINEDISCONNECTMODE.UNAVAIL);
    for (const id of drops) {
      if (released) requests.complete(id, SUCCESS);
      else requests.complete(id, LINEERR.OPERATIONFAILED, 'unknown');
    }
  }

  #endCalls(ended: (call: ModemCall) => void): void {
    this.#rings.stop();
    for (const call of [...this.#calls.values()]) {
      // A call whose request has not succeeded never existed for the host.
      if (!call.pending) {
        this.#disconnect(call, LINEDISCONNECTMODE.UNAVAIL);
        this.#reporter.state(call, LINECALLSTATE.IDLE);
      }
      call.closed = true;
      ended(call);
    }
    this.#calls.clear();
    this.#stopWatching();
  }

  #disconnect(call: ModemCall, mode: number): void {
    this.#stopWatching();
    this.#reporter.state(call, LINECALLSTATE.DISCONNECTED, mode);
  }

  #vacate(call: ModemCall): void {
    if (this.#current === call) this.#current = null;
  }

  #forget(call: ModemCall): void {
    call.closed = true;
    this.#calls.delete(call.hdCall);
    this.#vacate(call);
  }

  #adoptionContext(): ConstructorParameters<typeof Adoption>[0] {
    const currentCall = (): ModemCall | null => this.#current;
    return {
      reporter: this.#reporter,
      get current() {
        return currentCall();
      },
      announce: ({ direction, dialled }) => this.#newCall(direction, dialled),
      neverPlaced: (call) => {
        this.neverPlaced(call);
      },
      ended: (call, mode) => {
        if (call.state === LINECALLSTATE.OFFERING) {
          this.#offerEnded(mode);
          return;
        }
        this.#disconnect(call, mode);
        this.#vacate(call);
      },
      watch: () => {
        this.#watchCarrier();
      },
    };
  }

  #voiceActions(): VoiceActions {
    const currentCall = (): ModemCall | null => this.#current;
    return new VoiceActions(this.#line, this.#reporter, {
      get current() {
        return currentCall();
      },
      leaveToHandset: (call) => this.#leaveToHandset(call),
      ended: (code) => {
        this.#callResult(code);
      },
      listen: () => {
        this.#listen();
      },
    });
  }

  /** The call goes on at a handset, and is over here: PICKUP, "picked up from elsewhere" (linedisconnectmode--constants). */
  async #leaveToHandset(call: ModemCall): Promise<boolean> {
    const released = await this.#release(call);
    this.#disconnect(call, released ? LINEDISCONNECTMODE.PICKUP : LINEDISCONNECTMODE.UNAVAIL);
    if (released) this.#reporter.state(call, LINECALLSTATE.IDLE);
    return released;
  }

  #stopDigits(): void {
    this.#sending?.cancel();
    this.#sending = null;
  }

  #stopWatching(): void {
    this.#stopDigits();
    if (this.#current !== null) this.digits.ended(this.#current);
    this.#receiver.callOver();
    this.#voice.callOver();
    this.#tones.reset();
    this.#carrier?.stop();
    this.#carrier = null;
    this.#loss.stop();
    this.#progress?.cancel();
    this.#progress = null;
  }
}

/** Whether a call is connected, or may be: then the other end can be gone. */
function isUp({ state, pending }: ModemCall): boolean {
  return state === LINECALLSTATE.CONNECTED || (state === LINECALLSTATE.UNKNOWN && !pending);
}

function dialDurationMs(digits: string): number {
  let ms = 0;
  for (const character of digits) ms += character === ',' ? COMMA_MS : DIGIT_MS;
  return ms;
}
