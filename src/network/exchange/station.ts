import type { Caller } from '../network-port.js';
import type { ForwardRule } from './forwarding.js';
import type { Leg, LegInfo } from './leg.js';
import { ACTIVE_STATES, RINGING_STATES } from './leg-states.js';
import type { Signal } from './signals.js';

/** Where legs end: an extension or a trunk. */
export interface Station {
  readonly kind: 'extension' | 'trunk';
  readonly legs: Set<Leg>;
  /** Who is there, as the far end of a leg is told. */
  partyOf(leg: Leg): Caller;
  legChanged(leg: Leg): void;
  legLearned(leg: Leg, what: readonly (keyof LegInfo)[]): void;
  heard(leg: Leg, signal: Signal): void;
}

/** What the owner of an extension hears. */
export interface ExtensionEvents {
  /** A leg is in another state or mode; its first change is how a call begins. */
  legChanged(leg: Leg): void;
  legLearned(leg: Leg, what: readonly (keyof LegInfo)[]): void;
  heard(leg: Leg, signal: Signal): void;
  /** The number of completion requests that wait has changed. */
  completionsChanged(): void;
  /** A completion request has ended without a call. */
  completionCancelled(completionId: number): void;
  /** Somebody left a message. */
  messageLeft(from: Caller, message: number): void;
}

/** How an extension is set up. */
export interface ExtensionOptions {
  /** Two or three digits, unique in the exchange. */
  readonly number: string;
  readonly name: string;
  /** How many calls it has at a time: 1 where left out. */
  readonly appearances?: number;
  /** Its pickup group; none where left out. */
  readonly group?: string;
}

const UNHEARD: ExtensionEvents = {
  legChanged: () => undefined,
  legLearned: () => undefined,
  heard: () => undefined,
  completionsChanged: () => undefined,
  completionCancelled: () => undefined,
  messageLeft: () => undefined,
};

/**
 * The extension that a leg is on.
 * @throws TypeError for a trunk's leg: those are nobody's to control.
 */
export function extensionOf(leg: Leg): Extension {
  if (leg.station instanceof Extension) return leg.station;
  throw new TypeError('A leg of a trunk is controlled from outside.');
}

/** One extension: its legs and what its user has set. */
export class Extension implements Station {
  readonly kind = 'extension';
  readonly number: string;
  readonly name: string;
  readonly appearances: number;
  readonly group: string | null;
  readonly legs = new Set<Leg>();
  /** What is told of it; one owner at a time. */
  events: ExtensionEvents = UNHEARD;
  forwards: readonly ForwardRule[] = [];
  /** After how many rings an unanswered call is forwarded. */
  ringsNoAnswer = 4;
  doNotDisturb = false;

  constructor(
    options: ExtensionOptions,
    private readonly freed: (extension: Extension, leg: Leg) => void,
  ) {
    this.number = options.number;
    this.name = options.name;
    this.appearances = options.appearances ?? 1;
    this.group = options.group ?? null;
  }

  get party(): Caller {
    return { number: this.number, name: this.name, presentation: 'allowed' };
  }

  partyOf(leg: Leg): Caller {
    return leg.withheld ? { number: '', name: '', presentation: 'withheld' } : this.party;
  }

  /** The leg that has the talk path. */
  active(except?: Leg): Leg | undefined {
    return [...this.legs].find((leg) => leg !== except && leg.isIn(ACTIVE_STATES));
  }

  ringing(): Leg | undefined {
    return [...this.legs].find((leg) => leg.isIn(RINGING_STATES));
  }

  /** How many appearances are taken: a conference takes one, so do a held call and its consultation. */
  used(except?: Leg): number {
    return [...this.legs].filter(
      (leg) =>
        leg !== except &&
        leg.state !== 'conferenced' &&
        leg.state !== 'disconnected' &&
        leg !== leg.consultation?.consult,
    ).length;
  }

  /** Whether a call can be placed, but for `except`, which is to be that call. */
  mayOriginate(except?: Leg): boolean {
    return this.active(except) === undefined && this.used(except) < this.appearances;
  }

  /** Whether one more call can ring. */
  mayRing(): boolean {
    return !this.doNotDisturb && this.used() < this.appearances && ![...this.legs].some((leg) => leg.secure);
  }

  legChanged(leg: Leg): void {
    this.events.legChanged(leg);
    if (leg.state === 'idle') this.freed(this, leg);
  }

  legLearned(leg: Leg, what: readonly (keyof LegInfo)[]): void {
    this.events.legLearned(leg, what);
  }

  heard(leg: Leg, signal: Signal): void {
    this.events.heard(leg, signal);
  }

  /** Nobody owns it any more. */
  unheard(): void {
    this.events = UNHEARD;
  }
}
