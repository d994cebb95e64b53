// The design tokens that an element reads, for its documentation: by name, with what each sets.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure-deps.mjs';

const WORDS = {
  font: 'The typeface.',
  'font-mono': 'The typeface of what has a fixed width.',
  'text-xs': 'The size of the smallest text.',
  'text-s': 'The size of small text.',
  'text-m': 'The size of text.',
  'text-l': 'The size of large text.',
  'text-xl': 'The size of the largest text.',
  'space-1': 'The smallest room between things.',
  'space-2': 'Small room between things.',
  'space-3': 'Room between things.',
  'space-4': 'Room between parts.',
  'space-6': 'Large room between parts.',
  'radius-s': 'How round small things are.',
  'radius-m': 'How round larger things are.',
  'radius-full': 'How round pills and circles are.',
  surface: 'The colour behind everything.',
  'surface-raised': 'The colour of what stands out.',
  'surface-sunken': 'The colour of what lies deeper.',
  'surface-key': 'The colour of keys and plain buttons.',
  line: 'The colour of lines between things.',
  'line-strong': 'The colour of lines around what is entered.',
  text: 'The colour of text.',
  'text-quiet': 'The colour of text that matters less.',
  accent: 'The colour of what is chosen, and of the focus.',
  go: 'The colour of calls, and of what is well.',
  stop: 'The colour of what ends, and of what is wrong.',
  wait: 'The colour of what waits.',
  'on-strong': 'The colour of text on those strong colours.',
  shadow: 'The shadow of what stands out.',
};

/** Every token and what it is where a page sets none. */
function defaults() {
  const source = readFileSync(join(root, 'src/elements/tokens/tokens.ts'), 'utf8');
  const table = /export const tokens[^{]*\{([^]*?)\n\};/.exec(source)?.[1] ?? '';
  return new Map(
    [...table.matchAll(/^ {2}'?([\w-]+)'?: (?:'([^\n]*)'|`([^\n]*)`),$/gm)].map(([, name, plain, template]) => [
      name,
      plain ?? template,
    ]),
  );
}

/** The custom properties that sources read, as the manifest has them. Throws where a token has no words. */
export function tokensIn(sources) {
  const read = new Set([...sources.matchAll(/var\(--_([\w-]+)/g)].map(([, name]) => name));
  return [...defaults()]
    .filter(([name]) => read.has(name))
    .map(([name, value]) => {
      if (WORDS[name] === undefined) throw new Error(`scripts/element-tokens.mjs says nothing of the token ${name}`);
      return { description: WORDS[name], name: `--tel-${name}`, default: value };
    });
}
