import { html, nothing, type TemplateResult } from 'lit';
import { TELEPHONE_KEYS } from '../../elements/shared/keys.js';
import type { KioskWords } from '../locale/words.js';

/** The twelve keys, left to right in every language. They count on `click`, which assistive technology sends too. */
export function keypad(words: KioskWords, onKey: (digit: string) => void): TemplateResult {
  const { keys, keyNames } = words.dial;
  return html`<div class="keys" role="group" aria-label=${keys} dir="ltr">
    ${TELEPHONE_KEYS.map(
      ([digit, letters]) =>
        html`<button
          type="button"
          class="key"
          data-below=${letters || nothing}
          aria-label=${[keyNames[digit] ?? digit, ...(letters === '' ? [] : [Array.from(letters).join(' ')])].join(', ')}
          @click=${() => {
            onKey(digit);
          }}
        >
          <b>${digit}</b>
        </button>`,
    )}
  </div>`;
}
