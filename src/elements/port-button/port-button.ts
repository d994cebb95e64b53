import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { TelephonyError, type Line, type Telephony, type TelephonyEvents } from '../../client/telephony.js';
import type { Advice } from '../locale/strings.js';
import { adviceOf } from '../shared/advice.js';
import { Following } from '../shared/following.js';
import { icons } from '../shared/icons.js';
import { TelElement } from '../shared/tel-element.js';
import { portButtonStyles } from './port-button.styles.js';

/** A modem was connected; `line` is its line. Bubbles, also out of shadow roots. */
export class TelConnectedEvent extends Event {
  constructor(readonly line: Line) {
    super('tel-connected', { bubbles: true, composed: true });
  }
}

/** What the button has to say under itself. */
type Message =
  { readonly kind: 'progress' | 'done'; readonly text: string } | { readonly kind: 'trouble'; readonly error: unknown };

/**
 * Connects a modem: opens the browser's list, waits for the modem, and says in words what went wrong and what to do next.
 * Where the page cannot reach modems at all, the button says why instead of opening a list that stays empty.
 *
 * @summary The way to a real modem.
 * @fires tel-connected - {@link TelConnectedEvent}: a modem was connected.
 * @csspart button - The button.
 * @csspart message - Progress, success or trouble, floating under the button.
 */
export class TelPortButton extends TelElement {
  static override styles = [TelElement.styles, portButtonStyles];

  @property({ attribute: false }) telephony: Telephony | null = null;

  @state() private connecting = false;
  @state() private message: Message | null = null;
  @query('.connect') private readonly button!: HTMLButtonElement | null;

  readonly #events = new Following<TelephonyEvents>(this, ['statuschange']);

  override render(): TemplateResult {
    const { port } = this.strings;
    const idle = this.connecting || this.telephony === null;
    return html`<div class="anchor" @keydown=${this.#onKeyDown}>
      <button
        type="button"
        class="button outline connect"
        part="button"
        aria-disabled=${idle ? 'true' : 'false'}
        aria-busy=${this.connecting ? 'true' : 'false'}
        @click=${this.#connect}
      >
        ${icons.plug}<span>${this.connecting ? port.connecting : port.connect}</span>
      </button>
      <div role="status" aria-live="polite">${this.message === null ? nothing : this.#renderMessage(this.message)}</div>
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#events.follow(this.telephony);
    if (changed.has('telephony')) this.message = null;
  }

  #renderMessage(message: Message): TemplateResult {
    const { port } = this.strings;
    const advice = message.kind === 'trouble' ? adviceOf(message.error, this.strings) : null;
    return html`<div class="message ${message.kind}" part="message">
      ${advice === null ? html`<p>${textOf(message)}</p>` : renderAdvice(advice)}
      ${
        message.kind === 'progress'
          ? nothing
          : html`<div class="actions">
              ${
                this.#canTryAgain(message)
                  ? html`<button type="button" class="button" @click=${this.#connect}>${port.tryAgain}</button>`
                  : nothing
              }
              <button type="button" class="button" @click=${this.#close}>${port.close}</button>
            </div>`
      }
    </div>`;
  }

  #canTryAgain(message: Message): boolean {
    return message.kind === 'trouble' && (this.telephony?.modemBarrier ?? null) === null;
  }

  /** The chooser opens only while the click is being handled, so nothing may come before connectModem(). */
  readonly #connect = (): void => {
    const { telephony } = this;
    if (telephony === null || this.connecting) return;
    if (telephony.modemBarrier !== null) {
      this.message = { kind: 'trouble', error: new TelephonyError(telephony.modemBarrier, telephony.modemBarrier, 0) };
      return;
    }
    const connected = telephony.connectModem();
    // "Try again" goes away with its message; the keyboard stays on the button.
    this.button?.focus();
    this.connecting = true;
    this.message = { kind: 'progress', text: this.strings.port.progress };
    void connected
      .then(
        (line) => {
          this.message = { kind: 'done', text: this.strings.port.connected(line.name) };
          this.dispatchEvent(new TelConnectedEvent(line));
        },
        (error: unknown) => {
          this.message = { kind: 'trouble', error };
        },
      )
      .finally(() => {
        this.connecting = false;
      });
  };

  readonly #close = (): void => {
    this.message = null;
    this.button?.focus();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.message !== null && !this.connecting) this.#close();
  };
}

function textOf(message: Message): string {
  return message.kind === 'trouble' ? '' : message.text;
}

function renderAdvice(advice: Advice): TemplateResult {
  return html`<p class="what">${icons.notice}<b>${advice.what}</b></p>
    <p>${advice.next}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-port-button': TelPortButton;
  }
  interface HTMLElementEventMap {
    'tel-connected': TelConnectedEvent;
  }
}
