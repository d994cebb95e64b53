import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import {
  TelephonyError,
  type DeviceVia,
  type Line,
  type SetUpStep,
  type Telephony,
  type TelephonyEvents,
} from '../../client/telephony.js';
import type { Advice, Strings } from '../locale/strings.js';
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

/** Troubles that another way may help out of: the modem was not in the list, or not to be had by this way. */
const OTHER_WAY: ReadonlySet<string> = new Set([
  'chooserCancelled',
  'unsupported',
  'heldBySystem',
  'notAModem',
  'noAnswer',
]);

/**
 * Connects a modem: opens the browser's list, waits for the modem, and says in words what went wrong and what to do next.
 * Where the page cannot reach modems at all, the button says why instead of opening a list that stays empty. Where it has more ways than
 * one, a modem that was not in the list can be looked for by another. With a line, it adds a further port to that in place of connecting.
 *
 * @summary The way to a real modem.
 * @fires tel-connected - {@link TelConnectedEvent}: a modem was connected.
 * @csspart button - The button.
 * @csspart message - Progress, success or trouble, floating under the button.
 */
export class TelPortButton extends TelElement {
  static override styles = [TelElement.styles, portButtonStyles];
  /** Not the line: with one, the button does another thing. */
  protected static override provided = ['telephony'] as const;

  @property({ attribute: false }) telephony: Telephony | null = null;
  /** The line that a further port is added to; null: a modem is connected. */
  @property({ attribute: false }) line: Line | null = null;

  @state() private connecting = false;
  @state() private message: Message | null = null;
  @query('.connect') private readonly button!: HTMLButtonElement | null;

  /** The way that was asked by last. */
  #via: DeviceVia | null = null;
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
        @click=${() => {
          this.#connect();
        }}
      >
        ${icons.plug}<span>${this.connecting ? port.connecting : this.line === null ? port.connect : port.add}</span>
      </button>
      <div role="status" aria-live="polite">${this.message === null ? nothing : this.#renderMessage(this.message)}</div>
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#events.follow(this.telephony);
    if (changed.has('telephony') || changed.has('line')) this.message = null;
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
                  ? html`<button
                      type="button"
                      class="button"
                      @click=${() => {
                        this.#connect(this.#via);
                      }}
                    >
                      ${port.tryAgain}
                    </button>`
                  : nothing
              }
              ${this.#renderOtherWay(message)}
              <button type="button" class="button" @click=${this.#close}>${port.close}</button>
            </div>`
      }
    </div>`;
  }

  #canTryAgain(message: Message): boolean {
    return message.kind === 'trouble' && (this.telephony?.modemBarrier ?? null) === null;
  }

  #renderOtherWay(message: Message): TemplateResult | typeof nothing {
    const via = this.#otherWay(message);
    if (via === null) return nothing;
    return html`<button
      type="button"
      class="button"
      @click=${() => {
        this.#connect(via);
      }}
    >
      ${this.strings.port.ways[via]}
    </button>`;
  }

  /** Another way to the modem, where one may help; null where none does. */
  #otherWay(message: Message): DeviceVia | null {
    if (this.line !== null || message.kind !== 'trouble') return null;
    if (!(message.error instanceof TelephonyError) || !OTHER_WAY.has(message.error.code)) return null;
    // A port that tells what it is was reached well enough.
    if (message.error.heard !== null && message.error.heard !== 'silence') return null;
    const ways = this.telephony?.modemWays ?? [];
    const last = this.#via ?? ways[0];
    return ways.find((way) => way !== last) ?? null;
  }

  /** The chooser opens only while the click is being handled, so nothing may come before it. */
  #connect(via: DeviceVia | null = null): void {
    const { telephony, line } = this;
    if (telephony === null || this.connecting) return;
    if (telephony.modemBarrier !== null) {
      this.message = { kind: 'trouble', error: new TelephonyError(telephony.modemBarrier, telephony.modemBarrier, 0) };
      return;
    }
    this.#via = via;
    const { port } = this.strings;
    const done = line === null ? this.#connectModem(telephony, via) : line.addPort().then(() => port.added(line.name));
    // The button that was pressed goes away with its message; the keyboard stays on the lasting one.
    this.button?.focus();
    this.connecting = true;
    this.message = { kind: 'progress', text: line === null ? port.progress : port.adding };
    void done
      .then(
        (text) => {
          this.message = { kind: 'done', text };
        },
        (error: unknown) => {
          this.message = { kind: 'trouble', error };
        },
      )
      .finally(() => {
        this.connecting = false;
      });
  }

  /** @returns What to say of it. */
  async #connectModem(telephony: Telephony, via: DeviceVia | null): Promise<string> {
    const line = await telephony.connectModem({
      ...(via === null ? {} : { via }),
      onStep: (step) => {
        if (this.connecting) this.message = { kind: 'progress', text: stepInWords(step, this.strings) };
      },
    });
    this.dispatchEvent(new TelConnectedEvent(line));
    return this.strings.port.connected(line.name);
  }

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

function stepInWords(step: SetUpStep, { port }: Strings): string {
  return step.step === 'probing' ? port.probing(step.rate, step.index, step.count) : port.steps[step.step];
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
