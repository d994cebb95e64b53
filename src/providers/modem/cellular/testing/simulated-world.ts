import { seededRandom } from '../../../../base/random.js';
import type { CellularModem } from '../../../../simulator/cellular/cellular-modem.js';
import type { SimOptions } from '../../../../simulator/cellular/sim-card.js';
import type { CellularName } from '../../../../simulator/modem-names.js';
import { Simulator } from '../../../../simulator/simulator.js';
import { traced } from '../../../../transports/trace.js';
import { ProviderWorld } from '../../testing/provider-world.js';

/** A cellular line on a simulated modem with a card, between a host that writes down what it is told and a simulated network. */
export class SimulatedWorld extends ProviderWorld {
  readonly simulator = new Simulator({ scheduler: this.scheduler, random: seededRandom(1) });
  /** The lines that the modem was sent, in order. */
  readonly sent: string[] = [];
  #card: CellularModem | null = null;

  get card(): CellularModem {
    if (this.#card === null) throw new Error('no modem');
    return this.#card;
  }

  /** In service for calls, `ms` after the modem was found. */
  async start(profile: CellularName, sim: SimOptions, ms = 3000): Promise<void> {
    const modem = this.simulator.createModem({ name: 'MOBILE', number: '2025550111', profile, sim });
    this.#card = modem;
    const transport = traced(modem, (direction, content) => {
      if (direction === 'toModem') this.sent.push(String.fromCharCode(...content).replace('\r', ''));
    });
    const progress = { settled: false };
    const added = this.provider
      .addPort({ key: 'port', kind: 'serial', label: 'Port', permanentLineId: 5, transport })
      .finally(() => (progress.settled = true));
    for (let at = 0; at < 60_000 && !progress.settled; at += 100) await this.scheduler.advance(100);
    await added;
    this.open();
    await this.scheduler.advance(ms);
  }

  /** Sends a block by lineDevSpecific, and what was told until `ms` later. */
  async block(block: Uint8Array, ms = 10_000): Promise<string[]> {
    this.events.length = 0;
    const answer = this.request((id) => this.provider.lineDevSpecific(id, this.hdLine, 0, 0, block));
    await this.scheduler.advance(ms);
    return [answer, ...this.events.splice(0)];
  }

  /** A telephone outside calls the modem. */
  callIn(number: string): void {
    const port = this.simulator.network.connect(
      { number, presentation: 'allowed' },
      {
        dialtone: () => undefined,
        ringback: () => undefined,
        busy: () => undefined,
        congestion: () => undefined,
        answered: () => undefined,
        carrier: () => undefined,
        released: () => undefined,
        ring: () => undefined,
        ringStopped: () => undefined,
        dtmf: () => undefined,
        data: () => undefined,
      },
    );
    port.offHook();
    port.dial(this.card.number);
  }
}
