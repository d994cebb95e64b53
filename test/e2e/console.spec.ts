import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import { ConsolePage, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
  const requests = page.locator('tel-request-monitor');
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
  await console.callPanel.getByRole('button', { name: 'Cancel call' }).click();
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
  await answer.click();
  await says(console.callPanel, 'Connected');
  await console.hangUp();
  await expect(console.callButton).toBeEnabled();
});

test('digits go out during a call', async ({ page }) => {
  const console = new ConsolePage(page);
  await console.open(url);
  await console.dial('5550100');
  await says(console.callPanel, 'Connected');
  await console.callPanel.getByRole('button', { name: 'Keypad' }).click();
  await console.callPanel.getByRole('button', { name: /^5/ }).click();
  await page.getByRole('tab', { name: 'AT traffic' }).click();
  await says(page.locator('tel-traffic'), 'AT+VTS=');
});

test('the counters of the worker stand in a tab of their own, in words, and can be downloaded', async ({ page }) => {
  const console = new ConsolePage(page);
  await console.open(url);
  await console.callAndHangUp();
  await page.getByRole('tab', { name: 'Counters' }).click();
  const counters = page.getByRole('tabpanel', { name: 'Counters' });
  await expect(counters.getByText('Nothing had to be survived.')).toBeVisible();
  await expect(counters.getByRole('row', { name: /^Line device 0 open 0 0$/ })).toBeVisible();
  await counters.getByText(/^Never happened/).click();
  await expect(counters.getByText('Completed twice')).toBeVisible();
  await expect(counters.getByText('no words for this counter')).toHaveCount(0);

  const downloading = page.waitForEvent('download');
  await counters.getByRole('button', { name: 'Download report' }).click();
  const report = readFileSync(await (await downloading).path(), 'utf8');
  expect(JSON.parse(report)).toMatchObject({ outstanding: 0, counters: { duplicateCompletions: 0 } });
  expect(report).not.toContain('5550100');

  await page.getByRole('tab', { name: 'Requests' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Requests' }).getByText('diagnostics')).toHaveCount(0);
  expect(console.errors).toEqual([]);
});

test('what cannot be dialled is refused in words, and nothing is sent', async ({ page }) => {
  const console = new ConsolePage(page);
  await console.open(url);
  for (const number of ['555;0100', 'ATH', '"5"', '555>1']) {
    await console.numberField.fill(number);
    await console.numberField.press('Enter');
    await expect(page.locator('tel-dialpad').locator('[role=status]')).not.toBeEmpty();
  }
  await page.getByRole('tab', { name: 'AT traffic' }).click();
  await expect(page.locator('tel-traffic').getByText('ATD')).toHaveCount(0);
  await console.callAndHangUp();
});

test('the whole call by keyboard alone', async ({ page }) => {
  const console = new ConsolePage(page);
  await console.open(url);
  await console.numberField.focus();
  await page.keyboard.type('5550100');
  await page.keyboard.press('Enter');
  await says(console.callPanel, 'Connected');
  const hangUp = console.callPanel.getByRole('button', { name: 'Hang up' });
  for (let i = 0; i < 60 && !(await hangUp.evaluate((b) => b.matches(':focus'))); i++)
    await page.keyboard.press('Shift+Tab');
  await expect(hangUp).toBeFocused();
  await page.keyboard.press('Enter');
  await says(console.callPanel, /ended|hung up/i);
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [360, 1280])
    test(`no accessibility violation and no sideways scroll, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const console = new ConsolePage(page);
      await console.open(url);
      const violations = async (): Promise<string[]> => {
        await page.evaluate(axeSource);
        return page.evaluate(async () => {
          const { axe } = window as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: unknown[] }[] }> };
          };
          return (await axe.run()).violations.map(({ id, nodes }) => `${id} ${JSON.stringify(nodes).slice(0, 300)}`);
        });
      };
      expect(await violations()).toEqual([]);
      await console.dial('5550100');
      await says(console.callPanel, 'Connected');
      expect(await violations()).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });

test('without a secure context the page says why no modem can be connected', async ({ browser }) => {
  const page = await browser.newPage();
  // A name that is not localhost: plain http is no secure context there.
  await page.route('http://console.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: new URL(`.${pathname}`, server.url).href }) });
  });
  const console = new ConsolePage(page);
  await console.open('http://console.test/');
  await page.getByRole('button', { name: 'Connect a modem' }).click();
  await says(page.locator('tel-port-button'), /https/i);
  await console.callAndHangUp();
  await page.close();
});

test('a page that Permissions-Policy forbids serial ports says so', async ({ page }) => {
  const strict = await serveStatic('dist-app', (path): Record<string, string> =>
    path === '/' ? { 'permissions-policy': 'serial=()' } : {},
  );
  const console = new ConsolePage(page);
  await console.open(strict.url);
  await page.getByRole('button', { name: 'Connect a modem' }).click();
  await says(page.locator('tel-port-button'), /serial ports|modems?.*not allowed|does not allow|forbid/i);
  await console.callAndHangUp();
  await strict.close();
});
