import { describe, expect, it } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import type { DeviceSighting, DeviceSource, GrantedDevice } from './device-source.js';
import { serialDevices } from './serial-source.js';
import { FakeUsbDevice } from './testing/fake-usb-device.js';
import { UsbModem } from './testing/usb-modem.js';
import type { UsbModemShape } from './testing/usb-modem-descriptors.js';
import { usbDevices } from './usb-source.js';

/** A browser's interface to one kind of devices, whose devices a test plugs in. */
class Plugs<Native extends object> extends EventTarget {
  natives: Native[] = [];
  readonly getPorts = (): Promise<Native[]> => Promise.resolve([...this.natives]);
  readonly getDevices = this.getPorts;

  plug(native: Native): void {
    this.natives.push(native);
    this.#tell('connect', native);
  }

  unplug(native: Native): void {
    this.natives = this.natives.filter((one) => one !== native);
    this.#tell('disconnect', native);
  }

  /** Web Serial fires at the port, WebUSB names the device. */
  #tell(type: string, native: Native): void {
    const event = Object.assign(new Event(type), { device: native });
    Object.defineProperty(event, 'target', { value: native });
    this.dispatchEvent(event);
  }
}

const ids = { vendorId: 0x1e0e, productId: 0x9001 };
const serialPort = (): object => ({
  getInfo: () => ({ usbVendorId: ids.vendorId, usbProductId: ids.productId }),
});
const usbDevice = (shape: UsbModemShape = { kind: 'vendor', functions: 5 }, identity = ids): USBDevice =>
  new FakeUsbDevice(new UsbModem(identity, shape)) as unknown as USBDevice;

interface Kind {
  readonly source: DeviceSource;
  readonly plugs: Plugs<object>;
  readonly make: () => object;
  readonly sight: (index: number) => DeviceSighting;
}

function serialKind(): Kind {
  const plugs = new Plugs<object>();
  const source = serialDevices(plugs as unknown as Serial);
  const sight = (index: number): DeviceSighting => ({
    via: 'serial',
    index,
    count: plugs.natives.length,
    info: { usbVendorId: ids.vendorId, usbProductId: ids.productId },
  });
  return { source, plugs, make: serialPort, sight };
}

function usbKind(): Kind {
  const plugs = new Plugs<object>();
  const source = usbDevices(plugs as unknown as USB, new SimulatedScheduler());
  const sight = (index: number): DeviceSighting => ({
    via: 'usb',
    index,
    count: plugs.natives.length,
    identity: { ...ids, serialNumber: '' },
  });
  return { source, plugs, make: () => usbDevice(), sight };
}

describe.each([
  ['serial', serialKind],
  ['usb', usbKind],
] as const)('a source of %s devices', (via, start) => {
  it('gives one object for a device, with its make, from the plugging to the unplugging', async () => {
    const { source, plugs, make, sight } = start();
    const heard: [string, GrantedDevice][] = [];
    const stop = source.watch({
      connected: (device) => heard.push(['connected', device]),
      disconnected: (device) => heard.push(['disconnected', device]),
    });
    const natives = [make(), make()];
    for (const native of natives) plugs.plug(native);
    const [first, second] = await source.granted();
    expect([first!.via, first!.usbIds, first!.isModem]).toEqual([via, ids, true]);
    expect(new Set([first, second, await source.find(sight(0)), await source.find(sight(1))]).size).toBe(2);
    expect(first!.key).not.toBe(second!.key);

    plugs.unplug(natives[0]!);
    plugs.plug(make());
    const [, , , returned] = heard.map(([, device]) => device);
    expect(heard.map(([what]) => what)).toEqual(['connected', 'connected', 'disconnected', 'connected']);
    expect(heard[2]![1]).toBe(first);
    expect(returned).not.toBe(first);
    expect(returned!.key).toBe(first!.key);
    stop();
    plugs.unplug(natives[1]!);
    expect(heard).toHaveLength(4);
  });

  it('frees the key of a device that is released', async () => {
    const { source, plugs, make } = start();
    plugs.plug(make());
    const [device] = await source.granted();
    source.release(device!);
    plugs.natives.unshift(make());
    const [next] = await source.granted();
    expect(next!.key).toBe(device!.key);
  });

  it('finds nothing for a window that sees other devices, or another kind', async () => {
    const { source, plugs, make, sight } = start();
    for (const native of [make(), make()]) plugs.plug(native);
    expect(await source.find({ ...sight(0), count: 3 })).toBeUndefined();
    const other: DeviceSighting =
      via === 'usb'
        ? { via: 'serial', index: 0, count: 2, info: {} }
        : { via: 'usb', index: 0, count: 2, identity: { ...ids, serialNumber: '' } };
    expect(await source.find(other)).toBeUndefined();
  });
});

describe('a USB device', () => {
  const granted = async (device: USBDevice): Promise<GrantedDevice> => {
    const plugs = new Plugs<object>();
    plugs.plug(device);
    const [one] = await usbDevices(plugs as unknown as USB, new SimulatedScheduler()).granted();
    return one!;
  };

  it('without a port that is known to take AT commands is no modem', async () => {
    const stranger = await granted(usbDevice({ kind: 'vendor', functions: 2 }, { vendorId: 1, productId: 1 }));
    expect(stranger.isModem).toBe(false);
  });

  it('has further ports where they are known to be for commands beside a call', async () => {
    expect((await granted(usbDevice())).furtherTransports()).toHaveLength(1);
    const unknown = usbDevice({ kind: 'cdc-acm', functions: 2 }, { vendorId: 1, productId: 1 });
    expect((await granted(unknown)).furtherTransports()).toEqual([]);
  });
});
