/** Connecting a modem with the console's own button and the browser's own chooser: what can go wrong ends in words, and the next try works. */
import { expect, test } from '@playwright/test';
import { says } from '../e2e/console-page.js';
import { launchChromium, startBench } from './bench/index.js';
import type { Bench, BenchBrowser, PageServer, SerialDevice } from './bench/index.js';
import { BenchConsole } from './console-driver.js';
import { serveConsole } from './console-server.js';
import { ttyHolders } from './tty-holders.js';
import { VoiceModem, voiceModemName, voiceModemUsb } from './voice-modem.js';

let bench: Bench;
let server: PageServer;
let chromium: BenchBrowser;
let device: SerialDevice;
let console: BenchConsole;

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
  device = await bench.serialDevice('ttyUSB0', voiceModemUsb);
  console = await BenchConsole.open(chromium.browser, server.origin);
});

test.afterEach(async () => {
  for (const context of chromium.browser.contexts()) await context.close();
  await bench.unplugAll();
});

/** Presses "Connect a modem", or "Try again" where the last attempt has failed, and picks the modem. */
async function connect(button = 'Connect a modem', who = console): Promise<void> {
  await who.portButton.getByRole('button', { name: button }).click();
  await chromium.chooser.pick();
}

async function expectConnected(who = console): Promise<void> {
  await says(who.portButton, `${voiceModemName} is connected.`);
  await who.lineSays('Ready');
  await expect(who.callButton).toBeEnabled();
}

test('a modem that is picked becomes a line that says what it is and where the voice goes', async () => {
  new VoiceModem(device);
  await says(console.page.getByRole('navigation'), 'No line yet');
  await connect();
  await expectConnected();
  await says(console.lines, voiceModemName);
  await says(console.status, `U.S. Robotics ${voiceModemName}`);
  await says(console.status, 'Talk and listen on the telephone plugged into the modem.');
  expect(device.host.entries).toContain('termios baud=115200 bits=8 parity=none stop=1 rtscts=0');
  expect(console.errors).toEqual([]);
});

test('a chooser that is cancelled says so, and the next try works', async () => {
  new VoiceModem(device);
  await console.pressConnect();
  await chromium.chooser.cancel();
  await says(console.portButton, 'No modem was chosen');
  await says(console.portButton, /pick your modem in the browser’s list/);
  await connect('Try again');
  await expectConnected();
});

test('a silent port says that nothing answered, and is let go', async () => {
  const holders = ttyHolders(bench, device.name);
  await connect();
  await says(console.portButton, 'Nothing answered');
  await says(console.portButton, 'Check that the modem is switched on.');
  await console.expectSettled([]);
  await expect.poll(holders).toBe(0);
  new VoiceModem(device);
  await connect('Try again');
  await expectConnected();
});

test('a modem at a rate that is not tried says that its answer cannot be read', async () => {
  const garble = (): void => device.write('\x9e\xfe\x86\xe1');
  device.on('data', garble);
  await connect();
  await says(console.portButton, 'The answer cannot be read');
  await says(console.portButton, 'baud rate');
  device.off('data', garble);
  new VoiceModem(device);
  await connect('Try again');
  await expectConnected();
});

for (const [what, talk, words, advice] of [
  [
    'a satellite receiver',
    '$GPGGA,120000.00,4717.11,N,00833.91,E,1,08,1.0,499.6,M,48.0,M,,*6D\r\n',
    'This port carries the receiver’s GPS positions',
    'Choose',
  ],
  ['a meter that sends bytes', '\x00\x9e\xfe\x86\xe1\x0d\xff\x80', 'The answer cannot be read', 'baud rate'],
] as const)
  test(`${what}, which talks all the time, is told from a modem and let go`, async () => {
    test.setTimeout(300_000);
    const holders = ttyHolders(bench, device.name);
    const talking = setInterval(() => device.write(talk), 30);
    try {
      await connect();
      // What only talks is listened to at its own rates before it is given up.
      await expect(console.portButton.getByText(words).first()).toBeVisible({ timeout: 180_000 });
      await says(console.portButton, new RegExp(advice));
      await console.expectSettled([]);
      await expect.poll(holders).toBe(0);
    } finally {
      clearInterval(talking);
    }
    new VoiceModem(device);
    await connect('Try again');
    await expectConnected();
  });

test('a line that another tab has says so, and comes by itself when that tab is closed', async () => {
  new VoiceModem(device);
  await connect();
  await expectConnected();
  // Tabs that share the lines have one host; this one has its own.
  const other = await BenchConsole.open(chromium.browser, server.origin, console.page.context(), '&tabs=0');
  await says(other.page.locator('tel-ownership'), 'Another tab of this site still has the modem.');
  await connect('Connect a modem', other);
  await says(other.portButton, 'Another tab has this modem');
  await says(other.portButton, 'close that tab: the line then appears here by itself.');
  await console.lineSays('Ready');
  const id = await console.lineIds();
  const locks = (page: BenchConsole): Promise<string[]> =>
    page.page.evaluate(async () => (await navigator.locks.query()).held!.map(({ name }) => name!));
  expect(await locks(other)).toContain(`ringback-line-${id[0]}`);
  await console.page.close();
  await other.lineSays('Ready');
  expect(await other.lineIds()).toEqual(id);
  await other.page.goto('about:blank');
});

test('a port that another program holds is in use, in other words, and can be connected when it is free', async () => {
  new VoiceModem(device);
  const other = await BenchConsole.open(chromium.browser, server.origin);
  await connect('Connect a modem', other);
  await expectConnected(other);
  // Another profile: no lock of this one keeps it away.
  await connect();
  await says(console.portButton, 'The modem is in use');
  await says(console.portButton, 'Another program, or a tab of another site, has it.');
  await other.page.context().close();
  await connect('Try again');
  await expectConnected();
});

for (const [step, command] of [
  ['is looked for', /^AT/],
  ['is asked what it is', /^AT\+GMM$/],
  ['is set up', /&D2/],
] as const)
  test(`a modem that is unplugged while it ${step} says so, and leaves nothing behind`, async () => {
    const modem = new VoiceModem(device);
    const holders = ttyHolders(bench, device.name);
    modem.mute(command);
    await connect();
    await modem.hears(command);
    await expect
      .poll(async () => (await console.report()).ports)
      .toMatchObject([{ deviceId: -1, open: true, queued: 0, inFlight: 1 }]);
    expect(holders()).toBe(1);
    await device.unplug();
    await says(console.portButton, 'The modem was unplugged');
    await console.expectSettled([]);
    await expect.poll(holders).toBe(0);

    modem.mute(null);
    await device.plug();
    await console.portButton.getByRole('button', { name: 'Try again' }).click();
    await chromium.chooser.pick();
    await expectConnected();
  });

test('a modem that is a line already can be picked again, even in a call', async () => {
  const modem = new VoiceModem(device);
  await connect();
  await expectConnected();
  await console.dial('5550100');
  await modem.hears('ATDT5550100');
  modem.says('VCON');
  await says(console.callPanel, 'Connected');
  await connect();
  await says(console.portButton, `${voiceModemName} is connected.`);
  await console.expectSettled([{ open: true }]);
  await says(console.callPanel, 'Connected');
  await console.lineSays('In a call');
  expect(await console.lineIds()).toHaveLength(1);
});

test('a page that is loaded again has its line again', async () => {
  new VoiceModem(device);
  await connect();
  await expectConnected();
  for (let time = 0; time < 3; time++) {
    await console.page.reload();
    await console.lineSays('Ready');
  }
});
