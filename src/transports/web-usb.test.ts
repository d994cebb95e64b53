import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { error } from './testing/fake-serial-port.js';
import { FakeUsbDevice } from './testing/fake-usb-device.js';
import { TransportProbe, describeError } from './testing/transport-probe.js';
import { UsbModem } from './testing/usb-modem.js';
import type { UsbModemIdentity, UsbModemShape } from './testing/usb-modem-descriptors.js';
import { TransportError } from './transport.js';
import { webUsbTransport } from './web-usb.js';

const rate = { baudRate: 115200 } as const;
const someone: UsbModemIdentity = { vendorId: 0x12ab, productId: 1 };
const sim7600: UsbModemIdentity = { vendorId: 0x1e0e, productId: 0x9001 };
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function plugged(shape: UsbModemShape = { kind: 'cdc-acm' }, identity = someone, lie?: Uint8Array) {
  const modem = new UsbModem(identity, shape);
  if (lie !== undefined) modem.configuration = lie;
  const scheduler = new SimulatedScheduler();
  const device = new FakeUsbDevice(modem);
  const received: number[] = [];
  modem.onData = (bytes) => received.push(...bytes);
  const probe = (port?: number) =>
    new TransportProbe(
      webUsbTransport(device as unknown as USBDevice, { scheduler, ...(port === undefined ? {} : { port }) }),
    );
  return { modem, device, scheduler, received, probe };
}

async function opened(shape?: UsbModemShape, identity?: UsbModemIdentity) {
  const world = plugged(shape, identity);
  const probe = world.probe();
  await probe.open(rate);
  return { ...world, probe };
}

describe('opening', () => {
  it('sets line coding and lines of a CDC-ACM function', async () => {
    const { modem } = await opened();
    expect(modem.requests).toEqual(['2120 value=0 index=0', '2122 value=3 index=0']);
    expect(modem.framing).toBe('115200 8 none 1');
  });

  it('takes the AT port of a cellular modem by the hints, and raises DTR there without line coding', async () => {
    const { modem } = await opened({ kind: 'vendor', functions: 5 }, sim7600);
    expect(modem.requests).toEqual(['2122 value=3 index=2']);
  });

  it('takes the port that is asked for, beside another one', async () => {
    const { probe, modem } = plugged({ kind: 'vendor', functions: 5 }, sim7600);
    const [first, second] = [probe(), probe(3)];
    await first.open(rate);
    await second.open(rate);
    modem.send(Uint8Array.of(65), 2);
    modem.send(Uint8Array.of(66), 3);
    await settle();
    expect([first.received(), second.received()]).toEqual(['A', 'B']);
    await first.close();
    modem.send(Uint8Array.of(67), 3);
    await settle();
    expect(second.received()).toBe('BC');
    expect(second.heard()).toEqual([]);
    await first.open(rate);
    expect(first.state()).toBe('open');
  });

  it('refuses a port that takes no AT commands, and a device that has none, in words', async () => {
    const modem = plugged({ kind: 'vendor', functions: 5 }, sim7600);
    await expect(modem.probe(0).open(rate)).rejects.toThrow('no AT port 0');
    const stick = plugged({ kind: 'vendor' });
    const opening = stick.probe().open(rate);
    await expect(opening).rejects.toMatchObject({ code: 'unsupported' });
    await expect(opening).rejects.toThrow('interface 0 of class ff/ff with 3 endpoints');
    expect(stick.device.opened).toBe(false);
  });

  it('does not need requests that the device refuses', async () => {
    const { probe, modem } = plugged();
    modem.refused.add(0x2120).add(0x2122);
    const refusing = probe();
    await refusing.open(rate);
    await expect(refusing.setSignals({ dataTerminalReady: false })).rejects.toMatchObject({ code: 'unsupported' });
    await refusing.write('AT');
    expect(refusing.state()).toBe('open');
  });

  it.each([
    ['claim', 'NetworkError', 'busy', 'Web Serial'],
    ['claim', 'SecurityError', 'unsupported', 'keeps interfaces'],
    ['open', 'SecurityError', 'busy', 'WinUSB'],
    ['open', 'NetworkError', 'failed', 'could not'],
    ['open', 'NotFoundError', 'gone', 'Plug it in'],
  ])('%s: %s is %s', async (step, name, code, said) => {
    const { probe, device } = plugged();
    if (step === 'claim') device.claimError = error(name);
    else device.openError = error(name);
    const opening = probe().open(rate);
    await expect(opening).rejects.toMatchObject({ code });
    await expect(opening).rejects.toThrow(said);
    expect(device.opened).toBe(false);
  });

  it('gives up on a device that answers no request after five seconds', async () => {
    const { probe, modem, scheduler, device } = plugged();
    modem.mute = true;
    const opening = probe()
      .open(rate)
      .then(() => 'open', describeError);
    await scheduler.advance(5_000);
    expect(await opening).toBe('code failed');
    expect(device.opened).toBe(false);
    expect(scheduler.pending).toBe(0);
  });

  it('can be closed at once while a device answers no request', async () => {
    const { probe, modem, scheduler, device } = plugged();
    modem.mute = true;
    const silent = probe();
    const opening = silent.open(rate).then(() => 'open', describeError);
    await scheduler.advance(0);
    await silent.close();
    expect(await opening).toBe('code closed');
    expect(device.opened).toBe(false);
    expect(scheduler.pending).toBe(0);
    modem.mute = false;
    await silent.open(rate);
    expect(silent.state()).toBe('open');
  });

  it('is closed within a second by a device that has fallen silent', async () => {
    const { probe, modem, scheduler, device } = await opened();
    modem.mute = true;
    const closing = probe.close();
    await scheduler.advance(1_000);
    await closing;
    expect(device.opened).toBe(false);
  });
});

describe('descriptors that lie', () => {
  const honest = [...new UsbModem(someone, { kind: 'cdc-acm' }).configuration];

  it('finds the data interface of a known device whose union descriptor is wrong', async () => {
    const two = [...new UsbModem(someone, { kind: 'cdc-acm', functions: 2 }).configuration];
    const union = two.findIndex((_, at) => two[at] === 0x24 && two[at + 1] === 6);
    const swapped = Uint8Array.from(two.with(union + 3, 3));
    const conexant = { vendorId: 0x0572, productId: 0x1340 };
    const { probe, modem } = plugged({ kind: 'cdc-acm', functions: 2 }, conexant, swapped);
    const port = probe();
    await port.open(rate);
    modem.send(Uint8Array.of(65));
    await settle();
    expect(port.received()).toBe('A');
  });

  it('finds it without a union descriptor', async () => {
    await expect(opened({ kind: 'cdc-acm', withoutUnion: true })).resolves.toBeDefined();
  });

  it.each([
    ['no endpoints', honest.map((byte, at) => (honest[at - 1] === 5 && honest[at - 2] === 7 ? byte & 0x0f : byte))],
    ['no interfaces', honest.slice(0, 9)],
    [
      'an empty packet',
      honest.map((byte, at) =>
        (honest[at - 4] === 7 && honest[at - 3] === 5) || (honest[at - 5] === 7 && honest[at - 4] === 5) ? 0 : byte,
      ),
    ],
    ['nothing', []],
  ])('%s: says so', async (_name, lie) => {
    const { probe, device } = plugged({ kind: 'cdc-acm' }, someone, Uint8Array.from(lie));
    await expect(probe().open(rate)).rejects.toMatchObject({ code: 'unsupported' });
    expect(device.opened).toBe(false);
  });

  it('any bytes: opens, or ends in a TransportError, and closes', async () => {
    const damaged = fc
      .array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { maxLength: 6 })
      .map((changes) => changes.reduce((bytes, [at, value]) => bytes.with(at, value), honest));
    const anything = fc.oneof(
      damaged,
      damaged.chain((bytes) => fc.nat(80).map((end) => bytes.slice(0, end))),
      fc.array(fc.nat(255), { maxLength: 300 }),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (lie) => {
        const { probe, device, scheduler } = plugged({ kind: 'cdc-acm' }, someone, Uint8Array.from(lie));
        const port = probe();
        try {
          await port.open(rate);
        } catch (fault) {
          expect(fault).toBeInstanceOf(TransportError);
        }
        const closing = port.close();
        await scheduler.advance(1_000);
        await closing;
        expect(device.opened).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

describe('receiving', () => {
  it('clears a stall once, loses nothing that was sent after it, and tells of the gap', async () => {
    const { modem, probe } = await opened();
    modem.send(Uint8Array.of(65));
    await settle();
    modem.stall(0x80 | modem.layout().bulk);
    await settle();
    modem.send(Uint8Array.of(66));
    await settle();
    expect(probe.received()).toBe('AB');
    expect(probe.heard()).toContain('overrun');
    expect(probe.state()).toBe('open');
  });

  it('loses a device that does nothing but stall', async () => {
    const { modem, probe, device } = await opened();
    modem.broken = true;
    modem.stall(0x80 | modem.layout().bulk);
    await expect.poll(() => probe.heard().at(-1)).toBe('lost failed');
    await probe.close();
    expect(device.opened).toBe(false);
  });

  it('survives a babble', async () => {
    const { modem, probe } = await opened();
    modem.babble();
    modem.send(Uint8Array.of(65));
    await settle();
    expect([probe.received(), probe.heard()]).toEqual(['A', ['overrun']]);
  });

  it('takes short and empty packets', async () => {
    const { modem, probe } = await opened();
    for (const bytes of [[], [65], [], [66, 67]]) modem.send(Uint8Array.from(bytes));
    await settle();
    expect(probe.received()).toBe('ABC');
  });
});

describe('notifications', () => {
  const dcd = { clearToSend: true, dataSetReady: false, dataCarrierDetect: true, ringIndicator: false };

  it('are put together wherever they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }), async (places) => {
        const { modem, probe } = await opened();
        modem.tellState(2, { cuts: places.toSorted() });
        modem.tellState(1, { cuts: places.toSorted() });
        await settle();
        expect(await probe.getSignals()).toEqual(dcd);
      }),
      { numRuns: 50 },
    );
  });

  it('tell of errors of the line', async () => {
    const { modem, probe } = await opened();
    modem.tellState(0x04 | 0x10 | 0x20 | 0x40);
    await settle();
    expect(probe.heard()).toEqual(['break', 'framing', 'parity', 'overrun']);
  });

  it('may be anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 }), async (packets) => {
        const { modem, probe } = await opened();
        for (const packet of packets) modem.tellRaw(packet);
        await settle();
        expect(probe.state()).toBe('open');
      }),
      { numRuns: 50 },
    );
  });

  it('start afresh after garbage and after a stall', async () => {
    const { modem, probe } = await opened();
    modem.tellRaw(Uint8Array.of(0x55, 0xa1));
    modem.tellRaw(Uint8Array.of(0xa1, 0x20, 0, 0, 0, 0, 0xff, 0xff));
    modem.tellRaw(Uint8Array.of(0xa1, 0x20, 0));
    await settle();
    modem.stall(0x80 | modem.layout().interrupt);
    await settle();
    modem.tellState(1);
    await settle();
    expect(await probe.getSignals()).toEqual(dcd);
  });

  it('may fail for good without a loss', async () => {
    const { modem, probe } = await opened();
    modem.broken = true;
    modem.stall(0x80 | modem.layout().interrupt);
    await settle();
    modem.send(Uint8Array.of(65));
    await settle();
    expect([probe.received(), probe.state()]).toEqual(['A', 'open']);
  });
});

describe('writing', () => {
  it.each([
    [1, [1]],
    [511, [511]],
    [512, [512, 0]],
    [513, [513]],
    [65_536, [65_536, 0]],
    [131_072, [65_536, 65_536, 0]],
    [131_073, [65_536, 65_536, 1]],
  ])('%i bytes: an empty packet ends what would end on a full one', async (count, transfers) => {
    const { modem, probe, received } = await opened();
    await probe.writePattern(0);
    probe.startWrite(count);
    await expect.poll(() => probe.heard()).toEqual(['write: done']);
    expect(modem.transfers).toEqual(transfers);
    expect(received).toHaveLength(count);
  });

  it('does not begin a write before the one before has ended', async () => {
    const { probe, received } = await opened();
    probe.startWrite(131_073);
    await probe.write('B');
    expect([received.length, received.indexOf(66)]).toEqual([131_074, 131_073]);
  });

  it('goes on after a stall, with nothing lost or sent twice', async () => {
    const { modem, probe, received } = await opened();
    modem.stall(modem.layout().bulk);
    await probe.write('A', 'B');
    expect(String.fromCharCode(...received)).toBe('AB');
  });

  it('fails when a long write stalls: how much was taken is not known', async () => {
    const { modem, probe } = await opened();
    modem.stall(modem.layout().bulk);
    await expect(probe.writePattern(513)).rejects.toMatchObject({ code: 'failed' });
    expect(probe.heard()).toEqual(['lost failed']);
  });

  it('gives up on a device that does nothing but stall', async () => {
    const { modem, probe } = await opened();
    modem.broken = true;
    modem.stall(modem.layout().bulk);
    await expect(probe.write('A')).rejects.toMatchObject({ code: 'failed' });
    expect(probe.heard()).toEqual(['lost failed']);
  });
});
