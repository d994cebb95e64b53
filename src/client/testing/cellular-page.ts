import { expect } from 'vitest';
import { seededRandom } from '../../base/random.js';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { CellularModem } from '../../simulator/cellular/cellular-modem.js';
import { PlainStore } from '../../stores/testing/plain-store.js';
import { compose, type Composition } from '../../worker/compose.js';
import type { LineNetwork } from '../../tspi/structures.js';
import type { SimulatedModemName } from '../../worker/worker-options.js';
import { TelephonyClient } from '../telephony-client.js';
import type { CallObject } from '../call-object.js';
import type { LineObject } from '../line-object.js';
import { hostAt } from './page-host.js';
import '../../worker/testing/loaded-apart.js';

/** Each hangs up and calls back, so many seconds later. */
export const CALLS_BACK_SOON = '5550108';
export const CALLS_BACK_LATER = '5550109';
export const ANSWERS = '5550100';

/** A page whose line is one of the simulator's cellular modems, in simulated time. */
export class CellularPage {
  readonly scheduler = new SimulatedScheduler();
  telephony!: TelephonyClient;
  line!: LineObject;
  #composition: Composition | undefined;

  /** Starts everything; by then the modem has its network, or has come so far with it. */
  async start(simulator: SimulatedModemName, registration: LineNetwork['registration'] = 'home'): Promise<void> {
    const { scheduler } = this;
    const surroundings = { scheduler, random: seededRandom(3), serial: undefined, modemStore: new PlainStore() };
    this.#composition = await this.settled(compose({ simulator }, surroundings));
    const { port1, port2 } = new MessageChannel();
    this.#composition.attach(port2, {});
    this.telephony = new TelephonyClient({ host: hostAt(port1), scheduler });
    await this.until(() => this.telephony.lines[0]?.service.network?.registration === registration);
    const [line] = this.telephony.lines;
    if (line === undefined) throw new RangeError('There is no line.');
    this.line = line;
  }

  /** Ends everything. Calls that are up are hung up first, which takes the modem its time: closing alone would wait for ever in a clock that stands still. */
  async end(): Promise<void> {
    this.telephony.close();
    if (this.#composition !== undefined) await this.settled(this.#composition.close());
  }

  /** The modem itself. */
  get modem(): CellularModem {
    const modem = this.#composition?.simulator?.modems[0];
    if (!(modem instanceof CellularModem)) throw new RangeError('There is no cellular modem.');
    return modem;
  }

  async until(what: () => boolean): Promise<void> {
    for (let i = 0; i < 2000 && !what(); i++) await this.scheduler.advance(50);
    expect(what()).toBe(true);
  }

  async settled<T>(promise: Promise<T>): Promise<T> {
    const over = { yet: false };
    const end = (): void => {
      over.yet = true;
    };
    promise.then(end, end);
    await this.until(() => over.yet);
    return promise;
  }

  /** A call to a number that answers. */
  async connected(number = ANSWERS): Promise<CallObject> {
    const call = this.line.dial(number);
    await this.until(() => call.state === 'connected');
    return call;
  }

  /** Asks to be called back, and leaves that call. */
  async askToBeCalled(number: string): Promise<void> {
    const asked = this.line.dial(number);
    await this.until(() => asked.state === 'idle');
  }

  /** The call that comes in next, or waits. */
  async offered(): Promise<CallObject> {
    const offer = (): CallObject | undefined => this.line.calls.find(({ state }) => state === 'offering');
    await this.until(() => offer() !== undefined);
    const call = offer();
    if (call === undefined) throw new RangeError('No call is offered.');
    return call;
  }

  /** Two calls that came in: one on hold, and the one that has waited and was answered. */
  async heldAndActive(): Promise<readonly [held: CallObject, active: CallObject]> {
    await this.askToBeCalled(CALLS_BACK_LATER);
    await this.askToBeCalled(CALLS_BACK_SOON);
    const held = await this.offered();
    await this.settled(held.answer());
    const active = await this.offered();
    await this.settled(active.answer());
    await this.until(() => held.state === 'onHold' && active.state === 'connected');
    return [held, active];
  }
}
