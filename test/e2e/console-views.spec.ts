/** Every view of the console, wide, on a telephone and at 200 %: for axe, by its size, for whoever touches it. */
import { expect, test, type Page } from '@playwright/test';
import { ConsolePage, says } from './console-page.js';
import { expectFit, listen, lookAt, looks, watchShifts, type Look } from './page-checks.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

/** What is needed of the page, whatever its language is. */
const WORDS = {
  en: {
    call: 'Current call',
    connected: 'Connected',
    keypad: 'Keypad',
    keys: 'Keys',
    close: 'Close',
    registered: /^Registered/,
  },
  ar: { call: 'المكالمة الحالية', connected: 'متصل', keypad: '', keys: '', close: '', registered: /^/ },
};

async function walk(page: Page, look: Look): Promise<void> {
  const words = WORDS[look.language];
  const fits = (state: string): Promise<void> => expectFit(page, look, `console-${state}`);
  const call = page.getByRole('region', { name: words.call });
  const shifts = await watchShifts(page);
  await lookAt(page, look);
  await page.goto(`${server.url}?simulator=simcom-sim7600&lang=${look.language}`);
  await expect(page.getByRole('navigation').getByRole('img', { name: /dBm/ })).toBeVisible();
  await expect(page.getByRole('tab').first()).toBeVisible();
  expect(await shifts()).toEqual([]);
  const tabs = await page.getByRole('tab').all();
  for (const [index, tab] of tabs.entries()) {
    await tab.press('Enter');
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await fits(`tab-${index + 1}`);
  }
  await page.getByRole('textbox').first().fill('5550100');
  await page.getByRole('textbox').first().press('Enter');
  await says(call, words.connected);
  await fits('call');
  // Neither while it loaded nor as the call went on.
  expect(await shifts()).toEqual([]);
}

test.describe('every view', () => {
  test.describe.configure({ timeout: 240_000 });
  for (const look of looks([
    [1280, 800],
    [640, 400],
    [360, 800],
  ]))
    test(`fits, ${look.name}`, async ({ page }) => {
      await walk(page, look);
    });
});

test('what happens to a call is said, in order, and nothing is said twice', async ({ page }) => {
  const heard = await listen(page);
  const console = new ConsolePage(page);
  await console.open(server.url);
  await console.callAndHangUp();
  const said = (await heard()).filter((text) => / 555 0100$|^Ready$|Hang up first/.test(text));
  expect(said).toEqual([
    'Ready',
    'Dialling. 555 0100',
    'Connecting. 555 0100',
    'Ringing. 555 0100',
    'Connected. 555 0100',
    'Call ended. 555 0100',
    'Ready',
  ]);
});
