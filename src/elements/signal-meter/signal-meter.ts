import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Line, LineEvents } from '../../client/telephony.js';
import { Following } from '../shared/following.js';
import { signalInWords, signalOf } from '../shared/signal.js';
import { TelElement } from '../shared/tel-element.js';

const BARS = [1, 2, 3, 4] as const;

/**
 * How strong a cellular line's signal is, as bars, a word and dBm; nothing for a line without a mobile network.
 *
 * @summary A line's signal.
 * @csspart base - The whole.
 * @csspart bars - The bars.
 * @csspart words - The word and the dBm.
 */
export class TelSignalMeter extends TelElement {
  static override styles = [
    TelElement.styles,
    css`
      :host {
        display: inline-block;
      }
      .meter {
        display: inline-flex;
        align-items: center;
        gap: var(--_space-2);
        font-size: var(--_text-s);
        font-variant-numeric: tabular-nums;
      }
      .bars {
        display: inline-flex;
        align-items: end;
        gap: 2px;
        height: 0.9rem;
      }
      .bars i {
        width: 4px;
        box-sizing: border-box;
        border: 1px solid currentColor;
        border-radius: 1px;
      }
      .bars i:nth-child(1) {
        height: 30%;
      }
      .bars i:nth-child(2) {
        height: 52%;
      }
      .bars i:nth-child(3) {
        height: 76%;
      }
      .bars i:nth-child(4) {
        height: 100%;
      }
      .bars .on {
        background: currentColor;
      }
      @media (forced-colors: active) {
        .bars {
          forced-color-adjust: none;
          color: CanvasText;
        }
      }
    `,
  ];

  @property({ attribute: false }) line: Line | null = null;
  /** Bars only, for a list; what they say is in their name. */
  @property({ type: Boolean }) compact = false;

  readonly #events = new Following<LineEvents>(this, ['change']);

  override render(): TemplateResult | typeof nothing {
    const signal = signalOf(this.line);
    if (signal === null) return nothing;
    const words = signalInWords(signal, this.strings);
    return html`<span class="meter" part="base" dir="ltr">
      <span
        class="bars"
        part="bars"
        role=${this.compact ? 'img' : nothing}
        aria-label=${this.compact ? words : nothing}
        aria-hidden=${this.compact ? nothing : 'true'}
        >${BARS.map((bar) => html`<i class=${bar <= signal.bars ? 'on' : ''}></i>`)}</span
      >
      ${this.compact ? nothing : html`<span part="words">${words}</span>`}
    </span>`;
  }

  protected override willUpdate(): void {
    this.#events.follow(this.line);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-signal-meter': TelSignalMeter;
  }
}
