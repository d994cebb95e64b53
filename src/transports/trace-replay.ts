import type { Scheduler, Timer } from '../base/clock.js';
import type { Recording } from '../base/recording.js';
import { transportError } from './transport-errors.js';
import type {
  InputSignals,
  LostReason,
  ReceiveErrorKind,
  Transport,
  TransportOptions,
  TransportSink,
} from './transport.js';

/** The notes of {@link traced} that the sink hears. */
const toldNote = /^(lost: (unplugged|failed)|receive error: (overrun|framing|parity|break))$/;

/**
 * Plays a recording as the modem that it was taken from. What the modem said comes when as many bytes have been written as had been before
 * it, and as long after the entry before as it did; so a dialogue keeps its order on any scheduler, however fast the host is.
 *
 * What is written is only counted: a masked recording no longer has the numbers. `differences` tells where it was not what was recorded.
 */
export function replayTransport(recording: Recording, scheduler: Scheduler): ReplayTransport {
  return new ReplayTransport(recording, scheduler);
}

class ReplayTransport implements Transport {
  readonly counters = { bytesIn: 0, bytesOut: 0, receiveErrors: { overrun: 0, framing: 0, parity: 0, break: 0 } };
  state: Transport['state'] = 'closed';
  /** Places in the bytes to the modem where something else was written than recorded; at most one for each write. */
  readonly differences: number[] = [];
  readonly #entries: Recording['entries'];
  readonly #scheduler: Scheduler;
  /** Everything that was recorded to the modem. */
  readonly #expected: string;
  #next = 0;
  /** Bytes to the modem that were recorded before the next entry. */
  #due = 0;
  #timer: Timer | undefined;
  #sink: TransportSink | undefined;

  constructor(recording: Recording, scheduler: Scheduler) {
    this.#entries = recording.entries;
    this.#scheduler = scheduler;
    this.#expected = recording.entries
      .flatMap(([, direction, text]) => (direction === 'toModem' ? [text] : []))
      .join('');
  }

  /** Whether everything the modem said has been played. */
  get finished(): boolean {
    return this.#next === this.#entries.length;
  }

  open(_options: TransportOptions, sink: TransportSink): Promise<void> {
    if (this.state !== 'closed') return Promise.reject(transportError('busy'));
    this.state = 'open';
    this.#sink = sink;
    this.#proceed();
    return Promise.resolve();
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.state !== 'open') return Promise.reject(transportError('closed'));
    const place = this.counters.bytesOut;
    const differs = bytes.findIndex((byte, at) => byte !== this.#expected.charCodeAt(place + at));
    if (differs >= 0) this.differences.push(place + differs);
    this.counters.bytesOut += bytes.length;
    this.#proceed();
    return Promise.resolve();
  }

  getSignals(): Promise<InputSignals> {
    return Promise.reject(transportError(this.state === 'open' ? 'unsupported' : 'closed'));
  }

  setSignals(): Promise<void> {
    return this.state === 'open' ? Promise.resolve() : Promise.reject(transportError('closed'));
  }

  close(): Promise<void> {
    this.state = 'closed';
    this.#timer?.cancel();
    this.#timer = undefined;
    return Promise.resolve();
  }

  /** Passes over what the host has to do, and starts the timer of what the modem says next. */
  #proceed(): void {
    while (this.#timer === undefined && this.state === 'open') {
      const [atMs, direction, text] = this.#entries[this.#next] ?? [0, 'note', ''];
      if (this.finished) return;
      const isTold = direction === 'fromModem' || toldNote.test(text);
      if (direction === 'toModem') this.#due += text.length;
      if (!isTold) this.#next++;
      else if (this.counters.bytesOut < this.#due) return;
      else {
        const sinceMs = atMs - (this.#entries[this.#next - 1]?.[0] ?? 0);
        this.#timer = this.#scheduler.after(sinceMs, () => {
          this.#timer = undefined;
          this.#next++;
          this.#tell(direction, text);
          this.#proceed();
        });
      }
    }
  }

  #tell(direction: string, text: string): void {
    if (direction === 'fromModem') {
      this.counters.bytesIn += text.length;
      this.#sink?.data(Uint8Array.from(text, (character) => character.charCodeAt(0)));
      return;
    }
    const [, , reason, kind] = toldNote.exec(text) ?? [];
    if (kind !== undefined) {
      this.counters.receiveErrors[kind as ReceiveErrorKind]++;
      this.#sink?.receiveError(kind as ReceiveErrorKind);
      return;
    }
    this.state = 'closed';
    this.#sink?.lost(reason as LostReason);
  }
}

export type { ReplayTransport };
