/** The call log and the contacts as a person uses them, on the built console. */
import { readFileSync } from 'node:fs';
import { expect, test, type Locator } from '@playwright/test';
import { ConsolePage, press, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

/** Hangs up and calls back after three seconds. */
const CALLS_BACK = '5550108';

class Desk extends ConsolePage {
  get log(): Locator {
    return this.page.getByRole('region', { name: 'Call log' });
  }

  get calls(): Locator {
    return this.log.getByRole('list', { name: 'Calls, newest first' }).getByRole('listitem');
  }

  get contacts(): Locator {
    return this.page.getByRole('region', { name: 'Contacts' });
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).press('Enter');
  }

  async addByKeyboard(name: string, number: string): Promise<void> {
    await this.contacts.getByRole('button', { name: 'Add a contact' }).focus();
    await this.page.keyboard.press('Enter');
    await expect(this.contacts.getByLabel('Name', { exact: true })).toBeFocused();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(number);
    await this.page.keyboard.press('Enter');
    await says(this.contacts, `${name} was saved.`);
  }
}

test('a call is in the log, also after a reload, and is called again from there', async ({ page }) => {
  const desk = new Desk(page);
  await desk.open(server.url);
  await desk.callAndHangUp();
  await desk.tab('Call log');
  await expect(desk.calls).toHaveCount(1);
  await expect(desk.calls.first()).toContainText(/555 0100.*Outgoing.*Answered.*Today.*Duration/s);
  await desk.open(server.url);
  await desk.tab('Call log');
  await expect(desk.calls).toHaveCount(1);
  await press(desk.calls.first().getByRole('button', { name: /^Call 555 0100/ }));
  await says(desk.callPanel, 'Connected');
  await desk.hangUp();
  await expect(desk.calls).toHaveCount(2);
  expect(desk.errors).toEqual([]);
});

test('a call that nobody answers is missed, and a caller is shown by the name among the contacts', async ({ page }) => {
  // The caller lets it ring for a minute.
  test.setTimeout(240_000);
  const desk = new Desk(page);
  await desk.open(server.url);
  await desk.tab('Contacts');
  await desk.addByKeyboard('Grace Hopper', '+1 202 5550108');
  await desk.dial(CALLS_BACK);
  // It rings by itself then, and stops by itself.
  await expect(desk.callPanel.getByRole('button', { name: 'Answer' })).toBeVisible();
  await says(desk.callPanel, 'Grace Hopper');
  await desk.tab('Call log');
  await expect(desk.calls.filter({ hasText: 'Missed' })).toHaveCount(1, { timeout: 180_000 });
  await expect(desk.calls.filter({ hasText: 'Missed' })).toContainText(/Grace Hopper.*Incoming/s);
});

test('everything can be cleared, after a question', async ({ page }) => {
  const desk = new Desk(page);
  await desk.open(server.url);
  await desk.tab('Contacts');
  await desk.addByKeyboard('Ada', '5550109');
  await desk.callAndHangUp();
  await desk.tab('Call log');
  await expect(desk.calls).toHaveCount(1);
  await press(desk.log.getByRole('button', { name: 'Clear…' }));
  await page.keyboard.press('Escape');
  await expect(desk.calls).toHaveCount(1);
  await press(desk.log.getByRole('button', { name: 'Clear…' }));
  await press(page.getByRole('button', { name: 'Clear everything: call log and contacts' }));
  await says(desk.log, 'Call log and contacts were removed from this browser.');
  await says(desk.log, 'No calls yet');
  await desk.open(server.url);
  await desk.tab('Contacts');
  await says(desk.contacts, 'No contacts yet');
  await desk.tab('Call log');
  await says(desk.log, 'No calls yet');
});

test('contacts are imported, the broken one passed over and told, and exported', async ({ page }) => {
  const desk = new Desk(page);
  await desk.open(server.url);
  await desk.tab('Contacts');
  const file = {
    name: 'contacts.vcf',
    mimeType: 'text/vcard',
    buffer: Buffer.from(
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN:Hopper;Grace\r\nTEL;CELL:+1 202 5550108\r\nEND:VCARD\r\n' +
        'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Nobody\r\nEND:VCARD\r\n' +
        'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:<b>Ada</b>\r\nTEL;VALUE=uri:tel:5550109\r\nEND:VCARD\r\n',
    ),
  };
  await desk.contacts.getByLabel('Import a file').setInputFiles(file);
  await says(desk.contacts, '2 imported, 1 passed over: line 6 has no number.');
  await says(desk.contacts, '<b>Ada</b>');
  await desk.contacts.getByLabel('Import a file').setInputFiles(file);
  await says(desk.contacts, '0 imported, 2 known already, 1 passed over: line 6 has no number.');
  const exported = async (name: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).filter({ visible: true }).press('Enter'),
    ]);
    return readFileSync(await download.path(), 'utf8');
  };
  expect(await exported('Export as vCard')).toMatch(/^TEL;TYPE=cell.*:\+1 202 5550108\r$/m);
  expect(await exported('Export as CSV')).toContain('Grace Hopper,+1 202 5550108,mobile');
  expect(desk.errors).toEqual([]);
});
