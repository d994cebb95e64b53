import { html, type TemplateResult } from 'lit';
import type { TelConnectedEvent } from '../elements/port-button/port-button.js';
import { brand } from './brand.js';
import { isElsewhere, type ConsoleView } from './console-view.js';

/** The console's head: which core runs, how the telephony stands, and the button that connects a modem. */
export function consoleHead({ telephony, page, select }: ConsoleView): TemplateResult {
  const { status } = telephony;
  return html`<header class="head">
    ${brand}
    <span class="chip status ${status}" role="status"
      >${isElsewhere(telephony) ? page.waiting : page.status[status]}</span
    >
    ${core(telephony, page)}
    <tel-port-button
      .telephony=${telephony}
      @tel-connected=${(event: TelConnectedEvent) => {
        select(event.line);
      }}
    ></tel-port-button>
  </header>`;
}

/** Which core runs is not known before the worker has said hello; its room is kept. */
function core(
  { core: { kind, moduleBytes }, status }: ConsoleView['telephony'],
  page: ConsoleView['page'],
): TemplateResult {
  if (status === 'starting' || (kind === 'wasm' && moduleBytes === 0))
    return html`<span class="chip core unknown" aria-hidden="true"></span>`;
  return kind === 'wasm'
    ? html`<span class="chip core">core: wasm, ${(moduleBytes / 1000).toFixed(1)} kB</span>`
    : html`<span class="chip core" title=${page.javaScriptCore}>core: JavaScript</span>`;
}
