/** What is particular to WebUSB beside the contract (transport-contract.spec.ts): Chromium's own WebUSB in a dedicated worker, on devices that err. */
import { expect, test } from '@playwright/test';
import type { UsbDevice } from './bench/index.js';
import type { FixturePage } from './fixture/driver.js';
import { TransportBench, acm, acmWanted as wanted, cellular, cellularWanted } from './transport-bench.js';

const rate = { baudRate: 115200 } as const;
const stranger = { vendorId: 0x12ab, productId: 0x5151, serialNumber: 'SN0009', product: 'Stranger' } as const;
let bench: TransportBench;
let fixture: FixturePage;

test.beforeAll(async () => {
  bench = await TransportBench.start();
});
test.afterAll(() => bench.close());
test.beforeEach(async () => {
  fixture = await bench.page();
});
test.afterEach(() => bench.clear());

function plugAcm(how?: Parameters<typeof bench.bench.usbDevice>[3]): Promise<UsbDevice> {
  return bench.bench.usbDevice('usb1', acm, { kind: 'cdc-acm' }, how);
}

/** Pulls everything and waits until the page has seen it. */
async function unplugAll(): Promise<void> {
  await bench.bench.unplugAll();
  await expect.poll(() => fixture.usbSightings()).toEqual([]);
}

test('stalls of every endpoint are cleared, and bytes go on both ways', async () => {
  const device = await plugAcm();
  const { modem: usb } = device;
  const received: number[] = [];
  usb.onData = (bytes) => received.push(...bytes);
  const modem = await fixture.open(wanted);
  const { bulk, interrupt } = usb.layout();
  for (const address of [0x80 | bulk, bulk, 0x80 | interrupt]) usb.stall(address);
  await modem.write('A', 'B');
  expect(String.fromCharCode(...received)).toBe('AB');
  usb.send(Buffer.from('C'));
  await expect.poll(() => modem.received()).toBe('C');
  usb.tellState(1);
  await expect.poll(() => modem.getSignals()).toMatchObject({ dataCarrierDetect: true });
  expect(await modem.state()).toBe('open');
});

test('a refused request (a stall of endpoint 0) is told, and the port stays open', async () => {
  const { modem: usb } = await plugAcm();
  usb.refused.add(0x2120).add(0x2122);
  const modem = await fixture.open(wanted);
  await expect(modem.setSignals({ dataTerminalReady: false })).rejects.toThrow('code unsupported');
  expect(await modem.state()).toBe('open');
});

test('an endpoint that does nothing but stall loses the device', async () => {
  const { modem: usb } = await plugAcm();
  const modem = await fixture.open(wanted);
  usb.broken = true;
  usb.stall(0x80 | usb.layout().bulk);
  await expect.poll(async () => (await modem.heard()).at(-1)).toBe('lost failed');
});

test('notifications are put together wherever they are cut', async () => {
  const { modem: usb } = await plugAcm();
  const modem = await fixture.open(wanted);
  for (const cuts of [[1], [8], [9], [2, 5, 7]]) {
    usb.tellState(1, { cuts });
    await expect.poll(() => modem.getSignals()).toMatchObject({ dataCarrierDetect: true, dataSetReady: false });
    usb.tellState(2, { cuts });
    await expect.poll(() => modem.getSignals()).toMatchObject({ dataCarrierDetect: false, dataSetReady: true });
  }
  usb.tellRaw(Buffer.from('garbage'));
  usb.tellState(0x04 | 0x40);
  await expect.poll(() => modem.heard()).toEqual(['break', 'overrun']);
});

test('an empty packet ends a write that fills its last one', async () => {
  const { modem: usb } = await plugAcm();
  const modem = await fixture.open(wanted);
  for (const count of [511, 512, 513, 1024]) await modem.write('x'.repeat(count));
  expect(usb.transfers).toEqual([511, 512, 0, 513, 1024, 0]);
});

test('empty and short packets, and one that is too long, are survived', async () => {
  const { modem: usb } = await plugAcm();
  const modem = await fixture.open(wanted);
  for (const text of ['', 'A', '', 'BC']) usb.send(Buffer.from(text));
  usb.babble();
  usb.send(Buffer.from('D'));
  await expect.poll(() => modem.received()).toBe('ABCD');
  expect(await modem.heard()).toEqual(['overrun']);
});

test('a kernel driver that holds the interfaces: busy, and it says what to do', async () => {
  const device = await plugAcm({ driver: 'cdc_acm' });
  await expect((await fixture.hold(wanted)).open(rate)).rejects.toThrow('code busy');
  await expect.poll(() => device.openings).toBe(0);
});

test('a device that answers no request can be closed at once', async () => {
  const device = await plugAcm();
  device.modem.mute = true;
  const modem = await fixture.hold(wanted);
  const opening = modem.open(rate);
  const refused = expect(opening).rejects.toThrow('code closed');
  await expect.poll(() => device.modem.requests.length).toBeGreaterThan(0);
  await modem.close();
  await refused;
  await expect.poll(() => device.openings).toBe(0);
  device.modem.mute = false;
  await modem.open(rate);
  expect(await modem.state()).toBe('open');
});

test.describe('descriptors that lie', () => {
  const unionAt = (bytes: Uint8Array) => bytes.findIndex((byte, at) => byte === 0x24 && bytes[at + 1] === 6) - 1;

  test('no union descriptor, or one that names what is not there: the next data interface is taken', async () => {
    for (const lie of [
      (honest: Uint8Array) => honest.with(unionAt(honest) + 4, 7),
      (honest: Uint8Array) => honest.with(unionAt(honest) + 2, 0x7f),
    ]) {
      const device = await plugAcm({ lie });
      const modem = await fixture.open(wanted);
      device.modem.send(Buffer.from('heard'));
      await expect.poll(() => modem.received()).toBe('heard');
      await modem.close();
      await unplugAll();
    }
  });

  test('no usable port: an error in words, or no device at all, and nothing held', async () => {
    const lies: ((honest: Uint8Array) => Uint8Array)[] = [
      (honest) => honest.map((byte, at) => (honest[at - 1] === 5 && honest[at - 2] === 7 ? byte & 0x0f : byte)), // one way only
      (honest) => honest.map((byte, at) => (honest[at - 5] === 4 && honest[at - 6] === 9 ? 0xfe : byte)), // another class
      (honest) => honest.slice(0, 9), // no interfaces
      (honest) => honest.with(2, 0xff).with(3, 0xff), // huge
      (honest) => honest.with(9, 0), // a length of nothing
      (honest) => honest.slice(0, honest.length - 10), // cut
    ];
    for (const lie of lies) {
      const device = await plugAcm({ lie });
      await bench.bench.usbDevice('usb2', cellular, { kind: 'vendor', functions: 5 });
      // The browser may keep such a device to itself: the honest one beside it tells that it has looked.
      await expect
        .poll(async () =>
          (await fixture.usbSightings()).some(({ identity }) => identity.productId === cellular.productId),
        )
        .toBe(true);
      const sighting = (await fixture.usbSightings()).find(({ identity }) => identity.productId === acm.productId);
      if (sighting !== undefined) {
        const number = await fixture.call('find', sighting);
        const modem = fixture.probe(await fixture.call('hold', number!));
        const fate = await modem.open(rate).then(() => 'open', String);
        expect(fate).toMatch(/open|code (unsupported|failed|gone)/);
        await modem.close();
      }
      await expect.poll(() => device.openings).toBe(0);
      await unplugAll();
    }
  });
});

test('two ports of a stick are two lines, and one outlives the other', async () => {
  const { modem: usb } = await bench.bench.usbDevice('usb2', cellular, { kind: 'vendor', functions: 5 });
  const device = await fixture.find(cellularWanted);
  const [first, second] = [
    fixture.probe(await fixture.call('hold', device)),
    fixture.probe(await fixture.call('hold', device, 3)),
  ];
  await first.open(rate);
  await second.open(rate);
  usb.send(Buffer.from('first'), 2);
  usb.send(Buffer.from('second'), 3);
  await expect.poll(() => first.received()).toBe('first');
  await expect.poll(() => second.received()).toBe('second');
  await first.close();
  usb.send(Buffer.from(' more'), 3);
  await expect.poll(() => second.received()).toBe('second more');
  await first.open(rate);
  usb.send(Buffer.from(' again'), 2);
  await expect.poll(() => first.received()).toBe('first again');
});

test('a page that goes lets the device go; its lines stay as they were', async () => {
  const device = await plugAcm();
  await fixture.open(wanted);
  expect(device.openings).toBeGreaterThan(0);
  await fixture.page.close();
  await expect.poll(() => device.openings).toBe(0);
  expect(device.modem.lines).toEqual({ dtr: true, rts: true });
});

test('the chooser grants a device, and forgetting gives the grant back', async () => {
  await bench.bench.usbDevice('usb3', stranger, { kind: 'cdc-acm' });
  await fixture.page.click('#choose-usb');
  await bench.chromium.chooser.cancel();
  expect(await fixture.chosen()).toBe('NotFoundError');
  await fixture.page.click('#choose-usb');
  await bench.chromium.chooser.pick(0);
  const { vendorId, productId, serialNumber } = stranger;
  expect(await fixture.chosen()).toEqual({ vendorId, productId, serialNumber });
  const modem = await fixture.open({ kind: 'usb', productId });
  await modem.forget();
  expect(await modem.state()).toBe('closed');
  await expect.poll(() => fixture.usbSightings()).toEqual([]);
});
