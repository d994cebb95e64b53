import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Call } from '../../client/telephony.js';
import { partyName } from '../shared/party-names.js';
import { currentButtons } from './call-buttons.js';
import { deskButton, inARow, type CallDesk, type DeskButton } from './call-desk.js';
import { callsBeside, callToShow, numberInWords, partyInWords, phaseOf, stateInWords } from './call-words.js';

/** The calls that wait beside the one that is shown, each with what can be done with it now. */
export function renderOtherCalls(
  desk: CallDesk,
  shown: Call,
  others: readonly Call[],
): TemplateResult | typeof nothing {
  if (others.length === 0) return nothing;
  const { strings } = desk;
  return html`<div class="others" part="others">
    <h3 id="others">${strings.call.others}</h3>
    <ul aria-labelledby="others">
      ${inOrder(others, (call) => renderRow(call, desk, rowButtons(desk, shown, call)))}
    </ul>
  </div>`;
}

/** All calls of a line in a list, each with what can be done with it now, a conference with its people below it. */
export function renderCallRows(desk: CallDesk, calls: readonly Call[], label: string): TemplateResult | typeof nothing {
  const shown = callToShow(calls, null);
  if (shown === null || phaseOf(shown) === 'ended') return nothing;
  const all = [shown, ...callsBeside(calls, shown)];
  const buttonsOf = (call: Call): DeskButton[] =>
    call === shown ? currentButtons(desk, call, partyInWords(call, desk.strings)) : rowButtons(desk, shown, call);
  return html`<ul aria-label=${label}>
      ${inOrder(all, (call) => renderRow(call, desk, buttonsOf(call)))}
    </ul>
    ${all.map((call) => renderMembers(desk, call))}`;
}

/** The people of a conference. */
export function renderMembers(desk: CallDesk, conference: Call): TemplateResult | typeof nothing {
  if (conference.members.length === 0) return nothing;
  const { strings } = desk;
  return html`<div class="others" part="members">
    <h3 id="members-${conference.id}">${strings.call.members}</h3>
    <ul aria-labelledby="members-${conference.id}">
      ${inOrder(conference.members, (member) => renderRow(member, desk, memberButtons(desk, member)))}
    </ul>
  </div>`;
}

/** Each call keeps its row when others come and go. */
function inOrder(calls: readonly Call[], row: (call: Call) => TemplateResult): unknown {
  return repeat(calls, ({ id }) => id, row);
}

function renderRow(call: Call, { strings }: CallDesk, buttons: readonly DeskButton[]): TemplateResult {
  const { isConference } = call;
  const title = numberInWords(call, strings);
  const beside = isConference
    ? call.members.map((member) => numberInWords(member, strings)).join(', ')
    : partyName(call);
  const state = call.conference === null ? stateInWords(call, strings).what : '';
  return html`<li class="row ${phaseOf(call)}">
    <p>
      <bdi class=${isConference || call.number === '' ? 'who-row' : 'who-row number'}>${title}</bdi>
      <span class="quiet"
        >${beside === '' ? nothing : html`<bdi>${beside}</bdi>`}${beside === '' || state === '' ? nothing : ' · '}<b
          class="state"
          >${state}</b
        ></span
      >
    </p>
    <div class="row-actions">${inARow(call, buttons)}</div>
  </li>`;
}

function rowButtons(desk: CallDesk, shown: Call, call: Call): DeskButton[] {
  const { strings } = desk;
  const words = strings.call;
  const who = partyInWords(call, strings);
  const buttons: DeskButton[] = [];
  if (phaseOf(call) === 'incoming') {
    if (call.can.answer)
      buttons.push(
        deskButton('go', words.answer, () => {
          desk.ask('answer', call, () => answerBeside(shown, call));
        }, who),
      ); // prettier-ignore
  } else if (shown.can.swap && phaseOf(call) === 'held') {
    buttons.push(
      deskButton('', words.swap, () => {
        desk.ask('swap', call, () => shown.swapWith(call));
      }, who),
    ); // prettier-ignore
  } else if (call.can.unhold)
    buttons.push(
      deskButton('', words.unhold, () => {
        desk.ask('unhold', call, () => call.unhold());
      }, who),
    ); // prettier-ignore
  const isPair = call === shown.consultedFor || call === shown.consultation;
  if (!isPair && shown.can.conference && phaseOf(call) === 'held')
    buttons.push(
      deskButton('', words.join, () => {
        desk.ask('join', call, () => shown.conferenceWith(call));
      }, who),
    ); // prettier-ignore
  if (!isPair && shown.can.completeTransfer && phaseOf(call) === 'held')
    buttons.push(
      deskButton('', words.putThrough, () => {
        desk.askTransfer(shown, call, () => shown.completeTransfer(call));
      }, who),
    ); // prettier-ignore
  if (call.can.drop)
    buttons.push(
      deskButton('stop-line', phaseOf(call) === 'incoming' ? words.refuse : words.hangUp, () => {
        desk.ask('drop', call, () => call.drop());
      }, who),
    ); // prettier-ignore
  return buttons;
}

/** A call that goes on is put on hold first, so that both stay; a line that does so by itself may have no way to hold while another call waits (+CHLD=2 takes that). */
async function answerBeside(shown: Call, call: Call): Promise<void> {
  if (shown.can.hold && !call.line.answerHolds) await shown.hold();
  await call.answer();
}

function memberButtons(desk: CallDesk, member: Call): DeskButton[] {
  const words = desk.strings.call;
  const who = partyInWords(member, desk.strings);
  const buttons: DeskButton[] = [];
  if (member.can.removeFromConference)
    buttons.push(
      deskButton('', words.takeOut, () => {
        desk.ask('takeOut', member, () => member.removeFromConference());
      }, who),
    ); // prettier-ignore
  if (member.can.drop)
    buttons.push(
      deskButton('stop-line', words.hangUp, () => {
        desk.ask('drop', member, () => member.drop());
      }, who),
    ); // prettier-ignore
  return buttons;
}
