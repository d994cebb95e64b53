import { html, nothing, type TemplateResult } from 'lit';
import { KEY_LETTERS } from '../../numbers/keypad-letters.js';
import type { Strings } from '../locale/strings.js';

/** The twelve keys of a telephone and the letters on them (ITU-T E.161). */
export const TELEPHONE_KEYS: readonly (readonly [digit: string, letters: string])[] = Array.from('123456789*0#').map(
  (digit) => [digit, KEY_LETTERS[digit] ?? ''],
);

/** What a screen reader says of a key: `2, A B C`. `hold`: what holding it does, in words; '' for nothing. */
export function keyLabel(digit: string, letters: string, strings: Strings, hold: string): string {
  const name = strings.dialpad.keyNames[digit] ?? digit;
  return [name, letters.split('').join(' '), hold].filter((part) => part !== '').join(', ');
}

/** What the keys do. */
export interface KeypadOptions {
  readonly strings: Strings;
  /** Whether 0 carries a plus sign. */
  readonly plusOnZero: boolean;
  /** What holding a key does, in words; '' for nothing. */
  readonly hold?: (digit: string) => string;
  readonly onKey: (digit: string) => void;
  readonly onDown?: (digit: string) => void;
  readonly onUp?: () => void;
}

/** The twelve keys as buttons, left to right in every language. Digits count on `click`, which assistive technology sends too. */
export function keypad(options: KeypadOptions): TemplateResult {
  const { strings, plusOnZero } = options;
  return html`<div class="keys" part="keys" role="group" aria-label=${strings.dialpad.keypad} dir="ltr">
    ${TELEPHONE_KEYS.map(([digit, letters]) => {
      const below = digit === '0' && plusOnZero ? '+' : letters;
      return html`<button
        type="button"
        class="key"
        part="key"
        aria-label=${keyLabel(digit, letters, strings, options.hold?.(digit) ?? '')}
        data-below=${below || nothing}
        @click=${() => {
          options.onKey(digit);
        }}
        @pointerdown=${() => options.onDown?.(digit)}
        @pointerup=${() => options.onUp?.()}
        @pointerleave=${() => options.onUp?.()}
        @pointercancel=${() => options.onUp?.()}
        @contextmenu=${(event: Event) => {
          event.preventDefault();
        }}
      >
        <span>${digit}</span>
      </button>`;
    })}
  </div>`;
}
