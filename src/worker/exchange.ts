import type { Scheduler } from '../base/clock.js';
import type { Random } from '../base/random.js';
import type { ExtensionOptions } from '../network/exchange/station.js';
import { addMagicNumbers, magicNumbers } from '../network/magic-numbers.js';
import { TelephoneNetwork } from '../network/telephone-network.js';
import type { Welcome } from '../protocol/messages.js';
import { createExchangeProvider, type ExchangeProvider } from '../providers/exchange/exchange-provider.js';

/** Enough appearances for a call, one on hold and one that waits; a conference takes one. */
const APPEARANCES = 4;

const EXTENSIONS: readonly ExtensionOptions[] = [
  { number: '201', name: 'Reception', appearances: APPEARANCES, group: 'office' },
  { number: '202', name: 'Ana Silva', appearances: APPEARANCES, group: 'office' },
  { number: '203', name: 'Ben Okafor', appearances: APPEARANCES, group: 'office' },
];

/** As many calls with the world outside at a time, on numbers that are left to subscribers; they ring at the reception. */
const TRUNKS = ['5550191', '5550192', '5550193', '5550194'].map((number) => ({ number, answeredBy: '201' }));

/** An office's exchange, and what can be dialled from its extensions. */
export interface Office {
  readonly provider: ExchangeProvider;
  readonly numbers: Welcome['magicNumbers'];
}

/**
 * Starts the exchange. The worker loads this file, and the exchange with it, only where a page asks for one.
 * @param outside - The network that its trunks lead to; one of its own where left out.
 */
export function startOffice(scheduler: Scheduler, random: Random, outside = networkOf(scheduler, random)): Office {
  const provider = createExchangeProvider({ scheduler, random, outside, extensions: EXTENSIONS, trunks: TRUNKS });
  const extensions = EXTENSIONS.map(({ number }) => ({ number, behavior: 'extension', seconds: 0 }));
  return { provider, numbers: [...extensions, ...magicNumbers] };
}

function networkOf(scheduler: Scheduler, random: Random): TelephoneNetwork {
  const network = new TelephoneNetwork({ scheduler, random });
  addMagicNumbers(network, scheduler);
  return network;
}
