/** What the console says where a modem cannot be connected, on real frames, headers and plain http. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { Capability } from '../../src/client/capabilities.js';
import type { Telephony } from '../../src/client/telephony.js';
import { serveStatic, type StaticServer } from './static-server.js';

// A name that is no localhost, so that plain http to it is not secure.
const plainHost = 'plain.test';
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${plainHost} 127.0.0.1`],
    });
  },
});

let server: StaticServer;
/** Pages that embed the console. */
let around: StaticServer;
const folder = mkdtempSync(join(tmpdir(), 'ringback-frames-'));
const headers: Record<string, string> = {};
test.beforeAll(async () => {
  server = await serveStatic('dist-app', () => headers);
  const frames = { plain: '', allowed: 'allow="serial; usb"' };
  for (const [name, attributes] of Object.entries(frames))
    writeFileSync(
      join(folder, `${name}.html`),
      `<!doctype html><iframe src="${addressOn('127.0.0.1')}" ${attributes}></iframe>`,
    );
  around = await serveStatic(folder);
});
test.afterAll(async () => {
  await around.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
test.afterEach(() => {
  delete headers['permissions-policy'];
});

const addressOn = (host: string): string => server.url.replace('localhost', host);
const said = (where: Page | FrameLocator): Locator => where.getByRole('region', { name: 'Access to modems' });

/** Waits until the worker has said hello, so that what is not said is not only late. */
async function started(where: Page | FrameLocator): Promise<void> {
  await expect(where.getByText(/^core: /)).toBeVisible();
  // What comes after the first picture is there.
  await expect(where.getByRole('tab').first()).toBeVisible();
}

/** The report as `state reason`, by name. */
async function report(where: Page | FrameLocator): Promise<Record<string, string>> {
  await started(where);
  const entries = await where
    .locator('tel-port-button')
    .evaluate((button: HTMLElement & { telephony: Telephony }): Promise<readonly Capability[]> =>
      button.telephony.capabilities(),
    );
  return Object.fromEntries(entries.map(({ name, state, reason }) => [name, `${state} ${reason}`.trim()]));
}

/** Opens the console in a frame of a page of another site. */
async function framed(page: Page, name: 'plain' | 'allowed'): Promise<FrameLocator> {
  await page.goto(`${around.url}${name}.html`);
  return page.frameLocator('iframe');
}

test('a page that can use modems says nothing, and knows what its worker can', async ({ page }) => {
  await page.goto(server.url);
  const known = await report(page);
  expect(known).toMatchObject({
    secureContext: 'available',
    serial: 'available',
    serialInWorker: 'available',
    chooser: 'unknown notAsked',
    usb: 'available',
    usbInWorker: 'available',
    webLocks: 'available',
    sharedWorker: 'available',
    core: 'available',
  });
  await expect(said(page)).toHaveCount(0);
});

test('Permissions-Policy: serial=() on the response is said, with what the header must be', async ({ page }) => {
  headers['permissions-policy'] = 'serial=()';
  await page.goto(server.url);
  await expect(said(page)).toContainText('The Permissions-Policy header of this page forbids this.');
  await expect(said(page)).toContainText('Permissions-Policy: serial=(self), usb=(self)');
  const known = await report(page);
  expect(known).toMatchObject({ serial: 'blocked permissionsPolicy', usb: 'available' });
});

test('Permissions-Policy: usb=() leaves serial modems alone', async ({ page }) => {
  headers['permissions-policy'] = 'usb=()';
  await page.goto(server.url);
  expect(await report(page)).toMatchObject({ serial: 'available', usb: 'blocked permissionsPolicy' });
  await expect(said(page)).toHaveCount(0);
});

test('a frame without allow is said, with what to ask the page around it for', async ({ page }) => {
  const frame = await framed(page, 'plain');
  await expect(said(frame)).toContainText('This page stands in a frame that may not do this.');
  await expect(said(frame)).toContainText('add allow="serial; usb" to the frame');
  expect(await report(frame)).toMatchObject({ serial: 'blocked frame', usb: 'blocked frame' });
});

test('a frame with allow can use modems', async ({ page }) => {
  const frame = await framed(page, 'allowed');
  expect(await report(frame)).toMatchObject({
    serial: 'available',
    serialInWorker: 'available',
    usb: 'available',
    usbInWorker: 'available',
  });
  await expect(said(frame)).toHaveCount(0);
});

test('a page over plain http is told to be opened over https', async ({ page }) => {
  await page.goto(addressOn(plainHost));
  await expect(said(page)).toContainText('This page was not loaded securely.');
  await expect(said(page)).toContainText('Open this page over https');
  await expect(said(page).getByRole('listitem')).toHaveCount(1);
  expect(await report(page)).toMatchObject({
    secureContext: 'missing insecureContext',
    serial: 'missing insecureContext',
  });
});
