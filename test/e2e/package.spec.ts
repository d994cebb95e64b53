import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import ts from 'typescript';
import { build } from 'vite';
import { tutorialFiles } from '../support/tutorial.js';
import { press } from './console-page.js';
import { serveStatic } from './static-server.js';

/** npm as it was called; its environment's own settings stay. */
const npm = (args: string[], cwd: string): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--prefer-offline'], { cwd, encoding: 'utf8' });

let folder: string;

test.beforeAll(() => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'ringback-consumer-'));
  const [packed] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], '.')) as [
    { filename: string },
  ];
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  npm(['install', join(folder, packed.filename)], folder);
});
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function dials(page: Page, url: string): Promise<void> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await expect(page.getByRole('region', { name: 'Current call' }).getByText('No call')).toBeVisible();
  await press(page.getByRole('button', { name: 'Dial 555 0100' }));
  await expect(page.locator('#state')).toHaveText(/ringback .*connected .*idle$/);
  expect(errors).toEqual([]);
}

test('the packed tarball dials from a page without any bundler', async ({ page }) => {
  cpSync('test/consumers/plain', folder, { recursive: true });
  const server = await serveStatic(folder);
  await dials(page, server.url);
  // With no worker at all the page needs no more: what is in its import map is enough.
  await dials(page, `${server.url}?host=page`);
  await server.close();
});

test('a page without a line of script dials and hangs up: tel-provider gives its elements the lines', async ({
  page,
}) => {
  cpSync('test/consumers/markup', folder, { recursive: true });
  const server = await serveStatic(folder);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${server.url}markup.html`);
  // The line's own state: a number that is dialled before it is there is refused in words.
  await expect(async () => {
    await page.getByRole('textbox', { name: 'Number to call' }).fill('5550100');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Number to call' })).toHaveValue('', { timeout: 1000 });
  }).toPass();
  await expect(page.getByRole('button', { name: 'Keypad' })).toBeVisible();
  await press(page.getByRole('button', { name: 'Hang up' }));
  await expect(page.getByText('Call ended').filter({ visible: true }).first()).toBeVisible();
  expect(errors).toEqual([]);
  await server.close();
});

test.describe('every element in a page without any bundler, by the import map of the README', () => {
  const page = readFileSync('test/consumers/elements/elements.html', 'utf8');
  const [importMap = ''] = /\{\s*"imports"[^]*?\}\s*\}/.exec(page) ?? [];
  const card = ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Ada Lovelace', 'TEL:+1 212 555 0100', 'END:VCARD', ''].join('\r\n');
  const importCard = (tab: Page): Promise<void> =>
    tab
      .getByLabel('Import a file')
      .setInputFiles({ name: 'ada.vcf', mimeType: 'text/vcard', buffer: Buffer.from(card) });
  async function saveMacro(tab: Page): Promise<void> {
    await tab.getByText('Macros (0)').click();
    await tab.getByLabel('Name', { exact: true }).fill('Identify');
    await tab.getByLabel('Commands, one on each line').fill('ATI');
    await press(tab.getByRole('button', { name: 'Save macro' }));
  }

  test('its map is the README’s', () => {
    const readme = /```json\n(\{\s*"imports"[^]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
    expect(JSON.parse(readme)).toEqual(JSON.parse(importMap));
  });

  test('each is there by its documented name, and the whole map leads to files', async ({ page: tab }) => {
    cpSync('test/consumers/elements', folder, { recursive: true });
    const server = await serveStatic(folder);
    await tab.goto(`${server.url}elements.html`);
    const names = readdirSync('dist/elements', { withFileTypes: true })
      .filter(
        (entry) =>
          entry.isDirectory() && readdirSync(join('dist/elements', entry.name)).includes(`tel-${entry.name}.js`),
      )
      .map(({ name }) => name);
    expect(names.length).toBeGreaterThan(20);
    const { imports } = JSON.parse(importMap) as { imports: Readonly<Record<string, string>> };
    const modules = [
      ...Object.keys(imports).filter((name) => !name.endsWith('/')),
      ...names.map((name) => `ringback/elements/${name}.js`),
    ];
    for (const name of modules) expect(await tab.evaluate((it) => import(it).then(() => it), name)).toBe(name);
    const missing = (all: readonly string[]): string[] =>
      all.filter((name) => customElements.get(`tel-${name}`) === undefined);
    expect(await tab.evaluate(missing, names)).toEqual([]);
    await server.close();
  });

  test('a macro is saved and run, the terminal shows traffic, a vCard is imported, a number is written', async ({
    page: tab,
  }) => {
    cpSync('test/consumers/elements', folder, { recursive: true });
    const server = await serveStatic(folder);
    const errors: string[] = [];
    tab.on('pageerror', (error) => errors.push(error.message));
    await tab.goto(`${server.url}elements.html`);
    await tab.getByLabel('Screen reader mode').check();
    await saveMacro(tab);
    await expect(tab.getByText('Identify is saved in this browser.')).toBeVisible();
    await tab.waitForFunction(() => (document.querySelector('tel-modem-console')?.line ?? null) !== null);
    await press(tab.getByRole('button', { name: 'Run Identify' }));
    await expect(tab.getByText('Identify is done: 1 command.')).toBeVisible();
    await expect(tab.getByRole('region', { name: 'AT traffic' }).getByRole('list')).toContainText('ATI');

    await importCard(tab);
    await expect(tab.getByText('1 imported')).toBeVisible();
    await expect(tab.getByText('Ada Lovelace')).toBeVisible();

    await tab.getByRole('textbox', { name: 'Number to call' }).pressSequentially('2125550100');
    await expect(tab.getByRole('textbox', { name: 'Number to call' })).toHaveValue('(212) 555-0100');

    await expect(tab.getByText('No calls yet')).toBeVisible();
    expect(errors).toEqual([]);
    await server.close();
  });

  test('what the map lacks is told by what it is for', async ({ page: tab }) => {
    const { imports } = JSON.parse(importMap) as { imports: Readonly<Record<string, string>> };
    const lacking = ['valibot', '@xterm/xterm', '@xterm/addon-fit', 'ical.js', 'libphonenumber-js/min'];
    const less = Object.fromEntries(Object.entries(imports).filter(([name]) => !lacking.includes(name)));
    writeFileSync(join(folder, 'less.html'), page.replace(importMap, JSON.stringify({ imports: less })));
    const server = await serveStatic(folder);
    const errors: string[] = [];
    tab.on('pageerror', (error) => errors.push(error.message));
    await tab.goto(`${server.url}less.html`);
    await expect(tab.getByText(/^The terminal could not be loaded\. .*“@xterm\/xterm”/)).toBeVisible();
    await saveMacro(tab);
    await expect(tab.getByText(/^What reads and keeps macros could not be loaded: .*“valibot”/)).toBeVisible();
    await importCard(tab);
    await expect(tab.getByText('What reads and writes files could not be loaded')).toBeVisible();
    await expect(tab.getByText(/“ical\.js”/)).toBeVisible();
    await tab.getByRole('textbox', { name: 'Number to call' }).pressSequentially('2125550100');
    await expect(tab.getByText(/What formats numbers could not be loaded: .*“libphonenumber-js\/min”/)).toBeVisible();
    expect(errors).toEqual([]);
    await server.close();
  });
});

test('the packed tarball dials from a Vite app', async ({ page }) => {
  const root = join(folder, 'vite-app');
  cpSync('test/consumers/vite-app', root, { recursive: true });
  await build({
    root,
    base: './',
    logLevel: 'error',
    build: { outDir: 'dist', target: 'es2022' },
    worker: { format: 'es' },
  });
  const server = await serveStatic(resolve(root, 'dist'));
  await dials(page, server.url);
  await server.close();
});

test('two pages at one line: a call is handed over by name, its owner then only watches, and the other one ends it', async ({
  context,
}) => {
  cpSync('test/consumers/handoff', folder, { recursive: true });
  const server = await serveStatic(folder);
  const open = async (name: string, to: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${server.url}handoff.html?name=${name}&to=${to}`);
    await expect(page.getByRole('button', { name: 'Call 555 0100' })).toBeEnabled();
    return page;
  };
  const pressNamed = (page: Page, name: string): Promise<void> => press(page.getByRole('button', { name }));
  const said = (page: Page) => page.getByRole('list', { name: 'What was told' }).getByRole('listitem');
  const desk = await open('desk', 'door');
  const door = await open('door', 'nobody');
  await pressNamed(desk, 'Call');
  await expect(said(desk).filter({ hasText: 'CONNECTED' })).toHaveCount(1);
  await expect(said(door).filter({ hasText: 'new call, MONITOR' })).toHaveCount(1);
  // Who only watches may not end the call, nor hand it on.
  await pressNamed(door, 'Hang up');
  await expect(said(door).last()).toHaveText(/LINEERR_NOTOWNER/);
  await pressNamed(door, 'Hand over');
  await expect(said(door).last()).toHaveText(/^lineHandoff LINEERR_NOTOWNER/);
  await pressNamed(desk, 'Hand over');
  await expect(said(desk).filter({ hasText: /^lineHandoff SUCCESS/ })).toHaveCount(1);
  await expect(said(door).filter({ hasText: 'CONNECTED, OWNER' })).toHaveCount(1);
  await pressNamed(desk, 'Only watch');
  await expect(said(desk).last()).toHaveText(/^lineSetCallPrivilege SUCCESS/);
  await pressNamed(desk, 'Hang up');
  await expect(said(desk).last()).toHaveText(/LINEERR_NOTOWNER/);
  await pressNamed(door, 'Hand over');
  await expect(said(door).filter({ hasText: /^lineHandoff LINEERR_TARGETNOTFOUND/ })).toHaveCount(1);
  await pressNamed(door, 'Hang up');
  for (const page of [desk, door]) await expect(said(page).filter({ hasText: 'IDLE' })).toHaveCount(1);
  await server.close();
});

test.describe('a service provider of somebody else, written with nothing but the package', () => {
  const page =
    '<!doctype html><title>Door</title><link rel="icon" href="data:," /><script type="module" src="SCRIPT"></script>';
  /** The tutorial's files in a folder of their own: as they are, or as modules of JavaScript. */
  const tutorial = (name: string, written: (file: string, code: string) => readonly [string, string]): string => {
    const root = join(folder, name);
    mkdirSync(root, { recursive: true });
    for (const [file, code] of tutorialFiles()) {
      const [as, text] = written(file, code);
      writeFileSync(join(root, as), text);
    }
    return root;
  };
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    noEmit: true,
    types: [],
  };
  const asJavaScript = (file: string, code: string): readonly [string, string] => [
    file.replace(/\.ts$/, '.js'),
    ts.transpileModule(code, { compilerOptions }).outputText,
  ];

  async function answersTheDoor(page: Page, url: string): Promise<void> {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(url);
    const shown = page.getByRole('listitem');
    await expect(shown.filter({ hasText: 'SUCCESS' })).toHaveText(['line SUCCESS', 'phone SUCCESS']);
    const heard = await page.evaluate(() => {
      const channel = new BroadcastChannel('doorbell');
      const all: unknown[] = [];
      return new Promise<unknown[]>((resolve) => {
        channel.onmessage = ({ data }) => {
          if (all.push(data) === 2) resolve(all.toSorted());
        };
        channel.postMessage('press');
      });
    });
    expect(heard).toEqual(['intercom on', 'lamp on']);
    await expect(shown.nth(2)).toHaveText('somebody is at the door');
    await expect(shown.nth(3)).toHaveText('the intercom is on');
    expect(errors).toEqual([]);
  }

  test('type-checks against its declarations, strictly', () => {
    const root = tutorial('door-types', (file, code) => [file, code]);
    const program = ts.createProgram(
      [...tutorialFiles().keys()].map((file) => join(root, file)),
      compilerOptions,
    );
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
    expect(problems).toEqual([]);
  });

  test('passes the kit in Node', () => {
    const root = tutorial('door-kit', asJavaScript);
    const run = `import { isSkipped } from 'ringback/conformance';
      const { provider } = (await import('./doorbell.kit.js')).report;
      const failed = provider.checks.filter(({ ok }) => !ok);
      console.log(JSON.stringify({ failed, run: provider.checks.filter((check) => !isSkipped(check)).length }));`;
    const said = execFileSync('node', ['--input-type=module', '--eval', run], { cwd: root, encoding: 'utf8' });
    const { failed, run: checks } = JSON.parse(said) as { failed: unknown[]; run: number };
    expect(failed).toEqual([]);
    expect(checks).toBeGreaterThan(60);
  });

  test('answers the door from a page that Vite has built', async ({ page: tab }) => {
    const root = tutorial('door-vite', (file, code) => [file, code]);
    writeFileSync(join(root, 'index.html'), page.replace('SCRIPT', './page.ts'));
    await build({ root, base: './', logLevel: 'error', build: { target: 'es2022' }, worker: { format: 'es' } });
    const server = await serveStatic(join(root, 'dist'));
    await answersTheDoor(tab, server.url);
    await server.close();
  });

  test('answers the door from a page without any bundler', async ({ page: tab }) => {
    const entries = { host: 'worker/serve-host.js', tapi: 'client/tapi-entry.js' } as Record<string, string>;
    const root = tutorial('door-plain', (file, code) => {
      const [as, text] = asJavaScript(file, code);
      const by = (entry: string): string => `/node_modules/ringback/dist/${entries[entry] ?? `${entry}/index.js`}`;
      return [as, text.replace(/'ringback\/(\w+)'/g, (_, entry: string) => `'${by(entry)}'`)];
    });
    writeFileSync(join(root, 'index.html'), page.replace('SCRIPT', './page.js'));
    const server = await serveStatic(folder);
    await answersTheDoor(tab, `${server.url}door-plain/index.html`);
    await server.close();
  });
});
