/* eslint-disable @typescript-eslint/require-await -- the fakes answer at once */
import { describe, expect, it } from 'vitest';
import { PortKeys } from './port-keys.js';
import { findGrantedPort, watchPorts } from './serial-ports.js';
import type { PortSighting, SerialSource } from './serial-ports.js';

/** A port that only has an identity. */
function portOf(info: SerialPortInfo = {}): SerialPort {
  return Object.assign(new EventTarget(), { getInfo: () => info }) as unknown as SerialPort;
}
const usb = (usbVendorId: number, usbProductId: number) => portOf({ usbVendorId, usbProductId });
const sight = (ports: SerialPort[], port: SerialPort): PortSighting => ({
  index: ports.indexOf(port),
  count: ports.length,
  info: port.getInfo(),
});
const serialWith = (ports: SerialPort[]) => ({ getPorts: async () => ports });

describe('findGrantedPort', () => {
  it('takes the port at the index among identical ones', async () => {
    const ports = [usb(1, 1), usb(1, 1), portOf(), portOf()];
    for (const port of ports) expect(await findGrantedPort(sight(ports, port), serialWith(ports))).toBe(port);
  });

  it('takes the only port of its info, wherever it went', async () => {
    const [a, b] = [usb(1, 1), usb(2, 2)];
    expect(await findGrantedPort(sight([a, b], b), serialWith([b]))).toBe(b);
    expect(await findGrantedPort(sight([a, b], b), serialWith([b, usb(3, 3), a]))).toBe(b);
  });

  it('asks the window again when a plug came between', async () => {
    const [a, b, plugged] = [usb(1, 1), usb(1, 1), usb(2, 2)];
    const after = [plugged, a, b];
    const found = await findGrantedPort(sight([a, b], a), serialWith(after), async () => sight(after, a));
    expect(found).toBe(a);
  });

  it('does not guess between identical ports', async () => {
    const [a, b] = [usb(1, 1), usb(1, 1)];
    expect(await findGrantedPort(sight([a], a), serialWith([a, b]))).toBeUndefined();
    expect(await findGrantedPort(sight([a], a), serialWith([b, a]), async () => undefined)).toBeUndefined();
  });

  it('gives up on a window that never agrees', async () => {
    let looks = 0;
    const [a, b] = [usb(1, 1), usb(1, 1)];
    const found = await findGrantedPort(sight([a], a), serialWith([a, b]), async () => {
      looks++;
      return sight([a], a);
    });
    expect(found).toBeUndefined();
    expect(looks).toBeGreaterThan(0);
  });
});

describe('watchPorts', () => {
  it('reports plugging and unplugging until it is stopped', () => {
    const serial = new EventTarget() as EventTarget & SerialSource;
    const heard: unknown[] = [];
    const stop = watchPorts(
      {
        connected: (port, info) => heard.push(['connected', port, info]),
        disconnected: (port) => heard.push(['disconnected', port]),
      },
      serial,
    );
    const port = usb(1, 2);
    const tell = (type: string) =>
      serial.dispatchEvent(Object.defineProperty(new Event(type), 'target', { value: port, writable: false }));
    tell('connect');
    tell('disconnect');
    stop();
    tell('connect');
    expect(heard).toEqual([
      ['connected', port, { usbVendorId: 1, usbProductId: 2 }],
      ['disconnected', port],
    ]);
  });
});

describe('PortKeys', () => {
  it('names devices by make, further ones by ordinal', () => {
    const keys = new PortKeys();
    const ports = [usb(0x572, 0x1340), usb(0x572, 0x1340), portOf(), portOf({ bluetoothServiceClassId: 0x1101 })];
    expect(ports.map((port) => keys.keyOf(port))).toEqual([
      'usb:0572:1340',
      'usb:0572:1340#2',
      'serial',
      'bluetooth:4353',
    ]);
    expect(ports.map((port) => keys.keyOf(port))[1]).toBe('usb:0572:1340#2');
  });

  it('gives a device that comes back the key it had', () => {
    const keys = new PortKeys();
    const [first, second] = [usb(1, 1), usb(1, 1)];
    keys.keyOf(first);
    keys.keyOf(second);
    keys.release(first);
    expect(keys.keyOf(usb(1, 1))).toBe('usb:0001:0001');
    expect(keys.keyOf(second)).toBe('usb:0001:0001#2');
  });
});
