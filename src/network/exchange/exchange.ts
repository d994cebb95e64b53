import type { Scheduler } from '../../base/clock.js';
import { between, type Random } from '../../base/random.js';
import type { TelephoneNetwork } from '../telephone-network.js';
import { cancelCompletionsOf, serveCompletions, type Completion } from './call-completion.js';
import { Leg, type LegInfo } from './leg.js';
import { release } from './release.js';
import { Extension, type ExtensionOptions, type Station } from './station.js';
import { Trunk } from './trunk.js';

/** A line to the network outside. */
export interface TrunkOptions {
  /** Its number out there, digits. */
  readonly number: string;
  /** The extension that its calls ring at. */
  readonly answeredBy: string;
}

export interface PrivateExchangeOptions {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** The world outside. */
  readonly outside: TelephoneNetwork;
  readonly extensions: readonly ExtensionOptions[];
  readonly trunks: readonly TrunkOptions[];
}

/** Where calls may be parked, beside every extension's own number. */
export const PARK_SLOTS: readonly string[] = Array.from({ length: 10 }, (_, index) => `70${index}`);
/** Internal numbers have at most so many digits; what is longer is dialled outside. */
const LONGEST_INTERNAL_NUMBER = 3;

/**
 * A private exchange: extensions that call each other and, over trunks, the network outside. It lives in a scheduler only; the same seed
 * and the same deeds give the same history. It is the directory and owns what is not a leg's: slots and completion requests.
 */
export class PrivateExchange {
  readonly scheduler: Scheduler;
  readonly trunks: readonly Trunk[];
  /** The far end of each parked call, by address, and who parked it. */
  readonly slots = new Map<string, { readonly leg: Leg; readonly by: Extension }>();
  readonly completions = new Map<number, Completion>();
  readonly #random: Random;
  readonly #extensions = new Map<string, Extension>();
  #nextCallId = 1;
  #nextCompletionId = 1;

  constructor(options: PrivateExchangeOptions) {
    this.scheduler = options.scheduler;
    this.#random = options.random;
    for (const extension of options.extensions) this.add(extension);
    this.trunks = options.trunks.map((trunk, index) => new Trunk(this, options.outside, trunk, index));
  }

  get extensions(): readonly Extension[] {
    return [...this.#extensions.values()];
  }

  /** Every leg there is, trunks' too. */
  get legs(): readonly Leg[] {
    return [...this.#extensions.values(), ...this.trunks].flatMap(({ legs }) => [...legs]);
  }

  /**
   * Connects an extension.
   * @throws RangeError when the number is not two or three digits, or is taken.
   */
  add(options: ExtensionOptions): Extension {
    const { number } = options;
    if (!/^\d{2,3}$/.test(number)) throw new RangeError(`An extension has two or three digits, not ${number}.`);
    if (this.#extensions.has(number) || PARK_SLOTS.includes(number))
      throw new RangeError(`The number ${number} is taken.`);
    const extension = new Extension(options, (freed, leg) => {
      serveCompletions(this, freed, leg);
    });
    this.#extensions.set(number, extension);
    return extension;
  }

  /** Disconnects an extension: its calls end, and what waits for it. */
  remove(extension: Extension): void {
    this.#extensions.delete(extension.number);
    cancelCompletionsOf(this, extension);
    for (const leg of [...extension.legs]) release(leg);
  }

  extension(number: string): Extension | undefined {
    return this.#extensions.get(number);
  }

  /** Whether a number is dialled on a trunk. */
  isOutside(number: string): boolean {
    return number.length > LONGEST_INTERNAL_NUMBER;
  }

  /** Whether calls can be parked there. */
  isParkAddress(number: string): boolean {
    return PARK_SLOTS.includes(number) || this.#extensions.has(number);
  }

  /** How long the exchange takes to find its way, in milliseconds. */
  routingDelayMs(): number {
    return between(this.#random, 50, 200);
  }

  nextCompletionId(): number {
    return this.#nextCompletionId++;
  }

  /** A leg that takes its place at a station and has not begun. */
  newLeg(station: Station, info: Partial<LegInfo> = {}): Leg {
    return new Leg(station, this.scheduler, {
      origin: 'outbound',
      reason: 'direct',
      caller: null,
      called: null,
      connected: null,
      redirecting: null,
      redirection: null,
      callId: info.callId ?? this.#nextCallId++,
      relatedCallId: 0,
      completionId: 0,
      trunk: null,
      media: 0,
      bearer: 0,
      userUserInfo: null,
      ...info,
    });
  }
}
