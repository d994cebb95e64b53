import type { Call } from '../../client/telephony.js';

/**
 * Somebody wants to call a number. Cancelable: a dialpad whose event was cancelled keeps the number in its field.
 * Bubbles, also out of shadow roots.
 */
export class TelDialEvent extends Event {
  constructor(
    /** A dial string that the project's own parser has let through. */
    readonly number: string,
  ) {
    super('tel-dial', { bubbles: true, composed: true, cancelable: true });
  }
}

/** Somebody chose a number, to be put into the dialpad and not yet called. Bubbles, also out of shadow roots. */
export class TelPickEvent extends Event {
  constructor(readonly number: string) {
    super('tel-pick', { bubbles: true, composed: true });
  }
}

/** A key from 1 to 9 was held: the page decides whom that calls. Bubbles, also out of shadow roots. */
export class TelSpeedDialEvent extends Event {
  constructor(readonly key: string) {
    super('tel-speed-dial', { bubbles: true, composed: true });
  }
}

/** A call was answered: a page that shows one line's calls may turn to its line. Bubbles, also out of shadow roots. */
export class TelAnsweredEvent extends Event {
  constructor(readonly call: Call) {
    super('tel-answered', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'tel-dial': TelDialEvent;
    'tel-pick': TelPickEvent;
    'tel-answered': TelAnsweredEvent;
    'tel-speed-dial': TelSpeedDialEvent;
  }
}
