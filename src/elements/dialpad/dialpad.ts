import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import type { Scheduler, Timer } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import { ANY_LINE, type DialSupport } from '../../numbers/dial-string.js';
import { lettersAsDigits } from '../../numbers/keypad-letters.js';
import { isTelUri } from '../../numbers/tel-uri.js';
import { TelDialEvent, TelSpeedDialEvent } from '../shared/events.js';
import { icons } from '../shared/icons.js';
import { keypad } from '../shared/keys.js';
import { TelElement } from '../shared/tel-element.js';
import { pageSounds, type Playing, type Sounds } from '../sound/sounds.js';
import { isDialable, readNumber, readPasted, undialableInWords } from './dialable.js';
import { dialpadStyles } from './dialpad.styles.js';
import { renderMore, spokenNumber } from './more-keys.js';

/** How long 0 is held for a plus, and Erase for erasing all: what touch systems call a long press. */
const LONG_PRESS_MS = 500;

/** Within this time after a long press its click comes, if it comes at all: none does when the finger has left the key. */
const CLICK_GRACE_MS = 300;

/**
 * A telephone's keys with a number field: by mouse, touch, keyboard, paste and screen reader.
 *
 * Enter or Call asks for the call; Call on an empty field brings the last number back. Holding 0 writes a plus, * a pause, # a wait for a dial tone, holding
 * Erase empties the field; "More" has the same as words, and reads the number out. A pressed key sounds as the line would hear it.
 *
 * @summary Where a number is entered.
 * @fires tel-dial - {@link TelDialEvent}, cancelable: a number was asked for. When it is not cancelled, the field is emptied.
 * @fires tel-speed-dial - {@link TelSpeedDialEvent}: 1 to 9 was held while the field was empty. Only where `speedDial` is set.
 * @csspart base - The whole.
 * @csspart field - The number field.
 * @csspart erase - The button that takes digits away.
 * @csspart keys - The group of twelve keys.
 * @csspart key - One key.
 * @csspart call - The Call button.
 * @csspart more - The button that shows what the keys do when they are held, as words.
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
  @property({ attribute: false }) support: DialSupport = ANY_LINE;
  /** Whether typed letters become the digits of their keys, as in 1-800-FLOWERS. The letters of dial strings (T, P, W, A to D) can be typed no more then. */
  @property({ type: Boolean }) letters = false;
  /** Whether the keys make no sound. */
  @property({ type: Boolean }) silent = false;
  /** Names of the numbers behind the keys 1 to 9, by key; null for no speed dialling, so that a key that is held long counts as pressed. */
  @property({ attribute: false }) speedDial: Readonly<Record<string, string>> | null = null;
  /** What its keys sound on. */
  @property({ attribute: false }) sounds: Sounds = pageSounds;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  @state() private hint = '';
  @state() private moreOpen = false;
  @query('input') private readonly field!: HTMLInputElement | null;

  #lastNumber = '';
  #press: Timer | null = null;
  #pressed = false;
  #tone: Playing | null = null;

  /** Puts the cursor into the number field. */
  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endPress();
    this.#tone?.stop();
  }

  /**
   * Puts a number into the field, as it was pasted or stands in a link, and does not dial it: what is wrong with it, or what a link says beside it, is told.
   * @returns Whether it is a number.
   */
  offer(text: string): boolean {
    const reading = readPasted(this.letters ? withLetters(text) : text, this.support, this.strings);
    if (reading.ok) {
      this.#set(reading.number);
      this.#tell(reading.note);
    } else this.problem = reading.problem;
    this.focus();
    return reading.ok;
  }

  /** Puts a number into the field and asks for the call, as its button does: what cannot be dialled stands there with the reason. */
  call(number: string): void {
    this.#set(number);
    this.#dial();
  }

  override render(): TemplateResult {
    const { dialpad } = this.strings;
    const message = this.problem || this.unavailable || this.hint;
    // Why no call can be made stands there to be read; it is said to whoever asks for one.
    const said = this.problem !== '' || this.unavailable === '';
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
        hold: (digit) => this.#holdInWords(digit),
        onDown: (digit) => {
          this.#pressed = false;
          this.#tone?.stop();
          this.#tone = this.silent ? null : this.sounds.tone(digit);
          const held = this.#held(digit);
          if (held !== null) this.#startPress(held);
        },
        onUp: () => {
          this.#tone?.stop();
          this.#tone = null;
          this.#endPress();
        },
      })}
      <slot name="notice"></slot>
      <div class="asks">
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
        <button
          type="button"
          class="button outline"
          part="more"
          aria-expanded=${this.moreOpen ? 'true' : 'false'}
          @click=${() => {
            this.moreOpen = !this.moreOpen;
          }}
        >
          ${this.strings.experience.pad.more}
        </button>
      </div>
      ${
        this.moreOpen
          ? renderMore(this.strings, {
              plus: () => {
                this.#insert('+');
              },
              pause: this.#pause,
              wait: this.#wait,
              read: () => {
                this.#tell(spokenNumber(this.value, this.strings));
              },
            })
          : nothing
      }
      <p
        id="message"
        part="problem"
        class=${this.problem === '' ? 'message quiet' : 'message stop-word'}
        role="status"
        aria-live=${said ? 'polite' : 'off'}
      >
        ${keyed(said, html`<span>${message}</span>`)}
      </p>
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && !changed.has('problem')) this.problem = '';
    // Calls can be made again, or cannot for another reason.
    if (changed.has('unavailable') && this.problem === changed.get('unavailable')) this.problem = '';
  }

  readonly #dial = (): void => {
    if (this.unavailable !== '') {
      this.problem = this.unavailable;
      return;
    }
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

  /** What holding a key does; null where it does nothing, so that however long it is pressed it counts. */
  #held(digit: string): (() => void) | null {
    if (digit === '0')
      return () => {
        this.#insert('+');
      };
    if (digit === '*') return this.#pause;
    if (digit === '#') return this.#wait;
    if (this.speedDial === null || this.value !== '') return null;
    return () => {
      this.dispatchEvent(new TelSpeedDialEvent(digit));
    };
  }

  #holdInWords(digit: string): string {
    const { pad } = this.strings.experience;
    if (digit === '0') return this.strings.dialpad.holdForPlus;
    if (digit === '*') return pad.holdForPause;
    if (digit === '#') return pad.holdForWait;
    const name = this.speedDial?.[digit] ?? '';
    return name === '' ? '' : pad.holdFor(name);
  }

  readonly #pause = (): void => {
    this.#insert(',');
    this.#tell(this.strings.experience.pad.pauseEntered);
  };

  readonly #wait = (): void => {
    if (!isDialable('W', this.support)) {
      this.problem = this.strings.dialpad.problems.DIALDIALTONE;
      return;
    }
    this.#insert('W');
    this.#tell(this.strings.experience.pad.waitEntered);
  };

  /** Says something without saying that anything is wrong; the same once more is said again. */
  #tell(text: string): void {
    this.hint = text !== '' && text === this.hint ? `${text}\u00a0` : text;
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
    const typed = event.data ?? '';
    if (!event.cancelable || typed === '') return;
    const text = this.letters ? lettersAsDigits(typed) : typed;
    const refused = Array.from(text).find((character) => !isDialable(character, this.support));
    if (refused === undefined && text === typed) return;
    event.preventDefault();
    if (refused === undefined) this.#insert(text);
    else this.problem = undialableInWords(refused, this.strings);
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const reading = readPasted(this.letters ? withLetters(text) : text, this.support, this.strings);
    if (reading.ok) {
      this.#insert(reading.number);
      this.#tell(reading.note);
    } else this.problem = reading.problem;
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

/** A link's scheme is no part of the number. */
function withLetters(text: string): string {
  return isTelUri(text) ? text : lettersAsDigits(text);
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-dialpad': TelDialpad;
  }
}
