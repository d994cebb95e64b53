/** The project's Web Serial transport in a dedicated worker of the real Chromium, on real ttys. */
import { expect, test } from '@playwright/test';
import { allowPorts, answersFrom, launchChromium, scriptModem, servePages, startBench } from './bench/index.js';
import type { Bench, BenchBrowser, PageServer, SerialDevice } from './bench/index.js';
import { FixturePage } from './fixture/driver.js';

const vendorId = 0x12ab;
const productId = 0xface;
const rate = { baudRate: 115200 } as const;

let bench: Bench;
let server: PageServer;
let chromium: BenchBrowser;
let disallow: () => void;
let fixture: FixturePage;
let device: SerialDevice;

test.beforeAll(async () => {
  server = await servePages(`${import.meta.dirname}/fixture`);
  disallow = allowPorts({ origin: server.origin });
  bench = await startBench();
  chromium = await launchChromium(bench);
});

test.afterAll(async () => {
  await chromium.close();
  await bench.close();
  disallow();
  await server.close();
});

test.beforeEach(async () => {
  device = await bench.serialDevice('ttyUSB0', { vendorId, productId, serialNumber: 'SN0001' });
  fixture = await FixturePage.open(chromium.browser, server.origin);
});

test.afterEach(async () => {
  for (const context of chromium.browser.contexts()) await context.close();
  await bench.unplugAll();
});

test.describe('an open port', () => {
  test('talks, and keeps the order of writes', async () => {
    const commands = scriptModem(device, answersFrom({ AT: ['OK'], ATI: ['Bench', 'OK'] }));
    const modem = await fixture.open(productId);
    expect(await fixture.call('openings')).toEqual([{ baudRate: 115200, bufferSize: 65536 }]);
    await fixture.call('write', modem, 'AT', '\r', 'AT', 'I', '\r');
    await fixture.receives(modem, '\r\nOK\r\n\r\nBench\r\n\r\nOK\r\n');
    expect(commands).toEqual(['AT', 'ATI']);
    expect(await fixture.call('counters', modem)).toMatchObject({ bytesOut: 7, bytesIn: 21 });
    expect(device.host.entries).toContain('termios baud=115200 bits=8 parity=none stop=1 rtscts=0');
  });

  test('reads and drives the control lines', async () => {
    const modem = await fixture.open(productId);
    expect(device.host.hostLines).toEqual({ dtr: true, rts: true });
    device.host.setModemLines({ cts: true, ri: true });
    expect(await fixture.call('getSignals', modem)).toEqual({
      clearToSend: true,
      dataSetReady: false,
      dataCarrierDetect: false,
      ringIndicator: true,
    });
    await fixture.call('setSignals', modem, { dataTerminalReady: false });
    expect(device.host.hostLines).toEqual({ dtr: false, rts: true });
    await fixture.call('setSignals', modem, { break: true });
    await fixture.call('setSignals', modem, { break: false });
    expect(device.host.entries.slice(-2)).toEqual(['break 1', 'break 0']);
    await expect(fixture.call('setSignals', modem, {})).rejects.toThrow('code failed');
    expect(await fixture.call('state', modem)).toBe('open');
  });

  test('has hardware flow control where that was asked for', async () => {
    const modem = await fixture.hold(productId);
    await fixture.call('open', modem, { baudRate: 9600, flowControl: 'hardware' });
    expect(device.host.entries).toContain('termios baud=9600 bits=8 parity=none stop=1 rtscts=1');
  });

  test('carries a megabyte each way without loss', async () => {
    const byteCount = 1 << 20;
    device.on('data', (bytes) => device.write(bytes));
    const modem = await fixture.open(productId);
    await fixture.call('writePattern', modem, byteCount);
    await expect.poll(async () => (await fixture.call('counters', modem)).bytesIn).toBe(byteCount);
    expect(await fixture.call('checkPattern', modem)).toEqual({ count: byteCount, wrongAt: -1 });
  });

  test('is busy for a second opener in the same worker and in another page', async () => {
    const modem = await fixture.open(productId);
    const second = await fixture.hold(productId);
    await expect(fixture.call('open', second, rate)).rejects.toThrow('code busy');

    const otherPage = await FixturePage.open(chromium.browser, server.origin);
    const other = await otherPage.hold(productId);
    await expect(otherPage.call('open', other, rate)).rejects.toThrow('code busy');

    await fixture.call('close', second);
    expect(await fixture.call('state', modem)).toBe('open');
    await fixture.call('close', modem);
    await otherPage.call('open', other, rate);
    expect(await otherPage.call('state', other)).toBe('open');
  });
});

test.describe('unplugging', () => {
  test('hang-up alone: told once by the failing read', async () => {
    const modem = await fixture.open(productId);
    await device.unplug({ event: false });
    await fixture.hears(modem, 'lost unplugged');
    await expectGone(modem);
  });

  test('event alone: told once, with the read pending', async () => {
    const modem = await fixture.open(productId);
    await device.unplug({ hangUp: false });
    await fixture.hears(modem, 'lost unplugged');
    await expectGone(modem);
    expect(await fixture.call('plugging')).toContain('disconnected 0');
  });

  test('both, as a cable does: told once', async () => {
    const modem = await fixture.open(productId);
    await device.unplug();
    await expect.poll(() => fixture.call('plugging')).toContain('disconnected 0');
    await fixture.hears(modem, 'lost unplugged');
    await expectGone(modem);
    await expect(fixture.call('open', modem, rate)).rejects.toThrow('code gone');
  });

  test('fails a write that waits', async () => {
    const modem = await fixture.open(productId);
    device.stopReading();
    await fixture.call('startWrite', modem, 1 << 20);
    await device.unplug();
    await expect
      .poll(async () => (await fixture.call('heard', modem)).toSorted())
      .toEqual(['lost unplugged', 'write: code gone']);
  });

  test('and plugging in again gives a new port that works', async () => {
    const old = await fixture.open(productId);
    await device.unplug();
    await fixture.hears(old, 'lost unplugged');
    scriptModem(device, answersFrom({ AT: ['OK'] }));
    await device.plug();
    await expect
      .poll(() => fixture.call('plugging'))
      .toEqual(['disconnected 0', `connected ${JSON.stringify({ usbProductId: productId, usbVendorId: vendorId })} 1`]);
    const modem = await fixture.open(productId);
    await fixture.call('write', modem, 'AT\r');
    await fixture.receives(modem, 'OK');
    await expect(fixture.call('open', old, rate)).rejects.toThrow('code gone');
  });

  async function expectGone(modem: number): Promise<void> {
    expect(await fixture.call('state', modem)).toBe('closed');
    await expect(fixture.call('write', modem, 'AT\r')).rejects.toThrow('code gone');
    await expect(fixture.call('getSignals', modem)).rejects.toThrow('code gone');
    await fixture.call('close', modem);
    await expectReleased(modem);
    expect(await fixture.call('heard', modem)).toEqual(['lost unplugged']);
  }
});

test.describe('closing', () => {
  test('before any opening', async () => {
    const modem = await fixture.hold(productId);
    await fixture.call('close', modem);
    await expect(fixture.call('write', modem, 'AT\r')).rejects.toThrow('code closed');
  });

  test('while it opens', async () => {
    const modem = await fixture.hold(productId);
    expect(await fixture.call('openAndClose', modem, rate)).toBe('code closed');
    await expectReleased(modem);
    await expectUsable(modem);
  });

  test('while a read waits', async () => {
    const modem = await fixture.open(productId);
    await fixture.call('close', modem);
    await expectReleased(modem);
    device.write('nobody hears this');
    await expectUsable(modem);
    expect(await fixture.call('heard', modem)).toEqual([]);
  });

  test('while bytes stream in', async () => {
    const modem = await fixture.open(productId);
    device.write(new Uint8Array(1 << 20));
    await expect.poll(async () => (await fixture.call('counters', modem)).bytesIn).toBeGreaterThan(0);
    await fixture.call('close', modem);
    await expectReleased(modem);
  });

  test('while a write waits for a modem that takes nothing', async () => {
    const modem = await fixture.open(productId);
    device.stopReading();
    await fixture.call('startWrite', modem, 1 << 20);
    await fixture.call('close', modem);
    await fixture.hears(modem, 'write: code closed');
    await expectReleased(modem);
    device.resumeReading();
    await expectUsable(modem);
  });

  test('twice at once', async () => {
    const modem = await fixture.open(productId);
    await Promise.all([fixture.call('close', modem), fixture.call('close', modem)]);
    await expectReleased(modem);
    await expectUsable(modem);
  });

  async function expectUsable(modem: number): Promise<void> {
    scriptModem(device, answersFrom({ 'AT+CLOSED': ['USABLE', 'OK'] }));
    await fixture.call('open', modem, rate);
    await fixture.call('write', modem, '\rAT+CLOSED\r');
    await fixture.receives(modem, 'USABLE');
  }
});

test.describe('finding in the worker the ports that the window sees', () => {
  test('of different devices', async () => {
    const devices = new Map([[productId, device]]);
    for (const n of [1, 2, 3])
      devices.set(n, await bench.serialDevice(`ttyUSB${n}`, { vendorId, productId: n, serialNumber: `SN${n}` }));
    await expect.poll(async () => (await fixture.sightings()).length).toBe(4);
    for (const sighting of await fixture.sightings()) {
      const port = await fixture.call('find', sighting);
      await fixture.call('open', await fixture.call('hold', port!), rate);
      expect(devices.get(sighting.info.usbProductId!)?.host.entries).toContain('open');
    }
  });

  test('of identical devices, by their place', async () => {
    const devices = [device, await bench.serialDevice('ttyUSB1', { vendorId, productId, serialNumber: 'SN0002' })];
    const received: string[] = [];
    for (const one of devices) one.on('data', (bytes) => received.push(`${one.name} ${bytes.toString()}`));
    await expect.poll(async () => (await fixture.sightings()).length).toBe(2);
    for (const sighting of await fixture.sightings()) {
      const modem = await fixture.call('hold', (await fixture.call('find', sighting))!);
      await fixture.call('open', modem, rate);
      await fixture.call('write', modem, 'hello');
    }
    await expect.poll(() => received.toSorted()).toEqual(['ttyUSB0 hello', 'ttyUSB1 hello']);
  });
});

async function expectReleased(transport: number): Promise<void> {
  expect(await fixture.call('state', transport)).toBe('closed');
  expect(await fixture.call('streams', transport)).toEqual({ readable: false, writable: false });
}
