import type { ReceivedStream } from './receive-stream.js';
import type { ResultCode } from './result-codes.js';

/**
 * How a command in flight can be taken back.
 * - `none`: it keeps the channel until its final result code
 * - `character`: any character cancels it (dial and answer: ITU-T V.250, 5.6.1)
 * - `hangUp`: only `ATH` cancels it; its own result code never comes, that of `ATH` does
 */
export type AbortClass = 'none' | 'character' | 'hangUp';

/** A head that answers and unsolicited lines have in common, with the shape by which an answer is known (responses/answer-shapes.ts). */
export interface AnswerShape {
  readonly head: string;
  /** Whether a line with this head can be the answer. A line that can be both is one while its command waits. */
  fits(line: string): boolean;
}

/** A command for an AtChannel. */
export interface AtCommand {
  /** The command line without its CR: `AT` and printable ASCII. */
  readonly text: string;
  /** How long the final result code may take, in milliseconds, counted from when the command is written. */
  readonly timeLimitMs: number;
  /**
   * How long it may still take once something urgent waits, in milliseconds; its own limit where left out. For what can be asked again, or
   * whose end may stay unknown: its result may be lost, and a call should not wait for it.
   */
  readonly yieldsAfterMs?: number;
  /** `urgent` overtakes everything that waits, as hanging up must; `background` is overtaken by everything else. */
  readonly priority?: 'background' | 'normal' | 'urgent';
  readonly abort?: AbortClass;
  /** A dial or an answer: CONNECT, NO CARRIER, BUSY … are its final result codes. */
  readonly call?: boolean;
  /** What follows the CONNECT line is payload. Only with `call`. */
  readonly dataFollows?: boolean;
  /** After CONNECT, its final result code, the modem sends a stream, stuffed, until the next command is to be sent. */
  readonly receives?: ReceivedStream;
  /**
   * Heads of its information text, for example `+FCLASS:`: such lines are its answer even where they could be unsolicited. With a shape,
   * a line that has the head and another shape is unsolicited.
   */
  readonly heads?: readonly (string | AnswerShape)[];
  /** Lines without a head are its information text, as with ATI. */
  readonly bareText?: boolean;
  /** How many lines of its answer are kept; 64 where left out. */
  readonly mostLines?: number;
  /**
   * Numeric result codes count too (V0): for the commands that find a modem in an unknown state. Once one has come, they count for every
   * command without `bareText`, until a verbose one comes.
   */
  readonly numericResult?: boolean;
  /** Written at the prompt `> ` with Ctrl-Z behind it (3GPP TS 27.005, 3.5.1): a message as a PDU. Printable ASCII, at most {@link MAX_PROMPT_TEXT}. */
  readonly afterPrompt?: string;
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
      /** Its `error` says what +CME ERROR or +CMS ERROR said. */
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

/** The longest text written at a prompt, in characters: a PDU has at most 2 × 176. */
export const MAX_PROMPT_TEXT = 1024;

/** Whether a text can be written at the prompt: nothing in it ends the prompt, or the line. */
export function isPromptText(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && text.length <= MAX_PROMPT_TEXT;
}
