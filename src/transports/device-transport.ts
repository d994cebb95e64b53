import { rethrowLater } from '../base/rethrow.js';
import { transportError } from './transport-errors.js';
import type { Operation } from './transport-errors.js';
import type {
  DeviceTransport,
  InputSignals,
  LostReason,
  OutputSignals,
  ReceiveErrorKind,
  Transport,
  TransportError,
  TransportErrorCode,
  TransportOptions,
  TransportSink,
} from './transport.js';

/** Whom a session reports to. None of these throws. */
export interface SessionEvents {
  data(bytes: Uint8Array): void;
  receiveError(kind: ReceiveErrorKind): void;
  /** The device is gone; may come more than once, and after {@link PortSession.release}. */
  lost(reason: LostReason): void;
}

/** A port that has been opened. Its methods reject with what the browser threw. */
export interface PortSession {
  /** Starts to read. Once. */
  start(): void;
  write(bytes: Uint8Array): Promise<void>;
  getSignals(): Promise<InputSignals>;
  setSignals(signals: OutputSignals): Promise<void>;
  /** Lets the port go, with what the modem has not taken. Never rejects. */
  release(): Promise<void>;
}

/** A port of one kind of device: what Web Serial and WebUSB do differently. */
export interface PortAccess {
  /**
   * Opens the port and raises its lines. Leaves it closed when it rejects.
   * @param closing - Aborted when the opening is not wanted any more. An opening may end then, or succeed and be released.
   */
  open(options: TransportOptions, events: SessionEvents, closing: AbortSignal): Promise<PortSession>;
  forget(): Promise<void>;
  /** Translates what the browser threw. */
  translate(operation: Operation, cause: unknown): TransportError;
  /** What a write that failed tells of the device. */
  lostReason(cause: unknown): LostReason;
}

/** One opening of the port: from `open()` to close or loss. */
interface Life {
  readonly sink: TransportSink;
  readonly closing: AbortController;
  state: Transport['state'];
  /** Why it ended, for requests that were still waiting. */
  endedBy: TransportErrorCode;
  /** Settles with `open()`, never rejects. */
  settled: Promise<void>;
  /** Set once the port is open. */
  session?: PortSession;
}

/** A Transport on any kind of device: the states, the one loss, and close from every state. */
export function deviceTransport(access: PortAccess): DeviceTransport {
  return new TransportOnDevice(access);
}

class TransportOnDevice implements DeviceTransport {
  readonly counters = { bytesIn: 0, bytesOut: 0, receiveErrors: { overrun: 0, framing: 0, parity: 0, break: 0 } };
  readonly #access: PortAccess;
  /** The last opening, over or not. */
  #life: Life | undefined;
  /** Settles when the last opening has let the port go; the next one waits for it. */
  #released = Promise.resolve();

  constructor(access: PortAccess) {
    this.#access = access;
  }

  get state(): Transport['state'] {
    return this.#life?.state ?? 'closed';
  }

  open(options: TransportOptions, sink: TransportSink): Promise<void> {
    if (this.state === 'opening' || this.state === 'open') return Promise.reject(transportError('busy'));
    const closing = new AbortController();
    const life: Life = { sink, closing, state: 'opening', endedBy: 'closed', settled: Promise.resolve() };
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
      this.#lose(life, this.#access.lostReason(cause));
      throw this.#access.translate('write', cause);
    }
    this.counters.bytesOut += bytes.length;
  }

  getSignals(): Promise<InputSignals> {
    return this.#signals((session) => session.getSignals());
  }

  setSignals(signals: OutputSignals): Promise<void> {
    return this.#signals((session) => session.setSignals(signals));
  }

  close(): Promise<void> {
    const life = this.#life;
    if (life?.state === 'opening' || life?.state === 'open') {
      life.state = 'closing';
      life.closing.abort();
      this.#released = this.#release(life);
    }
    return this.#released;
  }

  async forget(): Promise<void> {
    await this.close();
    try {
      await this.#access.forget();
    } catch (cause) {
      throw this.#access.translate('forget', cause);
    }
  }

  /** Opens the port for a life; leaves it closed again when that fails or `close()` came meanwhile. */
  async #acquire(life: Life, options: TransportOptions): Promise<void> {
    await this.#released;
    try {
      if (hasEnded(life)) throw transportError('closed');
      const session = await this.#access.open(options, this.#events(life), life.closing.signal);
      if (hasEnded(life)) {
        await session.release();
        throw transportError('closed');
      }
      life.session = session;
      life.state = 'open';
    } catch (cause) {
      const error = hasEnded(life) ? transportError('closed', cause) : this.#access.translate('open', cause);
      life.state = 'closed';
      throw error;
    }
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
        if (life.state !== 'open') return;
        this.counters.bytesIn += bytes.length;
        report(() => {
          life.sink.data(bytes);
        });
      },
      receiveError: (kind) => {
        if (life.state !== 'open') return;
        this.counters.receiveErrors[kind]++;
        report(() => {
          life.sink.receiveError(kind);
        });
      },
      lost: (reason) => {
        this.#lose(life, reason);
      },
    };
  }

  #opened(): { life: Life; session: PortSession } {
    const life = this.#life;
    if (life?.state !== 'open' || life.session === undefined) throw transportError(life?.endedBy ?? 'closed');
    return { life, session: life.session };
  }

  async #signals<T>(work: (session: PortSession) => Promise<T>): Promise<T> {
    const { life, session } = this.#opened();
    try {
      return await work(session);
    } catch (cause) {
      throw hasEnded(life) ? transportError(life.endedBy, cause) : this.#access.translate('signals', cause);
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
