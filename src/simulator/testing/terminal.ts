import type { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import type { Transport } from '../../transports/transport.js';

/** What sits at the computer's end of a virtual modem and remembers what it got. */
export class Terminal {
  readonly lost: string[] = [];
  readonly pieces: string[] = [];
  #text = '';

  constructor(
    readonly modem: Transport,
    private readonly scheduler: SimulatedScheduler,
  ) {}

  async open(): Promise<this> {
    const opened = this.modem.open(
      { baudRate: 115_200 },
      {
        data: (bytes) => {
          const piece = String.fromCharCode(...bytes);
          this.pieces.push(piece);
          this.#text += piece;
        },
        receiveError: () => undefined,
        lost: (reason) => this.lost.push(reason),
      },
    );
    await this.scheduler.advance(10);
    await opened;
    return this;
  }

  write(text: string): Promise<void> {
    return this.modem.write(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  }

  /** How much has come since the last time. */
  get waiting(): number {
    return this.#text.length;
  }

  /** What has come since the last time. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }

  /** Sends a command line and returns what comes within `ms`, without what stands around the lines. */
  async ask(command: string, ms = 500): Promise<string[]> {
    await this.write(`${command}\r`);
    return this.hear(ms);
  }

  /** The lines that come within `ms`. */
  async hear(ms: number): Promise<string[]> {
    await this.scheduler.advance(ms);
    return this.take()
      .split(/[\r\n]+/)
      .filter((line) => line !== '');
  }
}
