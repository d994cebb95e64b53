/** One command of a command line (ITU-T V.250, 5.3 and 5.4). */
export type LineCommand =
  /** A letter, or `&`, `\` or `%` and a letter (5.3.1), with its number; 0 where it has none. */
  | { readonly kind: 'basic'; readonly name: string; readonly value: number }
  /** An S-parameter (5.3.2); `value` is 0 where it is read, or set to nothing. */
  | { readonly kind: 'register'; readonly register: number; readonly action: 'read' | 'set'; readonly value: number }
  /** A dial command: whatever stands behind the D is its number (6.3.1). */
  | { readonly kind: 'dial' }
  /** A command with a name (5.4). `value` is what is set, in capitals but for what stands in quotes; '' for every other action. */
  | {
      readonly kind: 'extended';
      readonly name: string;
      readonly action: 'run' | 'read' | 'test' | 'set';
      readonly value: string;
    };

const REGISTER = /^S(\d{1,3})(\?|=\d{0,3}(?!\d))/;
const BASIC = /^([&\\%]?[A-Z])(\d{0,3})(?!\d)/;
/** Makers begin their own names with other characters than +. A name ends at `=`, `?`, `;` or the end of the line. */
const EXTENDED = /^([+^#$*!-][A-Z][A-Z0-9!%\-./:_]{0,15})(=\?|\?|=(?:"[^"]*"|[^";])*|)(?:;|$)/;
/** Nobody names a command by a telephone number: a modem that cuts names short would have it as one. */
const NUMBER_IN_NAME = /\d{3}/;

/**
 * Reads a whole command line, strictly: what some modem could take for something else is not read at all. Spaces count only within quotes, letters
 * alike in both cases (V.250, 5.2). A string in quotes has no `;`: a modem without strings would begin a new command there.
 *
 * @returns null for a line that is not wholly read.
 */
export function readCommandLine(text: string): readonly LineCommand[] | null {
  const body = /^AT([\x20-\x7e]*)$/i.exec(text)?.[1];
  if (body === undefined || !hasWholeStrings(body)) return null;
  const commands: LineCommand[] = [];
  let rest = body.replace(/"[^"]*"|[^"]+/g, (part) =>
    part.startsWith('"') ? part : part.replaceAll(' ', '').toUpperCase(),
  );
  while (rest !== '') {
    // The line ends with it: what follows is its number, and maybe more commands.
    if (rest.startsWith('D')) return [...commands, { kind: 'dial' }];
    const found = first(rest);
    if (found === null) return null;
    commands.push(found.command);
    rest = rest.slice(found.length);
  }
  return commands;
}

function first(text: string): { readonly command: LineCommand; readonly length: number } | null {
  const register = REGISTER.exec(text);
  if (register !== null) {
    const [{ length }, number = '', action = ''] = register;
    const value = Number(action.slice(1));
    const command = {
      kind: 'register',
      register: Number(number),
      action: action === '?' ? 'read' : 'set',
      value,
    } as const;
    return { command, length };
  }
  const basic = BASIC.exec(text);
  // S alone, and with what is no register.
  if (basic !== null && basic[1] !== 'S') {
    const [{ length }, name = '', value = ''] = basic;
    return { command: { kind: 'basic', name, value: Number(value) }, length };
  }
  const extended = EXTENDED.exec(text);
  if (extended === null) return null;
  const [{ length }, name = '', form = ''] = extended;
  if (NUMBER_IN_NAME.test(name)) return null;
  const action = form === '' ? 'run' : form === '?' ? 'read' : form === '=?' ? 'test' : 'set';
  return { command: { kind: 'extended', name, action, value: action === 'set' ? form.slice(1) : '' }, length };
}

/** Whether all strings end, and none has what separates commands. */
function hasWholeStrings(body: string): boolean {
  const strings = body.match(/"[^"]*"/g) ?? [];
  return body.split('"').length % 2 === 1 && !strings.some((one) => one.includes(';'));
}
