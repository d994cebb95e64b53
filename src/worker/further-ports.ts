import type { ModemProvider } from '../providers/modem/modem-provider.js';
import { sameMake, type GrantedDevice } from '../transports/device-source.js';
import type { DeviceTransport, Transport } from '../transports/transport.js';
import type { Attached } from './modems.js';
import { makeOf, type PortRoles } from './port-roles.js';

/** A device that is a further port of a line's modem. */
interface FurtherPort {
  device: GrantedDevice;
  transport: DeviceTransport;
  readonly line: Attached;
}

/**
 * Which ports are further ports of which line's modem. What a device says of itself (WebUSB) is known at once. Of serial ports their user has
 * said it once: then a make has a number of further ports, and where exactly one such device is there, its ports come back in these roles: the
 * first that answers carries the line. Of two such devices nothing tells which ports belong together: each is a line until it is said again.
 */
export class FurtherPorts {
  readonly #ports = new Map<string, FurtherPort>();

  /**
   * @param lines - The devices that carry lines, by key.
   * @param present - The devices that are plugged in.
   * @param trace - Lets the traffic of a line's transport be heard.
   */
  constructor(
    private readonly provider: ModemProvider,
    private readonly roles: PortRoles,
    private readonly lines: ReadonlyMap<string, Attached>,
    private readonly present: ReadonlySet<GrantedDevice>,
    private readonly trace: (line: Attached, transport: Transport) => Transport,
  ) {}

  /** The line whose modem's further port has this key. */
  lineOf(key: string): Attached | undefined {
    return this.#ports.get(key)?.line;
  }

  /** Adds a port to a line because its user says so, and keeps that. */
  async add(line: Attached, device: GrantedDevice): Promise<void> {
    this.#attach(line, device);
    await this.roles.remember(makeOf(device), this.#of(line).length);
  }

  /** How many further ports a line has. */
  countOf(line: Attached): number {
    return this.#of(line).length;
  }

  /** Takes the further ports into service that a line's device has by itself; again when it is back. */
  ofDevice(line: Attached): void {
    for (const [index, transport] of (line.device?.furtherTransports() ?? []).entries())
      this.provider.addSecondPort(line.key, `${line.key}/${index + 2}`, this.trace(line, transport));
  }

  /** Takes a device into service as a further port, where it is one; whether it is. */
  async take(device: GrantedDevice): Promise<boolean> {
    if (this.lines.has(device.key)) return false;
    const line = this.lineOf(device.key) ?? (await this.#lineFor(device));
    if (line === undefined || this.lines.has(device.key)) return false;
    if (this.present.has(device)) this.#attach(line, device);
    return true;
  }

  /** A line of this make is there: the others of the make may be its further ports. */
  async ofMake(device: GrantedDevice): Promise<void> {
    for (const other of [...this.present])
      if (other !== device && !this.#ports.has(other.key) && sameMake(other.usbIds, device.usbIds))
        await this.take(other);
  }

  /** A port was unplugged. It stays a further port of its line. */
  gone(device: GrantedDevice): void {
    const port = this.#ports.get(device.key);
    if (port?.device === device) void this.provider.removeSecondPort(port.line.key, device.key);
  }

  /** A port is no further port any more; settles when it is closed. */
  async remove(device: GrantedDevice): Promise<void> {
    const port = this.#ports.get(device.key);
    this.#ports.delete(device.key);
    if (port !== undefined) await this.provider.removeSecondPort(port.line.key, device.key);
  }

  /** Forgets the further ports of a line. @returns What they were. */
  async forget(line: Attached): Promise<readonly Pick<FurtherPort, 'device' | 'transport'>[]> {
    const ports = this.#of(line);
    for (const { device } of ports) this.#ports.delete(device.key);
    const [first] = ports;
    if (first !== undefined) await this.roles.remember(makeOf(first.device), 0);
    return ports;
  }

  #of(line: Attached): FurtherPort[] {
    return [...this.#ports.values()].filter((port) => port.line === line);
  }

  #attach(line: Attached, device: GrantedDevice): void {
    if (this.#ports.get(device.key)?.device === device) return;
    const transport = device.transport();
    this.#ports.set(device.key, { device, transport, line });
    this.provider.addSecondPort(line.key, device.key, this.trace(line, transport));
  }

  /** The one line that a device can be a further port of. */
  async #lineFor(device: GrantedDevice): Promise<Attached | undefined> {
    if (!device.mayHaveSiblings) return undefined;
    // Ports that carry no modem are none of its further ports.
    const others = await this.roles.others(makeOf(device));
    if (others.has(device.key)) return undefined;
    const alike = [...this.present].filter(
      (one) => one.mayHaveSiblings && sameMake(one.usbIds, device.usbIds) && !others.has(one.key),
    );
    if (alike.length < 2 || (await this.roles.furtherPorts(makeOf(device))) !== alike.length - 1) return undefined;
    for (const line of [...this.lines.values()]) {
      if (line.device === null || !alike.includes(line.device) || line.device === device) continue;
      if ((await line.attaching.catch(() => -1)) >= 0) return line;
    }
    return undefined;
  }
}
