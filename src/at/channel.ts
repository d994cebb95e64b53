import type { Scheduler, Timer } from '../base/clock.js';
import type { ByteScanner } from '../core/byte-scanner.js';
import { isCommandLine, isPromptText, type AtCommand, type AtOutcome } from './command.js';
import { CommandQueue } from './command-queue.js';
import { keep, meaningOf, newFlight, type Flight } from './flight.js';
import type { Line } from './line.js';
import { ParityWatch } from './parity-watch.js';
import { PayloadLines } from './payload-lines.js';
import { ReceiveStream } from './receive-stream.js';
import { RecordReader } from './record-reader.js';
import type { ResultCode } from './result-codes.js';
import { Resync } from './resync.js';
import { unaskedUrc, urcWhileLost } from './unasked.js';
import type { Urc } from './urc.js';

export type { ByteScanner, CreateScanner } from '../core/byte-scanner.js';
export { MAX_QUEUE } from './command-queue.js';

/** Whom a channel works for. */
export interface ChannelOwner {
  /** Writes bytes to the modem; resolves when the port took them. A rejection needs no answer: loss is told by `failAll`. */
  write(bytes: Uint8Array): Promise<void>;
  /** Something came that no command asked for. */
  urc(urc: Urc): void;
  /** Payload of a data call. */
  data(bytes: Uint8Array): void;
  /** The modem answers nothing any more, after three attempts to resynchronise. Everything in the channel has ended. */
  unresponsive(): void;
}

/** Pause after a final result code, so that buffered unsolicited lines come out. */
const PACING_MS = 20;
/** V.250, 5.6.1: a character within 125 ms of the command line does not abort. */
const ABORT_GUARD_MS = 130;
/** How long an aborted command may take to end. */
const ABORT_LIMIT_MS = 5000;
/** How long ATH may take to answer after the dial that it aborts has ended by itself in the same moment. */
const CROSSED_LIMIT_MS = 1000;
/** Ends what is written at a prompt (3GPP TS 27.005, 3.5.1). */
const CTRL_Z = '\x1a';

/**
 * One command at a time (ITU-T V.250): what comes back is sorted into echo, information text, result codes and unsolicited lines. The
 * channel stays with a command until its final result code or its time limit; after a time limit it resynchronises, so that a late answer
 * never becomes the answer of the next command.
 */
export class AtChannel {
  readonly #scheduler: Scheduler;
  readonly #owner: ChannelOwner;
  readonly #scanner: ByteScanner;
  readonly #reader: RecordReader;
  readonly #resync: Resync;
  readonly #payloads: PayloadLines;
  readonly #parity = new ParityWatch();
  readonly #stream: ReceiveStream;
  readonly #queue = new CommandQueue();
  #flight: Flight | null = null;
  #pacing: Timer | null = null;
  #strayLines = 0;
  /** The last result code was a number: V0. */
  #numericForm = false;
  #closed = false;

  /**
   * @param scanner - The line's own. Used by this channel alone until it has ended.
   */
  constructor(scheduler: Scheduler, owner: ChannelOwner, scanner: ByteScanner) {
    this.#scheduler = scheduler;
    this.#owner = owner;
    this.#scanner = scanner;
    this.#reader = new RecordReader(scanner, {
      line: (line) => {
        this.#line(line);
      },
      data: (bytes) => {
        if (!this.#stream.audio(bytes)) owner.data(bytes);
      },
      shielded: (code) => {
        if (!this.#stream.shielded(code)) owner.urc({ kind: 'shielded', code });
      },
      prompt: () => {
        this.#prompt();
      },
    });
    this.#payloads = new PayloadLines(scheduler, (urc) => {
      owner.urc(urc);
    });
    this.#stream = new ReceiveStream(scheduler, {
      write: (text) => {
        this.#write(text);
      },
      over: (inStep) => {
        this.#scanner.leaveData();
        if (inStep) this.#pace();
        else this.#resync.start();
      },
    });
    this.#resync = new Resync(scheduler, {
      write: (text) => {
        this.#write(text);
      },
      synchronised: () => {
        this.#pace();
      },
      gaveUp: () => {
        this.failAll();
        this.#owner.unresponsive();
      },
    });
  }

  /** Commands that wait. */
  get queueLength(): number {
    return this.#queue.length;
  }

  /** The command in flight; null when none is. */
  get inFlight(): AtCommand | null {
    return this.#flight?.command ?? null;
  }

  /** Nothing is in flight, waiting, being received or resynchronised. */
  get idle(): boolean {
    return this.#flight === null && this.#queue.length === 0 && !this.#resync.running && !this.#stream.running;
  }

  /** What reads the modem's bytes. Driven by the channel; settings may be changed. */
  get scanner(): ByteScanner {
    return this.#scanner;
  }

  /** Bytes on this channel that no line can hold. */
  get noiseBytes(): number {
    return this.#reader.noiseBytes;
  }

  /** Lines that came as an answer to nothing, late answers of abandoned commands among them. */
  get strayLines(): number {
    return this.#strayLines;
  }

  /** Bytes from the modem. */
  receive(bytes: Uint8Array): void {
    this.#resync.heard();
    this.#reader.receive(this.#withoutParity(bytes) ?? bytes);
  }

  /**
   * Queues a command. `done` is called once, never before this method has returned.
   * Throws RangeError for a text that is not exactly one command line, or not a text for the prompt: it would be an injection.
   */
  send(command: AtCommand, done: (outcome: AtOutcome) => void): void {
    if (!isCommandLine(command.text)) throw new RangeError('not one command line');
    if (!isPromptText(command.afterPrompt ?? '')) throw new RangeError('not a text for the prompt');
    if (this.#closed || !this.#queue.add({ command, done })) {
      const outcome: AtOutcome = this.#closed ? { kind: 'lost', written: false } : { kind: 'overrun' };
      this.#scheduler.soon(() => {
        done(outcome);
      });
      return;
    }
    if (command.priority === 'urgent') this.urgentWaits();
    this.#scheduler.soon(() => {
      this.#next();
    });
  }

  /** Something urgent waits, here or for its turn to be sent: what is in flight is waited for no longer than it may keep that. */
  urgentWaits(): void {
    const yieldsAfterMs = this.#flight?.command.yieldsAfterMs;
    if (yieldsAfterMs !== undefined) this.#shorten(yieldsAfterMs);
  }

  /**
   * Something else shows that a command in flight has had its effect: its result may be lost, and is waited for no longer than this. What
   * follows is as after any time-out.
   */
  resultOverdue(command: AtCommand, withinMs: number): void {
    const flight = this.#flight;
    if (flight?.command !== command || flight.aborted) return;
    flight.overdue = true;
    this.#shorten(withinMs);
  }

  /** The same as a promise: for sequences in which nothing depends on what else arrives in the same chunk. */
  ask(command: AtCommand): Promise<AtOutcome> {
    return new Promise((resolve) => {
      this.send(command, resolve);
    });
  }

  /** Takes a command back: out of the queue at once, in flight as its abort class allows. False when it is not here or cannot be. */
  abort(command: AtCommand): boolean {
    const waiting = this.#queue.remove(command);
    if (waiting !== undefined) {
      waiting.done({ kind: 'cancelled' });
      return true;
    }
    const flight = this.#flight;
    if (flight?.command !== command || (command.abort ?? 'none') === 'none') return false;
    if (flight.aborted) return true;
    flight.aborted = true;
    flight.limit.cancel();
    const guardMs = Math.max(0, flight.startedMs + ABORT_GUARD_MS - this.#scheduler.now());
    flight.limit = this.#scheduler.after(guardMs, () => {
      this.#write(command.abort === 'hangUp' ? 'ATH\r' : '\r');
      this.#limit(flight, ABORT_LIMIT_MS);
    });
    return true;
  }

  /** Ends the stream that a command with `receives` began, if there is one. A command that is sent does so before it. */
  stopReceiving(): void {
    this.#stream.stop();
  }

  /** Ends everything and the channel itself: the device is gone, or the port is being closed. Later commands end with `lost`. */
  failAll(): void {
    this.#closed = true;
    this.#reader.stop();
    this.endAll();
  }

  /** Ends everything, while the channel goes on: the modem has started anew and knows of nothing that it was told. */
  endAll(): void {
    const flight = this.#flight;
    const waiting = this.#queue.clear();
    flight?.limit.cancel();
    this.#land();
    this.#pacing?.cancel();
    this.#pacing = null;
    this.#resync.stop();
    this.#stream.reset();
    this.#payloads.stop();
    flight?.done({ kind: 'lost', written: true });
    for (const entry of waiting) entry.done({ kind: 'lost', written: false });
  }

  /** What is to be read anew where an answer shows that bit 7 is parity, with the scanner told so; null otherwise. */
  #withoutParity(bytes: Uint8Array): Uint8Array | null {
    const scanner = this.#scanner;
    if (this.#flight === null || scanner.stripParity || scanner.inData) return null;
    const anew = this.#parity.find(bytes);
    if (anew === null) return null;
    const { shielding } = scanner;
    // The line that it has begun was cut by bytes that it took for noise.
    scanner.reset();
    scanner.shielding = shielding;
    scanner.stripParity = true;
    return anew;
  }

  #next(): void {
    if (this.#flight !== null || this.#pacing !== null || this.#resync.running) return;
    if (this.#stream.running) {
      if (this.#queue.length > 0) this.#stream.stop();
      return;
    }
    const entry = this.#queue.take();
    if (entry === undefined) return;
    const { command } = entry;
    const flight = newFlight(entry, this.#scheduler.now());
    this.#flight = flight;
    this.#parity.forget();
    this.#scanner.dataFollowsConnect = command.dataFollows ?? command.receives !== undefined;
    this.#scanner.dataIsShielded = command.receives !== undefined;
    this.#scanner.awaitingPrompt = command.afterPrompt !== undefined;
    this.#limit(flight, command.timeLimitMs);
    this.#write(`${command.text}\r`, () => {
      if (this.#flight === flight) command.onWritten?.();
    });
  }

  #write(text: string, written?: () => void): void {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    this.#owner.write(bytes).then(written, () => undefined);
  }

  #limit(flight: Flight, ms: number): void {
    flight.limit = this.#scheduler.after(ms, () => {
      this.#expired(flight);
    });
  }

  /** The command in flight has this long at most from now on. Once: what comes later does not put it off. */
  #shorten(ms: number): void {
    const flight = this.#flight;
    if (flight === null || flight.shortened) return;
    flight.shortened = true;
    const left = flight.startedMs + flight.command.timeLimitMs - this.#scheduler.now();
    flight.limit.cancel();
    this.#limit(flight, Math.min(ms, Math.max(0, left)));
  }

  #expired(flight: Flight): void {
    this.#land();
    // Its CONNECT may have been lost: in command state nothing comes of what would end the stream (V.250, 5.2.1).
    for (const stop of flight.command.receives?.stops ?? []) this.#write(`\x10${stop}`);
    if (flight.command.unsynchronised === true) this.#pace();
    else this.#resync.start(flight.overdue);
    const { aborted, crossed, lines } = flight;
    flight.done(crossed === null ? { kind: 'timeout', aborted } : { kind: 'final', code: crossed, lines, aborted });
  }

  #prompt(): void {
    const flight = this.#flight;
    if (flight?.command.afterPrompt === undefined) return;
    flight.prompted = true;
    this.#write(flight.command.afterPrompt + CTRL_Z);
  }

  #line(line: Line): void {
    if (this.#payloads.completes(line)) return;
    if (this.#resync.running) this.#lineWhileLost(line);
    else if (this.#stream.line(line)) return;
    else if (this.#flight === null) this.#unasked(line);
    else this.#answer(this.#flight, line);
  }

  #lineWhileLost(line: Line): void {
    const urc = urcWhileLost(line);
    if (urc !== null) this.#owner.urc(urc);
    else if (!this.#payloads.begins(line) && !this.#resync.line(line)) this.#strayLines++;
  }

  #unasked(line: Line): void {
    const urc = unaskedUrc(line, this.#numericForm);
    if (urc === null) this.#strayLines++;
    else if (!this.#payloads.begins(line)) this.#owner.urc(urc);
  }

  #answer(flight: Flight, line: Line): void {
    const meaning = meaningOf(flight, line, this.#numericForm);
    if (meaning.kind === 'code') this.#resultCode(flight, meaning.code);
    else if (meaning.kind === 'text') keep(flight, line);
    else if (meaning.kind === 'urc' && !this.#payloads.begins(line)) this.#owner.urc(meaning.urc);
  }

  #resultCode(flight: Flight, code: ResultCode): void {
    this.#numericForm = /^\d$/.test(code.text);
    if (code.kind === 'intermediate') flight.command.onIntermediate?.(code);
    else if (code.kind === 'callFinal' && !isAnswer(flight.command, code))
      this.#owner.urc({ kind: 'callResult', code });
    else if (flight.aborted && flight.command.abort === 'hangUp' && code.kind === 'callFinal')
      this.#cross(flight, code);
    else this.#finish(flight, flight.crossed ?? code);
  }

  /** The dial ended by itself while ATH was on its way: the answer to ATH is still owed and must not meet the next command. */
  #cross(flight: Flight, code: ResultCode): void {
    flight.crossed = code;
    flight.limit.cancel();
    this.#limit(flight, CROSSED_LIMIT_MS);
  }

  #finish(flight: Flight, code: ResultCode): void {
    const { receives } = flight.command;
    flight.limit.cancel();
    this.#land();
    if (receives !== undefined && code.name === 'connect') this.#stream.begin(receives);
    this.#pace();
    flight.done({ kind: 'final', code, lines: flight.lines, aborted: flight.aborted });
  }

  /** No command is in flight any more. */
  #land(): void {
    this.#flight = null;
    this.#scanner.dataFollowsConnect = false;
    this.#scanner.awaitingPrompt = false;
  }

  #pace(): void {
    this.#pacing = this.#scheduler.after(PACING_MS, () => {
      this.#pacing = null;
      this.#next();
    });
  }
}

/** Whether a result code about calls answers a command: those of a dial or an answer do, and CONNECT where a stream begins. */
function isAnswer({ call, receives }: AtCommand, { name }: ResultCode): boolean {
  return call === true || (receives !== undefined && name === 'connect');
}
