/** The gallery: every element in its states, with its documentation. */
import { expect, test } from '@playwright/test';
import { press } from './console-page.js';
import { expectFit, lookAt, looks } from './page-checks.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

for (const look of looks([
  [1280, 800],
  [360, 800],
]))
  test(`every element is shown, and fits, ${look.name}`, async ({ page }) => {
    await lookAt(page, look);
    await page.goto(`${server.url}gallery.html?lang=${look.language}&scheme=${look.colorScheme}`);
    await expect(page.getByRole('status').first()).toHaveText(/^(\d+) of \1 elements$/);
    await expect(page.getByRole('heading', { level: 2, name: 'tel-call-panel' })).toBeVisible();
    // A state that asks something would lie over all the others.
    await expect(page.getByRole('dialog')).toHaveCount(0);
    // The same element stands there many times, and so do its landmarks.
    await expectFit(page, look, 'gallery', ['landmark-unique']);
  });

test('an element is found by what is said of it, and a state that asks is shown at a press', async ({ page }) => {
  await page.goto(`${server.url}gallery.html`);
  await page.getByRole('searchbox', { name: 'Search the elements' }).fill('tel-speed-dial');
  await expect(page.getByRole('status').first()).toHaveText(/^1 of /);
  await expect(page.getByRole('heading', { level: 2, name: 'tel-dialpad' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search the elements' }).fill('tel-contacts');
  await press(page.getByRole('button', { name: 'Show tel-contacts: asks before one is deleted' }));
  await expect(page.getByRole('dialog')).toContainText('Delete Ada Lovelace?');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
