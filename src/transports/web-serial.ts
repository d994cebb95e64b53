import { rethrowLater } from '../base/rethrow.js';
import { isConnected, lostReason, transportError, translateError } from './serial-errors.js';
import { SerialSession, quietly } from './serial-session.js';
import type { SessionEvents } from './serial-session.js';
import type {
  InputSignals,
  LostReason,
  OutputSignals,
  Transport,
  TransportErrorCode,
  TransportOptions,
  TransportSink,
} from './transport.js';

/**
 * Bytes between the browser's device service and this realm, in each direction. The default of 255 (Web Serial, SerialOptions) lets a
 * modem overrun the buffer within 20 ms at 115200 bit/s and costs a message per 255 bytes: through a worker on Chromium 156 we measured
 * 4 MB/s with 255, 34 MB/s with 4096, 53 MB/s with 65536.
 */
const bufferSizeBytes = 65_536;

/**
 * A Transport on a Web Serial port; runs in a dedicated worker and in a window.
 *
 * - `open` raises DTR and, without hardware flow control, RTS. A driver that has no such lines does not fail it.
 * - `write` resolves when the browser has taken the bytes; only the modem's answer tells that they arrived.
 * - `close` discards what the modem has not taken.
 * - It can be opened again after close or loss; but after a replug the browser makes a new SerialPort: see `watchPorts`.
 */
export function webSerialTransport(port: SerialPort): Transport {
  return new WebSerialTransport(port);
}

/** One opening of the port: from `open()` to close or loss. */
interface Life {
  readonly sink: TransportSink;
  state: Transport['state'];
  /** Why it ended, for requests that were still waiting. */
  endedBy: TransportErrorCode;
  /** Settles with `open()`, never rejects. */
  settled: Promise<void>;
  /** Set once the port is open. */
  session?: SerialSession;
}

class WebSerialTransport implements Transport {
  readonly counters = { bytesIn: 0, bytesOut: 0, receiveErrors: { overrun: 0, framing: 0, parity: 0, break: 0 } };
  readonly #port: SerialPort;
  /** The last opening, over or not. */
  #life: Life | undefined;
  /** Settles when the last opening has let the port go; the next one waits for it. */
  #released = Promise.resolve();

  constructor(port: SerialPort) {
    this.#port = port;
  }

  get state(): Transport['state'] {
    return this.#life?.state ?? 'closed';
  }

  open(options: TransportOptions, sink: TransportSink): Promise<void> {
    if (this.state === 'opening' || this.state === 'open') return Promise.reject(transportError('busy'));
    const life: Life = { sink, state: 'opening', endedBy: 'closed', settled: Promise.resolve() };
    this.#life = life;
    const opened = this.#acquire(life, options);
    // Reading starts here and not in #acquire, so that no byte is delivered before the caller's promise has resolved.
    life.settled = opened.then(
      () => life.session?.start(),
      () => undefined,
    );
    return opened;
  }

  async write(bytes: Uint8Array): Promise<void> {
    const { life, session } = this.#opened();
    if (bytes.length === 0) return;
    try {
      await session.write(bytes);
    } catch (cause) {
      if (life.state !== 'open') throw transportError(life.endedBy, cause);
      this.#lose(life, lostReason(cause));
      throw translateError('write', cause, this.#port);
    }
    this.counters.bytesOut += bytes.length;
  }

  getSignals(): Promise<InputSignals> {
    return this.#signals(() => this.#port.getSignals());
  }

  setSignals(signals: OutputSignals): Promise<void> {
    return this.#signals(() => this.#port.setSignals(signals));
  }

  close(): Promise<void> {
    const life = this.#life;
    if (life?.state === 'opening' || life?.state === 'open') {
      life.state = 'closing';
      this.#released = this.#release(life);
    }
    return this.#released;
  }

  /** Opens the port for a life; leaves it closed again when that fails or `close()` came meanwhile. */
  async #acquire(life: Life, options: TransportOptions): Promise<void> {
    await this.#released;
    try {
      if (hasEnded(life)) throw transportError('closed');
      await this.#port.open({ ...options, bufferSize: bufferSizeBytes });
    } catch (cause) {
      life.state = 'closed';
      throw translateError('open', cause, this.#port);
    }
    try {
      await this.#raiseLines(options);
      if (hasEnded(life)) throw transportError('closed');
      const { writable } = this.#port;
      if (writable === null || !isConnected(this.#port)) throw transportError('gone');
      life.session = new SerialSession(this.#port, writable, this.#events(life));
      life.state = 'open';
    } catch (cause) {
      await quietly(this.#port.close());
      life.state = 'closed';
      throw translateError('open', cause, this.#port);
    }
  }

  /** Most systems raise the lines with the opening, some drivers do not. With hardware flow control RTS belongs to the driver. */
  async #raiseLines({ flowControl }: TransportOptions): Promise<void> {
    const lines = flowControl === 'hardware' ? {} : { requestToSend: true };
    await quietly(this.#port.setSignals({ dataTerminalReady: true, ...lines }));
  }

  async #release(life: Life): Promise<void> {
    await life.settled;
    await life.session?.release();
    life.state = 'closed';
  }

  /** The device is gone: closed at once, said once; the port is let go behind the scenes. */
  #lose(life: Life, reason: LostReason): void {
    if (life.state !== 'open') return;
    life.state = 'closed';
    life.endedBy = reason === 'unplugged' ? 'gone' : 'failed';
    this.#released = this.#release(life);
    report(() => {
      life.sink.lost(reason);
    });
  }

  #events(life: Life): SessionEvents {
    return {
      data: (bytes) => {
        this.counters.bytesIn += bytes.length;
        if (life.state === 'open')
          report(() => {
            life.sink.data(bytes);
          });
      },
      receiveError: (kind) => {
        this.counters.receiveErrors[kind]++;
        if (life.state === 'open')
          report(() => {
            life.sink.receiveError(kind);
          });
      },
      lost: (reason) => {
        this.#lose(life, reason);
      },
    };
  }

  #opened(): { life: Life; session: SerialSession } {
    const life = this.#life;
    if (life?.state !== 'open' || life.session === undefined) throw transportError(life?.endedBy ?? 'closed');
    return { life, session: life.session };
  }

  async #signals<T>(work: () => Promise<T>): Promise<T> {
    const { life } = this.#opened();
    try {
      return await work();
    } catch (cause) {
      throw hasEnded(life) ? transportError(life.endedBy, cause) : translateError('signals', cause, this.#port);
    }
  }
}

/** Whether `close()` or a loss came while something was awaited. */
function hasEnded(life: Life): boolean {
  return life.state === 'closing' || life.state === 'closed';
}

/** Calls a sink. What it throws is its own fault and must not look like an error of the device: it is rethrown outside. */
function report(call: () => void): void {
  try {
    call();
  } catch (error) {
    rethrowLater(error);
  }
}
