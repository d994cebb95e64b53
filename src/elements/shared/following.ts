import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TypedEventTarget } from '../../client/telephony.js';

/** Keeps an element listening to one target at a time, and only while it is in a document. */
export class Following<Events> implements ReactiveController {
  #target: TypedEventTarget<Events> | null = null;
  #connected = false;
  readonly #types: readonly (keyof Events & string)[];
  readonly #listener: () => void;

  /** @param listener - What an event does; without it, it renders the element again. */
  constructor(host: ReactiveControllerHost, types: readonly (keyof Events & string)[], listener?: () => void) {
    this.#types = types;
    this.#listener =
      listener ??
      (() => {
        host.requestUpdate();
      });
    host.addController(this);
  }

  /** Leaves the target of before and listens to this one. Harmless to call in every update. */
  follow(target: TypedEventTarget<Events> | null): void {
    if (target === this.#target) return;
    this.#detach();
    this.#target = target;
    if (this.#connected) this.#attach();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#attach();
    this.#listener();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#detach();
  }

  #attach(): void {
    for (const type of this.#types) this.#target?.addEventListener(type, this.#listener);
  }

  #detach(): void {
    for (const type of this.#types) this.#target?.removeEventListener(type, this.#listener);
  }
}
