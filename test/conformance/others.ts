import type { Scheduler } from '../../src/base/clock.js';
import type { NetworkPort } from '../../src/network/network-port.js';
import type { Service, TelephoneNetwork } from '../../src/network/telephone-network.js';

/** A number that is answered after a second, by somebody who stays. */
export const ANSWERING_NUMBER = '5550180';
const CALLER_NUMBER = '5550181';
const PICK_UP_MS = 1000;

/** People at the other end: one who answers and stays, one who calls. */
export class Others {
  readonly #network: TelephoneNetwork;
  readonly #scheduler: Scheduler;
  #ports: NetworkPort[] = [];

  constructor(network: TelephoneNetwork, scheduler: Scheduler) {
    this.#network = network;
    this.#scheduler = scheduler;
    const answers: Service = (port) => ({
      ring: () =>
        this.#scheduler.after(PICK_UP_MS, () => {
          if (port.answer()) this.#ports.push(port);
        }),
      released: () => this.#leaves(port),
    });
    network.assign(ANSWERING_NUMBER, { kind: 'service', service: answers });
  }

  /** Calls a number, and waits for an answer. */
  call(number: string): void {
    const port = this.#network.outgoing({ number: CALLER_NUMBER, name: 'CALLER' }, (own) => ({
      dialtone: () => own.dial(number),
      busy: () => own.onHook(),
      congestion: () => own.onHook(),
      released: () => this.#leaves(own),
    }));
    this.#ports.push(port);
    port.offHook();
  }

  /** Everybody sends digits. */
  send(digits: string): void {
    for (const port of this.#ports) port.sendDtmf(digits);
  }

  /** Everybody puts a modem's carrier on the line. */
  sendCarrier(): void {
    for (const port of this.#ports) port.sendCarrier();
  }

  /** Everybody hangs up. */
  hangUp(): void {
    for (const port of this.#ports.splice(0)) port.onHook();
  }

  #leaves(port: NetworkPort): void {
    this.#ports = this.#ports.filter((other) => other !== port);
    port.onHook();
  }
}
