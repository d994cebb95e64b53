import type { Scheduler, Timer } from '../base/clock.js';

/** How much voice is sent at a time, in milliseconds, and how many bytes that is: 8-bit samples, 8000 a second. */
const FRAME_MS = 100;
const FRAME_BYTES = 800;
/** Silence in 8-bit linear samples. */
const SILENCE = 0x80;
const DLE = 0x10;
const ETX = 0x03;

/** What voice receive needs of its modem. */
export interface ReceiveOwner {
  send(bytes: readonly number[]): void;
  /** The stream has been ended by the computer: it has been told so, and the result follows. */
  ended(): void;
}

/** Voice receive (V.253, AT+VRX): silence, as there is no voice in the network; events stand amid it. */
export class VoiceReceive {
  readonly #scheduler: Scheduler;
  readonly #stops: string;
  readonly #owner: ReceiveOwner;
  #timer: Timer | null = null;
  #afterDle = false;

  /** @param stops - The characters that end it behind DLE. */
  constructor(scheduler: Scheduler, stops: string, owner: ReceiveOwner) {
    this.#scheduler = scheduler;
    this.#stops = stops;
    this.#owner = owner;
  }

  get running(): boolean {
    return this.#timer !== null;
  }

  begin(): void {
    this.#afterDle = false;
    this.#frame();
  }

  /** Bytes from the computer: all but what ends the stream says nothing. @returns How many were taken. */
  take(bytes: Uint8Array): number {
    for (const [at, byte] of bytes.entries()) {
      const isStop = this.#afterDle && this.#stops.includes(String.fromCharCode(byte));
      this.#afterDle = !this.#afterDle && byte === DLE;
      if (!isStop) continue;
      this.end();
      this.#owner.ended();
      return at + 1;
    }
    return bytes.length;
  }

  /** Ends the stream, as the computer can see. */
  end(): void {
    if (this.#timer === null) return;
    this.stop();
    this.#owner.send([DLE, ETX]);
  }

  /** Ends it in silence: no power. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #frame(): void {
    this.#timer = this.#scheduler.after(FRAME_MS, () => {
      this.#owner.send(Array.from({ length: FRAME_BYTES }, () => SILENCE));
      this.#frame();
    });
  }
}
