import type { Log } from '../base/log.js';
import type { Random } from '../base/random.js';
import type { SimulatedScheduler } from '../base/simulated-scheduler.js';
import type { ProviderFunctions } from '../tspi/availability.js';
import type { ServiceProvider } from '../tspi/service-provider.js';

/** What a provider is made in: time that the kit lets pass, and chance that repeats. Nothing else may be waited for. */
export interface Surroundings {
  readonly scheduler: SimulatedScheduler;
  readonly random: Random;
  readonly log: Log;
}

/** A provider in a world of its own, and what the kit may do to that world. What is left out makes the checks that need it fail, or be skipped by a listed reason. */
export interface ProviderUnderTest {
  readonly provider: ServiceProvider;
  /** Brings devices into service that are not there from the start; called after providerInit, while simulated time passes. */
  readonly started?: () => void | Promise<void>;
  /** Lets a call come in on the first line; nothing happens where it is busy. */
  readonly ring?: () => void;
  /** The other end of what is connected, or rings, on the first line hangs up. */
  readonly farEndHangsUp?: () => void;
  /** The other end of what is connected on the first line sends these digits as tones, one straight after the other. */
  readonly farEndSends?: (digits: string) => void;
  /** The other end of what is connected on the first line begins media of another kind; returns its LINEMEDIAMODE. */
  readonly farEndBegins?: () => number;
  /** Lets a call ring elsewhere within five seconds, and returns the address by which the first line can pick it up; null = by none. */
  readonly ringElsewhere?: () => string | null;
  /** Lets go of what lies outside the provider, after providerShutdown. */
  readonly dispose?: () => void;
}

/** Addresses that every line can dial. */
export interface Numbers {
  /** Is answered within `timeToSettleMs`, and stays connected. */
  readonly answers: string;
  /** Is engaged. */
  readonly busy?: string;
  /** Rings and is not answered. */
  readonly noAnswer?: string;
}

/** A check that does not hold for a provider, and why it need not. */
export interface ListedSkip {
  /** The check's id. */
  readonly check: string;
  /** One sentence. */
  readonly reason: string;
}

/** What is to be tested. */
export interface ConformanceSubject {
  readonly name: string;
  /** Makes a provider that has not been started, in a fresh world; called once for each check. */
  readonly createProvider: (surroundings: Surroundings) => ProviderUnderTest | Promise<ProviderUnderTest>;
  /** What the provider says of each function. */
  readonly functions: ProviderFunctions;
  /** Left out for a line that cannot place calls. */
  readonly numbers?: Numbers;
  readonly skips?: readonly ListedSkip[];
  /** How long the provider may take to complete a request, or to reach a call state, ms of simulated time; 120,000 where left out. */
  readonly timeToSettleMs?: number;
  /** A block that lineDevSpecific and phoneDevSpecific accept; empty where left out. */
  readonly devSpecific?: Uint8Array;
  /** A PHONEBUTTONFUNCTION that lineDevSpecificFeature takes; 0 where left out. */
  readonly feature?: number;
  /** The device class of lineGetDevConfig's block; `tapi/line` where left out. */
  readonly configClass?: string;
  /** How many random operations there are; 10,000 where left out. */
  readonly operations?: number;
  /** Where chance begins; 1 where left out. The same seed gives the same run. */
  readonly seed?: number;
}
