import { rmSync, writeFileSync } from 'node:fs';
import type { UsbModem } from '../../../src/transports/testing/usb-modem.js';
import type { Bench } from './bench.js';
import type { ModemSide } from './scripted-modem.js';
import { UsbIpServer } from './usb-ip.js';

/** Which half of an unplugging happens. A real one is both: the bus ends the transfers, then udev says `remove`. */
export interface UsbUnplugging {
  readonly bus?: boolean;
  readonly event?: boolean;
}

/** Numbers of devices on the bus; the kernel gives a new one at each plugging. */
let lastDeviceNumber = 1;

/** A USB device in the browser's machine; what it does is its {@link UsbModem}'s. */
export class UsbDevice {
  readonly name: string;
  readonly modem: UsbModem;
  readonly #bench: Bench;
  #server: UsbIpServer | undefined;
  #properties: readonly string[] = [];

  /** Made by {@link Bench.usbDevice}. */
  constructor(bench: Bench, name: string, modem: UsbModem) {
    this.#bench = bench;
    this.name = name;
    this.modem = modem;
  }

  /** How many openings of the device last: 0 when the browser has let it go. */
  get openings(): number {
    return this.#server?.connections ?? 0;
  }

  /** The modem's side of one of its functions; data from the host is taken for that function's. */
  side(index = 0): ModemSide {
    return {
      on: (_event, listener) => (this.modem.onData = (bytes) => listener(Buffer.from(bytes))),
      write: (text) => this.modem.send(Buffer.from(text, 'latin1'), index),
    };
  }

  /**
   * Plugs the device in, again too: the host then sees a new device of the same identity.
   * @param driver - A driver of the kernel that takes its interfaces: `cdc_acm`, `option`.
   */
  async plug({ driver }: { readonly driver?: string } = {}): Promise<void> {
    const { identity, device, configuration } = this.modem;
    const node = this.#bench.node(this.name);
    const descriptors = Buffer.concat([device, configuration]);
    this.#server = await UsbIpServer.start(`${node}.sock`, this.modem);
    writeFileSync(node, '');
    writeFileSync(`${node}.descriptors`, descriptors);
    if (driver === undefined) rmSync(`${node}.driver`, { force: true });
    else writeFileSync(`${node}.driver`, driver);
    const number = ++lastDeviceNumber;
    this.#properties = properties(node, descriptors, number);
    this.#bench.announceAs(this.name, this.#properties, {
      descriptors,
      manufacturer: 'Modembench\n',
      product: `${identity.product ?? 'Bench Modem'}\n`,
      ...(identity.serialNumber === undefined ? {} : { serial: `${identity.serialNumber}\n` }),
      busnum: '1\n',
      devnum: `${number}\n`,
      bConfigurationValue: '1\n',
    });
  }

  /** Pulls the cable, or one half of it. */
  async unplug({ bus = true, event = true }: UsbUnplugging = {}): Promise<void> {
    if (bus) {
      await this.#server?.close();
      this.#server = undefined;
      this.modem.reset();
    }
    if (event) {
      this.#bench.withdraw(this.name, this.#properties);
      rmSync(this.#bench.node(this.name), { force: true });
    }
  }
}

/** udev's properties of a USB device. */
function properties(node: string, descriptors: Buffer, number: number): string[] {
  const ids = [8, 10, 12].map((at) => descriptors.readUInt16LE(at).toString(16));
  return [
    'SUBSYSTEM=usb',
    'DEVTYPE=usb_device',
    `DEVNAME=${node}`,
    'MAJOR=189',
    `MINOR=${number - 1}`,
    'BUSNUM=001',
    `DEVNUM=${String(number).padStart(3, '0')}`,
    `PRODUCT=${ids.join('/')}`,
  ];
}
