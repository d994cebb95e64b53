/** What a mobile network does beside calls, on a simulated SIM7600: by roles and names only. */
import { expect, test, type Locator } from '@playwright/test';
import { ConsolePage, press, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

class Services extends ConsolePage {
  get element(): Locator {
    return this.page.getByRole('group').filter({ hasText: 'Services of the network' });
  }

  region(name: string): Locator {
    return this.element.getByRole('region', { name });
  }

  async begin(): Promise<void> {
    await this.open(`${server.url}?simulator=simcom-sim7600`);
    await says(this.page.getByRole('region', { name: 'Line', exact: true }), /^Registered .*signal/);
    await this.element.getByText('Services of the network').press('Enter');
  }
}

test('calls are forwarded when busy, and the network says so', async ({ page }) => {
  const desk = new Services(page);
  await desk.begin();
  const forwarding = desk.region('Call forwarding');
  await forwarding.getByRole('combobox', { name: 'When' }).selectOption('When busy');
  await forwarding.getByRole('textbox', { name: 'Forward to' }).fill('555 0198');
  await forwarding.getByRole('textbox', { name: 'Forward to' }).press('Enter');
  await expect(forwarding.getByRole('status')).toHaveText('When busy: calls go to 555 0198.');
  await press(forwarding.getByRole('button', { name: /^Ask the network/ }));
  await expect(forwarding.getByText('to 5550198')).toBeVisible();
  await press(forwarding.getByRole('button', { name: 'End forwarding' }));
  await expect(forwarding.getByRole('status')).toHaveText('When busy: calls are not forwarded.');
  expect(desk.errors).toEqual([]);
});

test('the operator is named; a scan is cancelled, the next one finds it', async ({ page }) => {
  const desk = new Services(page);
  await desk.begin();
  await says(page.getByRole('region', { name: 'Line', exact: true }), 'Example Net');
  const networks = desk.region('Networks within reach');
  await press(networks.getByRole('button', { name: 'Look for networks' }));
  await expect(networks.getByRole('progressbar')).toBeVisible();
  await press(networks.getByRole('button', { name: 'Cancel' }));
  await expect(networks.getByRole('status')).toHaveText('Cancelled. The list is as it was.');
  await press(networks.getByRole('button', { name: 'Look for networks' }));
  await expect(networks.getByRole('status')).toHaveText('1 network found.', { timeout: 40_000 });
  await expect(networks.getByRole('list', { name: 'Networks found' })).toContainText('Example Net');
  expect(desk.errors).toEqual([]);
});

test('a code is no number', async ({ page }) => {
  const desk = new Services(page);
  await desk.begin();
  await desk.dial('*21*5550199#');
  await says(page.getByRole('region', { name: 'Dialpad' }), /This is a code, not a number/);
  await says(desk.callPanel, 'No call');
});
