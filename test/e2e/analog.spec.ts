/** What a voice modem on a telephone line does beside calls, on a simulated U.S. Robotics 5637: by roles and keyboard only. */
import { expect, test, type Page } from '@playwright/test';
import { ConsolePage, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

/** Answers, and presses keys as long as the call lasts. */
const PRESSES_KEYS = '5550107';

class Desk extends ConsolePage {
  /** A call to whom presses keys, once it is connected. */
  async begin(): Promise<void> {
    await this.open(`${server.url}?simulator=usr-5637`);
    await this.numberField.focus();
    await this.page.keyboard.type(PRESSES_KEYS);
    await this.page.keyboard.press('Enter');
    await expect(this.said).toHaveText(/^Connected/);
  }

  /** Presses a button of the call as a keyboard does. */
  async press(name: string): Promise<void> {
    const button = this.callPanel.getByRole('button', { name, exact: true });
    await button.focus();
    await this.page.keyboard.press('Enter');
  }
}

async function connected(page: Page): Promise<Desk> {
  const desk = new Desk(page);
  await desk.begin();
  return desk;
}

test('the keys that the other party presses are shown once they are asked for; what is said is no traffic', async ({
  page,
}) => {
  const desk = await connected(page);
  const heard = desk.callPanel.getByRole('status').filter({ hasText: 'Digits heard' });
  await expect(heard).toHaveCount(0);
  await desk.press('Hear digits');
  await expect(heard).toContainText('159#');
  await desk.traffic('AT+VRX');
  await desk.press('Hang up');
  await desk.traffic(' bytes of voice');
  await desk.modemConsole.getByRole('searchbox', { name: 'Show lines with' }).fill('\\x80');
  await says(desk.modemConsole, /^0 of /);
  await expect(desk.callButton).toBeEnabled();
  expect(desk.errors).toEqual([]);
});

test('a flash leaves the call as it is', async ({ page }) => {
  const desk = await connected(page);
  await desk.press('Flash');
  await desk.traffic('AT');
  await expect(desk.modemConsole.getByRole('region', { name: 'AT traffic' })).toContainText(/ATD!;|AT!/);
  await expect(desk.said).toHaveText(/^Connected/);
  await expect(desk.callPanel.getByRole('alert')).toBeEmpty();
  await desk.hangUp();
  await expect(desk.callButton).toBeEnabled();
  expect(desk.errors).toEqual([]);
});

test('a call left to the handset is over here, and is said to go on there', async ({ page }) => {
  const desk = await connected(page);
  await desk.press('Hand to handset');
  await expect(desk.said).toHaveText(/^Goes on at the handset/);
  await expect(desk.callButton).toBeEnabled();
  expect(desk.errors).toEqual([]);
});
