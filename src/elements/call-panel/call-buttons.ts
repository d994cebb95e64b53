import { html, type TemplateResult } from 'lit';
import type { Call } from '../../client/telephony.js';
import { deskButton, inARow, type CallDesk, type DeskButton } from './call-desk.js';
import { consultationWith, phaseOf } from './call-words.js';

/** What opens below the buttons. */
export type Drawer = 'keypad' | 'redirect' | 'transfer' | 'addPerson';

/** What the buttons of the shown call work with. */
export interface ButtonDesk extends CallDesk {
  readonly drawer: Drawer | null;
  toggle(drawer: Drawer): void;
  /** Whether a call's digits are listened for. */
  listens(call: Call): boolean;
  listen(call: Call): void;
}

/** The buttons of the call that is shown and has not ended: what can be done with it now. */
export function renderButtons(desk: ButtonDesk, call: Call): TemplateResult {
  const words = desk.strings.call;
  const { can } = call;
  const buttons: DeskButton[] = [];
  if (can.answer)
    buttons.push(
      deskButton('go', words.answer, () => {
        desk.ask('answer', call, () => call.answer());
      }),
    );
  if (can.redirect) buttons.push(drawerButton(desk, 'redirect', words.redirect));
  buttons.push(...pairButtons(desk, call));
  if (can.digits) buttons.push(drawerButton(desk, 'keypad', words.keypad));
  if (can.hold)
    buttons.push(
      deskButton('', words.hold, () => {
        desk.ask('hold', call, () => call.hold());
      }),
    );
  if (can.unhold)
    buttons.push(
      deskButton('', words.unhold, () => {
        desk.ask('unhold', call, () => call.unhold());
      }),
    );
  if (can.hearDigits && call.state === 'connected' && !desk.listens(call))
    buttons.push(
      deskButton('', words.listen, () => {
        desk.listen(call);
      }),
    );
  if (can.flash)
    buttons.push(
      deskButton('', words.flash, () => {
        desk.ask('flash', call, () => call.flash());
      }),
    );
  if (can.handOff)
    buttons.push(
      deskButton('', words.handOff, () => {
        desk.ask('handOff', call, () => call.handOff());
      }),
    );
  if (can.transfer || can.consult) buttons.push(drawerButton(desk, 'transfer', words.transfer));
  if (can.addPerson) buttons.push(drawerButton(desk, 'addPerson', words.addPerson));
  if (can.drop) buttons.push(endButton(desk, call));
  return html`<div class="actions" part="actions">${inARow(call, buttons)}</div>`;
}

/** What can come of a consultation. */
function pairButtons(desk: CallDesk, call: Call): DeskButton[] {
  const pair = consultationWith(call);
  if (pair === null) return [];
  const words = desk.strings.call;
  const { first, consultation } = pair;
  const buttons: DeskButton[] = [];
  if (first.can.completeTransfer)
    buttons.push(
      deskButton('go', words.completeTransfer, () => {
        desk.askTransfer(call, consultation, () => first.completeTransfer(consultation));
      }),
    );
  if (first.can.conference)
    buttons.push(
      deskButton(buttons.length === 0 ? 'go' : '', words.joinCalls, () => {
        desk.ask('join', call, () => first.conferenceWith(consultation));
      }),
    );
  return buttons;
}

/** Ends the call; a consultation is taken back, so that the call it was begun from goes on. */
function endButton(desk: CallDesk, call: Call): DeskButton {
  const words = desk.strings.call;
  const first = call.consultedFor;
  if (first !== null)
    return deskButton(
      'stop',
      words.cancel,
      () => {
        desk.ask('drop', call, () => takeBack(call, first));
      },
      '',
      'cancel',
    );
  const phase = phaseOf(call);
  const label = phase === 'incoming' ? words.refuse : phase === 'outgoing' ? words.takeBack : words.hangUp;
  // Refusing, taking back and hanging up are one: the call ends.
  return deskButton(
    'stop',
    label,
    () => {
      desk.ask('drop', call, () => call.drop());
    },
    '',
    'end',
  );
}

async function takeBack(consultation: Call, first: Call): Promise<void> {
  await consultation.drop();
  // Some lines take the first call back by themselves.
  if (first.can.unhold) await first.unhold();
}

function drawerButton(desk: ButtonDesk, drawer: Drawer, label: string): DeskButton {
  const open = desk.drawer === drawer;
  const button = html`<button
    type="button"
    class="button act ${open ? 'on' : ''}"
    data-drawer=${drawer}
    aria-expanded=${open ? 'true' : 'false'}
    @click=${() => {
      desk.toggle(drawer);
    }}
  >
    ${label}
  </button>`;
  return { key: drawer, button };
}
