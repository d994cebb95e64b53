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

/**
 * The buttons of the call that is shown and has not ended: what can be done with it now. What the line can do with a call once it is connected has its room before, so that
 * nothing below moves then.
 */
export function renderButtons(desk: ButtonDesk, call: Call): TemplateResult {
  const words = desk.strings.call;
  const { can } = call;
  const later = phaseOf(call) === 'outgoing' && call.consultedFor === null ? call.line.abilities : null;
  const buttons: DeskButton[] = [];
  buttons.push(...answerButtons(desk, call));
  if (can.redirect) buttons.push(drawerButton(desk, 'redirect', words.redirect));
  buttons.push(...pairButtons(desk, call));
  if (can.digits) buttons.push(drawerButton(desk, 'keypad', words.keypad));
  else if (later?.sendDigits === true) buttons.push(laterButton(words.keypad));
  if (later?.hold === true && !can.hold) buttons.push(laterButton(words.hold));
  buttons.push(...holdButtons(desk, call));
  if (later?.hearDigits === true) buttons.push(laterButton(words.listen));
  else if (can.hearDigits && call.state === 'connected' && !desk.listens(call))
    buttons.push(
      deskButton('', words.listen, () => {
        desk.listen(call);
      }),
    );
  if (later?.flash === true && !can.flash) buttons.push(laterButton(words.flash));
  if (can.flash)
    buttons.push(
      deskButton('', words.flash, () => {
        desk.ask('flash', call, () => call.flash());
      }),
    );
  if (later?.handOff === true && !can.handOff) buttons.push(laterButton(words.handOff));
  if (can.handOff)
    buttons.push(
      deskButton('', words.handOff, () => {
        desk.ask('handOff', call, () => call.handOff());
      }),
    );
  if (can.transfer || can.consult) buttons.push(drawerButton(desk, 'transfer', words.transfer));
  else if (later?.transfer === true) buttons.push(laterButton(words.transfer));
  if (can.addPerson) buttons.push(drawerButton(desk, 'addPerson', words.addPerson));
  else if (later?.conference === true) buttons.push(laterButton(words.addPerson));
  if (can.drop) buttons.push(endButton(desk, call));
  return html`<div class="actions" part="actions">${inARow(call, buttons)}</div>`;
}

/** The same in a list of calls: what needs no more than a press. `who`: whose call it is. */
export function currentButtons(desk: CallDesk, call: Call, who: string): DeskButton[] {
  return [
    ...answerButtons(desk, call, who),
    ...pairButtons(desk, call, who),
    ...holdButtons(desk, call, who),
    ...(call.can.drop ? [endButton(desk, call, who)] : []),
  ];
}

function answerButtons(desk: CallDesk, call: Call, who = ''): DeskButton[] {
  if (!call.can.answer) return [];
  const answer = (): void => {
    desk.ask('answer', call, () => call.answer());
  };
  return [deskButton('go', desk.strings.call.answer, answer, who)];
}

function holdButtons(desk: CallDesk, call: Call, who = ''): DeskButton[] {
  const words = desk.strings.call;
  const hold = (): void => {
    desk.ask('hold', call, () => call.hold());
  };
  const unhold = (): void => {
    desk.ask('unhold', call, () => call.unhold());
  };
  return [
    ...(call.can.hold ? [deskButton('', words.hold, hold, who)] : []),
    ...(call.can.unhold ? [deskButton('', words.unhold, unhold, who)] : []),
  ];
}

/** What can come of a consultation. */
function pairButtons(desk: CallDesk, call: Call, who = ''): DeskButton[] {
  const pair = consultationWith(call);
  if (pair === null) return [];
  const words = desk.strings.call;
  const { first, consultation } = pair;
  const buttons: DeskButton[] = [];
  if (first.can.completeTransfer)
    buttons.push(
      deskButton(
        'go',
        words.completeTransfer,
        () => {
          desk.askTransfer(call, consultation, () => first.completeTransfer(consultation));
        },
        who,
      ),
    );
  if (first.can.conference)
    buttons.push(
      deskButton(
        buttons.length === 0 ? 'go' : '',
        words.joinCalls,
        () => {
          desk.ask('join', call, () => first.conferenceWith(consultation));
        },
        who,
      ),
    );
  return buttons;
}

/** Ends the call; a consultation is taken back, so that the call it was begun from goes on. */
function endButton(desk: CallDesk, call: Call, who = ''): DeskButton {
  const words = desk.strings.call;
  const first = call.consultedFor;
  if (first !== null)
    return deskButton(
      'stop',
      words.cancel,
      () => {
        desk.ask('drop', call, () => takeBack(call, first));
      },
      who,
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
    who,
    'end',
  );
}

async function takeBack(consultation: Call, first: Call): Promise<void> {
  await consultation.drop();
  // Some lines take the first call back by themselves.
  if (first.can.unhold) await first.unhold();
}

/** What the call will be able to do. */
function laterButton(label: string): DeskButton {
  return { key: `later ${label}`, button: html`<button type="button" class="button act" disabled>${label}</button>` };
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
