import { STANDARD_COMMANDS } from './standard-commands.js';

/** A command that can be chosen. */
export interface Suggestion {
  readonly command: string;
  /** What it does; null for the modem's own ones, of which nothing is known. */
  readonly what: string | null;
}

/**
 * Commands that begin as what has been typed does, the last one of a line with several (V.250, 5.4.5).
 * @param own - What the modem has told that it has (+CLAC); null where it does not tell.
 */
export function suggestionsFor(typed: string, own: readonly string[] | null, language: string): readonly Suggestion[] {
  const wanted = lastCommand(typed);
  const words = STANDARD_COMMANDS[language.toLowerCase().split('-')[0] === 'de' ? 'de' : 'en'];
  const names = own === null ? Object.keys(words) : own.map((name) => base(name));
  return [...new Set(names)]
    .filter((name) => name.startsWith(wanted))
    .sort()
    .map((command) => ({ command, what: words[command] ?? words[`${command}?`] ?? null }));
}

/** The commands that an answer to AT+CLAC names: one a line, with AT or without, or in one line with commas (makers differ). */
export function commandsTold(lines: readonly string[]): readonly string[] {
  const names = lines.flatMap((line) => line.replace(/^\+CLAC:\s*/, '').split(','));
  return names.map((name) => base(name.trim())).filter((name) => /^AT[+^#$*!&\\%-]?[A-Z]/.test(name));
}

function lastCommand(typed: string): string {
  const last = typed.slice(typed.lastIndexOf(';') + 1).trim();
  return base(last);
}

function base(name: string): string {
  const upper = name.toUpperCase();
  return upper.startsWith('AT') ? upper : upper === 'A' || upper === '' ? 'AT' : `AT${upper}`;
}
