import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import ts from 'typescript';
import { build } from 'vite';
import { tutorialFiles } from '../support/tutorial.js';
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
  const dial = page.getByRole('button', { name: 'Dial 555 0100' });
  await expect(dial).toBeEnabled();
  await dial.press('Enter');
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
  await page.getByRole('button', { name: 'Hang up' }).press('Enter');
  await expect(page.getByText('Call ended').filter({ visible: true }).first()).toBeVisible();
  expect(errors).toEqual([]);
  await server.close();
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
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).press('Enter');
  const said = (page: Page) => page.getByRole('list', { name: 'What was told' }).getByRole('listitem');
  const desk = await open('desk', 'door');
  const door = await open('door', 'nobody');
  await press(desk, 'Call');
  await expect(said(desk).filter({ hasText: 'CONNECTED' })).toHaveCount(1);
  await expect(said(door).filter({ hasText: 'new call, MONITOR' })).toHaveCount(1);
  // Who only watches may not end the call, nor hand it on.
  await press(door, 'Hang up');
  await expect(said(door).last()).toHaveText(/LINEERR_NOTOWNER/);
  await press(door, 'Hand over');
  await expect(said(door).last()).toHaveText(/^lineHandoff LINEERR_NOTOWNER/);
  await press(desk, 'Hand over');
  await expect(said(desk).filter({ hasText: /^lineHandoff SUCCESS/ })).toHaveCount(1);
  await expect(said(door).filter({ hasText: 'CONNECTED, OWNER' })).toHaveCount(1);
  await press(desk, 'Only watch');
  await expect(said(desk).last()).toHaveText(/^lineSetCallPrivilege SUCCESS/);
  await press(desk, 'Hang up');
  await expect(said(desk).last()).toHaveText(/LINEERR_NOTOWNER/);
  await press(door, 'Hand over');
  await expect(said(door).filter({ hasText: /^lineHandoff LINEERR_TARGETNOTFOUND/ })).toHaveCount(1);
  await press(door, 'Hang up');
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
