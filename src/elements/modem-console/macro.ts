import { COMMAND_LIMIT } from '../../client/telephony.js';

/** A name for some commands, which are sent one after the other. */
export interface Macro {
  readonly name: string;
  readonly commands: readonly string[];
}

/** Bounds of what is kept. */
export const MOST_MACROS = 200;
export const MOST_COMMANDS = 50;
export const LONGEST_NAME = 64;

/** Whether a text can be a command of a macro: one line that begins with AT. What may be sent is asked when it is. */
export function isMacroCommand(text: string): boolean {
  return /^AT[\x20-\x7e]*$/i.test(text) && text.length <= COMMAND_LIMIT;
}

/** Puts macros among others: one of the same name takes its place. Sorted by name. */
export function withMacros(macros: readonly Macro[], more: readonly Macro[]): readonly Macro[] {
  const byName = new Map([...macros, ...more].map((macro) => [macro.name, macro]));
  return [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
