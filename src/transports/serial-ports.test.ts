import { describe, expect, it } from 'vitest';
import { DeviceKeys, serialPortKey } from './port-keys.js';
import { matchPort, watchPorts } from './serial-ports.js';
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

describe('matchPort', () => {
  it('takes the port at the index among identical ones', () => {
    const ports = [usb(1, 1), usb(1, 1), portOf(), portOf()];
    for (const port of ports) expect(matchPort(sight(ports, port), ports)).toBe(port);
  });

  it('takes the only port of its info, wherever it went', () => {
    const [a, b] = [usb(1, 1), usb(2, 2)];
    expect(matchPort(sight([a, b], b), [b])).toBe(b);
    expect(matchPort(sight([a, b], b), [b, usb(3, 3), a])).toBe(b);
  });

  it('does not guess between identical ports when a plug came between', () => {
    const [a, b, plugged] = [usb(1, 1), usb(1, 1), usb(2, 2)];
    const after = [plugged, a, b];
    expect(matchPort(sight([a, b], a), after)).toBeUndefined();
    expect(matchPort(sight([a], a), [a, b])).toBeUndefined();
    expect(matchPort(sight(after, a), after)).toBe(a);
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

describe('the keys of serial ports', () => {
  it('names devices by make, further ones by ordinal', () => {
    const keys = new DeviceKeys(serialPortKey);
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
    const keys = new DeviceKeys(serialPortKey);
    const [first, second] = [usb(1, 1), usb(1, 1)];
    keys.keyOf(first);
    keys.keyOf(second);
    keys.release(first);
    expect(keys.keyOf(usb(1, 1))).toBe('usb:0001:0001');
    expect(keys.keyOf(second)).toBe('usb:0001:0001#2');
  });
});
