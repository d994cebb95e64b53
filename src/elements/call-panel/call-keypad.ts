import { html, type TemplateResult } from 'lit';
import type { Strings } from '../locale/strings.js';
import { keypad } from '../shared/keys.js';

/** The keys that send digits during a call, and what has been sent. `press`: a key goes down, or up again (''). */
export function renderCallKeypad(
  strings: Strings,
  sent: string,
  send: (digit: string) => void,
  press: (digit: string) => void,
): TemplateResult {
  return html`<div class="keypad">
    <p class="sent">
      <span class="quiet">${strings.call.sentDigits}</span>
      <output class="number">${sent || '–'}</output>
    </p>
    ${keypad({
      strings,
      plusOnZero: false,
      onKey: send,
      onDown: press,
      onUp: () => {
        press('');
      },
    })}
  </div>`;
}

/** The digit that a key of the keyboard sends; null for other keys, and where text is entered. */
export function digitOf({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): string | null {
  const typed = target instanceof HTMLInputElement;
  return typed || ctrlKey || metaKey || altKey || !/^[0-9*#]$/.test(key) ? null : key;
}
