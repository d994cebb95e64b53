/**
 * Ringback's own: a person's command line for a line's modem, by lineDevSpecific. The block's first byte is the sub-function, as LINE_SERVICE's are
 * (line-services.ts): behind it UTF-8 JSON, and the reply brings the answer in its place. A client needs the right to own calls, too.
 */
import { serviceBlock } from './line-services.js';

/** {@link ConsoleCommand} → {@link ConsoleReply}. */
const SEND_COMMAND = 0x40;
/** Takes back the command that is out; its own reply tells what became of it. */
const CANCEL_COMMAND = 0x41;

/** Longest command line, in characters: 3GPP devices take 256 and more, and V.250 names no limit. */
export const COMMAND_LIMIT = 250;
/** How long a command may take, in milliseconds: at least, at most, and where nothing is said. */
export const COMMAND_TIME_MS = { least: 100, most: 300_000, usual: 15_000 } as const;

/** What is to be sent. */
export interface ConsoleCommand {
  /** One command line, `AT` and printable ASCII, at most {@link COMMAND_LIMIT} characters. */
  readonly text: string;
  readonly timeoutMs: number;
}

/**
 * Why a command is not sent; what does it instead stands with the page's words.
 * - `unreadable`: not one whole command line that every modem reads alike
 * - `dial`, `answer`, `hangUp`, `calls`, `digits`: what calls do is the call panel's
 * - `sim`: PINs and passwords are the SIM's own, with their tries
 * - `services`: what the network has for the line
 * - `message`, `data`: it would send a message, or make a data connection
 * - `reset`: the modem would forget what it was told, or go off
 * - `form`: the modem's answers could not be read any more
 * - `mode`: the modem would be in another mode than that of its calls
 * - `prompt`: the modem would wait for more than a line
 */
export const COMMAND_REFUSALS = [
  'unreadable', 'dial', 'answer', 'hangUp', 'calls', 'digits', 'sim', 'services', 'message', 'data', 'reset', 'form', 'mode', 'prompt',
] as const; // prettier-ignore
export type CommandRefusal = (typeof COMMAND_REFUSALS)[number];

/** What became of a command. */
export type ConsoleReply =
  | {
      readonly kind: 'answered';
      /** The information text, line by line. */
      readonly lines: readonly string[];
      /** The final result code as it came. */
      readonly result: string;
      readonly ok: boolean;
      /** Lines were left out: there were more than the reply holds. */
      readonly cut: boolean;
      /** The line is set up once more, since the command may have changed what calls need. */
      readonly setUpAgain: boolean;
    }
  /** Not sent. `command`: the part of the line that was not let through; '' for the whole. */
  | { readonly kind: 'refused'; readonly reason: CommandRefusal; readonly command: string }
  /** Not sent: another one is out. */
  | { readonly kind: 'occupied' }
  /** No final result came in time, or a call wanted the modem: it may have had its effect. */
  | { readonly kind: 'timeout' }
  /** Taken back. It may have had its effect where it had been `sent`. */
  | { readonly kind: 'cancelled'; readonly sent: boolean };

/** Whether a block of lineDevSpecific is one of these. */
export function isConsoleRequest(block: Uint8Array): boolean {
  return block[0] === SEND_COMMAND || block[0] === CANCEL_COMMAND;
}

/** Whether a block takes a command back. */
export function isCancelRequest(block: Uint8Array): boolean {
  return block[0] === CANCEL_COMMAND;
}

/** The block that sends a command; its reply has room for the longest answer that is kept. */
export function commandBlock(command: ConsoleCommand): Uint8Array {
  return serviceBlock(SEND_COMMAND, command);
}

/** The block that takes the command back that is out. */
export function cancelBlock(): Uint8Array {
  return Uint8Array.of(CANCEL_COMMAND);
}
