import { html, type TemplateResult } from 'lit';
import type { Call } from '../../client/telephony.js';
import type { Strings } from '../locale/strings.js';

/** What can be asked of a call; each has its words for when it fails. */
export type Action = keyof Strings['call']['failed'];

/** What the parts of the panel work with. */
export interface CallDesk {
  readonly strings: Strings;
  /** Asks something of a call. What goes wrong is shown as long as that call lasts. */
  ask(action: Action, call: Call, run: () => Promise<unknown>): void;
  /** The same for what ends calls here: they go from the screen once it is done. */
  askTransfer(call: Call, run: () => Promise<unknown>): void;
}

/** One button. `who`: whose call it is about, where several have such a button. */
export function deskButton(kind: string, label: string, press: () => void, who = ''): TemplateResult {
  const name = who === '' ? label : `${label}: ${who}`;
  return html`<button type="button" class="button act ${kind}" aria-label=${name} @click=${press}>${label}</button>`;
}
