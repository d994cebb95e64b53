import { describe, expect, it } from 'vitest';
import { DeviceKeys } from './port-keys.js';
import { FakeUsbDevice } from './testing/fake-usb-device.js';
import { UsbModem } from './testing/usb-modem.js';
import type { UsbModemIdentity, UsbModemShape } from './testing/usb-modem-descriptors.js';
import { atPorts, identityOf, matchDevice, usbDeviceKey, watchUsbDevices } from './usb-ports.js';
import type { UsbSighting, UsbSource } from './usb-ports.js';
import { portRole } from './usb-port-hints.js';

function deviceOf(identity: UsbModemIdentity, shape: UsbModemShape = { kind: 'cdc-acm' }): USBDevice {
  return new FakeUsbDevice(new UsbModem(identity, shape)) as unknown as USBDevice;
}
const twin = { vendorId: 1, productId: 1 };
const sight = (devices: USBDevice[], device: USBDevice): UsbSighting => ({
  index: devices.indexOf(device),
  count: devices.length,
  identity: identityOf(device),
});

describe('atPorts', () => {
  it.each([
    [
      'SIM7600',
      { vendorId: 0x1e0e, productId: 0x9001 },
      { kind: 'vendor', functions: 5 },
      ['2 at-primary', '3 at-secondary'],
    ],
    [
      'Telit LE910',
      { vendorId: 0x1bc7, productId: 0x1201 },
      { kind: 'vendor', functions: 7 },
      ['4 at-primary', '5 at-secondary'],
    ],
    [
      'Huawei 1001',
      { vendorId: 0x12d1, productId: 0x1001 },
      { kind: 'vendor', functions: 3 },
      ['2 at-primary', '0 at-ppp'],
    ],
    ['PLS8', { vendorId: 0x1e2d, productId: 0x0061 }, { kind: 'cdc-acm', functions: 5 }, ['2 at-primary', '0 at-ppp']],
    ['an unknown CDC-ACM modem', twin, { kind: 'cdc-acm', functions: 2 }, ['0 undefined', '2 undefined']],
    ['an unknown device of class FF', twin, { kind: 'vendor', functions: 2 }, []],
  ] as const)('%s', (_name, identity, shape, ports) => {
    expect(atPorts(deviceOf(identity, shape)).map(({ number, role }) => `${number} ${String(role)}`)).toEqual(ports);
  });
});

it('portRole knows nothing of what is not in the table', () => {
  expect(portRole(0x1e0e, 0x9001, 40)).toBeUndefined();
  expect(portRole(0x1e0e, 0x0001, 0)).toBeUndefined();
  expect(portRole(0xffff, 0x9001, 0)).toBeUndefined();
});

describe('matchDevice', () => {
  it('takes the device of its serial number, wherever it went', () => {
    const [a, b] = ['A', 'B'].map((serialNumber) => deviceOf({ ...twin, serialNumber })) as [USBDevice, USBDevice];
    expect(matchDevice(sight([a, b], b), [b, a, deviceOf(twin)])).toBe(b);
  });

  it('takes the device at the index among identical ones, and does not guess', () => {
    const devices = [deviceOf(twin), deviceOf(twin)];
    for (const device of devices) expect(matchDevice(sight(devices, device), devices)).toBe(device);
    expect(matchDevice(sight(devices.slice(0, 1), devices[0]!), devices)).toBeUndefined();
  });
});

it('watchUsbDevices reports plugging and unplugging until it is stopped', () => {
  const usb = new EventTarget() as EventTarget & UsbSource;
  const device = deviceOf(twin);
  const heard: unknown[] = [];
  const stop = watchUsbDevices(
    { connected: (one) => heard.push('connected', one), disconnected: (one) => heard.push('disconnected', one) },
    usb,
  );
  const fire = (type: string) => usb.dispatchEvent(Object.assign(new Event(type), { device }));
  fire('connect');
  fire('disconnect');
  stop();
  fire('connect');
  expect(heard).toEqual(['connected', device, 'disconnected', device]);
});

it('keys tell devices by serial number, identical ones by their order', () => {
  const keys = new DeviceKeys(usbDeviceKey);
  const devices = [deviceOf(twin), deviceOf(twin), deviceOf({ ...twin, serialNumber: 'S1' })];
  expect(devices.map((device) => keys.keyOf(device))).toEqual([
    'webusb:0001:0001',
    'webusb:0001:0001#2',
    'webusb:0001:0001:S1',
  ]);
});
