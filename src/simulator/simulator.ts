import type { Scheduler } from '../base/clock.js';
import type { Random } from '../base/random.js';
import { addMagicNumbers, magicNumbers, type MagicNumber } from '../network/magic-numbers.js';
import { MobileSubscriber } from '../network/mobile/mobile-subscriber.js';
import { TelephoneNetwork } from '../network/telephone-network.js';
import { CellularModem } from './cellular/cellular-modem.js';
import type { CellularProfile } from './cellular/profile.js';
import type { SimOptions } from './cellular/sim-card.js';
import type { AnalogName, CellularName, SimulatedModemName } from './modem-names.js';
import type { ModemProfile } from './profile.js';
import { analogProfiles, cellularProfiles, simCards } from './simulated-modems.js';
import { VirtualModem } from './virtual-modem.js';

/** One virtual modem and its line. */
export interface VirtualModemDescription {
  /** What called parties are shown as the caller's name. */
  readonly name: string;
  /** The number of its line: digits, unique in the network. */
  readonly number: string;
  /** A modem of {@link simulatedModems}, or a profile; a voice modem as it should be when left out. */
  readonly profile?: AnalogName | ModemProfile;
}

/** One virtual cellular modem and its subscription. */
export interface CellularModemDescription extends Omit<VirtualModemDescription, 'profile'> {
  readonly profile: CellularName | CellularProfile;
  /** The card that it holds; when left out that of {@link simCards}, else one without a PIN. */
  readonly sim?: SimOptions;
}

/** One virtual modem of {@link simulatedModems}, whatever it is plugged into. */
export interface SimulatedModemDescription extends Omit<VirtualModemDescription, 'profile'> {
  readonly profile: SimulatedModemName;
}

/** A telephone network with magic numbers, and any number of virtual modems on it. Everything follows from the scheduler and the seed. */
export class Simulator {
  readonly network: TelephoneNetwork;
  readonly magicNumbers: readonly MagicNumber[] = magicNumbers;
  /** The modems that were made, in the order of their making. */
  readonly modems: (VirtualModem | CellularModem)[] = [];
  readonly #options: { readonly scheduler: Scheduler; readonly random: Random };

  constructor(options: { readonly scheduler: Scheduler; readonly random: Random }) {
    this.#options = options;
    this.network = new TelephoneNetwork(options);
    addMagicNumbers(this.network, options.scheduler);
  }

  /**
   * Plugs a modem into the network and, as a transport, into the computer.
   * @throws RangeError when the number is taken.
   */
  createModem(description: VirtualModemDescription): VirtualModem;
  createModem(description: CellularModemDescription): CellularModem;
  createModem(description: SimulatedModemDescription): VirtualModem | CellularModem;
  createModem(
    description: VirtualModemDescription | CellularModemDescription | SimulatedModemDescription,
  ): VirtualModem | CellularModem {
    const modem = isCellular(description)
      ? this.#cellular(description)
      : this.#analog(description as VirtualModemDescription);
    this.modems.push(modem);
    return modem;
  }

  #analog({ name, number, profile }: VirtualModemDescription): VirtualModem {
    return new VirtualModem({
      ...this.#options,
      ...(profile === undefined ? {} : { profile: typeof profile === 'string' ? analogProfiles[profile] : profile }),
      connect: (events) => this.network.connect({ number, name }, events),
    });
  }

  #cellular({ name, number, profile, ...rest }: CellularModemDescription): CellularModem {
    const sim = rest.sim ?? (typeof profile === 'string' ? simCards[profile] : undefined);
    return new CellularModem({
      ...this.#options,
      profile: typeof profile === 'string' ? cellularProfiles[profile] : profile,
      ...(sim === undefined ? {} : { sim }),
      connect: (events) => new MobileSubscriber(this.network, this.#options.scheduler, { number, name }, events),
    });
  }
}

function isCellular(
  description: VirtualModemDescription | CellularModemDescription | SimulatedModemDescription,
): description is CellularModemDescription {
  const { profile } = description;
  if (profile === undefined) return false;
  return typeof profile === 'string' ? Object.hasOwn(cellularProfiles, profile) : 'calls' in profile;
}
