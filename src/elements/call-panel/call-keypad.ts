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
  return html`<div
    class="keypad"
    @keydown=${(event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9*#]$/.test(event.key)) return;
      event.preventDefault();
      send(event.key);
    }}
  >
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
