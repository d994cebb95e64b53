import type { Scheduler, Timer } from '../base/clock.js';
import type { Random } from '../base/random.js';
import type { Caller, NetworkPort, NetworkPortEvents } from '../network/network-port.js';
import type { InputSignals } from '../transports/transport.js';
import { callerIdLines } from './caller-id.js';
import { commandsOf, type Command } from './command-line.js';
import { CommandModem } from './command-modem.js';
import { EscapeDetector } from './escape-detector.js';
import { execute } from './execute.js';
import { LineControl, type LineOwner } from './line-control.js';
import type { CommandOutcome, ModemCore } from './modem-core.js';
import { voiceModem, type ModemProfile } from './profile.js';
import type { FinalResult, ResultWording } from './result-codes.js';
import { register, S } from './settings.js';
import { VoiceReceive } from './voice-receive.js';

/** What a virtual modem is made of. */
export interface VirtualModemOptions {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly profile?: ModemProfile;
  /** Connects the modem to its line. */
  readonly connect: (events: NetworkPortEvents) => NetworkPort;
}

const DLE = '\x10';
/** CONNECT without a rate: what is received is voice (V.253). */
const VOICE_CONNECT = { text: 'CONNECT', numeric: '1' };

/**
 * A voice modem, at the level of bytes: V.250 commands, V.253 voice events, a data connection with escape, control lines. It
 * is its own transport, and is connected to a simulated telephone network. What a modem of the maker's choice does differently
 * is in its profile; what goes wrong, in its faults.
 */
export class VirtualModem extends CommandModem {
  readonly profile: ModemProfile;
  readonly #line: LineControl;
  readonly #escape: EscapeDetector;
  readonly #core: ModemCore;
  readonly #receive: VoiceReceive;
  /** The command under execution begins voice receive. */
  #receiveNext = false;
  #online = false;
  #readyTimer: Timer | null = null;

  constructor(options: VirtualModemOptions) {
    const profile = options.profile ?? voiceModem;
    super({ ...options, paced: profile.paced, wording: profile.wording });
    this.profile = profile;
    this.#line = new LineControl(options.scheduler, this.settings, profile, this.#owner());
    this.#line.port = options.connect(this.#line);
    this.#escape = new EscapeDetector(options.scheduler, this.settings, () => {
      this.#leaveData();
    });
    this.#receive = new VoiceReceive(options.scheduler, profile.receiveStops, {
      send: (bytes) => {
        this.send(bytes);
      },
      ended: () => {
        this.result('OK');
      },
    });
    this.#core = this.#makeCore();
  }

  /** The number of its line. */
  get number(): string {
    return this.#line.port?.number ?? '';
  }

  override get unaskedLine(): string {
    return 'RING';
  }

  /** Its end of the call that it has, or of none. */
  get callPort(): NetworkPort | null {
    return this.#line.port;
  }

  protected override get online(): boolean {
    return this.#online || this.#receive.running;
  }

  protected override get wording(): ResultWording {
    return this.#receiveNext ? { ...super.wording, connect: VOICE_CONNECT } : super.wording;
  }

  protected override execute(command: Command): CommandOutcome {
    return execute(this.#core, command);
  }

  protected override takeData(bytes: Uint8Array): void {
    if (this.#receive.running) {
      const taken = this.#receive.take(bytes);
      if (taken < bytes.length) this.received(bytes.subarray(taken));
      return;
    }
    this.#escape.watch(bytes);
    this.#line.port?.sendData(bytes);
  }

  protected override ended(result: FinalResult): void {
    const receives = this.#receiveNext;
    this.#receiveNext = false;
    if (result !== 'CONNECT') return;
    if (receives) {
      this.#receive.begin();
      return;
    }
    this.#online = true;
    this.#escape.start();
  }

  protected override hears(): boolean {
    return true;
  }

  protected override signals(): InputSignals {
    return {
      clearToSend: true,
      dataSetReady: true,
      dataCarrierDetect: this.settings.carrierDetect === 0 || this.#line.state === 'carrier',
      ringIndicator: this.#line.ringCurrent,
    };
  }

  protected override terminalReadyChanged(): void {
    this.#readyTimer?.cancel();
    if (this.terminalReady) return;
    const delayMs = register(this.settings, S.terminalReadyDelay) * 10;
    this.#readyTimer = this.scheduler.after(delayMs, () => {
      this.#terminalGone();
    });
  }

  protected override powerLost(): void {
    this.#readyTimer?.cancel();
    this.#receive.stop();
    this.#receiveNext = false;
    this.#stopData();
    this.#line.reset();
    super.powerLost();
  }

  #stopData(): void {
    this.#online = false;
    this.#escape.stop();
  }

  #leaveData(): void {
    this.#stopData();
    this.result('OK');
  }

  /** DTR has been off for longer than S25: `&D`. */
  #terminalGone(): void {
    const { terminalReady } = this.settings;
    if (terminalReady === 1 && this.#online) this.#leaveData();
    if (terminalReady < 2) return;
    const wasOnline = this.#line.state === 'carrier';
    this.#stopData();
    this.#receive.end();
    this.#line.hangUp();
    if (wasOnline) this.result('NO CARRIER');
    if (terminalReady === 3) this.load('store');
  }

  #owner(): LineOwner {
    return {
      unsolicited: (code) => {
        if (code === 'NO CARRIER') {
          this.#stopData();
          this.#receive.end();
        }
        if (this.plugged) this.result(code);
      },
      event: (code) => {
        this.send(Array.from(DLE + code, (character) => character.charCodeAt(0)));
      },
      callerId: (caller: Caller) => {
        if (!this.settings.callerId) return;
        for (const line of callerIdLines(caller, this.scheduler.wallTime(), this.profile.callerIdBlanks))
          this.unsolicited(line);
      },
      receives: () => this.#receive.running,
      dataReceived: (bytes) => {
        if (this.#online) this.send(bytes);
      },
      autoAnswer: () => {
        if (this.plugged) this.#autoAnswer();
      },
    };
  }

  /** Answers as ATA would, with the result code that ATA would have. */
  #autoAnswer(): void {
    if (!this.executing) this.run(commandsOf('A'));
  }

  #makeCore(): ModemCore {
    return {
      scheduler: this.scheduler,
      profile: this.profile,
      settings: this.settings,
      line: this.#line,
      receive: () => {
        this.#receiveNext = true;
      },
      information: (...lines) => {
        this.information(...lines);
      },
      load: (from) => {
        this.load(from);
      },
      store: () => {
        this.store();
      },
    };
  }
}
