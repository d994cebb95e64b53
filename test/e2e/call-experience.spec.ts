/** How a number comes in, how a call rings, and the keys: by keyboard and touch. */
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { ConsolePage, press, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

const ANSWERS = '5550100';
/** Hangs up and calls back after three seconds, and after twelve. */
const CALLS_BACK = '5550108';
const CALLS_BACK_LATER = '5550109';
const SIM7600 = 'simcom-sim7600';

class Desk extends ConsolePage {
  get dialpad(): Locator {
    return this.page.getByRole('region', { name: 'Dialpad' });
  }

  get incoming(): Locator {
    return this.page.getByRole('region', { name: 'Incoming calls' });
  }

  /** What is said of calls on lines that are not looked at. */
  get alarm(): Locator {
    return this.page.getByRole('main').getByRole('alert').first();
  }

  /** Nothing but the way to a number: no call has been asked for. */
  async nothingDialled(): Promise<void> {
    await says(this.callPanel, 'No call');
    await expect(this.page.getByRole('tabpanel', { name: 'Requests' }).getByText('lineMakeCall')).toHaveCount(0);
  }

  /** Calls a number that calls back, and waits until that call is over; the answer comes some seconds later. */
  async askToBeCalled(number: string): Promise<void> {
    await this.dial(number);
    await expect(this.said).toHaveText(/ended|hung up/i);
  }
}

async function desk(from: BrowserContext | Page, address = ''): Promise<Desk> {
  const page = new Desk('newPage' in from ? await from.newPage() : from);
  await page.open(`${server.url}${address}`);
  if (address.includes(SIM7600))
    await says(page.page.getByRole('region', { name: 'Line', exact: true }), /^Registered .*signal/);
  return page;
}

/** Puts a text on the clipboard of the page, as copying it does. */
async function copy(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
}

test('the first call on the simulator takes two interactions from load: type, Enter', async ({ page }) => {
  const console = await desk(page);
  await console.numberField.fill(ANSWERS);
  await page.keyboard.press('Enter');
  await says(console.callPanel, 'Connected');
  expect(console.errors).toEqual([]);
});

test('a copied number is pasted anywhere on the page, put into the field and not dialled until Enter', async ({
  page,
}) => {
  const console = await desk(page);
  await copy(page, ' 555-0100 ');
  await page.getByRole('tab', { name: 'Counters' }).focus();
  await page.keyboard.press('Control+V');
  await expect(console.numberField).toHaveValue('5550100');
  await expect(console.numberField).toBeFocused();
  await console.nothingDialled();
  await page.keyboard.press('Enter');
  await says(console.callPanel, 'Connected');
});

test('keys are held by touch: 0 for plus, * for a pause; More has them as words and reads the number', async ({
  browser,
}) => {
  const context = await browser.newContext({ hasTouch: true });
  const console = await desk(context);
  const hold = async (name: string): Promise<void> => {
    const key = console.dialpad.getByRole('button', { name });
    await key.scrollIntoViewIfNeeded();
    const box = await key.boundingBox();
    if (box === null) throw new Error(`${name} cannot be touched`);
    const session = await context.newCDPSession(console.page);
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
    const before = await console.numberField.inputValue();
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await expect(console.numberField).not.toHaveValue(before);
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  await hold('0, hold for plus');
  await expect(console.numberField).toHaveValue('+');
  await console.dialpad.getByRole('button', { name: '4, G H I' }).tap();
  await hold('Star, hold for pause');
  await expect(console.numberField).toHaveValue('+4,');
  await console.dialpad.getByRole('button', { name: 'More' }).tap();
  await console.dialpad.getByRole('button', { name: 'Wait for tone' }).tap();
  await console.dialpad.getByRole('button', { name: 'Read the number' }).tap();
  await expect(console.dialpad.getByRole('status')).toHaveText(/Number: plus 4 pause wait/);
  await context.close();
});

test('a link of another page brings its number and says its extension; a press calls, a reload does not bring it again', async ({
  page,
}) => {
  const console = await desk(page, `?tel=${encodeURIComponent('tel:+1-555-0142;ext=12')}`);
  await expect(console.numberField).toHaveValue('+15550142');
  await expect(console.dialpad.getByRole('status')).toHaveText(/Extension 12/);
  await console.nothingDialled();
  await page.reload();
  await expect(console.callButton).toBeEnabled();
  await expect(console.numberField).toHaveValue('');
});

test('a code from a link waits in the field, and a cellular line refuses it in words', async ({ context }) => {
  const console = await desk(context, `?simulator=${SIM7600}&tel=${encodeURIComponent('tel:*21*5550100%23')}`);
  await expect(console.numberField).toHaveValue('*21*5550100#');
  await press(console.callButton);
  await expect(console.dialpad.getByRole('status')).toHaveText(/code/i);
  await expect(console.numberField).toHaveValue('*21*5550100#');
  await says(console.callPanel, 'No call');
});

for (const link of ['tel:555%2', 'tel:5550142;ext=1;ext=2'])
  test(`a broken link is said to be one: ${link}`, async ({ page }) => {
    const console = await desk(page, `?tel=${encodeURIComponent(link)}`);
    await expect(console.dialpad.getByRole('status')).toHaveText(/no number that can be read/);
    await console.nothingDialled();
  });

test('a call rings, is said once, and keys answer, hold and end it', async ({ context }) => {
  const console = await desk(context, `?simulator=${SIM7600}`);
  const { page } = console;
  await console.askToBeCalled(CALLS_BACK_LATER);
  await expect(page.getByRole('alert').filter({ hasText: '555 0109' })).toHaveCount(1);
  await expect(page).toHaveTitle(/^Incoming call/);
  // Whoever types goes on typing.
  await console.numberField.focus();
  await page.keyboard.press('Alt+a');
  await says(console.callPanel, 'Connected');
  await expect(console.numberField).toBeFocused();
  await page.keyboard.press('Alt+p');
  await says(console.callPanel, 'On hold');
  await page.keyboard.press('Alt+p');
  await says(console.callPanel, 'Connected');
  await page.keyboard.press('Alt+x');
  await says(console.callPanel, /ended|hung up/i);
  expect(console.errors).toEqual([]);
});

test('a call on a line that is not shown rings above the page, and brings its line when it is answered', async ({
  context,
}) => {
  const console = await desk(context, `?simulator=${SIM7600},usr-5637`);
  await console.askToBeCalled(CALLS_BACK_LATER);
  const lines = console.page.getByRole('navigation').getByRole('button');
  await lines.nth(1).press('Enter');
  await console.dial(ANSWERS);
  await says(console.callPanel, 'Connected');
  await expect(console.alarm).toHaveText(/555 0109/);
  await press(console.incoming.getByRole('button', { name: /^Answer: / }));
  await expect(lines.nth(0)).toHaveAttribute('aria-current', 'true');
  await expect(console.title).toHaveText('555 0109');
  await says(console.callPanel, 'Connected');
  await expect(console.alarm).toBeEmpty();
});

test('the keys are shown by ?, and turned off there', async ({ page }) => {
  const console = await desk(page);
  await page.getByRole('tab', { name: 'Requests' }).focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help.getByRole('row', { name: /Alt\+A.*Answer/ })).toBeVisible();
  await help.getByRole('checkbox').press('Space');
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await console.dial(ANSWERS);
  await says(console.callPanel, 'Connected');
  await page.keyboard.press('Alt+x');
  await page.keyboard.press('?');
  await expect(help).toHaveCount(0);
  await says(console.callPanel, 'Connected');
});

test('ringing is allowed by a press, muted by another, and said', async ({ page }) => {
  const console = await desk(page);
  const ringer = page.getByRole('region', { name: 'Ringing' });
  // The first press on the page allows it, be it this one or another.
  await console.numberField.press('1');
  await expect(ringer.getByRole('status').first()).toHaveText('Calls ring aloud.');
  await press(ringer.getByRole('button', { name: 'Mute ringing' }));
  await expect(ringer.getByRole('status').first()).toHaveText('Calls ring silently.');
  await expect(ringer.getByRole('button', { name: 'Mute ringing' })).toHaveAttribute('aria-pressed', 'true');
});

/** Notes what the page notifies of, and lets the person look elsewhere. */
async function lookElsewhere(context: BrowserContext, permission: NotificationPermission): Promise<void> {
  await context.addInitScript((granted) => {
    const noted: string[] = [];
    class Noted extends EventTarget {
      static permission = granted;
      constructor(title: string, options: NotificationOptions) {
        super();
        noted.push(`${title}: ${options.body ?? ''}`);
      }
      close(): void {
        noted.push('closed');
      }
    }
    Object.assign(window, { Notification: Noted, noted });
    document.hasFocus = () => false;
  }, permission);
}
const noted = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { noted: string[] }).noted);

test('who looks elsewhere is notified of a call, and the notification goes with the ring', async ({ context }) => {
  await lookElsewhere(context, 'granted');
  const console = await desk(context);
  await console.askToBeCalled(CALLS_BACK);
  // Who it is comes after the first ring; the notification says it then.
  await expect.poll(async () => (await noted(console.page)).at(-1)).toMatch(/^Incoming call: .*555 0108$/);
  await press(console.callPanel.getByRole('button', { name: 'Answer' }));
  await expect.poll(async () => (await noted(console.page)).at(-1)).toBe('closed');
  expect((await noted(console.page)).filter((line) => line === 'closed')).toHaveLength(1);
});

test('where notifications are denied that is said, and the call is shown all the same', async ({ context }) => {
  await lookElsewhere(context, 'denied');
  const console = await desk(context);
  await says(console.page.getByRole('region', { name: 'Ringing' }), /Notifications are off for this page/);
  await console.askToBeCalled(CALLS_BACK);
  await console.callPanel.getByRole('button', { name: 'Answer' }).waitFor();
  expect(await noted(console.page)).toEqual([]);
});

test('where there is no audio that is said, and a call rings visibly', async ({ context }) => {
  await context.addInitScript(() => {
    Object.assign(window, { AudioContext: undefined });
  });
  const console = await desk(context);
  await says(console.page.getByRole('region', { name: 'Ringing' }), /make no sound/);
  await console.askToBeCalled(CALLS_BACK);
  await console.callPanel.getByRole('button', { name: 'Answer' }).waitFor();
  expect(console.errors).toEqual([]);
});
