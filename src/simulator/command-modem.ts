import type { Scheduler, Timer } from '../base/clock.js';
import { between, seededRandom, type Random } from '../base/random.js';
import { commandsOf, type Command } from './command-line.js';
import { CommandReader, type CommandInput } from './command-reader.js';
import { FaultScript, type FaultStep } from './fault-script.js';
import type { CommandOutcome } from './modem-core.js';
import {
  endings,
  formatInformation,
  formatResult,
  plainWording,
  type FinalResult,
  type ResultWording,
} from './result-codes.js';
import { copySettings, factorySettings, type ModemSettings } from './settings.js';
import { SimulatedPort } from './simulated-port.js';

/** The shortest time after the end of the command line before a character takes it back: V.250 5.6.1, in milliseconds. */
const ABORT_AFTER_MS = 125;
const NOISE = [0x00, 0xff, 0x0d, 0x0a, 0xb7, 0x0d, 0x0a];

/** The command line under execution. */
interface Execution {
  readonly commands: Iterator<Command | null, undefined>;
  /** Takes the command that runs now back; null where it cannot be. */
  takeBack: (() => void) | null;
  /** When the line had come to its end. */
  readonly startedMs: number;
  /** The next thing that this line waits for. */
  timer: Timer | null;
  /** Lines of information text so far. */
  lines: number;
  /** Whether lines that nobody asked for have stood inside its answer. */
  interjected: boolean;
}

/** How a modem answers, as far as every modem does. */
export interface CommandModemOptions {
  readonly scheduler: Scheduler;
  /** Read once: the modem goes on with a sequence of its own, so how bytes are cut changes nothing outside. */
  readonly random: Random;
  /** Whether bytes take the time that the baud rate gives them. */
  readonly paced: boolean;
  readonly wording?: ResultWording;
}

/**
 * What is common to virtual modems: command lines are read, carried out one at a time and taken back, answers are framed, settings stored,
 * and things go wrong as asked. What the commands do is the subclass's.
 */
export abstract class CommandModem extends SimulatedPort {
  protected readonly settings: ModemSettings = factorySettings();
  readonly #ownWording: ResultWording;
  #stored: ModemSettings = factorySettings();
  readonly #reader = new CommandReader(this.settings);
  readonly #script: FaultScript;
  /** Bytes that wait for the command before them to end. */
  readonly #waiting: number[] = [];
  #execution: Execution | null = null;
  #lastBody = '';
  /** Grows with each loss of power. */
  #power = 0;

  constructor({ scheduler, random, paced, wording }: CommandModemOptions) {
    super(scheduler, seededRandom(random.nextUint32()), paced);
    this.#ownWording = wording ?? plainWording;
    this.#script = new FaultScript({
      faults: this.faults,
      scheduler,
      unsolicited: (line) => {
        this.unsolicited(line);
      },
      unplug: () => {
        this.unplug();
      },
      plug: () => {
        this.plug();
      },
      reboot: () => {
        this.reboot();
      },
    });
  }

  /** Lets things go wrong one after the other; what is left of an earlier script is dropped. */
  play(steps: readonly FaultStep[]): void {
    this.#script.start(steps);
  }

  /** Starts anew, as after a moment without power; the port stays open, as a serial one does. */
  reboot(): void {
    this.powerLost();
    this.poweredOn();
  }

  /** A line that it may say unasked at any time. */
  abstract get unaskedLine(): string;

  /** Carries out one command. */
  protected abstract execute(command: Command): CommandOutcome;

  /** Whether bytes are data now, and no commands. */
  protected abstract get online(): boolean;
  /** Data from the computer. */
  protected abstract takeData(bytes: Uint8Array): void;
  /** A command line is over and its result has been sent. */
  protected abstract ended(result: FinalResult): void;
  /** Whether a command line is heard at all. */
  protected abstract hears(body: string): boolean;

  /** How results are worded now. */
  protected get wording(): ResultWording {
    return this.#ownWording;
  }

  /** Whether a command line is under execution. */
  protected get executing(): boolean {
    return this.#execution !== null;
  }

  protected override received(bytes: Uint8Array): void {
    for (const byte of bytes) this.#waiting.push(byte);
    this.work();
  }

  protected override powerLost(): void {
    this.#power++;
    this.#execution?.timer?.cancel();
    this.#execution = null;
    this.#waiting.length = 0;
    this.#reader.reset();
    this.load('store');
  }

  /** Takes bytes as long as nothing stands in the way. */
  protected work(): void {
    while (this.#waiting.length > 0) {
      if (this.online) this.takeData(Uint8Array.from(this.#waiting.splice(0)));
      else if (this.#execution === null) this.#takeCommandByte(this.#waiting.shift() ?? 0);
      else if (this.#execution.takeBack === null) return;
      else {
        this.#waiting.shift();
        if (this.scheduler.now() - this.#execution.startedMs >= ABORT_AFTER_MS) this.#execution.takeBack();
      }
    }
  }

  /** Carries out a command line that nobody typed. */
  protected run(commands: Iterator<Command | null, undefined>): void {
    const execution: Execution = {
      commands,
      takeBack: null,
      startedMs: this.scheduler.now(),
      timer: null,
      lines: 0,
      interjected: false,
    };
    this.#execution = execution;
    this.#pause(execution, between(this.random, 2, 9) + this.faults.slowMs, () => {
      this.#next(execution);
    });
  }

  /** Sends the lines of an answer. */
  protected information(...lines: readonly string[]): void {
    this.#interject();
    for (const [at, line] of lines.entries()) {
      this.say(at === 0 ? this.frame(line) : line + endings(this.settings).crlf);
      if (this.#execution !== null) this.#execution.lines++;
      if (at < lines.length - 1) this.#interject();
    }
  }

  /** A line that nobody asked for. */
  protected unsolicited(line: string): void {
    this.say(this.frame(line));
  }

  /** A result code; nothing with Q1. */
  protected result(result: FinalResult): void {
    if (!this.settings.quiet) this.say(formatResult(result, this.settings, this.wording));
  }

  /** A line with what stands around it. */
  protected frame(line: string): string {
    return formatInformation(line, this.settings);
  }

  protected load(from: 'factory' | 'store'): void {
    Object.assign(this.settings, from === 'factory' ? this.factory() : copySettings(this.#stored));
  }

  protected store(): void {
    this.#stored = copySettings(this.settings);
  }

  /** The settings after `AT&F`. */
  protected factory(): ModemSettings {
    return factorySettings();
  }

  #takeCommandByte(byte: number): void {
    if (this.settings.echo) this.send([byte]);
    const input = this.#reader.take(byte);
    if (input !== null) this.#begin(input);
  }

  #begin(input: CommandInput): void {
    if (input.kind === 'line') this.#lastBody = input.body;
    if (!this.hears(this.#lastBody)) return;
    const power = this.#power;
    this.#script.commandBegins(this.#lastBody);
    if (power === this.#power) this.run(input.kind === 'overflow' ? [null].values() : commandsOf(this.#lastBody));
  }

  /** Carries out the commands of a line until one is pending or fails. */
  #next(execution: Execution): void {
    const { value: command, done } = execution.commands.next();
    if (done === true) {
      this.#end(execution, 'OK');
      return;
    }
    const outcome = command === null ? 'ERROR' : this.execute(command);
    if (typeof outcome === 'string') this.#proceed(execution, outcome);
    else {
      execution.takeBack = outcome.takeBack ?? null;
      outcome.start((result) => {
        execution.takeBack = null;
        if (this.#execution === execution) this.#proceed(execution, result);
      });
    }
  }

  #proceed(execution: Execution, result: FinalResult): void {
    if (result === 'OK') this.#next(execution);
    else this.#end(execution, result);
  }

  #end(execution: Execution, result: FinalResult): void {
    this.#interject(Infinity);
    if (this.faults.lateResults > 0) {
      this.faults.lateResults--;
      this.#pause(execution, this.faults.lateResultMs, () => {
        this.#finish(result);
      });
    } else this.#finish(result);
  }

  #finish(result: FinalResult): void {
    this.#execution = null;
    if (this.faults.dropResults > 0) this.faults.dropResults--;
    else this.result(result);
    this.ended(result);
    this.work();
  }

  /** Sends what stands inside this answer once so many of its lines are out. */
  #interject(lines = this.#execution?.lines ?? 0): void {
    const [next] = this.faults.interleave;
    if (this.#execution === null || this.#execution.interjected || next === undefined || lines < next.after) return;
    this.#execution.interjected = true;
    this.faults.interleave.shift();
    for (const line of next.lines) this.unsolicited(line);
  }

  #pause(execution: Execution, ms: number, run: () => void): void {
    execution.timer = this.scheduler.after(ms, run);
  }

  protected say(text: string): void {
    if (this.faults.noise) this.send(NOISE);
    this.send(Array.from(text, (character) => character.charCodeAt(0)));
  }
}
