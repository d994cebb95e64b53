import type { Scheduler, Timer } from '../base/clock.js';
import { parseResultCode } from './result-codes.js';
import type { Line } from './line.js';

/** What a command that lets the modem send a stream says of it (`AT+VRX`: ITU-T V.253, voice receive). */
export interface ReceivedStream {
  /**
   * What ends the stream, in the order in which it is tried: each the character behind DLE. Makers differ: `!` (U.S. Robotics),
   * ESC (V.253), `^` (Conexant).
   */
  readonly stops: readonly string[];
  /** Payload, without its stuffing. */
  audio?(bytes: Uint8Array): void;
  /** The stream is over. @param byModem - It was not asked for here. */
  ended(byModem: boolean): void;
}

/** Whom a {@link ReceiveStream} works for. */
export interface StreamOwner {
  write(text: string): void;
  /** The stream is over. @param inStep - The modem has said so: the next line is of the next command. */
  over(inStep: boolean): void;
}

/** How long the modem may take to end the stream once it is asked to, and to answer OK after its end, in milliseconds. */
const STOP_LIMIT_MS = 1000;
const ANSWER_LIMIT_MS = 1000;
const DLE = '\x10';
const ETX = '\x03';

/**
 * The stream that a modem sends after CONNECT until it is asked to end it: `<DLE><ETX>`, then OK. The channel can send nothing else
 * before that.
 */
export class ReceiveStream {
  readonly #scheduler: Scheduler;
  readonly #owner: StreamOwner;
  #stream: ReceivedStream | null = null;
  #phase: 'none' | 'running' | 'stopping' | 'answering' = 'none';
  #asked = false;
  #timer: Timer | null = null;

  constructor(scheduler: Scheduler, owner: StreamOwner) {
    this.#scheduler = scheduler;
    this.#owner = owner;
  }

  /** From CONNECT to the answer that follows the end. */
  get running(): boolean {
    return this.#phase !== 'none';
  }

  /** CONNECT came. */
  begin(stream: ReceivedStream): void {
    this.#stream = stream;
    this.#phase = 'running';
    this.#asked = false;
  }

  /** Asks the modem to end the stream, unless that has been done. */
  stop(): void {
    if (this.#phase !== 'running') return;
    this.#phase = 'stopping';
    this.#asked = true;
    this.#tryStop(0);
  }

  /** Payload came; false when there is no stream. */
  audio(bytes: Uint8Array): boolean {
    this.#stream?.audio?.(bytes);
    return this.#stream !== null;
  }

  /** A shielded code came; true when it ends the stream. */
  shielded(code: string): boolean {
    if (code !== ETX || (this.#phase !== 'running' && this.#phase !== 'stopping')) return false;
    this.#phase = 'answering';
    // Without the answer it may still come, in the place of another one.
    this.#wait(ANSWER_LIMIT_MS, () => {
      this.#end(false);
    });
    return true;
  }

  /** A line came; true when it is the answer that follows the end: OK or VCON. */
  line(line: Line): boolean {
    if (this.#phase !== 'answering') return false;
    const name = parseResultCode(line)?.name;
    if (name !== 'ok' && name !== 'voiceConnect') return false;
    this.#end(true);
    return true;
  }

  /** Forgets the stream without a word: the device is gone. */
  reset(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#phase = 'none';
    this.#stream = null;
  }

  #tryStop(at: number): void {
    const stop = this.#stream?.stops[at];
    if (stop === undefined) {
      this.#end(false);
      return;
    }
    this.#owner.write(DLE + stop);
    this.#wait(STOP_LIMIT_MS, () => {
      this.#tryStop(at + 1);
    });
  }

  #wait(ms: number, run: () => void): void {
    this.#timer?.cancel();
    this.#timer = this.#scheduler.after(ms, run);
  }

  #end(inStep: boolean): void {
    const stream = this.#stream;
    const byModem = !this.#asked;
    this.reset();
    this.#owner.over(inStep);
    stream?.ended(byModem);
  }
}
