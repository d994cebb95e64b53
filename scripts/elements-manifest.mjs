// custom-elements.json: the elements' documentation, read from their doc comments. `--check` says whether it is fresh, and whether every event, part,
// slot and custom property of the sources stands in it, and no other.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokensIn } from './element-tokens.mjs';
import { root } from './ensure-deps.mjs';

const FILE = join(root, 'custom-elements.json');
const ELEMENTS = join(root, 'src', 'elements');

/** The manifest as text, with the paths that the package has. */
export async function manifestText() {
  const { cli } = await import('@custom-elements-manifest/analyzer/cli.js');
  const argv = ['analyze', '--litelement', '--quiet', '--globs', 'src/elements/*/*.ts'];
  for (const left of ['**/*.test.ts', '**/testing/**', '**/locale/**', '**/tokens/**'])
    argv.push('--exclude', `src/elements/${left}`);
  const { modules } = await cli({ argv, cwd: root, noWrite: true });
  const elements = modules.flatMap((module) => elementOf(module) ?? []);
  elements.sort((a, b) => (a.declarations[0].tagName < b.declarations[0].tagName ? -1 : 1));
  return `${JSON.stringify({ schemaVersion: '1.0.0', readme: '', modules: elements }, null, 2)}\n`;
}

/** What the module of an element says; null for other modules. What is private to the class is left out. */
function elementOf({ path, declarations = [] }) {
  const found = declarations.find(({ kind, superclass }) => kind === 'class' && superclass?.name === 'TelElement');
  if (found === undefined) return null;
  const [, folder, file] = /elements\/([^/]+)\/([^/]+)\.ts$/.exec(path) ?? [];
  const isPublic = ({ privacy, static: isStatic, inheritedFrom, name }) =>
    (privacy === undefined || privacy === 'public') && !isStatic && !inheritedFrom && !OWN.has(name);
  const clean = ({ privacy, inheritedFrom, ...said }) => said;
  const declaration = {
    ...found,
    tagName: `tel-${folder}`,
    customElement: true,
    members: (found.members ?? []).filter(isPublic).map(clean).map(described),
    attributes: (found.attributes ?? []).map(clean),
    // Where it is dispatched the analyzer sees an event of its own, without a word on it.
    events: (found.events ?? []).filter(({ description }) => description).map(clean),
  };
  declaration.cssProperties = [...(found.cssProperties ?? []), ...tokensOf(folder)];
  const as = `dist/elements/${folder}/${file}.js`;
  return {
    kind: 'javascript-module',
    path: as,
    declarations: [declaration],
    exports: [
      { kind: 'js', name: found.name, declaration: { name: found.name, module: as } },
      { kind: 'custom-element-definition', name: `tel-${folder}`, declaration: { name: found.name, module: as } },
    ],
  };
}

/** What every element with such a property has it for. */
const COMMON = {
  telephony: 'Where its lines come from; from the closest `tel-provider` where the page sets none.',
  line: 'The line that it is about; from the closest `tel-provider` where the page sets none.',
  scheduler: 'Its clock; a test gives it one that stands still.',
};

const described = (member) =>
  member.description || COMMON[member.name] === undefined ? member : { ...member, description: COMMON[member.name] };

/** What every element of lit has. */
const OWN = new Set(['render', 'willUpdate', 'updated', 'firstUpdated', 'connectedCallback', 'disconnectedCallback']);

/** The sources of an element: its folder, and what it takes from `shared`. */
function sourcesOf(folder) {
  const read = (file) => readFileSync(file, 'utf8');
  const own = readdirSync(join(ELEMENTS, folder))
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .map((name) => read(join(ELEMENTS, folder, name)));
  const shared = new Set(
    own.flatMap((text) => [...text.matchAll(/'\.\.\/shared\/([\w.-]+)\.js'/g)].map(([, name]) => name)),
  );
  return [...own, ...[...shared].map((name) => read(join(ELEMENTS, 'shared', `${name}.ts`)))].join('\n');
}

/** The design tokens that an element reads, of its own and in the styles that all have. */
function tokensOf(folder) {
  const source = sourcesOf(folder);
  const base = readFileSync(join(ELEMENTS, 'shared', 'base.styles.ts'), 'utf8');
  return tokensIn(source + borrowed(source) + base);
}

/** The class of each event, with its type, from everywhere in the elements. */
function eventTypes() {
  const all = readdirSync(ELEMENTS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const text = all.map((name) => readFileSync(join(ELEMENTS, name), 'utf8')).join('\n');
  return new Map(
    [...text.matchAll(/class (\w+Event) extends Event \{[^]*?super\('([\w-]+)'/g)].map(([, name, type]) => [
      name,
      type,
    ]),
  );
}

const every = (text, pattern) => new Set([...text.matchAll(pattern)].flatMap(([, names]) => names.split(/\s+/)));
const names = (list) => new Set((list ?? []).map(({ name }) => name));

const partsIn = (text) => every(text, /\bpart="([\w -]+)"/g);

/** What an element takes from the folders of others: parts that it may have, and need not. */
function borrowed(text) {
  const files = new Set([...text.matchAll(/'\.\.\/([\w-]+\/[\w.-]+)\.js'/g)].map(([, file]) => file));
  return [...files]
    .filter((file) => existsSync(join(ELEMENTS, `${file}.ts`)))
    .map((file) => readFileSync(join(ELEMENTS, `${file}.ts`), 'utf8'))
    .join('\n');
}

/** What is wrong between the sources and what is documented, one sentence each. */
export function undocumented(manifest) {
  const types = eventTypes();
  return manifest.modules.flatMap(({ declarations: [element] }) => {
    const source = sourcesOf(element.tagName.slice('tel-'.length));
    const own = source.replace(/\/\*\*[^]*?\*\//g, '');
    const events = new Set([
      ...[...own.matchAll(/new (\w+Event)\(/g)].map(([, name]) => types.get(name)).filter(Boolean),
      ...every(own, /new Event\('([\w-]+)'/g),
    ]);
    const slots = new Set([...own.matchAll(/<slot(?:\s+name="([\w-]+)")?/g)].map(([, name]) => name ?? ''));
    // One that it sets itself is not the page's to set.
    const set = every(own, /(--tel-[\w-]+):/g);
    const properties = new Set([...every(own, /var\((--tel-[\w-]+)/g)].filter((name) => !set.has(name)));
    const tokens = tokensOf(element.tagName.slice('tel-'.length));
    const kinds = [
      ['event', events, names(element.events)],
      ['part', partsIn(own), names(element.cssParts), partsIn(own + borrowed(own))],
      ['slot', slots, names(element.slots)],
      ['custom property', properties, names(element.cssProperties), new Set([...properties, ...names(tokens)])],
    ];
    const problems = kinds.flatMap(([kind, used, said, there = used]) => [
      ...[...used].filter((name) => !said.has(name)).map((name) => `${kind} “${name}” is not documented`),
      ...[...said].filter((name) => !there.has(name)).map((name) => `${kind} “${name}” is documented and not there`),
    ]);
    if (!element.summary) problems.push('has no @summary');
    for (const { name, description } of element.members)
      if (!description) problems.push(`“${name}” says nothing of itself`);
    return problems.map((problem) => `${element.tagName}: ${problem}`);
  });
}

if (process.argv[1]?.endsWith('elements-manifest.mjs')) {
  const text = await manifestText();
  const problems = undocumented(JSON.parse(text));
  if (!process.argv.includes('--check')) writeFileSync(FILE, text);
  else if (readFileSync(FILE, 'utf8') !== text)
    problems.push('custom-elements.json is stale: node scripts/elements-manifest.mjs');
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
