import * as v from 'valibot';
import { isMacroCommand, LONGEST_NAME, MOST_COMMANDS, MOST_MACROS, type Macro } from './macro.js';

/** The largest file that is read. */
export const LARGEST_FILE_BYTES = 1_000_000;

const command = v.pipe(
  v.string(),
  v.check(isMacroCommand, 'Not one line that begins with AT, of at most 250 plain characters.'),
);
const macro = v.object({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty('A macro has a name.'), v.maxLength(LONGEST_NAME)),
  commands: v.pipe(v.array(command), v.minLength(1), v.maxLength(MOST_COMMANDS)),
});
/** A file of macros, and what the browser keeps of them. */
const file = v.object({
  ringbackMacros: v.literal(1),
  macros: v.pipe(v.array(macro), v.maxLength(MOST_MACROS)),
});

/** What was read, or why not: where in the file, such as `macros.0.commands`, and what is wrong there. */
export type MacroReading =
  | { readonly kind: 'macros'; readonly macros: readonly Macro[] }
  | { readonly kind: 'notJson'; readonly detail: string }
  | { readonly kind: 'notMacros'; readonly where: string; readonly detail: string };

/** Reads a file of macros. Never throws; what is not told by the schema is left out. */
export function readMacros(text: string): MacroReading {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { kind: 'notJson', detail: error instanceof Error ? error.message : '' };
  }
  const read = v.safeParse(file, content);
  if (read.success) return { kind: 'macros', macros: read.output.macros };
  const [issue] = read.issues;
  return { kind: 'notMacros', where: v.getDotPath(issue) ?? '', detail: issue.message };
}

/** Writes macros as {@link readMacros} reads them. */
export function writeMacros(macros: readonly Macro[]): string {
  return JSON.stringify({ ringbackMacros: 1, macros }, null, 2);
}
