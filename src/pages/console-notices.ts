import { html, nothing, type TemplateResult } from 'lit';
import type { TelephonyError } from '../client/telephony.js';
import type { ConsoleView } from './console-view.js';

/** What went wrong with the telephony as a whole, with the next step; nothing while it runs. */
export function consoleNotice(view: ConsoleView): TemplateResult | typeof nothing {
  if (view.telephony.status !== 'lost') return nothing;
  return view.misconfigured === null ? stopped(view) : setUpWrongly(view, view.misconfigured);
}

function stopped({ words, page, startAgain }: ConsoleView): TemplateResult {
  const advice = words.errors.workerLost;
  return html`<div class="notice" role="alert">
    <div>
      <b>${advice.what}</b>
      <p>${advice.next}</p>
    </div>
    <button type="button" class="again" @click=${startAgain}>${page.startAgain}</button>
  </div>`;
}

/** Starting again would end the same way. The message is for whoever wrote the address, so it is not translated. */
function setUpWrongly({ words }: ConsoleView, { message }: TelephonyError): TemplateResult {
  return html`<div class="notice" role="alert">
    <div>
      <b>${words.errors.invalidConfiguration.what}</b>
      <p lang="en" dir="ltr">${message}</p>
    </div>
  </div>`;
}

/** In place of what is below the calls, where its script could not be fetched. A reload ends calls, so it is left to the person. */
export function laterMissing({ page }: ConsoleView): TemplateResult {
  return html`<div class="notice" role="status">
    <div>
      <b>${page.laterMissing.what}</b>
      <p>${page.laterMissing.next}</p>
    </div>
  </div>`;
}
