import { html, nothing, type TemplateResult } from 'lit';
import type { CallOutcome } from '../call-outcome.js';
import type { CallView } from './view.js';

/** Outcomes after which the same call may go better. */
const AGAIN: readonly CallOutcome[] = [
  'busy',
  'noAnswer',
  'refused',
  'lineBusy',
  'noLine',
  'lost',
  'cancelled',
  'over',
];

/** How the call went, and what to do next. */
export function endedView({ words, visit, act }: CallView): TemplateResult {
  const outcome = visit.outcome ?? 'over';
  const { what, next } = words.outcomes[outcome];
  const again = visit.party !== null && visit.party.kind !== 'caller' && AGAIN.includes(outcome);
  return html`<main class="ended">
    <p class="what">${what}</p>
    <p class="next">${next}</p>
    <div class="answers">
      ${again ? html`<button type="button" class="button" @click=${act.callAgain}>${words.ended.again}</button>` : nothing}
      <button type="button" class="button" @click=${act.back}>${words.ended.other}</button>
      <button type="button" class="button strong" @click=${act.done}>${words.ended.done}</button>
    </div>
  </main>`;
}
