import { html, type TemplateResult } from 'lit';
import { displayNumber } from '../../numbers/display.js';
import type { EmergencyStrings } from '../locale/emergency.js';

/** What was answered. */
export interface EmergencyAnswers {
  readonly call: () => void;
  readonly leave: () => void;
}

/**
 * Asks before an emergency number is really called: a call by mistake, or from a demonstration, ties up people who help. Open it with showModal; the first button, which
 * does nothing, has the focus, so that Enter out of the number field does not call.
 */
export function emergencyQuestion(words: EmergencyStrings, number: string, answers: EmergencyAnswers): TemplateResult {
  const shown = displayNumber(number);
  return html`<dialog
    class="question"
    aria-labelledby="question"
    aria-describedby="question-next"
    @cancel=${answers.leave}
  >
    <h2 id="question">${words.title(shown)}</h2>
    <p id="question-next">${words.next}</p>
    <div class="answers">
      <button type="button" class="leave" @click=${answers.leave}>${words.leave}</button>
      <button type="button" class="again" @click=${answers.call}>${words.call(shown)}</button>
    </div>
  </dialog>`;
}
