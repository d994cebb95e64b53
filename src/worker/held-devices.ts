import type { HeldModems } from '../protocol/messages.js';
import type { ModemPortErrorCode } from '../providers/modem/modem-port.js';
import type { GrantedDevice } from '../transports/device-source.js';

/** Devices that this site may use and that carry no line here, because somebody else has them. */
export class HeldDevices {
  readonly #held = new Map<GrantedDevice, keyof HeldModems>();

  /** @param changed - Told how many there are, when that changes. */
  constructor(private readonly changed: (held: HeldModems) => void) {}

  get devices(): readonly GrantedDevice[] {
    return [...this.#held.keys()];
  }

  /** A device could not be taken into service. */
  refused(device: GrantedDevice, code: ModemPortErrorCode | undefined): void {
    const by = code === undefined ? undefined : HOLDERS[code];
    if (by === undefined) this.free(device);
    else if (this.#held.get(device) !== by) {
      this.#held.set(device, by);
      this.#tell();
    }
  }

  /** A device is in service, gone, or given back. */
  free(device: GrantedDevice): void {
    if (this.#held.delete(device)) this.#tell();
  }

  #tell(): void {
    const holders = [...this.#held.values()];
    const byTab = holders.filter((by) => by === 'byTab').length;
    this.changed({ byTab, byOthers: holders.length - byTab });
  }
}

const HOLDERS: Readonly<Partial<Record<ModemPortErrorCode, keyof HeldModems>>> = {
  heldByTab: 'byTab',
  portBusy: 'byOthers',
  heldBySystem: 'byOthers',
};
