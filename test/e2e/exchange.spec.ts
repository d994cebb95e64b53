import { expect, test, type BrowserContext, type Locator } from '@playwright/test';
import { ConsolePage, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

/** The console on the simulated office: one person at each extension's line in turn, by roles and keys only. */
class Office extends ConsolePage {
  /** Opens the console with one of the extensions' lines. */
  async openOffice(query = ''): Promise<void> {
    await this.page.goto(`${server.url}?exchange&simulator=0${query}`);
    await expect(this.line('201')).toBeVisible();
  }

  line(extension: string): Locator {
    return this.page.getByRole('navigation').getByRole('button', { name: extension });
  }

  /** Sits down at an extension. */
  async at(extension: string): Promise<void> {
    await this.line(extension).focus();
    await this.page.keyboard.press('Enter');
    await expect(this.line(extension)).toHaveAttribute('aria-current', 'true');
  }

  button(name: string | RegExp): Locator {
    return this.callPanel.getByRole('button', { name, exact: typeof name === 'string' });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).focus();
    await this.page.keyboard.press('Enter');
  }

  async answerAt(extension: string): Promise<void> {
    await expect(this.line(extension)).toContainText('Ringing');
    await this.at(extension);
    await this.press('Answer');
    await says(this.callPanel, 'Connected');
  }

  /** A call from 201 to another extension, which answers; back at 201. */
  async callFromReception(extension: string): Promise<void> {
    await this.at('201');
    await this.dial(extension);
    await this.answerAt(extension);
    await this.at('201');
    await expect(this.title).toHaveText(extension);
    await says(this.callPanel, 'Connected');
  }

  /** Asks for a number by one of the panel's forms. */
  async ask(opens: string, number: string): Promise<void> {
    await this.press(opens);
    await this.page.keyboard.type(number);
  }

  /** Enter twice, as an impatient hand does: the second finds what the first has left. */
  async enterTwice(): Promise<void> {
    await this.page.keyboard.press('Enter');
    await this.page.waitForTimeout(300);
    await this.page.keyboard.press('Enter');
    await this.page.waitForTimeout(300);
  }
}

async function office(context: BrowserContext, query = ''): Promise<Office> {
  const page = new Office(await context.newPage());
  await page.openOffice(query);
  return page;
}

test('hold and swap', async ({ context }) => {
  const page = await office(context);
  await page.callFromReception('202');
  await page.press('Hold');
  await says(page.callPanel, 'On hold');
  await page.press('Take back');
  await says(page.callPanel, 'Connected');
  await page.press('Hold');
  await expect(page.button('Take back')).toBeVisible();
  await page.dial('5550100');
  await expect(page.title).toHaveText('555 0100');
  await says(page.callPanel, 'Connected');
  await expect(page.others.getByRole('listitem')).toHaveCount(1);
  await page.press(/^Swap: .*202/);
  await expect(page.title).toHaveText('202');
  await expect(page.others).toContainText('555 0100');
  await expect(page.said).toContainText('Connected');
  await page.press('Hang up');
  await expect(page.title).toHaveText('555 0100');
  await page.press('Take back');
  await says(page.callPanel, 'Connected');
  await expect(page.callPanel).not.toContainText('202');
  expect(page.errors).toEqual([]);
});

test('a transfer that asks first', async ({ context }) => {
  const page = await office(context);
  await page.callFromReception('202');
  await page.ask('Transfer', '203');
  await page.page.keyboard.press('Enter');
  await expect(page.title).toHaveText('203');
  await expect(page.others).toContainText('On hold');
  await page.answerAt('203');
  await page.at('201');
  await page.press('Complete transfer');
  await expect(page.said).toHaveText('Call transferred');
  await says(page.callPanel, 'No call');
  await page.at('202');
  await expect(page.title).toHaveText('203');
  await page.press('Hang up');
  await expect(page.line('203')).toContainText('Ready');
  expect(page.errors).toEqual([]);
});

test('a transfer at once', async ({ context }) => {
  const page = await office(context);
  await page.callFromReception('202');
  await page.ask('Transfer', '203');
  await page.press('Transfer now');
  // The page may have gone to the line that rings by now, as it does for every call that comes in while the person here has none.
  await expect(page.line('201')).toContainText('Ready');
  await page.answerAt('203');
  await expect(page.title).toHaveText('202');
  expect(page.errors).toEqual([]);
});

test('a transfer at once to a busy number says what is known at each end', async ({ context }) => {
  const page = await office(context);
  const other = await office(context);
  await page.callFromReception('202');
  await other.at('202');
  await page.ask('Transfer', '5550101');
  await page.press('Transfer now');
  await expect(page.said).toHaveText('Call sent on. Whether the other number answers is not known here.');
  await expect(other.title).toHaveText('555 0101');
  await says(other.callPanel, 'Busy');
  await expect(other.said).not.toContainText('201');
  expect([...page.errors, ...other.errors]).toEqual([]);
});

test('a first call that ends while the consultation rings is told of', async ({ context }) => {
  const page = await office(context);
  const other = await office(context);
  await page.callFromReception('202');
  await other.at('202');
  await page.ask('Transfer', '203');
  await page.enterTwice();
  await expect(page.title).toHaveText('203');
  await says(page.callPanel, 'Ringing');
  await other.press('Hang up');
  await expect(page.said).toHaveText(/^The call on hold has ended\. Ringing\. .*203$/);
  expect([...page.errors, ...other.errors]).toEqual([]);
});

test('a consultation that is cancelled leaves the first call', async ({ context }) => {
  const page = await office(context);
  await page.callFromReception('202');
  await page.ask('Transfer', '203');
  await page.page.keyboard.press('Enter');
  await expect(page.title).toHaveText('203');
  await says(page.callPanel, 'Ringing');
  await page.press('Cancel');
  await expect(page.title).toHaveText('202');
  await says(page.callPanel, 'Connected');
  await expect(page.callPanel).not.toContainText('203');
  expect(page.errors).toEqual([]);
});

test('a conference of three, and who leaves it', async ({ context }) => {
  const page = await office(context);
  await page.callFromReception('202');
  await page.ask('Add person', '5550100');
  await page.page.keyboard.press('Enter');
  await expect(page.title).toHaveText('555 0100');
  await says(page.callPanel, 'Connected');
  await page.button('Join calls').focus();
  await page.enterTwice();
  await expect(page.title).toHaveText('Conference');
  await expect(page.members.getByRole('listitem')).toHaveCount(2);
  await expect(page.said).toContainText('Conference with Ana Silva, 555 0100');
  await page.press(/^Take out: .*202/);
  await expect(page.others).toContainText('202');
  await page.press(/^Join: .*202/);
  await expect(page.members.getByRole('listitem')).toHaveCount(2);
  await page.press('Hang up: 555 0100');
  await expect(page.members.getByRole('listitem')).toHaveCount(1);
  await expect(page.callPanel).not.toContainText('555 0100');
  await page.press('Hang up');
  await expect(page.said).toHaveText('Conference ended');
  await expect(page.callPanel).not.toContainText('No number');
  await expect(page.line('202')).toContainText('Ready');
  expect(page.errors).toEqual([]);
});

test('what only a modem has is not shown for an extension, nor is its own number', async ({ context }) => {
  const page = await office(context);
  await page.at('201');
  await expect(page.page.getByRole('tab')).toHaveText([/Requests/, /Network/, /Counters/, /Call log/, /Contacts/]);
  await expect(page.page.getByLabel('Name', { exact: true })).toHaveCount(0);
  const numbers = page.page.getByRole('list', { name: 'Numbers to try' });
  await expect(numbers).toContainText('202');
  await expect(numbers).not.toContainText('201');
  await page.at('202');
  await expect(numbers).toContainText('201');
  await expect(numbers).not.toContainText('202');
  expect(page.errors).toEqual([]);
});

test('two pages at one line, and one that only watches', async ({ context }) => {
  const bystander = await office(context);
  const first = await office(context);
  const second = await office(context);
  const watcher = await office(context, '&rights=monitor');
  await first.callFromReception('202');
  for (const page of [second, watcher]) {
    await page.at('201');
    await expect(page.title).toHaveText('202');
    await says(page.callPanel, 'Connected');
  }
  await expect(watcher.callPanel.getByRole('button')).toHaveCount(0);
  // The second page acts on the first one's call and so becomes its owner: the call stays when the first goes.
  await second.press('Hold');
  await says(watcher.callPanel, 'On hold');
  await second.press('Take back');
  await first.page.close();
  await says(watcher.callPanel, 'Connected');
  await second.press('Hang up');
  await says(watcher.callPanel, 'Call ended');
  expect([bystander, second, watcher].flatMap(({ errors }) => errors)).toEqual([]);
});
