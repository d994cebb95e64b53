/** Calls on simulated modems of real makes: a cellular one with several calls at a time, and one on a telephone line. */
import { expect, test, type BrowserContext, type Locator } from '@playwright/test';
import { ConsolePage, press, says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

/** Hangs up and calls back after three seconds, and after twelve: long enough for another call to be up by then. */
const CALLS_BACK = '5550108';
const CALLS_BACK_LATER = '5550109';
const ANSWERS = '5550100';
const SIM7600 = 'simcom-sim7600';
const USR5637 = 'usr-5637';

/** The console on one simulated modem, by roles and names only. */
class Desk extends ConsolePage {
  button(name: string | RegExp): Locator {
    return this.callPanel.getByRole('button', { name, exact: typeof name === 'string' });
  }

  async press(name: string | RegExp): Promise<void> {
    await press(this.button(name));
  }

  get alarm(): Locator {
    return this.callPanel.getByRole('alert');
  }

  /** Watches every word of the panel; what it says was there. */
  async saidFromNowOn(): Promise<() => Promise<string>> {
    const words = await this.callPanel.evaluateHandle((panel) => {
      const seen: string[] = [];
      const root = panel.getRootNode();
      const look = (): void => {
        const text = root.textContent ?? '';
        if (seen.at(-1) !== text) seen.push(text);
      };
      new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true });
      return seen;
    });
    return async () => (await words.evaluate((seen) => seen)).join('\n');
  }

  /** Calls a number that calls back, and leaves that call; it rings some seconds later. */
  async askToBeCalled(number: string): Promise<void> {
    // Both are over soon, and it may ring already by the time that one looks.
    const said = await this.saidFromNowOn();
    await this.dial(number);
    await expect.poll(said).toContain('Connected');
    await expect.poll(said).toMatch(/ended/i);
  }

  /** A call that is connected, and one that waits beside it. */
  async withWaitingCall(): Promise<void> {
    await this.askToBeCalled(CALLS_BACK_LATER);
    await this.dial(ANSWERS);
    await says(this.callPanel, 'Connected');
    await expect(this.title).toHaveText('555 0100');
    await expect(this.alarm).toHaveText(/555 0109/);
  }
}

/** A call that came in and is on hold now, and the one that waited beside it and was answered. */
async function heldAndActive(page: Desk): Promise<void> {
  await page.askToBeCalled(CALLS_BACK_LATER);
  await page.askToBeCalled(CALLS_BACK);
  await page.press('Answer');
  await says(page.callPanel, 'Connected');
  await expect(page.alarm).toHaveText(/555 0109/);
  await expect(page.button('Hold')).toHaveCount(0);
  await page.press(/^Answer: .*0109/);
  await expect(page.title).toHaveText('555 0109');
  await expect(page.others).toContainText('On hold');
}

async function desk(context: BrowserContext, simulator: string): Promise<Desk> {
  const page = new Desk(await context.newPage());
  await page.open(`${server.url}?simulator=${simulator}`);
  // A cellular modem reads its card and looks for its network first.
  if (simulator === SIM7600)
    await says(page.page.getByRole('region', { name: 'Line', exact: true }), /^Registered .*signal/);
  return page;
}

test('a simulated modem that there is not is said to be none, with those that there are', async ({ page }) => {
  await page.goto(`${server.url}?simulator=nokia-3310`);
  const alert = page.getByRole('alert').filter({ hasText: 'set up wrongly' });
  await expect(alert).toContainText('There is no simulated modem "nokia-3310"');
  await expect(alert).toContainText('simcom-sim7600');
});

test.describe('a SIM7600', () => {
  test('calls, sends digits, hangs up', async ({ context }) => {
    const page = await desk(context, SIM7600);
    await page.callAndHangUp();
    await page.dial(ANSWERS);
    await says(page.callPanel, 'Connected');
    await page.press('Keypad');
    await page.press(/^5/);
    await page.traffic('AT+VTS=');
    await page.hangUp();
    await expect(page.callButton).toBeEnabled();
    expect(page.errors).toEqual([]);
  });

  test('a call that comes in says who it is, and is answered', async ({ context }) => {
    const page = await desk(context, SIM7600);
    await page.askToBeCalled(CALLS_BACK);
    await page.button('Answer').waitFor();
    await expect(page.title).toHaveText('555 0108');
    await page.press('Answer');
    await says(page.callPanel, 'Connected');
    await page.hangUp();
    await expect(page.callButton).toBeEnabled();
    expect(page.errors).toEqual([]);
  });

  test('hold and take back, once what stood behind a pause is sent', async ({ context }) => {
    const page = await desk(context, SIM7600);
    await page.dial(`${ANSWERS},5`);
    await says(page.callPanel, 'Connected');
    await page.traffic('AT+VTS=');
    await page.press('Hold');
    await says(page.callPanel, 'On hold');
    await page.press('Take back');
    await says(page.callPanel, 'Connected');
    expect(page.errors).toEqual([]);
  });

  test('a call that waits is taken, and the two are swapped', async ({ context }) => {
    const page = await desk(context, SIM7600);
    await page.withWaitingCall();
    await page.press(/^Answer/);
    await expect(page.title).toHaveText('555 0109');
    await says(page.callPanel, 'Connected');
    await expect(page.others).toContainText('555 0100');
    await expect(page.others).toContainText('On hold');
    await page.press(/^Swap: .*0100/);
    await expect(page.title).toHaveText('555 0100');
    await expect(page.others).toContainText('555 0109');
    await page.press('Hang up');
    await expect(page.title).toHaveText('555 0109');
    await page.press('Take back');
    await says(page.callPanel, 'Connected');
    await page.press('Hang up');
    await expect(page.callButton).toBeEnabled();
    expect(page.errors).toEqual([]);
  });

  test('three in a conference, one of whom leaves it', async ({ context }) => {
    const page = await desk(context, SIM7600);
    await page.dial(ANSWERS);
    await says(page.callPanel, 'Connected');
    await page.press('Add person');
    await page.page.keyboard.type('5550110');
    await page.page.keyboard.press('Enter');
    await expect(page.title).toHaveText('555 0110');
    await expect(page.others).toContainText('On hold');
    await expect(page.said).toHaveText(/^Connected/);
    await page.press('Join calls');
    await expect(page.title).toHaveText('Conference');
    await expect(page.members.getByRole('listitem')).toHaveCount(2);
    await page.press(/^Take out: .*0110/);
    await expect(page.title).toHaveText('555 0110');
    await expect(page.others).toContainText('555 0100');
    await page.press('Hang up');
    await expect(page.title).toHaveText('555 0100');
    await page.press('Hang up');
    await expect(page.callButton).toBeEnabled();
    expect(page.errors).toEqual([]);
  });

  test('two that came in are joined, one is taken out again, and both are hung up', async ({ context }) => {
    const page = await desk(context, SIM7600);
    await heldAndActive(page);
    const said = await page.saidFromNowOn();
    await page.press(/^Join: .*0108/);
    await expect(page.title).toHaveText('Conference');
    await expect(page.members.getByRole('listitem')).toHaveCount(2);
    expect(await said()).not.toMatch(/dialling/i);
    await page.press(/^Take out: .*0108/);
    await expect(page.title).toHaveText('555 0108');
    await expect(page.others).toContainText('555 0109');
    await page.traffic('AT+CHLD=3');
    await page.press('Hang up');
    await expect(page.title).toHaveText('555 0109');
    await page.press('Hang up');
    await expect(page.callButton).toBeEnabled();
    expect(page.errors).toEqual([]);
  });

  test('two that came in are put through to each other', async ({ context }) => {
    const page = await desk(context, SIM7600);
    await heldAndActive(page);
    await page.press(/^Put through: .*0108/);
    await expect(page.said).toHaveText('Call transferred');
    await says(page.callPanel, 'No call');
    await page.traffic('AT+CHLD=4');
    expect(page.errors).toEqual([]);
  });

  test('a transfer that asks first', async ({ context }) => {
    const page = await desk(context, SIM7600);
    await page.dial(ANSWERS);
    await says(page.callPanel, 'Connected');
    await page.press('Transfer');
    await page.page.keyboard.type('5550110');
    await page.page.keyboard.press('Enter');
    await expect(page.title).toHaveText('555 0110');
    await expect(page.said).toHaveText(/^Connected/);
    await page.press('Complete transfer');
    await expect(page.said).toHaveText('Call transferred');
    await says(page.callPanel, 'No call');
    await page.traffic('AT+CHLD=4');
    expect(page.errors).toEqual([]);
  });
});

test.describe('a U.S. Robotics 5637', () => {
  test('calls, and says busy', async ({ context }) => {
    const page = await desk(context, USR5637);
    await page.callAndHangUp();
    await page.dial('5550101');
    await says(page.callPanel, /busy/i);
    await expect(page.callButton).toBeEnabled();
    expect(page.errors).toEqual([]);
  });

  test('says that nobody answers, when its own time is over', async ({ context }) => {
    test.setTimeout(150_000);
    const page = await desk(context, USR5637);
    await page.dial('5550102');
    await says(page.callPanel, /ringing/i);
    await expect(page.callPanel.getByText(/no answer|nobody|did not answer/i).first()).toBeVisible({
      timeout: 100_000,
    });
    await expect(page.callButton).toBeEnabled();
    expect(page.errors).toEqual([]);
  });

  test('a call that comes in says its name and number, and is answered', async ({ context }) => {
    const page = await desk(context, USR5637);
    await page.askToBeCalled(CALLS_BACK);
    await page.button('Answer').waitFor();
    await says(page.callPanel, 'CALL BACK');
    await says(page.callPanel, '555 0108');
    await page.press('Answer');
    await says(page.callPanel, 'Connected');
    await page.hangUp();
    await expect(page.callButton).toBeEnabled();
    expect(page.errors).toEqual([]);
  });
});
