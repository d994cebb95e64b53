import type { Scheduler } from '../base/clock.js';
import type { Random } from '../base/random.js';
import { addMagicNumbers, magicNumbers, type MagicNumber } from '../network/magic-numbers.js';
import { TelephoneNetwork } from '../network/telephone-network.js';
import type { ModemProfile } from './profile.js';
import { VirtualModem } from './virtual-modem.js';

/** One virtual modem and its line. */
export interface VirtualModemDescription {
  /** What called parties are shown as the caller's name. */
  readonly name: string;
  /** The number of its line: digits, unique in the network. */
  readonly number: string;
  readonly profile?: ModemProfile;
}

/** A telephone network with magic numbers, and any number of virtual modems on it. Everything follows from the scheduler and the seed. */
export class Simulator {
  readonly network: TelephoneNetwork;
  readonly magicNumbers: readonly MagicNumber[] = magicNumbers;
  /** The modems that were made, in the order of their making. */
  readonly modems: VirtualModem[] = [];
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
  createModem({ name, number, profile }: VirtualModemDescription): VirtualModem {
    const modem = new VirtualModem({
      ...this.#options,
      ...(profile === undefined ? {} : { profile }),
      connect: (events) => this.network.connect({ number, name }, events),
    });
    this.modems.push(modem);
    return modem;
  }
}
