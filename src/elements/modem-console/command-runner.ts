import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Scheduler } from '../../base/clock.js';
import type { CommandAnswer, Line } from '../../client/telephony.js';

/** What is out. */
export interface Running {
  readonly command: string;
  /** The name of the macro that it belongs to; '' for a command by itself. */
  readonly macro: string;
  /** Which of how many it is, from 1. */
  readonly at: number;
  readonly of: number;
  readonly sinceMs: number;
  readonly cancelling: boolean;
}

/** What became of a command. */
export interface Told {
  readonly command: string;
  readonly macro: string;
  readonly at: number;
  readonly of: number;
  readonly tookMs: number;
  /** null where there was none: `error` says why. */
  readonly answer: CommandAnswer | null;
  readonly error: unknown;
}

/** A macro may scan for networks. */
const LIMIT_MS = 180_000;

/** Sends commands one after the other, and keeps what was answered. Renders its element with each change. */
export class CommandRunner implements ReactiveController {
  running: Running | null = null;
  /** The last commands that were sent together; the last one may have failed. */
  told: readonly Told[] = [];
  readonly #host: ReactiveControllerHost;
  readonly #scheduler: () => Scheduler;
  #cancel: AbortController | null = null;

  constructor(host: ReactiveControllerHost, scheduler: () => Scheduler) {
    this.#host = host;
    this.#scheduler = scheduler;
    host.addController(this);
  }

  /** Out of the document nobody waits for an answer. */
  hostDisconnected(): void {
    this.cancel();
  }

  /** Sends commands until one fails. Settles when all is told. @returns Whether none has failed. */
  async run(line: Line, commands: readonly string[], macro = ''): Promise<boolean> {
    if (this.running !== null) return false;
    const cancel = new AbortController();
    this.#cancel = cancel;
    this.told = [];
    let good = true;
    for (const [index, command] of commands.entries()) {
      const sinceMs = this.#scheduler().now();
      const place = { command, macro, at: index + 1, of: commands.length };
      this.#now({ ...place, sinceMs, cancelling: false });
      const { answer, error } = await asked(line.sendCommand(command, { timeoutMs: LIMIT_MS, signal: cancel.signal }));
      this.told = [...this.told, { ...place, tookMs: this.#scheduler().now() - sinceMs, answer, error }];
      good = answer?.ok === true;
      if (!good) break;
    }
    this.#cancel = null;
    this.#now(null);
    return good;
  }

  /** Takes back what is out, and sends nothing after it. */
  cancel(): void {
    if (this.running === null || this.#cancel === null) return;
    this.#cancel.abort();
    this.#now({ ...this.running, cancelling: true });
  }

  #now(running: Running | null): void {
    this.running = running;
    this.#host.requestUpdate();
  }
}

async function asked(
  answer: Promise<CommandAnswer>,
): Promise<{ readonly answer: CommandAnswer | null; readonly error: unknown }> {
  try {
    return { answer: await answer, error: null };
  } catch (error) {
    return { answer: null, error };
  }
}
