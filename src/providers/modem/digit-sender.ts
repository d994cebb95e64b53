import type { Scheduler } from '../../base/clock.js';
import type { AtChannel } from '../../at/channel.js';
import type { AtCommand } from '../../at/command.js';

/** A comma's pause: S8's default. */
const PAUSE_MS = 2000;
/** Between two digits, so that the other end tells them apart. */
const GAP_MS = 100;
const DIGIT_LIMIT_MS = 5000;
/** How long a call that wants the modem waits for a digit. */
const YIELDS_MS = 2000;

/** Sends the digits of one lineGenerateDigits, one command per digit, each after the OK of the one before. */
export class DigitSender {
  readonly #scheduler: Scheduler;
  readonly #channel: AtChannel;
  readonly #command: (digit: string) => string;
  readonly #ended: (done: boolean) => void;
  #inFlight: AtCommand | null = null;
  #over = false;

  /**
   * @param command - Makes the command of one digit.
   * @param ended - Told once: true when all digits were sent, false when they were cancelled or refused.
   */
  constructor(
    scheduler: Scheduler,
    channel: AtChannel,
    command: (digit: string) => string,
    ended: (done: boolean) => void,
  ) {
    this.#scheduler = scheduler;
    this.#channel = channel;
    this.#command = command;
    this.#ended = ended;
  }

  /** Sends `0-9 A-D * #`; `,` pauses; other characters are skipped (nf-tspi-tspi_linegeneratedigits). */
  async send(text: string): Promise<void> {
    for (const digit of text.toUpperCase()) {
      if (this.#over) return;
      if (digit === ',') await this.#pause(PAUSE_MS);
      else if (/^[0-9A-D*#]$/.test(digit) && !(await this.#digit(digit))) {
        this.#end(false);
        return;
      }
    }
    this.#end(true);
  }

  /** Stops; a digit that the modem has already is sent all the same. */
  cancel(): void {
    if (this.#inFlight !== null) this.#channel.abort(this.#inFlight);
    this.#end(false);
  }

  async #digit(digit: string): Promise<boolean> {
    const command = { text: this.#command(digit), timeLimitMs: DIGIT_LIMIT_MS, yieldsAfterMs: YIELDS_MS };
    this.#inFlight = command;
    const outcome = await this.#channel.ask(command);
    this.#inFlight = null;
    await this.#pause(GAP_MS);
    return outcome.kind === 'final' && (outcome.code.name === 'ok' || outcome.code.name === 'voiceConnect');
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#scheduler.after(ms, resolve);
    });
  }

  #end(done: boolean): void {
    if (this.#over) return;
    this.#over = true;
    this.#ended(done);
  }
}
