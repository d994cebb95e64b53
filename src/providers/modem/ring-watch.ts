import { noCallerId, withCallerIdField, type CallerId } from '../../at/caller-id.js';
import type { CallerIdField } from '../../at/urc.js';
import type { Scheduler, Timer } from '../../base/clock.js';

/** No modem says that ringing has stopped: it has when nothing came for this long (the longest cadence is 2 s + 4 s, plus slack). */
export const RING_SILENCE_MS = 8000;

/** Whom a {@link RingWatch} reports to. */
export interface RingOwner {
  /** It rang. @param count - From 0, since ringing began. @param mode - Which ring it is: 1 is the ordinary one. */
  ring(count: number, mode: number): void;
  /** More is known about the caller, before or after the first ring. */
  callerId(callerId: CallerId): void;
  /** It has stopped ringing. */
  silent(): void;
}

/** Makes one offer of the rings and caller id lines that belong together. */
export class RingWatch {
  readonly #scheduler: Scheduler;
  readonly #owner: RingOwner;
  #rings = 0;
  #numberSeen = false;
  #callerId: CallerId = noCallerId;
  #ignoring = false;
  #timer: Timer | null = null;

  constructor(scheduler: Scheduler, owner: RingOwner) {
    this.#scheduler = scheduler;
    this.#owner = owner;
  }

  /** What is known about the caller. */
  get callerId(): CallerId {
    return this.#callerId;
  }

  /** RING came. @param mode - Which ring it is: 1 is the ordinary one. */
  ring(mode = 1): void {
    this.#listen();
    if (!this.#ignoring) this.#owner.ring(this.#rings++, mode);
  }

  /** A caller id line came. */
  callerIdLine(field: CallerIdField, value: string): void {
    this.#listen();
    this.#callerId = withCallerIdField(this.#callerId, field, value);
    // A name alone begins no offer: the number follows, or the ring.
    this.#numberSeen ||= field === 'number';
    const worthTelling = field === 'number' || (field === 'name' && (this.#numberSeen || this.#rings > 0));
    if (!this.#ignoring && worthTelling) this.#owner.callerId(this.#callerId);
  }

  /** The offer is over: answered, refused, or the device is gone. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#rings = 0;
    this.#numberSeen = false;
    this.#callerId = noCallerId;
    this.#ignoring = false;
  }

  /** Nothing more is to be told of the present ringing. */
  ignore(): void {
    this.stop();
    this.#ignoring = true;
    this.#listen();
  }

  /** Waits for silence again: answering has failed. */
  resume(): void {
    this.#listen();
  }

  #listen(): void {
    this.#timer?.cancel();
    this.#timer = this.#scheduler.after(RING_SILENCE_MS, () => {
      const ignored = this.#ignoring;
      this.stop();
      if (!ignored) this.#owner.silent();
    });
  }
}
