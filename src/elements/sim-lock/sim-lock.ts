import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Line, LineEvents } from '../../client/telephony.js';
import type { Advice } from '../locale/strings.js';
import { adviceOf } from '../shared/advice.js';
import { Following } from '../shared/following.js';
import { TelElement } from '../shared/tel-element.js';
import { simLockStyles } from './sim-lock.styles.js';

/** The longest code: a PUK, and the longest PIN. */
const MAX_CODE = 8;

/** What a SIM waits for. */
type Wanted = 'pin' | 'puk';

/** What was told last; `trouble`: an error. */
interface Told extends Advice {
  readonly trouble: boolean;
}

/**
 * Unlocks the SIM card of a cellular line: asks for its PIN, or for its PUK and a new PIN, and says how many tries are left. Nothing for a line whose SIM wants
 * neither. What is typed goes to the modem once and is kept nowhere: the fields are empty as soon as it is sent.
 *
 * @summary The PIN of a line's SIM card.
 * @csspart base - The whole.
 */
export class TelSimLock extends TelElement {
  static override styles = [TelElement.styles, simLockStyles];

  @property({ attribute: false }) line: Line | null = null;

  @state() private told: Told | null = null;
  @state() private trying = false;
  @query('input') private readonly field!: HTMLInputElement | null;
  @query('.told') private readonly report!: HTMLElement | null;

  /** What the form asks for that stands there. */
  #shown: Wanted | null = null;
  /** Whoever is in here stays in here. */
  #keepsFocus = false;
  readonly #lineEvents = new Following<LineEvents>(this, ['change']);

  override render(): TemplateResult | typeof nothing {
    const wanted = this.#wanted;
    if (wanted === null && this.told === null && !this.trying) return nothing;
    const words = this.strings.simLock;
    return html`<section part="base" class=${wanted === null ? '' : 'locked'} aria-label=${words.label}>
      ${wanted === null ? nothing : this.#renderForm(wanted)}
      <div class="told" role="status" tabindex="-1">${this.#renderTold()}</div>
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#lineEvents.follow(this.line);
    // Another form takes the place of the one that somebody is in, or none.
    if (this.#wanted !== this.#shown) this.#keepsFocus ||= this.#hasFocus;
    this.#shown = this.#wanted;
    if (!changed.has('line')) return;
    this.told = null;
    this.trying = false;
    this.#keepsFocus = false;
  }

  protected override updated(): void {
    if (!this.#keepsFocus) return;
    this.#keepsFocus = false;
    // The next try begins in the field; where there is none, in the outcome.
    (this.field ?? this.report)?.focus();
  }

  get #wanted(): Wanted | null {
    const { state, reason } = this.line?.service ?? {};
    if (state !== 'ready') return null;
    return reason === 'pinWanted' ? 'pin' : reason === 'pukWanted' ? 'puk' : null;
  }

  #renderForm(wanted: Wanted): TemplateResult {
    const words = this.strings.simLock;
    const { simTries } = this.line?.service ?? {};
    return html`<form @submit=${this.#onSubmit} autocomplete="off">
      <h3>${words.title[wanted]}</h3>
      <p class="quiet" id="hint">
        ${words.hint[wanted]} ${simTries === undefined ? words.triesUnknown : words.tries(simTries)}
      </p>
      ${
        wanted === 'pin'
          ? this.#renderField('pin', words.pin)
          : html`${this.#renderField('puk', words.puk)} ${this.#renderField('newPin', words.newPin)}`
      }
      <button type="submit" class="button go" aria-disabled=${this.trying ? 'true' : 'false'}>
        ${words.unlock[wanted]}
      </button>
    </form>`;
  }

  #renderField(id: 'pin' | 'puk' | 'newPin', label: string): TemplateResult {
    return html`<div class="entry">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        name=${id}
        type="password"
        inputmode="numeric"
        autocomplete="off"
        maxlength=${MAX_CODE}
        aria-describedby="hint"
        aria-invalid=${this.told?.trouble === true ? 'true' : 'false'}
      />
    </div>`;
  }

  #renderTold(): TemplateResult | typeof nothing {
    const { told } = this;
    if (this.trying) return html`<p>${this.strings.simLock.trying}</p>`;
    if (told === null) return nothing;
    return html`<p class=${told.trouble ? 'stop-word' : ''}>${told.what}</p>
      ${told.next === '' ? nothing : html`<p class="quiet">${told.next}</p>`}`;
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const { line } = this;
    const wanted = this.#wanted;
    if (line === null || wanted === null || this.trying) return;
    const [first = '', second = ''] = this.#taken();
    void this.#try(line, () => (wanted === 'pin' ? line.unlockSim(first) : line.unblockSim(first, second)));
  };

  /** What was typed. The fields are empty from now on. */
  #taken(): readonly string[] {
    return [...(this.shadowRoot?.querySelectorAll('input') ?? [])].map((input) => {
      const { value } = input;
      input.value = '';
      return value.trim();
    });
  }

  async #try(line: Line, unlock: () => Promise<void>): Promise<void> {
    this.trying = true;
    let told: Told = { what: this.strings.simLock.unlocked, next: '', trouble: false };
    try {
      await unlock();
    } catch (error) {
      told = { ...adviceOf(error, this.strings), trouble: true };
    }
    // Another line is looked at meanwhile.
    if (this.line !== line) return;
    this.trying = false;
    this.told = told;
    this.#keepsFocus = this.#hasFocus;
  }

  get #hasFocus(): boolean {
    return (this.shadowRoot?.activeElement ?? null) !== null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-sim-lock': TelSimLock;
  }
}
