import { html, nothing, type TemplateResult } from 'lit';
import type { Call } from '../../client/telephony.js';
import type { Strings } from '../locale/strings.js';

/** The digits that the other party has pressed, once somebody listens for them. Each that comes is said, without interrupting. */
export function renderHeardDigits(call: Call, strings: Strings, listening: boolean): TemplateResult | typeof nothing {
  if (!listening && call.heardDigits === '') return nothing;
  return html`<p class="quiet" part="heard" role="status" aria-live="polite">
    ${strings.call.heardDigits}: <span class="number">${call.heardDigits || '–'}</span>
  </p>`;
}
