/* eslint-disable @typescript-eslint/require-await -- the fakes answer at once */
/** The contract of every transport on a device, on fakes; the modem bench runs the same cases on a real browser. */
import { describe, expect, it } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { FakeSerialPort } from './testing/fake-serial-port.js';
import { FakeUsbDevice } from './testing/fake-usb-device.js';
import { transportContract } from './testing/transport-contract.js';
import type { ContractModem, ContractWorld } from './testing/transport-contract.js';
import { TransportProbe } from './testing/transport-probe.js';
import { UsbModem } from './testing/usb-modem.js';
import type { UsbModemShape } from './testing/usb-modem-descriptors.js';
import { webSerialTransport } from './web-serial.js';
import { webUsbTransport } from './web-usb.js';

const echoBytes = 1 << 20;
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const textOf = (pieces: readonly Uint8Array[]) => pieces.map((piece) => Buffer.from(piece).toString('latin1')).join('');

/** The fake has every member that the transport uses. */
const asPort = (port: unknown) => port as SerialPort;

function serialWorld(): ContractWorld {
  const taken: Uint8Array[] = [];
  let echoing = false;
  let port = newPort();
  function newPort(): FakeSerialPort {
    const made = new FakeSerialPort();
    made.onWritten = (bytes) => {
      taken.push(bytes.slice());
      if (echoing) made.sendBytes(bytes.slice());
    };
    return made;
  }
  const modem: ContractModem = {
    received: () => textOf(taken),
    send: (text) => port.sendBytes(latin1(text)),
    echo: () => (echoing = true),
    hostLines: () => port.lines,
    setLines: ({ dsr = false, dcd = false, ri = false }) => {
      const lines = { dataSetReady: dsr, dataCarrierDetect: dcd, ringIndicator: ri };
      port.inputs = { clearToSend: true, ...lines };
    },
    framing: () => {
      const { baudRate, dataBits, parity, stopBits } = port.openedWith ?? { baudRate: 0 };
      return `${baudRate} ${dataBits} ${parity} ${stopBits}`;
    },
    stopReading: () => (port.blocked = true),
    resumeReading: () => port.unblock(),
    unplug: (half) => {
      if (half !== 'event') port.hangUp();
      if (half === 'bus') return;
      port.connected = false;
      port.dispatchEvent(new Event('disconnect'));
    },
    plug: () => {
      port = newPort();
    },
  };
  const hold = async () => new TransportProbe(webSerialTransport(asPort(port)));
  return { modem, hold, holdElsewhere: hold, echoBytes };
}

function usbWorld(shape: UsbModemShape): ContractWorld {
  const identity = { vendorId: 0x1e0e, productId: 0x9001, serialNumber: 'SN1' };
  const usb = new UsbModem(shape.kind === 'vendor' ? identity : { ...identity, vendorId: 0x12ab }, shape);
  const index = shape.kind === 'vendor' ? 2 : 0; // the AT port by the port hints
  const taken: Uint8Array[] = [];
  let echoing = false;
  usb.onData = (bytes) => {
    taken.push(bytes);
    if (echoing) usb.send(bytes, index);
  };
  let holders = new Map<number, FakeUsbDevice>();
  let devices: FakeUsbDevice[] = [];
  const made = () => {
    const device = new FakeUsbDevice(usb, holders);
    devices.push(device);
    return device;
  };
  let device = made();
  const modem: ContractModem = {
    received: () => textOf(taken),
    send: (text) => usb.send(latin1(text), index),
    echo: () => (echoing = true),
    hostLines: () => usb.lines,
    setLines: ({ dsr = false, dcd = false, ri = false }) =>
      usb.tellState((dcd ? 1 : 0) | (dsr ? 2 : 0) | (ri ? 8 : 0), { index }),
    framing: () => usb.framing,
    stopReading: () => usb.stopReading(),
    resumeReading: () => usb.resumeReading(),
    unplug: (half) => {
      for (const one of devices) one.disconnect(half === 'event' ? 'event' : 'bus');
      usb.reset();
    },
    plug: () => {
      holders = new Map();
      devices = [];
      device = made();
    },
  };
  const probe = (one: FakeUsbDevice) =>
    new TransportProbe(webUsbTransport(one as unknown as USBDevice, { scheduler: new SimulatedScheduler() }));
  return { modem, hold: async () => probe(device), holdElsewhere: async () => probe(made()), echoBytes };
}

describe.each([
  ['Web Serial', serialWorld],
  ['WebUSB, CDC-ACM', () => usbWorld({ kind: 'cdc-acm' })],
  ['WebUSB, class FF', () => usbWorld({ kind: 'vendor', functions: 4 })],
])('%s', (_name, world) => {
  it.each(transportContract)('$name', async (one) => {
    await one.run(world(), expect);
  });
});
