import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icons } from '../../elements/shared/icons.js';
import { MAX_DIAL_LENGTH } from '../../numbers/dial-string.js';
import { keypad } from './keypad.js';
import type { CallView } from './view.js';

/** Where a visitor dials. No on-screen keyboard: the keys are there. */
export function numberView({ words, visit, act }: CallView): TemplateResult {
  const { dial } = words;
  return html`<main class="number">
    <form
      class="entry"
      autocomplete="off"
      @submit=${(event: Event) => {
        event.preventDefault();
        act.callNumber();
      }}
    >
      <label for="number">${dial.field}</label>
      <input
        id="number"
        type="tel"
        dir="ltr"
        inputmode="none"
        autocomplete="off"
        spellcheck="false"
        maxlength=${MAX_DIAL_LENGTH}
        aria-describedby="problem"
        aria-invalid=${visit.problem === null ? 'false' : 'true'}
        .value=${live(visit.number)}
        @input=${(event: Event) => {
          act.setNumber((event.currentTarget as HTMLInputElement).value);
        }}
      />
      <p id="problem" class="problem">${visit.problem === null ? '' : dial[visit.problem]}</p>
      <div class="edit">
        <button
          type="button"
          class="button"
          @click=${() => {
            act.setNumber(visit.number.slice(0, -1));
          }}
        >
          ${dial.erase}
        </button>
        <button
          type="button"
          class="button"
          @click=${() => {
            act.setNumber('');
          }}
        >
          ${dial.clear}
        </button>
      </div>
      <button type="submit" class="button go">${icons.handset}<span>${dial.call}</span></button>
    </form>
    ${keypad(words, (digit) => {
      if (visit.number.length < MAX_DIAL_LENGTH) act.setNumber(visit.number + digit);
    })}
  </main>`;
}
