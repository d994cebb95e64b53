/** One command of a command line: V.250 5.3 and 5.4. */
export type Command =
  /** A letter, or `&`, `\` or `%` and a letter, with a number (0 where it has none). */
  | { readonly kind: 'basic'; readonly name: string; readonly value: number }
  | { readonly kind: 'readRegister'; readonly register: number }
  | { readonly kind: 'setRegister'; readonly register: number; readonly value: number }
  /** `text`: in the case in which it was typed. `more`: the string ended in `;`, the modem stays in command state. */
  | { readonly kind: 'dial'; readonly text: string; readonly more: boolean }
  | { readonly kind: 'extended'; readonly name: string; readonly action: 'run' | 'test' | 'read' }
  | { readonly kind: 'extended'; readonly name: string; readonly action: 'set'; readonly value: string };

type Rule = readonly [pattern: RegExp, make: (match: readonly string[]) => Command];

/** `+`, and the characters with which makers begin the names of their own commands. */
const NAME = String.raw`^([+^#$*!-][A-Z][A-Z0-9!%\-./:_]{0,15})`;

const RULES: readonly Rule[] = [
  [/^S(\d{1,3})\?/i, ([, register = '']) => ({ kind: 'readRegister', register: Number(register) })],
  [
    /^S(\d{1,3})=(\d{0,3})/i,
    ([, register = '', value = '']) => ({ kind: 'setRegister', register: Number(register), value: Number(value) }),
  ],
  [/^D([^;]*)(;?)/i, ([, text = '', end = '']) => ({ kind: 'dial', text, more: end !== '' })],
  [
    /^([&\\%]?[A-Z])(\d{0,3})/i,
    ([, name = '', value = '']) => ({ kind: 'basic', name: name.toUpperCase(), value: Number(value) }),
  ],
  [extended(String.raw`=\?`), ([, name = '']) => ({ kind: 'extended', name: name.toUpperCase(), action: 'test' })],
  [extended(String.raw`\?`), ([, name = '']) => ({ kind: 'extended', name: name.toUpperCase(), action: 'read' })],
  [
    extended('=((?:"[^"]*"|[^";])*)'),
    ([, name = '', value = '']) => ({
      kind: 'extended',
      name: name.toUpperCase(),
      action: 'set',
      value: outsideStrings(value, (part) => part.toUpperCase()),
    }),
  ],
  [extended(''), ([, name = '']) => ({ kind: 'extended', name: name.toUpperCase(), action: 'run' })],
];

/**
 * Reads the commands of a line, one at a time, so that the ones before a mistake can be carried out. Yields null for what is no command, and
 * ends there.
 * @param body - What stood between `AT` and the end of the line.
 */
export function* commandsOf(body: string): Generator<Command | null, undefined> {
  let rest = outsideStrings(body, (part) => part.replaceAll(' ', ''));
  while (rest !== '') {
    const found = first(rest);
    yield found?.command ?? null;
    if (found === null) return undefined;
    rest = rest.slice(found.length);
  }
  return undefined;
}

function first(text: string): { command: Command; length: number } | null {
  for (const [pattern, make] of RULES) {
    const match = pattern.exec(text);
    if (match !== null) return { command: make(match), length: match[0].length };
  }
  return null;
}

function extended(form: string): RegExp {
  return new RegExp(`${NAME}${form}(?:;|$)`, 'i');
}

function outsideStrings(text: string, change: (part: string) => string): string {
  return text.replace(/"[^"]*"?|[^"]+/g, (part) => (part.startsWith('"') ? part : change(part)));
}
