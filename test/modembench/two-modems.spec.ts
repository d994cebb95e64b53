/** Two independent software modems on one page of the console: the lines call each other. */
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { displayNumber } from '../../src/numbers/display.js';
import { permanentId } from '../../src/worker/permanent-id.js';
import { says } from '../e2e/console-page.js';
import { allowPorts, launchChromium, startBench, startIaxmodems } from './bench/index.js';
import { iaxModemUsb } from './bench/iaxmodem.js';
import { BenchConsole } from './console-driver.js';
import { serveConsole } from './console-server.js';

/** After any hang-up an iaxmodem refuses calls for 5 s, and its caller gets NO DIALTONE at once (iaxmodem 1.2.0). */
const restMs = 6000;

/** What must be undone, last things first, whatever happens. */
const undo: (() => unknown)[] = [];

test.afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function openConsole(): Promise<{ console: BenchConsole; callers: string[][] }> {
  const server = await serveConsole();
  undo.push(() => server.close());
  undo.push(allowPorts({ origin: server.origin }));
  const bench = await startBench();
  undo.push(() => bench.close());
  const iaxmodems = await startIaxmodems(bench);
  undo.push(() => iaxmodems.close());
  const chromium = await launchChromium(bench);
  undo.push(() => chromium.close());
  const console = await BenchConsole.open(chromium.browser, server.origin);
  return { console, callers: iaxmodems.modems.map(({ callerName, number }) => [callerName, displayNumber(number)]) };
}

/** The place at the left of the line on an iaxmodem; the browser shows the ports in any order. */
async function lineOf(console: BenchConsole, modem: 0 | 1): Promise<number> {
  const key = `usb:${iaxModemUsb.vendorId.toString(16).padStart(4, '0')}:${(iaxModemUsb.productId + modem).toString(16)}`;
  const place = (await console.lineIds()).indexOf(permanentId(key));
  expect(place).toBeGreaterThanOrEqual(0);
  return place;
}

/** Calls from one line of the page to the other, as a person does: the line is chosen at the left, then its buttons are pressed. */
async function callAcross(console: BenchConsole, from: number, caller: readonly string[]): Promise<void> {
  const [calling, called] = [console.lines.nth(from), console.lines.nth(1 - from)];
  await calling.click();
  await console.dial(`555${randomInt(1000, 10_000)}`);
  await console.lineSays('Dialling', calling);
  await console.lineSays('Ringing', called);
  await called.click();
  for (const words of caller) await says(console.callPanel, words);
  await console.press('Answer');
  for (const line of [calling, called]) await console.lineSays('In a call', line);
  await says(console.callPanel, 'Connected');
  await says(console.status, 'This modem connects as a fax machine: you will not hear a voice.');
}

/** Hangs up on one line; the other one ends by itself. */
async function hangUp(console: BenchConsole, line: number): Promise<void> {
  await console.lines.nth(line).click();
  await console.press('Hang up');
  await says(console.callPanel, 'Call ended');
  for (const each of [0, 1]) await console.lineSays('Ready', console.lines.nth(each));
  await console.expectSettled([{ open: true }, { open: true }]);
}

test('two lines of one page call each other, each way, and either side hangs up', async () => {
  const { console, callers } = await openConsole();
  for (const line of [0, 1]) await console.lineSays('Ready', console.lines.nth(line));
  await says(console.lines, 'spandsp 2');
  const first = await lineOf(console, 0);
  await callAcross(console, first, callers[0]!);
  await hangUp(console, first);
  await wait(restMs);
  await callAcross(console, 1 - first, callers[1]!);
  await hangUp(console, first);

  const requests = await console.requests();
  expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
  expect(requests.filter(({ result }) => result !== 0)).toEqual([]);
  const asked = requests.map(({ functionName }) => functionName);
  expect(asked.filter((name) => /^line(MakeCall|Answer|Drop)$/.test(name))).toEqual([
    ...['lineMakeCall', 'lineAnswer', 'lineDrop', 'lineDrop'],
    ...['lineMakeCall', 'lineAnswer', 'lineDrop', 'lineDrop'],
  ]);
  expect(console.errors).toEqual([]);
});
