import type { Scheduler, Timer } from '../base/clock.js';
import type { HeardOnPort } from '../tspi/port-finding.js';
import { sameMake, type GrantedDevice } from '../transports/device-source.js';
import { makeOf, type PortRoles } from './port-roles.js';

/** How long a port that is left alone waits for one of its device's others to bring a line: each of them is probed for a quarter of a minute at most. */
const SPARED_MS = 60_000;

/**
 * Ports of a stick that carry no modem: its GPS positions, its diagnosis. Known by what was heard on them, and kept for their make, so that on the
 * next visit they are not probed. A port is known by its key only, and the order of keys may be another by then: where no other port of the make
 * brings a line, those that were left alone are probed after all.
 */
export class OtherPorts {
  readonly #spared = new Map<GrantedDevice, Timer>();

  /**
   * @param present - The devices that are plugged in.
   * @param brings - Whether a port of this device's make carries a line, or is being taken into service.
   * @param probe - Takes a device into service after all.
   */
  constructor(
    private readonly scheduler: Scheduler,
    private readonly roles: PortRoles,
    private readonly present: ReadonlySet<GrantedDevice>,
    private readonly brings: (device: GrantedDevice) => boolean,
    private readonly probe: (device: GrantedDevice) => void,
  ) {}

  /** Whether a device is to be left alone, since it carried no modem before. */
  async spares(device: GrantedDevice): Promise<boolean> {
    if (!device.mayHaveSiblings || !(await this.roles.others(makeOf(device))).has(device.key)) return false;
    this.gone(device);
    this.#spared.set(
      device,
      this.scheduler.after(SPARED_MS, () => {
        this.#probeSpared(device);
      }),
    );
    return true;
  }

  /** A device was probed, and is no modem; those of its make that were left alone may be. */
  async refused(device: GrantedDevice, heard: HeardOnPort | null): Promise<void> {
    if (heard === 'nmea' || heard === 'diagnostic') {
      const alike = [...this.present].filter((one) => one.mayHaveSiblings && sameMake(one.usbIds, device.usbIds));
      if (alike.length > 1 && alike.includes(device)) await this.roles.rememberOther(makeOf(device), device.key, heard);
    }
    for (const spared of this.#sparedLike(device)) this.#probeSpared(spared);
  }

  /** A device carries a modem. Where it did not before, the order is another by now, and nothing is known of the other ports of its make. */
  async isModem(device: GrantedDevice): Promise<void> {
    this.gone(device);
    const make = makeOf(device);
    if (!(await this.roles.others(make)).has(device.key)) return;
    await this.roles.rememberOther(make, device.key, null);
    for (const spared of this.#sparedLike(device)) {
      await this.roles.rememberOther(make, spared.key, null);
      this.gone(spared);
      if (this.present.has(spared)) this.probe(spared);
    }
  }

  /** A device was unplugged, or is not left alone any more. */
  gone(device: GrantedDevice): void {
    this.#spared.get(device)?.cancel();
    this.#spared.delete(device);
  }

  stop(): void {
    for (const device of [...this.#spared.keys()]) this.gone(device);
  }

  #sparedLike(device: GrantedDevice): readonly GrantedDevice[] {
    return [...this.#spared.keys()].filter((spared) => sameMake(spared.usbIds, device.usbIds));
  }

  #probeSpared(device: GrantedDevice): void {
    if (this.brings(device)) return;
    this.gone(device);
    if (this.present.has(device)) this.probe(device);
  }
}
