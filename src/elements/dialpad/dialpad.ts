import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Scheduler, Timer } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import type { DialSupport } from '../../numbers/dial-string.js';
import { TelDialEvent } from '../shared/events.js';
import { icons } from '../shared/icons.js';
import { keypad } from '../shared/keys.js';
import { TelElement } from '../shared/tel-element.js';
import { isDialable, PERMISSIVE_SUPPORT, readNumber, readPasted } from './dialable.js';
import { dialpadStyles } from './dialpad.styles.js';

/** How long 0 is held for a plus, and Erase for erasing all: what touch systems call a long press. */
const LONG_PRESS_MS = 500;

/** Within this time after a long press its click comes, if it comes at all: none does when the finger has left the key. */
const CLICK_GRACE_MS = 300;

/**
 * A telephone's keys with a number field: by mouse, touch, keyboard, paste and screen reader.
 *
 * Enter or Call asks for the call; Call on an empty field brings the last number back. Holding 0 writes a plus, holding Erase
 * empties the field.
 *
 * @summary Where a number is entered.
 * @fires tel-dial - {@link TelDialEvent}, cancelable: a number was asked for. When it is not cancelled, the field is emptied.
 * @csspart base - The whole.
 * @csspart field - The number field.
 * @csspart erase - The button that takes digits away.
 * @csspart keys - The group of twelve keys.
 * @csspart key - One key.
 * @csspart call - The Call button.
 * @csspart problem - What is wrong with the number, or why no call can be made.
 * @cssprop --tel-key-height - Height of a key, 3.6rem.
 * @slot notice - What should be known before a call, above the Call button.
 */
export class TelDialpad extends TelElement {
  static override styles = [TelElement.styles, dialpadStyles];

  /** The number in the field. */
  @property() value = '';
  /** A problem that the page found with the number, in words; cleared by the next change. */
  @property() problem = '';
  /** Why no call can be made now, in words; '' when one can. */
  @property() unavailable = '';
  /** What the line can carry out; numbers that need more are refused before they are dialled. */
  @property({ attribute: false }) support: DialSupport = PERMISSIVE_SUPPORT;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  @state() private hint = '';
  @query('input') private readonly field!: HTMLInputElement | null;

  #lastNumber = '';
  #press: Timer | null = null;
  #pressed = false;

  /** Puts the cursor into the number field. */
  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endPress();
  }

  override render(): TemplateResult {
    const { dialpad } = this.strings;
    const message = this.problem || this.unavailable || this.hint;
    return html`<section part="base" aria-label=${dialpad.label} @keydown=${this.#onKeyDown}>
      <div class="entry">
        <input
          part="field"
          type="tel"
          dir="ltr"
          autocomplete="off"
          spellcheck="false"
          aria-label=${dialpad.number}
          aria-describedby="message"
          aria-invalid=${this.problem === '' ? 'false' : 'true'}
          placeholder=${dialpad.placeholder}
          .value=${live(this.value)}
          @beforeinput=${this.#onBeforeInput}
          @input=${this.#onInput}
          @paste=${this.#onPaste}
        />
        <button
          type="button"
          class="erase"
          part="erase"
          aria-label=${dialpad.erase}
          @click=${this.#onErase}
          @pointerdown=${() => {
            this.#startPress(() => {
              this.#set('');
            });
          }}
          @pointerup=${this.#endPress}
          @pointerleave=${this.#endPress}
          @pointercancel=${this.#endPress}
        >
          ${icons.erase}
        </button>
      </div>
      ${keypad({
        strings: this.strings,
        plusOnZero: true,
        onKey: (digit) => {
          if (!this.#afterLongPress()) this.#insert(digit);
        },
        onDown: (digit) => {
          this.#pressed = false;
          if (digit === '0')
            this.#startPress(() => {
              this.#insert('+');
            });
        },
        onUp: () => {
          this.#endPress();
        },
      })}
      <slot name="notice"></slot>
      <button
        type="button"
        class="button go call"
        part="call"
        aria-disabled=${this.unavailable === '' ? 'false' : 'true'}
        aria-describedby=${this.unavailable === '' ? nothing : 'message'}
        @click=${this.#dial}
      >
        ${icons.handset}<span>${dialpad.call}</span>
      </button>
      <p
        id="message"
        part="problem"
        class=${this.problem === '' ? 'message quiet' : 'message stop-word'}
        role="status"
        aria-live="polite"
      >
        ${message}
      </p>
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && !changed.has('problem')) this.problem = '';
  }

  readonly #dial = (): void => {
    if (this.unavailable !== '') return;
    if (this.value.trim() === '') {
      this.#recall();
      return;
    }
    const reading = readNumber(this.value, this.support, this.strings);
    if (!reading.ok) {
      this.problem = reading.problem;
      return;
    }
    if (!this.dispatchEvent(new TelDialEvent(reading.number))) return;
    this.#lastNumber = this.value;
    this.#set('');
  };

  #recall(): void {
    const { dialpad } = this.strings;
    if (this.#lastNumber !== '') this.#set(this.#lastNumber);
    this.hint = this.#lastNumber === '' ? dialpad.nothingToDial : dialpad.recalled;
  }

  /** Writes at the cursor, over what is selected. */
  #insert(text: string): void {
    const { field } = this;
    if (field === null) return;
    const end = field.value.length;
    field.setRangeText(text, field.selectionStart ?? end, field.selectionEnd ?? end, 'end');
    this.#changed(field.value);
  }

  #erase(): void {
    const { field } = this;
    if (field === null) return;
    const end = field.selectionEnd ?? field.value.length;
    const start = field.selectionStart ?? end;
    field.setRangeText('', start === end ? Math.max(0, start - 1) : start, end, 'end');
    this.#changed(field.value);
  }

  #set(value: string): void {
    if (this.field !== null) this.field.value = value;
    this.#changed(value);
  }

  #changed(value: string): void {
    this.value = value;
    this.problem = '';
    this.hint = '';
  }

  readonly #onErase = (): void => {
    if (!this.#afterLongPress()) this.#erase();
  };

  readonly #onInput = (): void => {
    this.#changed(this.field?.value ?? '');
  };

  readonly #onBeforeInput = (event: InputEvent): void => {
    const refused = Array.from(event.data ?? '').find((character) => !isDialable(character, this.support));
    if (refused === undefined || !event.cancelable) return;
    event.preventDefault();
    this.problem = this.strings.dialpad.cannotDial(refused);
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    event.preventDefault();
    const reading = readPasted(event.clipboardData?.getData('text/plain') ?? '', this.support, this.strings);
    if (reading.ok) this.#insert(reading.number);
    else this.problem = reading.problem;
  };

  /** Digits typed anywhere on the dialpad go into the field; Enter in the field dials. */
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const inField = event.composedPath()[0] === this.field;
    if (inField && event.key === 'Enter') {
      event.preventDefault();
      this.#dial();
    } else if (!inField && event.key === 'Backspace') {
      event.preventDefault();
      this.#erase();
    } else if (!inField && /^[0-9*#+]$/.test(event.key)) {
      event.preventDefault();
      this.#insert(event.key);
    }
  };

  #startPress(run: () => void): void {
    this.#endPress();
    this.#pressed = false;
    this.#press = this.scheduler.after(LONG_PRESS_MS, () => {
      this.#pressed = true;
      run();
    });
  }

  readonly #endPress = (): void => {
    this.#press?.cancel();
    this.#press = null;
    if (this.#pressed)
      this.scheduler.after(CLICK_GRACE_MS, () => {
        this.#pressed = false;
      });
  };

  /** Whether this click only ends a long press. */
  #afterLongPress(): boolean {
    const pressed = this.#pressed;
    this.#pressed = false;
    return pressed;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-dialpad': TelDialpad;
  }
}
