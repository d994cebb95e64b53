import type { CallControlContext } from '../call-context.js';
import type { CellularDialect } from './cellular-profiles.js';

const LIMIT_MS = 5000;

/**
 * Has a cellular modem listen for digits, as long as some are wanted. One that refuses the command may tell digits all the same, so its
 * refusal changes nothing. One command at a time: what is wanted last holds.
 */
export class DigitDetection {
  readonly #line: Pick<CallControlContext, 'link'>;
  readonly #commands: CellularDialect['digitDetection'];
  #wanted = false;
  /** What the modem was told last. */
  #on = false;
  #telling = false;

  constructor(line: Pick<CallControlContext, 'link'>, { digitDetection }: Pick<CellularDialect, 'digitDetection'>) {
    this.#line = line;
    this.#commands = digitDetection;
  }

  want(wanted: boolean): void {
    this.#wanted = wanted;
    void this.#tell();
  }

  /** The device is gone: one that comes back does not listen. */
  lost(): void {
    this.#wanted = false;
    this.#on = false;
  }

  async #tell(): Promise<void> {
    if (this.#commands === null || this.#telling) return;
    this.#telling = true;
    while (this.#on !== this.#wanted) {
      const { channel } = this.#line.link;
      const on = this.#wanted;
      this.#on = on;
      await channel?.ask({ text: on ? this.#commands.on : this.#commands.off, timeLimitMs: LIMIT_MS });
    }
    this.#telling = false;
  }
}
