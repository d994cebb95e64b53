/** What the console is like for people, wherever its host runs. */
import { expect, test } from '@playwright/test';
import { ConsolePage, press, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
let url: string;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
  ({ url } = server);
});
test.afterAll(() => server.close());

test('what cannot be dialled is refused in words, and nothing is sent', async ({ page }) => {
  const console = new ConsolePage(page);
  await console.open(url);
  for (const number of ['555;0100', 'ATH', '"5"', '555>1']) {
    await console.numberField.fill(number);
    await console.numberField.press('Enter');
    await expect(page.getByRole('region', { name: 'Dialpad' }).getByRole('status')).not.toBeEmpty();
  }
  await page.getByRole('tab', { name: 'AT console' }).press('Enter');
  await console.modemConsole.getByRole('searchbox', { name: 'Show lines with' }).fill('ATD');
  await says(console.modemConsole, /^0 of /);
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

test('without a secure context the page says why no modem can be connected', async ({ browser }) => {
  const page = await browser.newPage();
  // A name that is not localhost: plain http is no secure context there.
  await page.route('http://console.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: new URL(`.${pathname}`, server.url).href }) });
  });
  const console = new ConsolePage(page);
  await console.open('http://console.test/');
  await press(page.getByRole('button', { name: 'Connect a modem' }));
  await says(page.getByRole('banner'), /https/i);
  await console.callAndHangUp();
  await page.close();
});

test('a page that Permissions-Policy forbids serial ports says so', async ({ page }) => {
  const strict = await serveStatic('dist-app', (path): Record<string, string> =>
    path === '/' ? { 'permissions-policy': 'serial=()' } : {},
  );
  const console = new ConsolePage(page);
  await console.open(strict.url);
  await press(page.getByRole('button', { name: 'Connect a modem' }));
  await says(page.getByRole('banner'), /serial ports|modems?.*not allowed|does not allow|forbid/i);
  await console.callAndHangUp();
  await strict.close();
});
