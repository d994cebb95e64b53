import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ANY_LINE, type DialSupport } from '../../numbers/dial-string.js';
import { lettersAsDigits } from '../../numbers/keypad-letters.js';
import { isTelUri } from '../../numbers/tel-uri.js';
import { isDialable, readNumber, readPasted, undialableInWords } from '../dialpad/dialable.js';
import { missingModule, notLoaded } from '../shared/missing-module.js';
import { sentences } from '../shared/sentences.js';
import { TelElement } from '../shared/tel-element.js';
import { asTyped, loadWriter, type MakeWriter } from './as-typed.js';
import { numberInputStyles } from './number-input.styles.js';

/**
 * A field for a number to call, for forms. What is typed is written as the number's country writes it; what is submitted is the number as it is dialled, without
 * blanks and marks. Nothing is refused in silence: what cannot be dialled is named, with what to do.
 *
 * Codes (`*21*…#`) and dial strings with pauses stay as they are typed. Until what writes numbers is loaded, which begins with the first focus, and where
 * it cannot be, the number stays as it is typed too; where that is because the page's import map lacks it, the field says so.
 *
 * @summary A form's field for a telephone number.
 * @fires change - A person has changed the number and left the field.
 * @csspart label - The label.
 * @csspart field - The field.
 * @csspart problem - What is wrong with the number, or what a pasted link says beside it.
 */
export class TelNumberInput extends TelElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [TelElement.styles, numberInputStyles];

  /** What it is called; where it is left out, the text of the `label` that belongs to it, else "Number to call". */
  @property() label = '';
  /** The name under which a form sends it. */
  @property({ reflect: true }) name = '';
  /** Whether a form cannot be sent without a number. */
  @property({ type: Boolean, reflect: true }) required = false;
  /** Whether nothing can be entered, and nothing is sent. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** What stands in an empty field. */
  @property() placeholder = '';
  /** Whose national numbers are meant, by its ISO 3166 code; where it is left out, the region of the closest `lang` attribute, if it has one. */
  @property() country = '';
  /** Whether letters become the digits of their keys: 1-800-FLOWERS. */
  @property({ type: Boolean }) letters = false;
  /** What the line can carry out. */
  @property({ attribute: false }) support: DialSupport = ANY_LINE;
  /** Loads what writes numbers as their country does. */
  @property({ attribute: false }) load: () => Promise<MakeWriter> = loadWriter;

  /** What stands in the field. */
  @state() private text = '';
  /** What was refused while it was typed or pasted, in words. */
  @state() private refusal = '';
  @state() private note = '';
  /** That the page has nothing that writes numbers, in words. */
  @state() private unwritten = '';
  /** Whether a person has left the field, or the form was sent: before, an unfinished number is no problem. */
  @state() private touched = false;
  @state() private disabledByForm = false;
  @query('input') private readonly field!: HTMLInputElement | null;

  readonly #internals = this.attachInternals();
  #makeWriter: MakeWriter | null = null;
  #loading = false;
  #changed = false;

  constructor() {
    super();
    this.addEventListener('invalid', () => {
      this.touched = true;
    });
  }

  /** The number as it is dialled; '' where there is none, or what stands there cannot be dialled. Set: what stands in the field, written as its country does. */
  @property({ noAccessor: true })
  get value(): string {
    const reading = this.#reading;
    return reading?.ok === true ? reading.number : '';
  }
  set value(value: string) {
    this.#changed = true;
    this.#write(value);
  }

  /** The form that it belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  /** What is wrong with what stands in the field (HTML, ValidityState). */
  get validity(): ValidityState {
    this.#judge();
    return this.#internals.validity;
  }
  /** The same in words; '' where nothing is. */
  get validationMessage(): string {
    this.#judge();
    return this.#internals.validationMessage;
  }
  /** Whether a form checks it before it is sent. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }
  /** Whether nothing is wrong; fires `invalid` otherwise. */
  checkValidity(): boolean {
    this.#judge();
    return this.#internals.checkValidity();
  }
  /** The same, and the problem is shown. */
  reportValidity(): boolean {
    this.#judge();
    return this.#internals.reportValidity();
  }

  /** The form's fieldset was disabled, or is not any more. */
  formDisabledCallback(disabled: boolean): void {
    this.disabledByForm = disabled;
  }
  /** The form was reset: the attribute's number stands there again. */
  formResetCallback(): void {
    this.#changed = false;
    this.touched = false;
    this.#write(this.getAttribute('value') ?? '');
  }
  /** The browser brings back what was entered. */
  formStateRestoreCallback(state: string): void {
    this.#changed = true;
    this.#write(state);
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name !== 'value') super.attributeChangedCallback(name, old, value);
    else if (!this.#changed) this.#write(value ?? '');
  }

  override render(): TemplateResult {
    const problem = this.refusal || (this.touched ? this.#problem : '');
    return html`<div class="field">
      <label part="label" for="number" ?hidden=${this.label === ''}>${this.label}</label>
      <input
        id="number"
        part="field"
        type="tel"
        dir="ltr"
        autocomplete="off"
        spellcheck="false"
        aria-label=${this.#name}
        aria-describedby="problem"
        aria-invalid=${problem === '' ? 'false' : 'true'}
        aria-required=${this.required ? 'true' : 'false'}
        placeholder=${this.placeholder}
        ?disabled=${this.disabled || this.disabledByForm}
        .value=${live(this.text)}
        @focus=${this.#onFocus}
        @beforeinput=${this.#onBeforeInput}
        @input=${this.#onInput}
        @paste=${this.#onPaste}
        @change=${this.#onChange}
        @keydown=${this.#onKeyDown}
      />
      <p id="problem" part="problem" class=${problem === '' ? 'message quiet' : 'message stop-word'} role="status">
        ${problem || this.note || this.unwritten}
      </p>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#judge();
    if (changed.has('country')) this.#write(this.text);
  }

  /** What a form hears: the value, what to restore, and whether it will do. */
  #judge(): void {
    this.#internals.setFormValue(this.value, this.text);
    const problem = this.#problem;
    if (problem === '') this.#internals.setValidity({});
    else {
      const flags = this.text.trim() === '' ? { valueMissing: true } : { badInput: true };
      this.#internals.setValidity(flags, problem, this.field ?? undefined);
    }
  }

  get #reading(): ReturnType<typeof readNumber> | null {
    const text = this.letters ? lettersAsDigits(this.text) : this.text;
    return text.trim() === '' ? null : readNumber(text, this.support, this.strings);
  }

  get #problem(): string {
    const reading = this.#reading;
    if (reading === null) return this.required ? this.strings.experience.numberInput.required : '';
    return reading.ok ? '' : reading.problem;
  }

  get #name(): string {
    const labels = [...this.#internals.labels].map((label) => label.textContent?.trim() ?? '').join(' ');
    return this.label || labels || this.strings.dialpad.number;
  }

  get #country(): string {
    if (this.country !== '') return this.country.toUpperCase();
    try {
      return new Intl.Locale(this.language).region ?? '';
    } catch {
      return '';
    }
  }

  /** Puts a text into the field, written as its country does. */
  #write(text: string, caret = text.length): void {
    const typed = asTyped({ text, caret }, this.#makeWriter?.(this.#country) ?? null);
    this.text = typed.text;
    this.refusal = '';
    this.note = '';
    const { field } = this;
    if (field === null || field.value === typed.text) return;
    const atCaret = field.matches(':focus');
    field.value = typed.text;
    if (atCaret) field.setSelectionRange(typed.caret, typed.caret);
  }

  /** Writes at the caret, over what is selected, as a person does. */
  #insert(text: string): void {
    const { field } = this;
    if (field === null) return;
    const end = field.value.length;
    field.setRangeText(text, field.selectionStart ?? end, field.selectionEnd ?? end, 'end');
    this.#changed = true;
    this.#write(field.value, field.selectionStart ?? field.value.length);
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  readonly #onFocus = (): void => {
    if (this.#loading) return;
    this.#loading = true;
    this.load().then(
      (make) => {
        this.#makeWriter = make;
        this.unwritten = '';
        const { note, refusal } = this;
        this.#write(this.text, this.field?.selectionStart ?? this.text.length);
        this.note = note;
        this.refusal = refusal;
      },
      // Left as it is typed. The next focus tries again: the page may have been offline.
      (error: unknown) => {
        this.#loading = false;
        if (missingModule(error) === null) return;
        const { what, next } = notLoaded(this.strings.experience.numberInput.notLoaded, error, this.strings);
        this.unwritten = sentences(what, next);
      },
    );
  };

  readonly #onBeforeInput = (event: InputEvent): void => {
    const typed = event.data ?? '';
    if (!event.cancelable || typed === '' || event.isComposing) return;
    const text = this.letters ? lettersAsDigits(typed) : typed;
    const refused = Array.from(text).find((character) => !isDialable(character, this.support));
    if (refused === undefined) return;
    event.preventDefault();
    this.refusal = undialableInWords(refused, this.strings);
  };

  readonly #onInput = (): void => {
    this.#changed = true;
    this.#write(this.field?.value ?? '', this.field?.selectionStart ?? 0);
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const reading = readPasted(
      this.letters && !isTelUri(text) ? lettersAsDigits(text) : text,
      this.support,
      this.strings,
    );
    if (!reading.ok) {
      this.refusal = reading.problem;
      return;
    }
    this.#insert(reading.number);
    this.note = reading.note;
  };

  readonly #onChange = (): void => {
    this.touched = true;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    this.touched = true;
    this.#judge();
    this.#internals.form?.requestSubmit();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-number-input': TelNumberInput;
  }
}
