import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { MAX_LABEL } from '../../base/line-label.js';
import type { Line, LineEvents } from '../../client/telephony.js';
import { hasModem } from '../line-status/line-words.js';
import type { Advice } from '../locale/strings.js';
import { adviceOf } from '../shared/advice.js';
import { Following } from '../shared/following.js';
import { TelElement } from '../shared/tel-element.js';
import { lineSettingsStyles } from './line-settings.styles.js';

/** What was told last, under the part that it is about. */
interface Told {
  readonly about: 'name' | 'identify';
  readonly what: string;
  readonly next: string;
  readonly trouble: boolean;
}

/**
 * Names a line, and shows which modem it is: for a desk with several of the same. Closed until it is wanted; nothing without a line, and for one without a modem, which is named by its
 * provider.
 *
 * @summary A line's name, and a sign on its modem.
 * @csspart base - The whole.
 */
export class TelLineSettings extends TelElement {
  static override styles = [TelElement.styles, lineSettingsStyles];

  @property({ attribute: false }) line: Line | null = null;

  @state() private told: Told | null = null;
  @state() private identifying = false;
  @query('input') private readonly field!: HTMLInputElement | null;

  readonly #lineEvents = new Following<LineEvents>(this, ['change']);

  override render(): TemplateResult | typeof nothing {
    const { line } = this;
    const words = this.strings.lineSettings;
    if (line === null || !hasModem(line)) return nothing;
    return html`<details part="base">
      <summary>${words.open}</summary>
      <div class="parts">
        <form @submit=${this.#save}>
          <label for="name">${words.name}</label>
          <div class="field">
            <input
              id="name"
              name="line-name"
              type="text"
              dir="auto"
              autocomplete="off"
              maxlength=${MAX_LABEL}
              aria-describedby="hint"
            />
            <button type="submit" class="button outline">${words.save}</button>
          </div>
          <p class="quiet" id="hint">${words.hint}</p>
          ${this.#renderTold('name')}
        </form>
        <div class="told">
          <button
            type="button"
            class="button outline"
            aria-disabled=${this.identifying ? 'true' : 'false'}
            @click=${this.#identify}
          >
            ${words.identify}
          </button>
          ${this.#renderTold('identify')}
        </div>
      </div>
    </details>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#lineEvents.follow(this.line);
    if (!changed.has('line')) return;
    this.told = null;
    this.identifying = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // What somebody is typing stays, whatever another page names the line meanwhile.
    if (this.field !== null && (changed.has('line') || this.shadowRoot?.activeElement !== this.field))
      this.field.value = this.line?.label ?? '';
  }

  #renderTold(about: Told['about']): TemplateResult {
    const { told } = this;
    // The status is there before its words: else screen readers do not say them.
    return html`<div class="told" role="status">
      ${
        told?.about === about
          ? html`<p class=${told.trouble ? 'stop-word' : ''}>${told.what}</p>
              ${told.next === '' ? nothing : html`<p class="quiet">${told.next}</p>`}`
          : nothing
      }
    </div>`;
  }

  readonly #save = (event: Event): void => {
    event.preventDefault();
    const { line, field } = this;
    if (line === null || field === null) return;
    const name = field.value.trim();
    const { saved, removed } = this.strings.lineSettings;
    void this.#doing(line, 'name', async () => {
      await line.setLabel(name);
      this.#tell('name', { what: name === '' ? removed : saved(name), next: '' });
    });
  };

  readonly #identify = (): void => {
    const { line } = this;
    if (line === null || this.identifying || line.identifySign === null) return;
    const { signs, seen } = this.strings.lineSettings;
    this.identifying = true;
    // What is to be looked for is said while it can be seen.
    this.#tell('identify', { what: signs[line.identifySign], next: seen });
    void this.#doing(line, 'identify', () => line.identify()).then(() => {
      if (this.line === line) this.identifying = false;
    });
  };

  async #doing(line: Line, about: Told['about'], what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (error) {
      if (this.line === line) this.#tell(about, adviceOf(error, this.strings), true);
    }
  }

  #tell(about: Told['about'], { what, next }: Advice, trouble = false): void {
    this.told = { about, what, next, trouble };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-line-settings': TelLineSettings;
  }
}
