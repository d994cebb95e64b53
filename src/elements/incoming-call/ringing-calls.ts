import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Call, Line, Telephony } from '../../client/telephony.js';
import { phaseOf } from '../call-panel/call-words.js';

/** Follows every line of a telephony while its host is in a document, and tells of each change. */
export class AllLines implements ReactiveController {
  #telephony: Telephony | null = null;
  #lines: readonly Line[] = [];
  #connected = false;

  constructor(
    host: ReactiveControllerHost,
    private readonly listener: () => void,
  ) {
    host.addController(this);
  }

  /** Leaves the telephony of before for this one. Harmless to call in every update. */
  follow(telephony: Telephony | null): void {
    if (telephony === this.#telephony) return;
    this.#detach();
    this.#telephony = telephony;
    if (this.#connected) this.#attach();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#attach();
    this.listener();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#detach();
  }

  /** The calls that ring, on all lines, oldest first. */
  get ringing(): readonly Call[] {
    return this.#calls.filter((call) => phaseOf(call) === 'incoming');
  }

  /** The call that somebody talks on, or is dialling; null where there is none. A conference stands for its members. */
  get present(): Call | null {
    const taken = this.#calls.filter((call) => ['active', 'outgoing'].includes(phaseOf(call)));
    return taken.find((call) => call.conference === null) ?? null;
  }

  get #calls(): readonly Call[] {
    return (this.#telephony?.lines ?? []).flatMap((line) => line.calls);
  }

  readonly #look = (): void => {
    this.#detach();
    this.#attach();
    this.listener();
  };

  #attach(): void {
    this.#telephony?.addEventListener('lineschange', this.#look);
    this.#lines = this.#telephony?.lines ?? [];
    for (const line of this.#lines) line.addEventListener('change', this.listener);
  }

  #detach(): void {
    this.#telephony?.removeEventListener('lineschange', this.#look);
    for (const line of this.#lines) line.removeEventListener('change', this.listener);
    this.#lines = [];
  }
}
