/** When a call is forwarded: the reasons of +CCFC (3GPP TS 27.007 7.11). */
export type ForwardingReason = 'unconditional' | 'busy' | 'noReply' | 'notReachable';

/** Where calls go instead. */
export interface Forwarding {
  readonly number: string;
  readonly active: boolean;
  /** Classes of +CCFC as a sum; 1 is voice, which is what calls here are. */
  readonly classes: number;
  /** How long a call rings before it goes on, in seconds; for `noReply`. */
  readonly afterS: number;
}

export const VOICE_CLASS = 1;

/** The supplementary services that the network keeps for a subscriber, whether its telephone is on or off. */
export class SubscriberServices {
  readonly #forwardings = new Map<ForwardingReason, Forwarding>();
  /** Classes for which a second call is offered: +CCWA. */
  waitingClasses = 7;

  /** What is registered, active or not. */
  forwarding(reason: ForwardingReason): Forwarding | null {
    return this.#forwardings.get(reason) ?? null;
  }

  register(reason: ForwardingReason, forwarding: Forwarding): void {
    this.#forwardings.set(reason, forwarding);
  }

  /** Turns a registered forwarding on or off; false where none is registered. */
  activate(reason: ForwardingReason, active: boolean): boolean {
    const known = this.#forwardings.get(reason);
    if (known !== undefined) this.#forwardings.set(reason, { ...known, active });
    return known !== undefined;
  }

  erase(reason: ForwardingReason): void {
    this.#forwardings.delete(reason);
  }

  /** Where a voice call goes for this reason; null where it does not. */
  inForce(reason: ForwardingReason): Forwarding | null {
    const known = this.#forwardings.get(reason);
    return known?.active === true && (known.classes & VOICE_CLASS) !== 0 ? known : null;
  }

  /** Whether a second voice call is offered. */
  get callWaiting(): boolean {
    return (this.waitingClasses & VOICE_CLASS) !== 0;
  }
}
