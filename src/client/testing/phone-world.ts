import { expect } from 'vitest';
import { seededRandom } from '../../base/random.js';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import type { ClientRights } from '../../host/rights.js';
import type { DeskPhoneHands, ExchangeProvider } from '../../providers/exchange/exchange-provider.js';
import { compose, type Composition } from '../../worker/compose.js';
import { startOffice } from '../../worker/exchange.js';
import type { PhoneObject } from '../phone-object.js';
import { TelephonyClient } from '../telephony-client.js';
import type { Phone, PhoneEvents } from '../telephony.js';
import { hostAt } from './page-host.js';
import { SlowPort } from './slow-port.js';

/** The simulated office, extensions 201 to 203, behind a host. */
export interface PhoneOffice {
  readonly composition: Composition;
  readonly provider: ExchangeProvider;
}

/** Pages and the desk phones of an office, in simulated time. What is opened here is closed by `end`. */
export class PhoneWorld {
  readonly scheduler = new SimulatedScheduler();
  readonly #ends: (() => unknown)[] = [];

  async until(what: () => boolean): Promise<void> {
    for (let i = 0; i < 2000 && !what(); i++) await this.scheduler.advance(10);
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

  /** @param stalledMs - After so long a page that takes nothing is let go. */
  async openOffice(stalledMs = 10_000): Promise<PhoneOffice> {
    const { scheduler } = this;
    const { provider } = startOffice(scheduler, seededRandom(3));
    const credit = { stalledBytes: 64_000, stalledMs, mostBytes: 1_000_000 };
    const surroundings = { scheduler, serial: undefined, credit, providers: { office: () => provider } };
    const composition = await compose({ providers: ['office'] }, surroundings);
    this.#ends.unshift(() => composition.close());
    return { composition, provider };
  }

  /** A page that knows nothing yet. */
  page(port: SlowPort): TelephonyClient {
    const client = new TelephonyClient({ host: hostAt(port.page), scheduler: this.scheduler });
    this.#ends.unshift(() => {
      client.close();
    });
    return client;
  }

  /** A page whose phones have all been read. */
  async join(port: SlowPort): Promise<TelephonyClient> {
    const client = this.page(port);
    await this.until(() => isReady(client));
    return client;
  }

  async end(): Promise<void> {
    for (const end of this.#ends) await end();
  }
}

/** A way to an office's host. */
export function portTo({ composition }: PhoneOffice, rights: Partial<ClientRights> = {}): SlowPort {
  const slow = new SlowPort();
  composition.attach(slow.worker, rights);
  return slow;
}

export const isReady = (client: TelephonyClient): boolean =>
  client.phones.length > 0 && client.phones.every(({ service }) => service === 'ready');

/** A page's phone of an extension. */
export function phone(client: TelephonyClient, extension = 201): PhoneObject {
  const found = client.phones.find(({ permanentId }) => permanentId === extension);
  if (found === undefined) throw new RangeError(`There is no phone ${extension}.`);
  return found;
}

/** Whoever sits at a desk phone. */
export function handsAt({ provider }: PhoneOffice, extension = 201): DeskPhoneHands {
  const hands = provider.phoneOf(String(extension));
  if (hands === undefined) throw new RangeError(`There is no phone ${extension}.`);
  return hands;
}

/** What a phone tells from now on, each as `say` puts it. */
export function heard<K extends keyof PhoneEvents>(
  of: Phone,
  type: K,
  say: (event: PhoneEvents[K]) => unknown,
): unknown[] {
  const told: unknown[] = [];
  of.addEventListener(type, (event) => told.push(say(event)));
  return told;
}

/** The functions that a page has asked for, oldest first, at most 200. */
export const asked = (client: TelephonyClient): string[] => client.requests.map(({ functionName }) => functionName);
