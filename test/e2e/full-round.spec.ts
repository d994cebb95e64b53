/** A full round as a technician makes it, by roles and keyboard alone, on a simulated cellular modem; the network is played by hand. */
import { expect, test, type Locator } from '@playwright/test';
import { says } from './console-page.js';
import { serveStatic, type StaticServer } from './static-server.js';
import { ToolsPage } from './tools-page.js';

let server: StaticServer;
test.beforeAll(async () => {
  server = await serveStatic('dist-app');
});
test.afterAll(() => server.close());

const ANSWERS = '5550100';
/** Answers after a second, and presses keys. */
const ANSWERS_TOO = '5550107';

/** The console under the keyboard. */
class Round extends ToolsPage {
  get call(): Locator {
    return this.page.getByRole('region', { name: 'Current call' });
  }

  get line(): Locator {
    return this.page.getByRole('region', { name: 'Line', exact: true });
  }

  get played(): Locator {
    return this.page.getByRole('region', { name: 'Play the network' });
  }

  get lines(): Locator {
    return this.page.getByRole('navigation', { name: 'Lines' });
  }

  /** Presses a button by the keyboard. */
  async press(within: Locator, name: string | RegExp): Promise<void> {
    const button = within.getByRole('button', { name, exact: typeof name === 'string' });
    await button.focus();
    await button.press('Enter');
  }

  async inCall(name: string | RegExp): Promise<void> {
    await this.press(this.call, name);
  }

  /** Lets something happen on the network, which is said. */
  async play(name: string, done: string): Promise<void> {
    await this.press(this.played, name);
    await expect(this.played.getByRole('status')).toHaveText(done);
  }

  async type(number: string): Promise<void> {
    await this.numberField.focus();
    await this.page.keyboard.type(number);
    await this.page.keyboard.press('Enter');
  }

  /** Moves to a tab as the keyboard does. */
  async tab(name: string): Promise<void> {
    const selected = this.page.getByRole('tab', { selected: true });
    await selected.focus();
    await this.page.keyboard.press('Home');
    const wanted = this.page.getByRole('tab', { name, exact: true });
    await expect(async () => {
      await this.page.keyboard.press('ArrowRight');
      await expect(wanted).toHaveAttribute('aria-selected', 'true', { timeout: 100 });
    }).toPass();
  }
}

async function opened(page: Round): Promise<void> {
  await page.open(`${server.url}?simulator=simcom-sim7600`);
  await says(page.line, /^Registered .*signal/);
}

test.describe('a technician’s full round', () => {
  // A long way for one test, on any machine.
  test.describe.configure({ timeout: 240_000 });

  test('connect, call, hold, a second call, swap, conference, transfer', async ({ context }) => {
    const page = new Round(await context.newPage());
    await opened(page);

    await page.type(ANSWERS);
    await says(page.call, 'Connected');
    await page.inCall('Hold');
    await says(page.call, 'On hold');

    await page.type(ANSWERS_TOO);
    await expect(page.title).toHaveText('555 0107');
    await expect(page.said).toHaveText(/^Connected/);
    await expect(page.others).toContainText('555 0100');
    await page.inCall(/^Swap: .*0100/);
    await expect(page.title).toHaveText('555 0100');
    await expect(page.others).toContainText('555 0107');

    await page.inCall(/^Join: .*0107/);
    await expect(page.title).toHaveText('Conference');
    await expect(page.members.getByRole('listitem')).toHaveCount(2);
    await page.inCall(/^Take out: .*0107/);
    await expect(page.title).toHaveText('555 0107');
    await expect(page.others).toContainText('555 0100');

    await page.inCall(/^Put through: .*0100/);
    await expect(page.said).toHaveText('Call transferred');
    await says(page.call, 'No call');

    await page.tab('Requests');
    for (const name of ['lineMakeCall', 'lineHold', 'lineSwapHold', 'lineCompleteTransfer'])
      await expect(page.page.getByRole('tabpanel', { name: 'Requests' }).getByText(name).first()).toBeVisible();
    expect(page.errors).toEqual([]);
  });

  test('somebody calls, is refused, calls again, is answered and hangs up', async ({ context }) => {
    const page = new Round(await context.newPage());
    await opened(page);
    await page.tab('Play the network');
    const alarm = page.call.getByRole('alert');

    await page.play('Call this line', 'A call is on its way: 555 0142.');
    await expect(alarm).toHaveText(/555 0142/);
    await page.inCall('Refuse');
    await expect(alarm).toHaveText('');
    await expect(page.callButton).toHaveAttribute('aria-disabled', 'false');

    await page.played.getByRole('checkbox', { name: 'Withhold number and name' }).press('Space');
    await page.play('Call this line', 'A call is on its way: number withheld.');
    await page.inCall('Answer');
    await says(page.call, 'Connected');
    await page.play('The other party: Hangs up', 'The other party has hung up.');
    await expect(page.said).toHaveText(/ended|hung up/i);

    await page.play('Is busy', 'The next call will be busy.');
    await page.type(ANSWERS);
    await expect(page.said).toHaveText(/^Busy/);
    expect(page.errors).toEqual([]);
  });

  test('the modem is unplugged during a call and comes back by itself; the AT console, a macro and its log go on', async ({
    context,
  }) => {
    const page = new Round(await context.newPage());
    await opened(page);
    await page.toConsole();
    await page.openMacros();
    await page.saveMacro('Who', 'AT+CGMI\nAT+CGMM');
    await says(page.modemConsole, 'Who is saved in this browser.');

    await page.tab('Play the network');
    await page.type(ANSWERS);
    await says(page.call, 'Connected');

    await page.play('Unplug', 'The modem is unplugged.');
    await says(page.call, 'Line lost');
    await says(page.line, 'Unplugged');
    await says(page.line, /^\(for .+\)$/);
    await expect(page.lines).toContainText('Unplugged');
    await page.press(page.played, 'Restart');
    await expect(page.played.getByRole('status')).toHaveText('The modem is not plugged in.');

    await page.play('Plug in again', 'The modem is plugged in again.');
    await says(page.line, /^Registered .*signal/);
    await page.callAndHangUp();

    await page.toConsole();
    await page.press(page.modemConsole, 'Run Who');
    await expect(page.answer.getByRole('status')).toHaveText(/^Who is done: 2 commands\./);
    await page.send('AT+CSQ');
    await expect(page.answer.getByRole('status')).toHaveText(/^AT\+CSQ: OK/);
    // Of before the modem went, of after it came back, and of the macro; the number is nobody's business.
    const log = await page.saved('Export as text');
    expect(log.match(/→ ATD/g)?.length).toBe(2);
    expect(log).toMatch(/→ AT\+CGMM[^]*→ AT\+CSQ/);
    expect(log).not.toContain(ANSWERS);
    expect(JSON.parse(await page.saved('Export as fixture'))).toMatchObject({ version: 1, masked: true });
    expect(page.errors).toEqual([]);
  });

  test('the signal is lost and comes back, the network denies and lets in, and a fault is survived', async ({
    context,
  }) => {
    const page = new Round(await context.newPage());
    await opened(page);
    await page.tab('Play the network');

    await page.play('No reception', 'The modem receives nothing now.');
    await says(page.line, 'Searching');
    await page.played.getByRole('slider', { name: 'Signal' }).press('ArrowRight');
    await expect(page.played.getByRole('status')).toHaveText(/^The modem receives -?\d+ dBm now\.$/);
    await says(page.line, /^Registered with its mobile network/);

    await page.play('Denied', 'The network does not let the modem in.');
    await says(page.line, 'No calls');
    await page.play('Home network', 'The modem is in its home network.');
    await says(page.line, /^Registered with its mobile network/);

    await page.play('Line in between', 'A line that nobody asked for stands inside the next answer.');
    await page.play('Split lines', 'Answers come one character at a time.');
    await page.callAndHangUp();
    await page.play('End all faults', 'The modem answers as it should.');
    await page.traffic('ATD');
    expect(page.errors).toEqual([]);
  });
});

test.describe('while it loads', () => {
  for (const [width, height] of [
    [1280, 900],
    [360, 800],
  ] as const)
    test(`nothing jumps, and nothing is wider than the page, at ${width} pixels`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width, height } });
      const page = new Round(await context.newPage());
      await page.page.addInitScript(() => {
        const seen: number[] = [];
        Object.assign(globalThis, { seenShifts: seen });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.push((entry as PerformanceEntry & { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.open(server.url);
      await says(page.line, 'Ready');
      const { shifts, overflow } = await page.page.evaluate(() => ({
        shifts: (globalThis as unknown as { seenShifts: number[] }).seenShifts,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }));
      expect({ shifts, overflow }).toEqual({ shifts: [], overflow: 0 });
      if (width === 360) {
        const [pad, line] = await Promise.all([page.callButton.boundingBox(), page.line.boundingBox()]);
        expect(pad?.y ?? 0).toBeLessThan(line?.y ?? 0);
      }
      await context.close();
    });
});
