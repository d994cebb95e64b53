import type { Scheduler, Timer } from '../base/clock.js';
import { between, seededRandom, type Random } from '../base/random.js';
import type { Caller, NetworkPort, NetworkPortEvents } from '../network/network-port.js';
import type { InputSignals } from '../transports/transport.js';
import { callerIdLines } from './caller-id.js';
import { commandsOf, type Command } from './command-line.js';
import { CommandReader, type CommandInput } from './command-reader.js';
import { EscapeDetector } from './escape-detector.js';
import { execute } from './execute.js';
import { LineControl, type LineOwner } from './line-control.js';
import type { ModemCore } from './modem-core.js';
import { voiceModem, type ModemProfile } from './profile.js';
import { formatInformation, formatResult, type ResultCode } from './result-codes.js';
import { copySettings, factorySettings, register, S, type ModemSettings } from './settings.js';
import { SimulatedPort } from './simulated-port.js';

/** What a virtual modem is made of. */
export interface VirtualModemOptions {
  readonly scheduler: Scheduler;
  /** Read once: the modem goes on with a sequence of its own, so how bytes are cut changes nothing outside. */
  readonly random: Random;
  readonly profile?: ModemProfile;
  /** Connects the modem to its line. */
  readonly connect: (events: NetworkPortEvents) => NetworkPort;
}

/** The shortest time after the end of the command line before a character takes it back: V.250 5.6.1, in milliseconds. */
const ABORT_AFTER_MS = 125;
const DLE = '\x10';
const NOISE = [0x00, 0xff, 0x0d, 0x0a, 0xb7, 0x0d, 0x0a];

/** The command line under execution. */
interface Execution {
  readonly commands: Iterator<Command | null, undefined>;
  /** Whether the command that runs now can be taken back. */
  abortable: boolean;
  /** When the line had come to its end. */
  readonly startedMs: number;
  /** The next thing that this line waits for. */
  timer: Timer | null;
}

/**
 * A voice modem, at the level of bytes: V.250 commands, V.253 voice events, a data connection with escape, control lines. It
 * is its own transport, and is connected to a simulated telephone network. What a modem of the maker's choice does differently
 * is in its profile; what goes wrong, in its faults.
 */
export class VirtualModem extends SimulatedPort {
  readonly profile: ModemProfile;
  readonly #random: Random;
  readonly #settings: ModemSettings = factorySettings();
  #stored: ModemSettings = factorySettings();
  readonly #line: LineControl;
  readonly #reader = new CommandReader(this.#settings);
  readonly #escape: EscapeDetector;
  readonly #core: ModemCore;
  /** Bytes that wait for the command before them to end. */
  readonly #waiting: number[] = [];
  #execution: Execution | null = null;
  #lastBody = '';
  #online = false;
  #readyTimer: Timer | null = null;

  constructor(options: VirtualModemOptions) {
    const random = seededRandom(options.random.nextUint32());
    const profile = options.profile ?? voiceModem;
    super(options.scheduler, random, profile.paced);
    this.profile = profile;
    this.#random = random;
    this.#line = new LineControl(options.scheduler, this.#settings, profile, this.#owner());
    this.#line.port = options.connect(this.#line);
    this.#escape = new EscapeDetector(options.scheduler, this.#settings, () => {
      this.#leaveData();
    });
    this.#core = this.#makeCore();
  }

  /** The number of its line. */
  get number(): string {
    return this.#line.port?.number ?? '';
  }

  protected override received(bytes: Uint8Array): void {
    for (const byte of bytes) this.#waiting.push(byte);
    this.#work();
  }

  protected override signals(): InputSignals {
    return {
      clearToSend: true,
      dataSetReady: true,
      dataCarrierDetect: this.#settings.carrierDetect === 0 || this.#line.state === 'carrier',
      ringIndicator: this.#line.ringCurrent,
    };
  }

  protected override terminalReadyChanged(): void {
    this.#readyTimer?.cancel();
    if (this.terminalReady) return;
    const delayMs = register(this.#settings, S.terminalReadyDelay) * 10;
    this.#readyTimer = this.scheduler.after(delayMs, () => {
      this.#terminalGone();
    });
  }

  protected override powerLost(): void {
    this.#readyTimer?.cancel();
    this.#execution?.timer?.cancel();
    this.#execution = null;
    this.#stopData();
    this.#waiting.length = 0;
    this.#reader.reset();
    this.#line.reset();
    Object.assign(this.#settings, copySettings(this.#stored));
  }

  /** Takes bytes as long as nothing stands in the way. */
  #work(): void {
    while (this.#waiting.length > 0) {
      if (this.#online) this.#sendData(Uint8Array.from(this.#waiting.splice(0)));
      else if (this.#execution === null) this.#takeCommandByte(this.#waiting.shift() ?? 0);
      else if (!this.#execution.abortable) return;
      else {
        this.#waiting.shift();
        if (this.scheduler.now() - this.#execution.startedMs >= ABORT_AFTER_MS) this.#line.abort();
      }
    }
  }

  #takeCommandByte(byte: number): void {
    if (this.#settings.echo) this.send([byte]);
    const input = this.#reader.take(byte);
    if (input !== null) this.#begin(input);
  }

  #begin(input: CommandInput): void {
    if (input.kind === 'line') this.#lastBody = input.body;
    this.#run(input.kind === 'overflow' ? [null].values() : commandsOf(this.#lastBody));
  }

  #run(commands: Execution['commands']): void {
    const execution: Execution = { commands, abortable: false, startedMs: this.scheduler.now(), timer: null };
    this.#execution = execution;
    this.#pause(execution, between(this.#random, 2, 9) + this.faults.slowMs, () => {
      this.#next(execution);
    });
  }

  /** Carries out the commands of a line until one is pending or fails. */
  #next(execution: Execution): void {
    const { value: command, done } = execution.commands.next();
    if (done === true) {
      this.#end(execution, 'OK');
      return;
    }
    const outcome = command === null ? 'ERROR' : execute(this.#core, command);
    if (typeof outcome === 'string') this.#proceed(execution, outcome);
    else {
      execution.abortable = outcome.abortable;
      outcome.start((code) => {
        execution.abortable = false;
        if (this.#execution === execution) this.#proceed(execution, code);
      });
    }
  }

  #proceed(execution: Execution, code: ResultCode): void {
    if (code === 'OK') this.#next(execution);
    else this.#end(execution, code);
  }

  #end(execution: Execution, code: ResultCode): void {
    if (this.faults.lateResults > 0) {
      this.faults.lateResults--;
      this.#pause(execution, this.faults.lateResultMs, () => {
        this.#finish(code);
      });
    } else this.#finish(code);
  }

  #finish(code: ResultCode): void {
    this.#execution = null;
    if (this.faults.dropResults > 0) this.faults.dropResults--;
    else this.#result(code);
    if (code === 'CONNECT') this.#enterData();
    this.#work();
  }

  #pause(execution: Execution, ms: number, run: () => void): void {
    execution.timer = this.scheduler.after(ms, run);
  }

  #enterData(): void {
    this.#online = true;
    this.#escape.start();
  }

  #stopData(): void {
    this.#online = false;
    this.#escape.stop();
  }

  #leaveData(): void {
    this.#stopData();
    this.#result('OK');
  }

  #sendData(bytes: Uint8Array): void {
    this.#escape.watch(bytes);
    this.#line.port?.sendData(bytes);
  }

  /** DTR has been off for longer than S25: `&D`. */
  #terminalGone(): void {
    const { terminalReady } = this.#settings;
    if (terminalReady === 1 && this.#online) this.#leaveData();
    if (terminalReady < 2) return;
    const wasOnline = this.#line.state === 'carrier';
    this.#stopData();
    this.#line.hangUp();
    if (wasOnline) this.#result('NO CARRIER');
    if (terminalReady === 3) this.#load('store');
  }

  #load(from: 'factory' | 'store'): void {
    Object.assign(this.#settings, from === 'factory' ? factorySettings() : copySettings(this.#stored));
  }

  #result(code: ResultCode): void {
    if (!this.#settings.quiet) this.#say(formatResult(code, this.#settings));
  }

  #say(text: string): void {
    if (this.faults.noise) this.send(NOISE);
    this.send(Array.from(text, (character) => character.charCodeAt(0)));
  }

  #owner(): LineOwner {
    return {
      unsolicited: (code) => {
        if (code === 'NO CARRIER') this.#stopData();
        if (this.plugged) this.#result(code);
      },
      event: (code) => {
        this.send(Array.from(DLE + code, (character) => character.charCodeAt(0)));
      },
      callerId: (caller: Caller) => {
        if (!this.#settings.callerId) return;
        for (const line of callerIdLines(caller, this.scheduler.wallTime())) this.#core.information(line);
      },
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
    if (this.#execution === null) this.#run(commandsOf('A'));
  }

  #makeCore(): ModemCore {
    return {
      scheduler: this.scheduler,
      profile: this.profile,
      settings: this.#settings,
      line: this.#line,
      information: (text) => {
        this.#say(formatInformation(text, this.#settings));
      },
      load: (from) => {
        this.#load(from);
      },
      store: () => {
        this.#stored = copySettings(this.#settings);
      },
    };
  }
}
