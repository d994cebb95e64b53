import type { ResultCode } from './result-codes.js';

/**
 * How a command in flight can be taken back.
 * - `none`: it keeps the channel until its final result code
 * - `character`: any character cancels it (dial and answer: ITU-T V.250, 5.6.1)
 * - `hangUp`: only `ATH` cancels it; its own result code never comes, that of `ATH` does
 */
export type AbortClass = 'none' | 'character' | 'hangUp';

/** A command for an AtChannel. */
export interface AtCommand {
  /** The command line without its CR: `AT` and printable ASCII. */
  readonly text: string;
  /** How long the final result code may take, in milliseconds, counted from when the command is written. */
  readonly timeLimitMs: number;
  /** `urgent` overtakes everything that waits, as hanging up must. */
  readonly priority?: 'normal' | 'urgent';
  readonly abort?: AbortClass;
  /** A dial or an answer: CONNECT, NO CARRIER, BUSY … are its final result codes. */
  readonly call?: boolean;
  /** What follows the CONNECT line is payload. Only with `call`. */
  readonly dataFollows?: boolean;
  /** Heads of its information text, for example `+FCLASS:`: such lines are its answer even where they could be unsolicited. */
  readonly heads?: readonly string[];
  /** Lines without a head are its information text, as with ATI. */
  readonly bareText?: boolean;
  /** Numeric result codes count too (V0): for the commands that find a modem in an unknown state. */
  readonly numericResult?: boolean;
  /** A time-out is not followed by a resynchronisation: for probing, where nobody may be there. */
  readonly unsynchronised?: boolean;
  /** The port has taken the whole command line. */
  onWritten?(): void;
  /** An intermediate result code came. */
  onIntermediate?(code: ResultCode): void;
}

/** How a command ended. `written` tells whether it can have had an effect. */
export type AtOutcome =
  | {
      readonly kind: 'final';
      readonly code: ResultCode;
      /** Its information text, line by line. */
      readonly lines: readonly string[];
      /** It had been taken back; the code tells what became of it all the same. */
      readonly aborted: boolean;
    }
  /** No final result code came in time. */
  | { readonly kind: 'timeout'; readonly aborted: boolean }
  /** It was taken out of the queue. */
  | { readonly kind: 'cancelled' }
  /** The queue is full. */
  | { readonly kind: 'overrun' }
  /** The device is gone. */
  | { readonly kind: 'lost'; readonly written: boolean };

/** The longest command line sent, in characters: 3GPP devices take 256 and more, and V.250 names no limit. */
export const MAX_COMMAND_LENGTH = 250;

/**
 * Whether a text is exactly one command line: nothing in it can end the line and begin another one (CR, LF), end a prompt (Ctrl-Z, ESC) or
 * begin a shielded code (DLE).
 */
export function isCommandLine(text: string): boolean {
  return /^AT[\x20-\x7e]*$/.test(text) && text.length <= MAX_COMMAND_LENGTH;
}
