import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../locale/strings.js';

/** The twelve keys of a telephone and the letters on them (ITU-T E.161). */
export const TELEPHONE_KEYS: readonly (readonly [digit: string, letters: string])[] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', ''],
  ['#', ''],
];

/** What a screen reader says of a key: `2, A B C`. */
export function keyLabel(digit: string, letters: string, strings: Strings, plusOnZero: boolean): string {
  const name = strings.dialpad.keyNames[digit] ?? digit;
  if (digit === '0' && plusOnZero) return `${name}, ${strings.dialpad.holdForPlus}`;
  return letters === '' ? name : `${name}, ${letters.split('').join(' ')}`;
}

/** What the keys do. */
export interface KeypadOptions {
  readonly strings: Strings;
  /** Whether 0 carries a plus sign. */
  readonly plusOnZero: boolean;
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
        aria-label=${keyLabel(digit, letters, strings, plusOnZero)}
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
