import type { SimulatedScheduler } from '../../../base/simulated-scheduler.js';
import {
  TransportError,
  type Transport,
  type TransportOptions,
  type TransportSink,
} from '../../../transports/transport.js';

/** How a device that is no modem behaves. */
export interface StrangeDevice {
  /** What it says to what it is sent; '' for nothing. */
  readonly answer?: (text: string) => string;
  /** What it says by itself, every second. */
  readonly stream?: string;
  /** Its rate; at any other there is noise. Left out: it has none, as over USB. */
  readonly rate?: number;
}

/** A port with something on it that is no modem. */
export class StrangePort implements Transport {
  state: Transport['state'] = 'closed';
  readonly counters = { bytesIn: 0, bytesOut: 0, receiveErrors: { overrun: 0, framing: 0, parity: 0, break: 0 } };
  /** Rates at which it was opened. */
  readonly rates: number[] = [];
  /** What it was sent, at its rate or without one. */
  readonly heard: string[] = [];
  #sink: TransportSink | null = null;

  constructor(
    private readonly device: StrangeDevice,
    private readonly scheduler: SimulatedScheduler,
  ) {}

  open({ baudRate }: TransportOptions, sink: TransportSink): Promise<void> {
    this.state = 'open';
    this.#sink = sink;
    this.rates.push(baudRate);
    this.#talk();
    return Promise.resolve();
  }

  write(bytes: Uint8Array): Promise<void> {
    const text = String.fromCharCode(...bytes);
    this.heard.push(text);
    const answer = this.device.answer?.(text) ?? '';
    if (answer !== '') this.#say(answer);
    return Promise.resolve();
  }

  getSignals = (): Promise<never> => Promise.reject(new TransportError('failed', 'no signals'));
  setSignals = this.getSignals;

  close(): Promise<void> {
    this.state = 'closed';
    this.#sink = null;
    return Promise.resolve();
  }

  /** Every second of the clock, whenever the port was opened. */
  #talk(): void {
    const { stream } = this.device;
    if (stream === undefined) return;
    const sink = this.#sink;
    this.scheduler.after(1000 - (this.scheduler.now() % 1000), () => {
      if (sink === null || this.#sink !== sink) return;
      this.#say(stream);
      this.#talk();
    });
  }

  #say(text: string): void {
    const { rate } = this.device;
    const readable = rate === undefined || rate === this.rates.at(-1);
    this.#sink?.data(Uint8Array.from(text, (c) => (readable ? c.charCodeAt(0) : c.charCodeAt(0) | 0x80)));
  }
}
