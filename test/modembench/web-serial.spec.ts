/** What is particular to Web Serial beside the contract (transport-contract.spec.ts): in a dedicated worker of the real Chromium, on real ttys. */
import { expect, test } from '@playwright/test';
import { answersFrom, scriptModem } from './bench/index.js';
import type { SerialDevice } from './bench/index.js';
import type { FixturePage } from './fixture/driver.js';
import { TransportBench, serialWanted as wanted, tty } from './transport-bench.js';

const rate = { baudRate: 115200 } as const;
let bench: TransportBench;
let fixture: FixturePage;
let device: SerialDevice;

test.beforeAll(async () => {
  bench = await TransportBench.start();
});
test.afterAll(() => bench.close());
test.beforeEach(async () => {
  device = await bench.bench.serialDevice('ttyUSB0', tty);
  fixture = await bench.page();
});
test.afterEach(() => bench.clear());

test('a port is opened with a large buffer, and its streams are let go with the close', async () => {
  const commands = scriptModem(device, answersFrom({ AT: ['OK'], ATI: ['Bench', 'OK'] }));
  const modem = await fixture.open(wanted);
  expect(await fixture.call('openings')).toEqual([{ baudRate: 115200, bufferSize: 65536 }]);
  await modem.write('AT\r', 'ATI\r');
  await expect.poll(() => modem.received()).toBe('\r\nOK\r\n\r\nBench\r\n\r\nOK\r\n');
  expect(commands).toEqual(['AT', 'ATI']);
  const port = await fixture.find(wanted);
  expect(await fixture.call('streams', port)).toEqual({ readable: true, writable: true });
  await modem.close();
  expect(await fixture.call('streams', port)).toEqual({ readable: false, writable: false });
  await expect.poll(() => device.host.entries).toEqual(expect.arrayContaining(['close', 'lines dtr=0 rts=0']));
});

test('streams are let go when they are lost, too', async () => {
  const modem = await fixture.open(wanted);
  const port = await fixture.find(wanted);
  await device.unplug({ event: false });
  await expect.poll(() => modem.heard()).toEqual(['lost unplugged']);
  await modem.close();
  expect(await fixture.call('streams', port)).toEqual({ readable: false, writable: false });
});

test('hardware flow control is set where that was asked for, and a break is sent', async () => {
  const modem = await fixture.hold(wanted);
  await modem.open({ baudRate: 9600, flowControl: 'hardware' });
  expect(device.host.entries).toContain('termios baud=9600 bits=8 parity=none stop=1 rtscts=1');
  await modem.setSignals({ break: true });
  await modem.setSignals({ break: false });
  expect(device.host.entries.slice(-2)).toEqual(['break 1', 'break 0']);
});

test('a replug is told with the new port', async () => {
  const old = await fixture.open(wanted);
  await device.unplug();
  await expect.poll(() => old.heard()).toEqual(['lost unplugged']);
  await device.plug();
  const info = JSON.stringify({ usbProductId: tty.productId, usbVendorId: tty.vendorId });
  await expect.poll(() => fixture.call('plugging')).toEqual(['disconnected 0', `connected ${info} 1`]);
});

test('a port of different devices is found in the worker as the window sees it', async () => {
  const devices = new Map<number, SerialDevice>([[tty.productId, device]]);
  for (const n of [1, 2, 3])
    devices.set(n, await bench.bench.serialDevice(`ttyUSB${n}`, { ...tty, productId: n, serialNumber: `SN${n}` }));
  await expect.poll(async () => (await fixture.sightings()).length).toBe(4);
  for (const { info } of await fixture.sightings()) {
    await fixture.open({ kind: 'serial', productId: info.usbProductId! });
    expect(devices.get(info.usbProductId!)?.host.entries).toContain('open');
  }
});

test('identical devices are found by their place', async () => {
  const devices = [device, await bench.bench.serialDevice('ttyUSB1', { ...tty, serialNumber: 'SN0002' })];
  const received: string[] = [];
  for (const one of devices) one.on('data', (bytes) => received.push(`${one.name} ${bytes.toString()}`));
  await expect.poll(async () => (await fixture.sightings()).length).toBe(2);
  for (const sighting of await fixture.sightings()) {
    const port = await fixture.call('find', sighting);
    const modem = fixture.probe(await fixture.call('hold', port!));
    await modem.open(rate);
    await modem.write('hello');
  }
  await expect.poll(() => received.toSorted()).toEqual(['ttyUSB0 hello', 'ttyUSB1 hello']);
});
