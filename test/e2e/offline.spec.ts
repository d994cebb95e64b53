/** Pages without a network, and a newer version of them: on their service worker, under a strict policy. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { ConsolePage, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

test.use({ serviceWorkers: 'allow' });

const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

/** A copy of the built pages, which can be changed. */
class Site {
  private constructor(
    readonly folder: string,
    readonly server: StaticServer,
  ) {}

  static async start(folder: string): Promise<Site> {
    cpSync('dist-app', folder, { recursive: true });
    return new Site(folder, await serveStatic(folder, () => ({ 'content-security-policy': POLICY })));
  }

  get url(): string {
    return this.server.url;
  }

  edit(name: string, change: (text: string) => string): void {
    const path = join(this.folder, name);
    const before = readFileSync(path, 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
  }

  /** Puts the next version in place: its pages say so at their foot. */
  release(): void {
    for (const page of ['index.html', 'kiosk.html']) {
      this.edit(page, (html) => html.replace('</body>', `<footer>next</footer></body>`));
      this.edit('sw.js', (script) => script.replace(new RegExp(`(url:"${page}",revision:")[^"]*`, 'u'), '$1next'));
    }
  }
}

let site: Site;
test.beforeEach(async ({}, testInfo) => {
  site = await Site.start(testInfo.outputPath('site'));
});
test.afterEach(() => site.server.close());

/** Until everything is kept that the pages need. */
const kept = (page: Page): Promise<unknown> => page.evaluate(async () => (await navigator.serviceWorker.ready).active);

async function openConsole(context: BrowserContext, query = ''): Promise<ConsolePage> {
  const console = new ConsolePage(await context.newPage());
  await console.open(site.url + query);
  await kept(console.page);
  return console;
}

const foot = (page: Page) => page.getByRole('contentinfo').filter({ hasText: 'next' });
const load = (page: Page) => page.getByRole('button', { name: 'Load the new version' });
const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('without a network the console starts, in whatever it is asked for, and calls', async ({ context }) => {
  const console = await openConsole(context);
  await context.setOffline(true);
  await site.server.close();
  await console.page.reload();
  await expect(console.coreChip).toHaveText(/core: wasm/);
  await console.callAndHangUp();
  await console.open(`${site.url}index.html?simulator=simcom-sim7600`);
  await says(console.page.getByRole('region', { name: 'Line', exact: true }), /^Registered/);
  await console.callAndHangUp();
  await console.traffic('ATD');
  await console.page.goto(`${site.url}?tel=tel:5550100&exchange`);
  await expect(console.numberField).toHaveValue('5550100');
  await console.page.goto(`${site.url}?lang=ar`);
  await expect(console.page.getByRole('region', { name: 'ما يجري في الداخل' })).toBeVisible();
  expect(console.errors).toEqual([]);
});

test('they install: what a browser wants to know is there, each page for itself', async ({ context, page }) => {
  const devtools = await context.newCDPSession(page);
  for (const [address, name] of [
    ['', 'Ringback'],
    ['kiosk.html?config=kiosk.example.json', 'Ringback kiosk'],
  ] as const) {
    await page.goto(site.url + address);
    const { data, errors } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data ?? '') as { name: string; icons: { src: string; sizes: string; type: string }[] };
    expect(manifest.name).toBe(name);
    for (const { src, sizes, type } of manifest.icons) {
      const response = await page.request.get(new URL(src, site.url).href);
      expect([src, response.status(), response.headers()['content-type']]).toEqual([src, 200, type]);
      if (type !== 'image/png') continue;
      const body = await response.body();
      expect([src, `${body.readUInt32BE(16)}x${body.readUInt32BE(20)}`]).toEqual([src, sizes]);
    }
  }
});

test('a kiosk without a network has no settings: it says so, has its emergency button, and goes on by itself', async ({
  context,
  page,
}) => {
  await page.goto(`${site.url}kiosk.html?config=kiosk.example.json`);
  await expect(title(page)).toHaveText('Call from here');
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The file with the settings cannot be loaded.' })).toBeVisible();
  await page.getByRole('button', { name: /^Emergency/ }).click();
  await expect(page.getByRole('dialog')).toContainText('call 112');
  await page.getByRole('button', { name: 'No, go back' }).click();
  await context.setOffline(false);
  await expect(title(page)).toHaveText('Call from here');
  await page.getByRole('button', { name: /Touch to begin/ }).click();
  await page.getByRole('button', { name: /^Reception/ }).click();
  await expect(page.getByRole('status')).toHaveText('Connected. You can talk now.');
});

test('a kiosk’s settings are those of the server, never those of last time', async ({ page }) => {
  await page.goto(`${site.url}kiosk.html?config=kiosk.example.json`);
  await expect(page.getByRole('button', { name: /Touch to begin/ })).toBeVisible();
  await kept(page);
  await page.reload();
  await page.getByRole('button', { name: /Touch to begin/ }).click();
  await expect(page.getByRole('button', { name: /^Taxi/ })).toBeVisible();
  site.edit('kiosk.example.json', (text) => {
    const config = JSON.parse(text) as { destinations: { id: string }[] };
    return JSON.stringify({ ...config, destinations: config.destinations.filter(({ id }) => id !== 'taxi') });
  });
  await page.reload();
  await page.getByRole('button', { name: /Touch to begin/ }).click();
  await expect(page.getByRole('button', { name: /^Reception/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Taxi/ })).toBeHidden();
});

test('a newer version is offered, not during a call, and comes at a press alone; other tabs are told', async ({
  context,
}) => {
  const first = await openConsole(context);
  const second = await openConsole(context);
  site.release();
  await first.page.reload();
  await expect(load(first.page)).toBeEnabled();
  await expect(first.page.getByRole('status').filter({ hasText: 'A new version is ready.' })).toBeVisible();
  await expect(foot(first.page)).toBeHidden();
  await expect(first.callButton).toBeEnabled();
  await first.dial('5550100');
  await says(first.callPanel, 'Connected');
  await expect(load(first.page)).toBeDisabled();
  await expect(load(first.page)).toHaveAccessibleDescription(/^Not during a call/);
  await load(first.page).press('Enter');
  await says(first.callPanel, 'Connected');
  await first.hangUp();
  await expect(load(first.page)).toBeEnabled();
  await load(first.page).press('Enter');
  await expect(foot(first.page)).toBeVisible();
  await expect(load(first.page)).toBeHidden();
  await load(second.page).press('Enter');
  await expect(foot(second.page)).toBeVisible();
  await expect(first.callButton).toBeEnabled();
  await second.callAndHangUp();
  expect([...first.errors, ...second.errors]).toEqual([]);
});

test('a kiosk takes a newer version by itself, once nobody is there', async ({ page }) => {
  await page.goto(`${site.url}kiosk.html?config=kiosk.example.json`);
  await expect(page.getByRole('button', { name: /Touch to begin/ })).toBeVisible();
  await kept(page);
  await page.reload();
  await page.getByRole('button', { name: /Touch to begin/ }).click();
  site.release();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state))
    .toBe('installed');
  await page.getByRole('button', { name: /^Reception/ }).click();
  await expect(page.getByRole('status')).toHaveText('Connected. You can talk now.');
  await page.getByRole('button', { name: 'Hang up' }).click();
  await expect(page.getByRole('status')).toHaveText('The call has ended.');
  await expect(foot(page)).toBeHidden();
  await page.getByRole('button', { name: 'I have finished' }).click();
  await expect(foot(page)).toBeVisible();
  await expect(title(page)).toHaveText('Call from here');
});
