import { html, nothing, type TemplateResult } from 'lit';
import { property, state as reactive } from 'lit/decorators.js';
import type { Telephony, TelephonyEvents } from '../../client/telephony.js';
import { adviceOf } from '../shared/advice.js';
import { Following } from '../shared/following.js';
import { icons } from '../shared/icons.js';
import { TelElement } from '../shared/tel-element.js';
import { ownershipStyles } from './ownership.styles.js';

/**
 * Which tab runs the lines, where it is not this one: says so in a line while everything works, and what stands in the way and what to do where it
 * does not. Says nothing on the page that runs them, and nothing before anything is known.
 *
 * @summary What another tab of the site has to do with the lines.
 * @csspart base - The whole; there only when there is something to say.
 * @csspart button - Takes the lines from a tab that does not answer.
 */
export class TelOwnership extends TelElement {
  static override styles = [TelElement.styles, ownershipStyles];

  /** Whose ownership is shown and kept up to date. */
  @property({ attribute: false }) telephony: Telephony | null = null;

  /** What the last attempt to take a modem ended in. */
  @reactive() private trouble: unknown = null;

  readonly #events = new Following<TelephonyEvents>(this, ['ownershipchange', 'statuschange']);

  override render(): TemplateResult {
    // The region is there from the beginning: what comes into it later is announced.
    return html`<div role="status" aria-label=${this.strings.ownership.label}>${this.#renderState()}</div>`;
  }

  protected override willUpdate(): void {
    this.#events.follow(this.telephony);
  }

  #renderState(): TemplateResult | typeof nothing {
    const { telephony } = this;
    const words = this.strings.ownership;
    const state = telephony?.ownership;
    if (telephony?.status === 'ready' && telephony.heldModems.byTab > 0) return this.#renderHeld();
    if (telephony === null || state === undefined || state.role === 'owner' || telephony.status === 'lost')
      return nothing;
    const title = state.title === '' ? words.unnamed : words.named(state.title);
    if (state.role === 'guest')
      return html`<p class="quiet guest" part="base">${icons.tabs}<bdi>${words.guest(title)}</bdi></p>`;
    if (state.why === 'starting') return nothing;
    const { what, next } = words.waiting[state.why];
    return html`<div class="notice" part="base">
      <p class="what">${icons.notice}<b>${what(title)}</b></p>
      <p>${next}</p>
      ${
        state.why === 'silent'
          ? html`<button type="button" class="button outline" part="button" @click=${this.#takeOver}>
              ${words.takeOver}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** After the lines were taken from a tab that does not answer, it still has the modem: only the browser can take that from it. */
  #renderHeld(): TemplateResult {
    const words = this.strings.ownership;
    const advice = this.trouble === null ? words.held : adviceOf(this.trouble, this.strings);
    return html`<div class="notice" part="base">
      <p class="what">${icons.notice}<b>${advice.what}</b></p>
      <p>${advice.next}</p>
      <button type="button" class="button outline" part="button" @click=${this.#reclaim}>${words.reclaim}</button>
    </div>`;
  }

  /** The chooser opens only while the click is being handled. */
  readonly #reclaim = (): void => {
    this.trouble = null;
    this.telephony?.reclaimModem().catch((error: unknown) => {
      this.trouble = error;
    });
  };

  readonly #takeOver = (): void => {
    this.telephony?.takeOver();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-ownership': TelOwnership;
  }
}
