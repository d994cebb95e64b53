/** Calls on the console, with the host in each of the places and on each of the cores that it runs on. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ConsolePage, press, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
/** The console as this project opens it: with the host in a worker, or on the page. */
let url: string;
/** A worker obeys the policy of its own response, not the page's. */
const WITHOUT_WASM = { 'content-security-policy': "default-src 'self'; script-src 'self'" };

// Playwright wants the first parameter destructured, and has no fixture that is needed here.
test.beforeAll(async ({}, { project }) => {
  const withoutWasm = project.metadata['withoutWasm'] === true;
  server = await serveStatic('dist-app', (path): Record<string, string> =>
    withoutWasm && path.includes('telephony.worker') ? WITHOUT_WASM : {},
  );
  url = project.metadata['hostOnPage'] === true ? `${server.url}?host=page` : server.url;
});
test.afterAll(() => server.close());

test('the answered number reaches connected, drop reaches idle', async ({ page }, { project }) => {
  const console = new ConsolePage(page);
  await console.open(url);
  const core = project.metadata['withoutWasm'] === true ? /core: JavaScript/ : /core: wasm, [\d.]+ kB/;
  await expect(console.coreChip).toHaveText(core);
  await console.callAndHangUp();
  const requests = page.getByRole('tabpanel', { name: 'Requests' });
  await says(requests, 'lineMakeCall');
  await says(requests, 'lineDrop');
  expect(console.errors).toEqual([]);
});

for (const [number, words] of [
  ['5550101', /busy/i],
  ['5550103', /busy|refused|did not take/i],
  ['5550104', /dial tone/i],
  ['5550106', /ended|hung up/i],
] as const)
  test(`${number} ends in words`, async ({ page }) => {
    const console = new ConsolePage(page);
    await console.open(url);
    await console.dial(number);
    await says(console.callPanel, words);
    await expect(console.callButton).toBeEnabled();
    expect(console.errors).toEqual([]);
  });

test('a dial can be taken back, and the next one works', async ({ page }) => {
  const console = new ConsolePage(page);
  await console.open(url);
  await console.dial('5550102');
  await says(console.callPanel, /ringing|dialling/i);
  await press(console.callPanel.getByRole('button', { name: 'Cancel call' }));
  await says(console.callPanel, 'Call cancelled');
  await console.callAndHangUp();
});

test('the number that calls back rings, shows who it is, and is answered', async ({ page }) => {
  const console = new ConsolePage(page);
  await console.open(url);
  await console.dial('5550108');
  const answer = console.callPanel.getByRole('button', { name: 'Answer' });
  await answer.waitFor();
  await says(console.callPanel, '555 0108');
  await answer.press('Enter');
  await says(console.callPanel, 'Connected');
  await console.hangUp();
  await expect(console.callButton).toBeEnabled();
});

test('digits go out during a call', async ({ page }) => {
  const console = new ConsolePage(page);
  await console.open(url);
  await console.dial('5550100');
  await says(console.callPanel, 'Connected');
  await press(console.callPanel.getByRole('button', { name: 'Keypad' }));
  await press(console.callPanel.getByRole('button', { name: /^5/ }));
  await console.traffic('AT+VTS=');
});

test('the counters of the worker stand in a tab of their own, in words, and can be downloaded', async ({ page }) => {
  const console = new ConsolePage(page);
  await console.open(url);
  await console.callAndHangUp();
  await page.getByRole('tab', { name: 'Counters' }).press('Enter');
  const counters = page.getByRole('tabpanel', { name: 'Counters' });
  await expect(counters.getByText('Nothing had to be survived.')).toBeVisible();
  await expect(counters.getByRole('row', { name: /^Line device 0 open 0 0$/ })).toBeVisible();
  await counters.getByText(/^Never happened/).press('Enter');
  await expect(counters.getByText('Completed twice')).toBeVisible();
  await expect(counters.getByText('no words for this counter')).toHaveCount(0);

  const downloading = page.waitForEvent('download');
  await press(counters.getByRole('button', { name: 'Download report' }));
  const report = readFileSync(await (await downloading).path(), 'utf8');
  expect(JSON.parse(report)).toMatchObject({ outstanding: 0, counters: { duplicateCompletions: 0 } });
  expect(report).not.toContain('5550100');

  await page.getByRole('tab', { name: 'Requests' }).press('Enter');
  await expect(page.getByRole('tabpanel', { name: 'Requests' }).getByText('diagnostics')).toHaveCount(0);
  expect(console.errors).toEqual([]);
});
