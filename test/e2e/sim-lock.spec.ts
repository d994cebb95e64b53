/** The console on a simulated SIM7600 whose SIM wants its PIN. */
import { expect, test } from '@playwright/test';
import { ConsolePage, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

/** Hangs up and calls back after three seconds. */
const CALLS_BACK = '5550108';

test('a wrong PIN, then the right one, all by the keyboard; then a call says who it is', async ({ page }) => {
  const desk = new ConsolePage(page);
  await desk.open(`${server.url}?simulator=simcom-sim7600-locked`);
  const lock = page.getByRole('region', { name: 'SIM card' });
  await says(page.getByRole('region', { name: 'Line', exact: true }), /locked by its PIN/);
  await says(lock, /3 tries are left/);
  const field = lock.getByLabel('PIN of the SIM card');
  await field.focus();
  await page.keyboard.type('9786');
  await page.keyboard.press('Enter');
  await says(lock.getByRole('status'), 'The PIN was wrong');
  await says(lock, /2 tries are left/);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');

  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  await says(lock.getByRole('status'), 'The SIM card is unlocked.');
  await expect(field).toHaveCount(0);
  await says(page.getByRole('region', { name: 'Line', exact: true }), /^Registered .*signal/);

  await desk.dial(CALLS_BACK);
  await desk.callPanel.getByRole('button', { name: 'Answer' }).waitFor();
  await expect(desk.title).toHaveText('555 0108');
  await desk.traffic('AT+CPIN="••••"');
  await desk.modemConsole.getByRole('searchbox', { name: 'Show lines with' }).fill('9786');
  await says(desk.modemConsole, /^0 of /);
  expect(desk.errors).toEqual([]);
});
