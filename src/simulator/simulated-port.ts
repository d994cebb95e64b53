import type { Scheduler, Timer } from '../base/clock.js';
import { between, type Random } from '../base/random.js';
import {
  TransportError,
  type InputSignals,
  type OutputSignals,
  type Transport,
  type TransportCounters,
  type TransportOptions,
  type TransportSink,
} from '../transports/transport.js';
import { noFaults, type ModemFaults } from './faults.js';

/** Most bytes that arrive in one piece, as a USB bridge delivers them. */
const MOST_BYTES = 24;

/**
 * The computer's side of a virtual modem: a serial port that opens, carries bytes in uneven pieces, and can be pulled out.
 * What is at the other end of the cable is the subclass's.
 */
export abstract class SimulatedPort implements Transport {
  /** Switched by tests and by the demo page. */
  readonly faults: ModemFaults = noFaults();
  #state: Transport['state'] = 'closed';
  #sink: TransportSink | null = null;
  #options: TransportOptions = { baudRate: 115_200 };
  #plugged = true;
  #terminalReady = false;
  #requestToSend = false;
  #bytesIn = 0;
  #bytesOut = 0;
  #outgoing: number[] = [];
  #pump: Timer | null = null;
  /** When the piece under way is there, in the line's own time: a machine's timers come later than asked, and the line does not wait for them. */
  #dueMs = 0;
  /** Ends an `open` under way. */
  #endOpening: ((error: TransportError) => void) | null = null;

  constructor(
    protected readonly scheduler: Scheduler,
    protected readonly random: Random,
    private readonly paced: boolean,
  ) {}

  get state(): Transport['state'] {
    return this.#state;
  }

  get counters(): TransportCounters {
    const receiveErrors = { overrun: 0, framing: 0, parity: 0, break: 0 };
    return { bytesIn: this.#bytesIn, bytesOut: this.#bytesOut, receiveErrors };
  }

  /** Whether the device is in its socket. */
  get plugged(): boolean {
    return this.#plugged;
  }

  /** DTR, as the modem sees it. */
  protected get terminalReady(): boolean {
    return this.#terminalReady;
  }

  /** Bytes that the computer has sent. */
  protected abstract received(bytes: Uint8Array): void;
  /** DTR has changed. */
  protected abstract terminalReadyChanged(): void;
  /** The lines that the modem drives. */
  protected abstract signals(): InputSignals;
  /** The device has lost its power; it must forget everything and go on hook. */
  protected abstract powerLost(): void;

  /** The device has power again. */
  protected poweredOn(): void {
    // Most modems just wait for commands.
  }

  open(options: TransportOptions, sink: TransportSink): Promise<void> {
    if (!this.#plugged) return Promise.reject(new TransportError('gone', 'The simulated modem is unplugged.'));
    if (this.#state !== 'closed')
      return Promise.reject(new TransportError('busy', 'The simulated modem is open already.'));
    this.#state = 'opening';
    return new Promise((resolve, reject) => {
      const timer = this.scheduler.after(between(this.random, 1, 5), () => {
        this.#endOpening = null;
        this.#state = 'open';
        this.#sink = sink;
        this.#options = options;
        this.#requestToSend = true;
        this.#setTerminalReady(true);
        resolve();
      });
      this.#endOpening = (error) => {
        timer.cancel();
        reject(error);
      };
    });
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#state !== 'open') return Promise.reject(notOpen());
    this.#bytesOut += bytes.length;
    this.received(bytes.slice());
    return Promise.resolve();
  }

  getSignals(): Promise<InputSignals> {
    return this.#state === 'open' ? Promise.resolve(this.signals()) : Promise.reject(notOpen());
  }

  setSignals({ dataTerminalReady, requestToSend }: OutputSignals): Promise<void> {
    if (this.#state !== 'open') return Promise.reject(notOpen());
    if (requestToSend !== undefined) this.#requestToSend = requestToSend;
    if (dataTerminalReady !== undefined) this.#setTerminalReady(dataTerminalReady);
    this.#startPump();
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#release(new TransportError('closed', 'The simulated modem was closed while it was being opened.'));
    return Promise.resolve();
  }

  /** Pulls the device out: whoever has it open hears `lost`, and the line is hung up. */
  unplug(): void {
    if (!this.#plugged) return;
    this.#plugged = false;
    const sink = this.#sink;
    this.#release(new TransportError('gone', 'The simulated modem was unplugged while it was being opened.'));
    this.powerLost();
    sink?.lost('unplugged');
  }

  /** Puts the device back in, as it comes from the factory but for its stored settings. */
  plug(): void {
    if (this.#plugged) return;
    this.#plugged = true;
    this.poweredOn();
  }

  /** Sends bytes to the computer; lost when nobody has the port open. */
  protected send(bytes: Iterable<number>): void {
    if (this.#state !== 'open' || this.faults.mute) return;
    for (const byte of bytes) this.#outgoing.push(byte & 0xff);
    this.#startPump();
  }

  #release(error: TransportError): void {
    this.#endOpening?.(error);
    this.#endOpening = null;
    this.#state = 'closed';
    this.#sink = null;
    this.#outgoing = [];
    this.#pump?.cancel();
    this.#pump = null;
    this.#setTerminalReady(false);
  }

  #setTerminalReady(on: boolean): void {
    if (on === this.#terminalReady) return;
    this.#terminalReady = on;
    if (this.#plugged) this.terminalReadyChanged();
  }

  #startPump(): void {
    const held = this.#options.flowControl === 'hardware' && !this.#requestToSend;
    if (this.#pump !== null || this.#outgoing.length === 0 || held) return;
    const size = Math.min(this.#pieceSize(), this.#outgoing.length);
    const lineMs = this.paced ? (size * 10_000) / this.#options.baudRate : 0;
    const afterMs = lineMs + between(this.random, 0, 2);
    this.#dueMs = this.scheduler.now() + afterMs;
    this.#pump = this.scheduler.after(afterMs, () => {
      this.#pump = null;
      const whole = this.faults.pieces === 'merged' && this.faults.cuts.length === 0;
      if (!whole) this.faults.cuts.shift();
      const piece = Uint8Array.from(this.#outgoing.splice(0, whole ? Infinity : size + this.#overdue()));
      this.#bytesIn += piece.length;
      this.#sink?.data(piece);
      this.#startPump();
    });
  }

  /** Bytes that have come meanwhile where the timer was late. */
  #overdue(): number {
    const lateMs = this.scheduler.now() - this.#dueMs;
    return this.paced && lateMs >= 1 ? Math.floor((lateMs * this.#options.baudRate) / 10_000) : 0;
  }

  #pieceSize(): number {
    const [cut] = this.faults.cuts;
    if (cut !== undefined) return Math.max(1, cut);
    if (this.faults.pieces === 'single') return 1;
    return this.faults.pieces === 'merged' ? Infinity : between(this.random, 1, MOST_BYTES);
  }
}

function notOpen(): TransportError {
  return new TransportError('closed', 'The simulated modem is not open.');
}
