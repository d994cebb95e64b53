/** A stick with two serial ports, one line: calls that the second port tells of ring on it, on later visits, too. */
import { expect, test } from '@playwright/test';
import { says } from '../e2e/console-page.js';
import { framed, launchChromium, startBench } from './bench/index.js';
import type { Bench, BenchBrowser, PageServer, SerialDevice } from './bench/index.js';
import { BenchConsole } from './console-driver.js';
import { serveConsole } from './console-server.js';
import { cellular } from './transport-bench.js';
import { ttyHolders } from './tty-holders.js';
import { VoiceModem } from './voice-modem.js';

let bench: Bench;
let server: PageServer;
let chromium: BenchBrowser;
let console: BenchConsole;
/** The ports of one stick; a modem answers on both. */
let ports: [SerialDevice, SerialDevice];

test.beforeAll(async () => {
  server = await serveConsole();
  bench = await startBench();
  chromium = await launchChromium(bench);
});

test.afterAll(async () => {
  await chromium.close();
  await bench.close();
  await server.close();
});

test.beforeEach(async () => {
  ports = [await bench.serialDevice('ttyUSB2', cellular), await bench.serialDevice('ttyUSB3', cellular)];
  for (const port of ports) new VoiceModem(port);
  console = await BenchConsole.open(chromium.browser, server.origin);
  await console.pressConnect();
  await chromium.chooser.pick(0);
  await console.lineSays('Ready');
});

test.afterEach(async () => {
  for (const context of chromium.browser.contexts()) await context.close();
  await bench.unplugAll();
});

/** Adds a further port as a person does, and picks a row. @returns Whether it was one. */
async function addPort(row: number): Promise<boolean> {
  await console.page.getByRole('tab', { name: 'Counters' }).click();
  const button = console.page.locator('.further tel-port-button');
  await button.getByRole('button', { name: 'Add a port' }).click();
  await chromium.chooser.pick(row);
  await says(button, /listens on this port, too|is not another port of the modem/);
  return button.getByText('listens on this port, too').isVisible();
}

/** Adds the port that the line is not on, whichever row it has. */
async function addOtherPort(): Promise<void> {
  expect((await addPort(0)) || (await addPort(1))).toBe(true);
}

const holders = (): number[] => ports.map(({ name }) => ttyHolders(bench, name)());

/** Which of the ports the page has open, as it reports them. */
const open = async (): Promise<boolean[]> => (await console.report()).ports.map((port) => port.open);

/** A ring on one port is one on the line, which nobody answers. */
async function expectRing(port: SerialDevice): Promise<void> {
  port.write(framed('RING'));
  await says(console.callPanel, 'Incoming call');
  await says(console.callPanel, 'Call ended');
}

test('a ring on either port is a call of the line; only the line’s own is written to', async () => {
  expect(holders().toSorted()).toEqual([0, 1]);
  const own = ports[holders().indexOf(1)]!;
  const other = ports.find((port) => port !== own)!;
  const written: string[] = [];
  other.on('data', (bytes) => written.push(bytes.toString('latin1')));
  await addOtherPort();
  await expect.poll(holders).toEqual([1, 1]);
  await expectRing(other);
  await expectRing(own);
  expect(written).toEqual([]);
  expect(await console.lineIds()).toHaveLength(1);
});

test('its loss is no loss of the line; the line’s is one of both; and both come back', async () => {
  const [own, other] = holders()[0] === 1 ? ports : ports.toReversed();
  await addOtherPort();
  await expect.poll(holders).toEqual([1, 1]);
  await other!.unplug();
  await expect.poll(open).toEqual([true]);
  await console.lineSays('Ready');
  await other!.plug();
  await expect.poll(holders).toEqual([1, 1]);
  await own!.unplug();
  await console.lineSays('Unplugged');
  await expect.poll(open).toEqual([false, false]);
  await own!.plug();
  await console.lineSays('Ready');
  await expect.poll(holders).toEqual([1, 1]);
  expect(await console.lineIds()).toHaveLength(1);
});

test('on the next visit both are in their roles again', async () => {
  await addOtherPort();
  await expect.poll(holders).toEqual([1, 1]);
  for (let visit = 0; visit < 2; visit++) {
    await console.page.reload();
    await console.lineSays('Ready');
    await expect.poll(holders).toEqual([1, 1]);
    await expect.poll(() => console.lineIds()).toHaveLength(1);
  }
  for (const port of ports) await expectRing(port);
});
