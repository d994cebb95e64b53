import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Call } from '../../client/telephony.js';
import type { Strings } from '../locale/strings.js';

/** What can be asked of a call; each has its words for when it fails. */
export type Action = keyof Strings['call']['failed'];

/** What the parts of the panel work with. */
export interface CallDesk {
  readonly strings: Strings;
  /** Asks something of a call. What goes wrong is shown as long as that call lasts. */
  ask(action: Action, call: Call, run: () => Promise<unknown>): void;
  /** The same for what ends calls here: they go from the screen once it is done. `to`: the call with whom it goes to; null for a number that is not asked. */
  askTransfer(call: Call, to: Call | null, run: () => Promise<unknown>): void;
}

/** A button, and what it is for: while it is for the same it stays the same element. */
export interface DeskButton {
  readonly key: string;
  readonly button: TemplateResult;
}

/** One button. `who`: whose call it is about, where several have such a button. */
export function deskButton(kind: string, label: string, press: () => void, who = '', key = label): DeskButton {
  const name = who === '' ? label : `${label}: ${who}`;
  return {
    key,
    button: html`<button type="button" class="button act ${kind}" aria-label=${name} @click=${press}>${label}</button>`,
  };
}

/** A call's buttons in a row. When some come and go, the one that a finger or the focus is on does not become another, nor that of another call. */
export function inARow(call: Call, buttons: readonly DeskButton[]): unknown {
  return repeat(
    buttons,
    ({ key }) => `${call.id} ${key}`,
    ({ button }) => button,
  );
}
