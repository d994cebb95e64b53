import type { PortSession, SessionEvents } from './device-transport.js';
import { lostReason, readFault } from './serial-errors.js';
import { quietly } from './transport-errors.js';
import type { InputSignals, OutputSignals } from './transport.js';

/**
 * The streams of a port that has been opened: the one owner of its reader and its writer.
 *
 * A lost device is told in two ways, and either may come alone: a tty that hangs up fails the pending read but fires no event; a device
 * that only disappears fires `disconnect` and leaves the read pending (both measured on Chromium 156).
 */
export class SerialSession implements PortSession {
  readonly #port: SerialPort;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #events: SessionEvents;
  /** Set by the receive loop alone; the last one, whose lock may still be held. */
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #receiving = Promise.resolve();
  #released = false;

  constructor(port: SerialPort, writable: WritableStream<Uint8Array>, events: SessionEvents) {
    this.#port = port;
    this.#writer = writable.getWriter();
    this.#events = events;
    port.addEventListener('disconnect', this.#onDisconnect);
  }

  /** Starts to read. Once. */
  start(): void {
    this.#receiving = this.#receive();
  }

  /** Resolves when the browser has taken the bytes; rejects with what the browser threw. Writes keep their order. */
  write(bytes: Uint8Array): Promise<void> {
    return this.#writer.write(bytes);
  }

  getSignals(): Promise<InputSignals> {
    return this.#port.getSignals();
  }

  setSignals(signals: OutputSignals): Promise<void> {
    return this.#port.setSignals(signals);
  }

  /**
   * Gives back both locks, then the port. Never rejects. What the modem has not taken yet is discarded: waiting for it would wait
   * forever on a modem that holds CTS low.
   *
   * `SerialPort.close()` itself cancels and aborts the streams, which it cannot while they are locked (Web Serial, `close()` method).
   * Releasing the reader fails its pending read, which ends the loop; cancelling it as well would only add a flush by the device.
   */
  async release(): Promise<void> {
    this.#released = true;
    this.#port.removeEventListener('disconnect', this.#onDisconnect);
    this.#reader?.releaseLock();
    this.#writer.releaseLock();
    await this.#receiving;
    await quietly(this.#port.close());
  }

  readonly #onDisconnect = (): void => {
    this.#events.lost('unplugged');
  };

  /** Reads until release or loss. `readable` is a new stream after every error that is survived, and null after one that is not. */
  async #receive(): Promise<void> {
    try {
      while (!this.#released) {
        const reader = this.#port.readable?.getReader();
        if (reader === undefined || !(await this.#readAll(reader))) {
          this.#events.lost('unplugged');
          return;
        }
      }
    } catch (error) {
      this.#events.lost(lostReason(error));
    }
  }

  /** Returns true after an error that is survived, false at the end of the stream; throws what is not survived. */
  async #readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<boolean> {
    this.#reader = reader;
    try {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return false;
        this.#events.data(value);
      }
    } catch (error) {
      const fault = readFault(error);
      if (fault.fatal) throw error;
      this.#events.receiveError(fault.kind);
      return true;
    } finally {
      reader.releaseLock();
    }
  }
}
