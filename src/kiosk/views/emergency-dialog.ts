import { html, nothing, type TemplateResult } from 'lit';
import type { KioskWords } from '../locale/words.js';

/** What an emergency call would be now. */
export type EmergencyWay = 'real' | 'simulated' | 'noLine';

/**
 * Asks once before the emergency number is called: a call by mistake ties up people who help. A simulated line says that it reaches nobody, and no line, what to do
 * instead. Open it with showModal; the first button, which does nothing, has the focus.
 */
export function emergencyDialog(
  { emergency }: KioskWords,
  number: string,
  { way, inCall }: { readonly way: EmergencyWay; readonly inCall: boolean },
  answers: { readonly call: () => void; readonly leave: () => void },
): TemplateResult {
  const means = { real: emergency.real, simulated: emergency.simulated(number), noLine: emergency.noLine(number) }[way];
  const title = way === 'real' ? emergency.title(number) : emergency.name(number);
  return html`<dialog class="question" aria-labelledby="question" aria-describedby="means" @cancel=${answers.leave}>
    <h2 id="question">${title}</h2>
    <p id="means">${means}${inCall && way !== 'noLine' ? html` ${emergency.endsCall}` : nothing}</p>
    <div class="answers">
      <button type="button" class="button" @click=${answers.leave}>${emergency.leave}</button>
      ${
        way === 'noLine'
          ? nothing
          : html`<button type="button" class="button stop" @click=${answers.call}>
              ${way === 'real' ? emergency.call(number) : emergency.callSimulated}
            </button>`
      }
    </div>
  </dialog>`;
}
