import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { build } from 'vite';
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
  await expect(page.locator('tel-call-panel').getByText('No call')).toBeVisible();
  await page.getByRole('button', { name: 'Dial 555 0100' }).click();
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
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();
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
