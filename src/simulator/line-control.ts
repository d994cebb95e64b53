import type { Scheduler, Timer } from '../base/clock.js';
import type { Caller, NetworkPort, NetworkPortEvents, ReleaseCause } from '../network/network-port.js';
import { stepsOf, type DialStep } from './dial-steps.js';
import type { ModemProfile } from './profile.js';
import type { ResultCode } from './result-codes.js';
import { Ringer } from './ringer.js';
import { register, S, type ModemSettings } from './settings.js';

/** Where the line of a modem stands. */
export type LineState =
  | 'onHook'
  | 'ringing'
  /** Off hook without a call, or with one whose progress nobody waits for. */
  | 'offHook'
  /** A command is waiting for the outcome of dialling or answering. */
  | 'connecting'
  | 'voice'
  | 'carrier';

/** What a line tells its modem. */
export interface LineOwner {
  /** A result code that no command waits for. */
  unsolicited(code: ResultCode): void;
  /** A V.253 event, to be shielded by DLE. */
  event(code: string): void;
  callerId(caller: Caller): void;
  /** Whether what is heard goes to the computer now (+VRX). */
  receives(): boolean;
  /** Bytes of the other party's modem. */
  dataReceived(bytes: Uint8Array): void;
  /** Enough rings have come for an answer without command (S0). */
  autoAnswer(): void;
}

type Done = (code: ResultCode) => void;

/** Handshake of the calling modem after it has heard the other, in milliseconds; the answering one is a little sooner. */
const TRAINING_MS = 2000;
const ANSWERING_TRAINING_MS = 1900;
const DIALTONE_LIMIT_MS = 5000;
/** Silence that `@` waits for, in milliseconds. */
const QUIET_MS = 5000;
/** How long ring back and busy tones take to be recognised again, in milliseconds. */
const RINGBACK_PERIOD_MS = 6000;
const BUSY_PERIOD_MS = 3000;

/** A modem's line: hook, dialling, ringing, and what is heard. Owns the network port; one command at a time waits on it. */
export class LineControl implements NetworkPortEvents {
  /** Set once, by whoever connects this to a network. */
  port: NetworkPort | null = null;
  #state: LineState = 'onHook';
  #done: Done | null = null;
  #onDialtone: (() => void) | null = null;
  #answering = false;
  /** Digits of a dial string are still to be sent; an answer before that is kept for the end. */
  #dialling = false;
  #heardAnswer = false;
  #onQuiet: (() => void) | null = null;
  readonly #ringer: Ringer;
  #limit: Timer | null = null;
  #step: Timer | null = null;
  #repeat: Timer | null = null;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly settings: ModemSettings,
    private readonly profile: ModemProfile,
    private readonly owner: LineOwner,
  ) {
    this.#ringer = new Ringer(scheduler, {
      ring: (count) => {
        this.#ring(count);
      },
      identified: (caller) => {
        owner.callerId(caller);
      },
    });
  }

  get state(): LineState {
    return this.#state;
  }

  /** The RI signal. */
  get ringCurrent(): boolean {
    return this.#ringer.on;
  }

  /**
   * Dials: waits for a dial tone where `X` asks for one and the line is on hook, then sends the string.
   * @param text - Digits and modifiers of V.250 6.3.1.
   * @param more - The command ends when the digits are out; the rest of the progress shows as events in class 8.
   */
  dial(text: string, more: boolean, done: Done): void {
    if (this.#state === 'carrier') {
      done('ERROR');
      return;
    }
    this.#done = done;
    const dialNow = () => {
      this.#onDialtone = null;
      this.#dialling = true;
      this.#dialSteps(stepsOf(text), more);
    };
    if (this.#state === 'offHook' || this.#state === 'voice') {
      this.#heardAnswer = this.#state === 'voice';
      dialNow();
      return;
    }
    this.#ringer.stop();
    this.#state = 'connecting';
    this.port?.offHook();
    if (this.#hearsDialtone()) {
      this.#onDialtone = dialNow;
      this.#step = this.scheduler.after(DIALTONE_LIMIT_MS, () => {
        this.#finish('NO DIALTONE');
      });
    } else this.#step = this.scheduler.after(register(this.settings, S.dialtoneWait) * 1000, dialNow);
  }

  /** Goes off hook to answer; in a data class with a carrier, to wait for the caller's. */
  answer(done: Done): void {
    if (this.#state === 'carrier' || this.#state === 'voice') {
      done('ERROR');
      return;
    }
    this.#done = done;
    this.#answering = true;
    this.#ringer.stop();
    this.#state = 'connecting';
    if (this.port?.answer() !== true) this.port?.offHook();
    if (this.settings.serviceClass === 8) {
      this.#finish('VCON');
      return;
    }
    this.port?.sendCarrier();
    this.#startLimit('NO CARRIER');
  }

  /** Takes the command that waits back: V.250 5.6.1. */
  abort(): void {
    this.#finish('NO CARRIER');
  }

  /** Lifts the handset, or answers the ringing call by it. */
  offHook(): void {
    if (this.#state !== 'onHook' && this.#state !== 'ringing') return;
    const ringing = this.#state === 'ringing';
    this.#ringer.stop();
    this.#state = ringing ? 'voice' : 'offHook';
    this.port?.offHook();
  }

  /** Goes on hook; the command that waits, if any, ends with NO CARRIER. A ringing line goes on ringing. */
  hangUp(): void {
    if (this.#done !== null) this.#finish('NO CARRIER');
    if (this.#state !== 'ringing') this.#goOnHook();
  }

  /** Loses power: as {@link LineControl.hangUp}, in silence. */
  reset(): void {
    this.#done = null;
    this.#ringer.stop();
    this.#goOnHook();
  }

  dialtone(): void {
    if (this.#onDialtone === null) return;
    this.#step?.cancel();
    this.#onDialtone();
  }

  ringback(): void {
    if (this.settings.serviceClass !== 8) return;
    this.#repeatEvery(RINGBACK_PERIOD_MS, () => {
      if (this.#state === 'connecting') this.owner.unsolicited('RINGING');
      else this.owner.event('r');
    });
  }

  busy(): void {
    this.#engaged('b');
  }

  congestion(): void {
    this.#engaged('K');
  }

  answered(): void {
    this.#stopRepeat();
    this.#heardAnswer = true;
    this.#onQuiet?.();
    if (this.settings.serviceClass !== 8 || this.#dialling) return;
    if (this.#state === 'connecting') this.#finish('VCON');
    else if (this.#state === 'offHook') {
      this.#state = 'voice';
      this.owner.event('v');
    }
  }

  carrier(): void {
    // In a voice call a modem at the other end is heard by its answer tone.
    if (this.settings.serviceClass === 8 && this.#state === 'voice') this.owner.event('a');
    if (this.#state !== 'connecting' || this.settings.serviceClass === 8) return;
    if (!this.#answering) this.port?.sendCarrier();
    this.#limit?.cancel();
    this.#limit = this.scheduler.after(this.#answering ? ANSWERING_TRAINING_MS : TRAINING_MS, () => {
      this.#finish('CONNECT');
    });
  }

  released(cause: ReleaseCause): void {
    this.#stopRepeat();
    if (this.#state === 'connecting') this.#attemptFailed(cause);
    else if (this.#state === 'carrier') this.#carrierLost();
    else if (this.#state === 'voice' || this.#state === 'offHook') this.#otherHungUp();
  }

  ring(caller: Caller): void {
    this.#state = 'ringing';
    this.#ringer.start(caller);
  }

  ringStopped(): void {
    this.#ringer.stop();
    this.settings.registers.set(S.ringCount, 0);
    this.#state = 'onHook';
  }

  dtmf(digit: string): void {
    if (this.settings.serviceClass !== 8) return;
    if (this.profile.hearsOnlyReceiving && !this.owner.receives()) return;
    for (const code of this.profile.shieldedDigits ? ['/', digit, '~'] : [digit]) this.owner.event(code);
  }

  data(bytes: Uint8Array): void {
    if (this.#state === 'carrier') this.owner.dataReceived(bytes);
  }

  #ring(count: number): void {
    this.settings.registers.set(S.ringCount, count);
    this.owner.unsolicited('RING');
    const wanted = register(this.settings, S.autoAnswerRings);
    if (wanted > 0 && count >= wanted) this.owner.autoAnswer();
  }

  #dialSteps(steps: readonly DialStep[], more: boolean): void {
    const [next, ...rest] = steps;
    if (next === undefined) {
      this.#dialling = false;
      this.#dialled(more);
      return;
    }
    if (next.quietAnswer) {
      this.#awaitQuiet(() => {
        this.#dialSteps(rest, more);
      });
      return;
    }
    this.#step = this.scheduler.after(next.durationMs(this.settings), () => {
      if (next.digits !== '') this.port?.dial(next.digits);
      this.#dialSteps(rest, more);
    });
  }

  /** `@`: an answer and five seconds of silence after it, or NO ANSWER (V.250 6.3.1). */
  #awaitQuiet(goOn: () => void): void {
    this.#startLimit('NO ANSWER');
    this.#onQuiet = () => {
      this.#onQuiet = null;
      this.#limit?.cancel();
      this.#step = this.scheduler.after(QUIET_MS, goOn);
    };
    if (this.#heardAnswer) this.#onQuiet();
  }

  #dialled(more: boolean): void {
    const talking = this.#heardAnswer && this.settings.serviceClass === 8;
    if (talking && !more) {
      this.#finish('VCON');
      return;
    }
    if (!more) {
      this.#state = 'connecting';
      this.#startLimit(this.settings.serviceClass === 8 ? 'NO ANSWER' : 'NO CARRIER');
      return;
    }
    if (this.#state === 'connecting') this.#state = talking ? 'voice' : 'offHook';
    this.#settle('OK');
  }

  /** An exchange lets an analog line hear a refusal as busy tone. */
  #attemptFailed(cause: ReleaseCause): void {
    if (cause === 'noDialtone') {
      if (this.#hearsDialtone()) this.#finish('NO DIALTONE');
    } else if (cause === 'rejected') this.#engaged('b');
    else this.#finish('NO CARRIER');
  }

  #engaged(event: 'b' | 'K'): void {
    if (this.#state === 'connecting') {
      if (this.#hearsBusy()) this.#finish('BUSY');
    } else if (this.settings.serviceClass === 8) {
      this.#repeatEvery(BUSY_PERIOD_MS, () => {
        this.owner.event(event);
      });
    }
  }

  #carrierLost(): void {
    this.#limit = this.scheduler.after(register(this.settings, S.carrierLoss) * 100, () => {
      this.#goOnHook();
      this.owner.unsolicited('NO CARRIER');
    });
  }

  #otherHungUp(): void {
    if (this.settings.serviceClass !== 8) return;
    if (this.profile.farEndHangup === 'noCarrier') {
      this.#goOnHook();
      this.owner.unsolicited('NO CARRIER');
      return;
    }
    this.#state = 'offHook';
    this.#engaged('b');
  }

  /** Ends the command that waits; every outcome but a connection goes on hook. */
  #finish(code: ResultCode): void {
    if (code === 'VCON') this.#enter('voice');
    else if (code === 'CONNECT') this.#enter('carrier');
    else this.#goOnHook();
    this.#settle(code);
  }

  #settle(code: ResultCode): void {
    const done = this.#done;
    this.#done = null;
    done?.(code);
  }

  #goOnHook(): void {
    this.#enter('onHook');
    this.port?.onHook();
  }

  #enter(state: LineState): void {
    this.#state = state;
    this.#answering = false;
    this.#dialling = false;
    this.#heardAnswer = false;
    this.#onQuiet = null;
    this.#onDialtone = null;
    this.#limit?.cancel();
    this.#step?.cancel();
    this.#stopRepeat();
    this.settings.registers.set(S.ringCount, 0);
  }

  /** S7 runs from the moment dialling is over. */
  #startLimit(code: ResultCode): void {
    this.#limit?.cancel();
    this.#limit = this.scheduler.after(register(this.settings, S.connectWait) * 1000, () => {
      this.#finish(code);
    });
  }

  #repeatEvery(periodMs: number, run: () => void): void {
    this.#stopRepeat();
    this.#repeat = this.scheduler.after(periodMs, () => {
      this.#repeatEvery(periodMs, run);
    });
    run();
  }

  #stopRepeat(): void {
    this.#repeat?.cancel();
    this.#repeat = null;
  }

  #hearsDialtone(): boolean {
    return this.settings.callProgress === 2 || this.settings.callProgress === 4;
  }

  #hearsBusy(): boolean {
    return this.settings.callProgress >= 3;
  }
}
