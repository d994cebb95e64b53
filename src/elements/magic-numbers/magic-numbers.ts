import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Line, MagicNumber, Telephony, TelephonyEvents } from '../../client/telephony.js';
import { displayNumber } from '../../numbers/display.js';
import { TelDialEvent, TelPickEvent } from '../shared/events.js';
import { Following } from '../shared/following.js';
import { icons } from '../shared/icons.js';
import { TelElement } from '../shared/tel-element.js';
import { magicNumbersStyles } from './magic-numbers.styles.js';

/**
 * The simulated network's numbers and what each does. Pressing one puts it into the dialpad; its Call button calls it.
 * Shows nothing where there is no simulator.
 *
 * @summary Numbers to try.
 * @fires tel-pick - {@link TelPickEvent}: a number was chosen for the dialpad.
 * @fires tel-dial - {@link TelDialEvent}: a number is to be called at once.
 * @csspart list - The list.
 * @csspart number - One number with what it does.
 * @csspart call - Its Call button.
 */
export class TelMagicNumbers extends TelElement {
  static override styles = [TelElement.styles, magicNumbersStyles];

  @property({ attribute: false }) telephony: Telephony | null = null;
  /** The line that would call them: its own number is left out. */
  @property({ attribute: false }) line: Line | null = null;

  readonly #events = new Following<TelephonyEvents>(this, ['statuschange']);

  override render(): TemplateResult | typeof nothing {
    const own = this.line?.address ?? '';
    const numbers = (this.telephony?.magicNumbers ?? []).filter(({ number }) => number !== own);
    if (numbers.length === 0) return nothing;
    return html`<ul part="list" aria-label=${this.strings.magic.label}>
      ${numbers.map((magic) => this.#renderNumber(magic))}
    </ul>`;
  }

  protected override willUpdate(): void {
    this.#events.follow(this.telephony);
  }

  #renderNumber({ number, behavior, seconds }: MagicNumber): TemplateResult {
    const { magic } = this.strings;
    const words = magic.behaviors[behavior](seconds);
    return html`<li>
      <button type="button" class="pick" part="number" @click=${() => this.dispatchEvent(new TelPickEvent(number))}>
        <b class="number">${displayNumber(number)}</b>
        <small class="quiet">${words}</small>
      </button>
      <button
        type="button"
        class="dial"
        part="call"
        aria-label=${magic.call(displayNumber(number), words)}
        @click=${() => this.dispatchEvent(new TelDialEvent(number))}
      >
        ${icons.handset}
      </button>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-magic-numbers': TelMagicNumbers;
  }
}
