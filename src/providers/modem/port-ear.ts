import type { HeardOnPort } from '../../tspi/port-finding.js';
import { classify } from './heard.js';
import type { LinkListener } from './modem-link.js';

/** What is kept of one rate: enough for several NMEA sentences or the words of a shell. What came first is what greets or streams. */
const MOST_BYTES = 4096;

/** Listens to a port while a modem is looked for on it, so that an error can say what is there in its place. Its memory is bounded. */
export class PortEar implements LinkListener {
  readonly #rates: { heard: number[]; sent: string }[] = [];

  opened(): void {
    this.#rates.push({ heard: [], sent: '' });
  }

  sent(bytes: Uint8Array): void {
    const now = this.#rates.at(-1);
    if (now !== undefined) now.sent = (now.sent + String.fromCharCode(...bytes)).slice(0, MOST_BYTES);
  }

  heard(bytes: Uint8Array): void {
    const now = this.#rates.at(-1);
    now?.heard.push(...bytes.subarray(0, MOST_BYTES - now.heard.length));
  }

  /** What the port is, from all that it said. */
  get verdict(): HeardOnPort {
    return classify(this.#rates.map(({ heard, sent }) => ({ heard: Uint8Array.from(heard), sent })));
  }
}
