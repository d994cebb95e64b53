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

declare global {
  interface HTMLElementEventMap {
    'tel-dial': TelDialEvent;
    'tel-pick': TelPickEvent;
  }
}
