import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsbModem } from '../../../src/transports/testing/usb-modem.js';
import type { UsbModemIdentity, UsbModemShape } from '../../../src/transports/testing/usb-modem-descriptors.js';
import { nativePart } from './native.js';
import { SerialDevice } from './serial-device.js';
import { UsbDevice } from './usb-device.js';

/** What a USB device says of itself. Without a serial number a grant does not outlive the browser (measured on Chromium 156). */
export type UsbIdentity = UsbModemIdentity;

/**
 * The machine as the browser under test sees it: a directory with devices and a socket that says which come and go. The shim
 * (native/shim.h) reads it in place of udev and the kernel.
 */
export class Bench {
  readonly directory: string;
  readonly #server: Server;
  readonly #monitors = new Set<Socket>();
  readonly #devices = new Set<SerialDevice | UsbDevice>();

  private constructor(directory: string) {
    this.directory = directory;
    this.#server = createServer((monitor) => {
      this.#monitors.add(monitor);
      monitor.on('close', () => this.#monitors.delete(monitor)).on('error', () => this.#monitors.delete(monitor));
      monitor.resume();
    });
  }

  /** A bench without devices. */
  static async start(): Promise<Bench> {
    const bench = new Bench(mkdtempSync(join(tmpdir(), 'ringback-modembench-')));
    mkdirSync(join(bench.directory, 'devices'));
    mkdirSync(join(bench.directory, 'dev'));
    bench.#server.listen(join(bench.directory, 'udev.sock'));
    await once(bench.#server, 'listening');
    return bench;
  }

  /** What a process needs in its environment to see this bench in place of the machine. */
  get environment(): Readonly<Record<string, string>> {
    return { LD_PRELOAD: nativePart('shim'), MODEMBENCH: this.directory };
  }

  /** The path of a device node; `name` must begin with `tty` or `usb`. */
  node(name: string): string {
    return join(this.directory, 'dev', name);
  }

  /** Makes a serial device on a pty and plugs it in. */
  async serialDevice(name: string, usb?: UsbIdentity): Promise<SerialDevice> {
    const device = new SerialDevice(this, name, usb);
    this.#devices.add(device);
    await device.plug();
    return device;
  }

  /**
   * Makes a USB device and plugs it in. `name` begins with `usb`.
   * @param how.lie - Changes the configuration descriptor. @param how.driver - A driver of the kernel that holds the device.
   */
  async usbDevice(
    name: string,
    identity: UsbModemIdentity,
    shape: UsbModemShape,
    how: { readonly lie?: (honest: Uint8Array) => Uint8Array; readonly driver?: string } = {},
  ): Promise<UsbDevice> {
    const device = new UsbDevice(this, name, new UsbModem(identity, shape));
    device.modem.configuration = how.lie?.(device.modem.configuration) ?? device.modem.configuration;
    this.#devices.add(device);
    await device.plug(how);
    return device;
  }

  /** Says that a tty is there; its node must be. */
  announce(name: string, usb?: UsbIdentity): void {
    this.announceAs(name, ttyProperties(this.node(name), usb));
  }

  /** Says that a device is there. @param attributes - Its files in sysfs. */
  announceAs(
    name: string,
    properties: readonly string[],
    attributes: Readonly<Record<string, string | Uint8Array>> = {},
  ): void {
    mkdirSync(this.#syspath(name), { recursive: true });
    for (const [file, content] of Object.entries(attributes)) writeFileSync(join(this.#syspath(name), file), content);
    writeFileSync(join(this.#syspath(name), 'uevent'), properties.map((pair) => `${pair}\n`).join(''));
    this.#tell('add', name, properties);
  }

  /** Says that a device is gone: a tty, if nothing else is said. */
  withdraw(name: string, properties: readonly string[] = ttyProperties(this.node(name))): void {
    rmSync(this.#syspath(name), { recursive: true, force: true });
    this.#tell('remove', name, properties);
  }

  /** Pulls every device; none is left. */
  async unplugAll(): Promise<void> {
    for (const device of this.#devices) await device.unplug();
    this.#devices.clear();
  }

  /** Unplugs everything and removes the directory. */
  async close(): Promise<void> {
    await this.unplugAll();
    for (const monitor of this.#monitors) monitor.destroy();
    this.#server.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  #syspath(name: string): string {
    return join(this.directory, 'devices', name);
  }

  #tell(action: 'add' | 'remove', name: string, properties: readonly string[]): void {
    const line = [action, this.#syspath(name), ...properties].join('\t');
    for (const monitor of this.#monitors) monitor.write(`${line}\n`);
  }
}

/** Starts a bench: {@link Bench.start}. */
export const startBench = (): Promise<Bench> => Bench.start();

/**
 * udev's properties of a tty. Chromium ignores one whose device number is not in a "serial" range of /proc/tty/drivers: 4:64, the first
 * serial port of a PC, is in every kernel's, and several ports may share it.
 */
function ttyProperties(node: string, usb?: UsbIdentity): string[] {
  const properties = ['SUBSYSTEM=tty', `DEVNAME=${node}`, 'MAJOR=4', 'MINOR=64'];
  if (usb === undefined) return properties;
  properties.push('ID_BUS=usb', `ID_VENDOR_ID=${hex4(usb.vendorId)}`, `ID_MODEL_ID=${hex4(usb.productId)}`);
  properties.push(`ID_MODEL_ENC=${(usb.product ?? 'Bench Modem').replaceAll(' ', '\\x20')}`);
  if (usb.serialNumber !== undefined) properties.push(`ID_SERIAL_SHORT=${usb.serialNumber}`);
  return properties;
}

function hex4(id: number): string {
  return id.toString(16).padStart(4, '0');
}
