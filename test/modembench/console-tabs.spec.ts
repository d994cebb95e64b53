/** Two tabs and one modem on a real tty: who has it when the tab that runs the line is closed, crashes, hangs, or is frozen. */
import { expect } from '@playwright/test';
import { says } from '../e2e/console-page.js';
import { BenchConsole } from './console-driver.js';
import { ttyHolders } from './tty-holders.js';
import { dialToConnected, ring, test } from './voice-bench.js';

const ownership = (console: BenchConsole) => console.page.locator('tel-ownership');

/** A further tab of the same profile. */
async function secondTab(first: BenchConsole): Promise<BenchConsole> {
  const context = first.page.context();
  const second = await BenchConsole.open(context.browser()!, new URL(first.page.url()).origin, context);
  await says(ownership(second), 'runs the lines.');
  await second.lineSays('Ready');
  return second;
}

test('one worker has the tty; a call is the business of both tabs', async ({
  console,
  modem,
  voiceBench: { bench },
}) => {
  const holders = ttyHolders(bench, modem.device.name);
  const second = await secondTab(console);
  await expect.poll(holders).toBe(1);
  await dialToConnected(second, modem);
  await says(console.callPanel, 'Connected');
  await console.press('Hang up');
  await says(second.callPanel, /ended|hung up/i);
  await ring(second, modem);
  await console.callPanel.getByRole('button', { name: 'Answer' }).waitFor();
  await second.expectSettled([{ open: true }]);
});

for (const [how, end] of [
  ['is closed', (page: BenchConsole['page']) => page.close()],
  ['crashes', (page: BenchConsole['page']) => page.goto('chrome://crash').catch(() => undefined)],
] as const)
  test(`the tab that runs the line ${how} in a call: the other has the tty and the line`, async ({
    console,
    modem,
    voiceBench: { bench },
  }) => {
    const holders = ttyHolders(bench, modem.device.name);
    const second = await secondTab(console);
    const ids = await second.lineIds();
    await dialToConnected(second, modem);
    await end(console.page);
    // A worker that is ending may still tell that it lost its port.
    await says(second.callPanel, /Call lost|Line lost/);
    await second.lineSays('Ready');
    expect(await second.lineIds()).toEqual(ids);
    await expect.poll(holders).toBe(1);
    await dialToConnected(second, modem, '5550101');
    await second.expectSettled([{ open: true }]);
  });

test('its worker runs into an endless loop: the page ends it, the tty is free and open again', async ({
  console,
  modem,
  voiceBench: { bench },
}) => {
  test.setTimeout(120_000);
  const holders = ttyHolders(bench, modem.device.name);
  const second = await secondTab(console);
  const [worker] = console.page.workers();
  // In a task of its own: what the debugger runs cannot be ended.
  await worker!.evaluate('void setTimeout(() => { for (;;); })');
  await says(ownership(second), 'does not answer');
  await expect(ownership(second).getByText('does not answer')).toHaveCount(0, { timeout: 60_000 });
  await second.lineSays('Ready');
  await console.lineSays('Ready');
  await expect.poll(holders).toBe(1);
  await dialToConnected(console, modem);
});

test('its page runs into an endless loop: its worker serves the other tab', async ({ console, modem }) => {
  const second = await secondTab(console);
  void console.page.evaluate('for (;;);').catch(() => undefined);
  await dialToConnected(second, modem);
  await second.press('Hang up');
  await second.expectSettled([{ open: true }]);
});

test('each tab is loaded again, the one that runs the line as well: both have it', async ({ console, modem }) => {
  const second = await secondTab(console);
  await second.page.reload();
  await says(ownership(second), 'runs the lines.');
  await second.lineSays('Ready');
  await console.page.reload();
  await console.lineSays('Ready');
  await second.lineSays('Ready');
  await dialToConnected(second, modem);
  await says(console.callPanel, 'Connected');
});
