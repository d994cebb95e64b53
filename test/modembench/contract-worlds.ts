import type { AnyProbe, ContractModem, ContractWorld } from '../../src/transports/testing/transport-contract.js';
import type { SerialDevice, UsbDevice } from './bench/index.js';
import type { FixturePage, Wanted } from './fixture/driver.js';

/** The devices of the contract, as {@link ContractWorld} sees them: a tty and USB devices, each with its modem's side. */

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

interface Pages {
  readonly here: FixturePage;
  /** Opens a page of its own. */
  readonly elsewhere: () => Promise<FixturePage>;
}

function world(modem: ContractModem, wanted: Wanted, { here, elsewhere }: Pages, echoBytes: number): ContractWorld {
  const holdElsewhere = async (): Promise<AnyProbe> => (await elsewhere()).hold(wanted);
  return { modem, hold: () => here.hold(wanted), holdElsewhere, echoBytes };
}

export function serialWorld(device: SerialDevice, wanted: Wanted, pages: Pages, echoBytes: number): ContractWorld {
  const taken: Buffer[] = [];
  device.on('data', (bytes) => taken.push(bytes));
  const modem: ContractModem = {
    received: () => Buffer.concat(taken).toString('latin1'),
    send: (text) => device.write(text),
    echo: () => void device.on('data', (bytes) => device.write(bytes)),
    hostLines: () => device.host.hostLines,
    setLines: ({ dsr = false, dcd = false, ri = false }) => device.host.setModemLines({ cts: true, dsr, dcd, ri }),
    framing: () => {
      const termios = device.host.entries.findLast((entry) => entry.startsWith('termios')) ?? '';
      const [, baud, bits, parity, stop] = /baud=(\d+) bits=(\d) parity=(\w+) stop=(\d)/.exec(termios) ?? [];
      return [baud, bits, parity, stop].join(' ');
    },
    stopReading: () => device.stopReading(),
    resumeReading: () => device.resumeReading(),
    unplug: (half) => device.unplug({ hangUp: half !== 'event', event: half !== 'bus' }),
    plug: () => device.plug(),
  };
  return world(modem, wanted, pages, echoBytes);
}

/** @param index - The function that is the AT port. */
export function usbWorld(
  device: UsbDevice,
  index: number,
  wanted: Wanted,
  pages: Pages,
  echoBytes: number,
): ContractWorld {
  const { modem: usb } = device;
  const taken: Uint8Array[] = [];
  let echoing = false;
  usb.onData = (bytes) => {
    taken.push(bytes);
    if (echoing) usb.send(bytes, index);
  };
  const modem: ContractModem = {
    received: () => Buffer.concat(taken).toString('latin1'),
    send: (text) => usb.send(latin1(text), index),
    echo: () => (echoing = true),
    hostLines: () => usb.lines,
    setLines: ({ dsr = false, dcd = false, ri = false }) =>
      usb.tellState((dcd ? 1 : 0) | (dsr ? 2 : 0) | (ri ? 8 : 0), { index }),
    framing: () => usb.framing,
    stopReading: () => usb.stopReading(),
    resumeReading: () => usb.resumeReading(),
    unplug: (half) => device.unplug({ bus: half !== 'event', event: half !== 'bus' }),
    plug: () => device.plug(),
  };
  return world(modem, wanted, pages, echoBytes);
}
