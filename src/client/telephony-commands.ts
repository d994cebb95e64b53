/** A person's own commands for a line's modem, and what a line can do with calls, as a page tells of it: the contract of {@link Line}'s part. */
import type { CommandRefusal } from '../tspi/console-commands.js';

export type { CommandRefusal } from '../tspi/console-commands.js';
export { COMMAND_LIMIT, COMMAND_TIME_MS } from '../tspi/console-commands.js';

/** How {@link ModemCommands.sendCommand} goes about it. */
export interface CommandOptions {
  /** How long the modem may take, in milliseconds: 100 to 300 000; 15 000 where left out. */
  readonly timeoutMs?: number;
  /** Takes the command back: out of the queue, or by what aborts one (V.250, 5.6.1). */
  readonly signal?: AbortSignal;
}

/** What a modem has answered. Hostile text: render as text only. */
export interface CommandAnswer {
  /** The information text, line by line, as it came: numbers are not masked. */
  readonly lines: readonly string[];
  /** The final result code, such as `OK`, `ERROR` or `+CME ERROR: 10`. */
  readonly result: string;
  readonly ok: boolean;
  /** Lines were left out: there were more than are kept. */
  readonly cut: boolean;
  /** The line is set up once more, since the command may have changed what calls need. */
  readonly setUpAgain: boolean;
}

/** Why a command was not sent: {@link CommandRefusal}, or `occupied` by another one that is out. */
export type CommandBarrier = CommandRefusal | 'occupied';

/** Commands for the modem that carries a line. */
export interface ModemCommands {
  /**
   * Sends one AT command line, of at most {@link COMMAND_LIMIT} printable ASCII characters, and settles with the answer, which goes to this page alone. It waits behind all
   * that the line itself has to say to the modem, and gives way to a call. Only a page that may own calls, and has the right `devSpecific`, may.
   *
   * Rejects with CommandError `commandRefused` (nothing was sent: `barrier` says why) for whatever would make, answer or end a call, or change how the modem is read; with
   * TelephonyError `commandTimeout`, `aborted`, `lineBusy` while a number is dialled or data flows, `notPermitted`, `unplugged`.
   */
  sendCommand(text: string, options?: CommandOptions): Promise<CommandAnswer>;
}

/** What a line can do with calls, whatever they are (LINEADDRESSCAPS). */
export interface LineAbilities {
  readonly answer: boolean;
  readonly sendDigits: boolean;
  readonly hearDigits: boolean;
  readonly hold: boolean;
  readonly transfer: boolean;
  readonly conference: boolean;
  readonly redirect: boolean;
  readonly flash: boolean;
  readonly handOff: boolean;
}
