import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Call } from '../../client/telephony.js';
import { clockDuration } from '../../elements/shared/time.js';
import { icons } from '../../elements/shared/icons.js';
import type { KioskWords } from '../locale/words.js';
import type { Visit } from '../visit.js';
import { destinationSign } from './choose-view.js';
import { keypad } from './keypad.js';
import type { CallView } from './view.js';

/** Where a call stands, for a visitor. */
export function stateWord({ call, hangingUp }: Pick<Visit, 'call' | 'hangingUp'>): keyof KioskWords['call']['states'] {
  if (hangingUp) return 'ending';
  switch (call?.state) {
    case 'offering':
    case 'accepted':
      return 'incoming';
    case 'connected':
    case 'conferenced':
    case 'onHold':
    case 'unknown':
      return 'connected';
    case 'ringback':
      return 'ringing';
    case 'disconnected':
    case 'idle':
      return 'ending';
    default:
      return 'dialling';
  }
}

/** The call, large: its state in words, how long it lasts, and what can be done. Nothing moves when it is answered: a finger may be on its way to a button. */
export function callView(view: CallView, nowMs: number): TemplateResult {
  const { words, visit, act } = view;
  const { call, party } = visit;
  const state = stateWord(visit);
  const keys = visit.keypad && call?.can.digits === true;
  return html`<main class="call ${state}${keys ? ' keyed' : ''}">
    <div class="about">
      ${party?.kind === 'destination' ? destinationSign(party.destination, view) : nothing}
      <p class="state">${keyed(state, html`<span>${words.call.states[state]}</span>`)}</p>
      <p class="time">
        ${
          call === null || call.connectedAtMs === null
            ? nothing
            : html`<span class="visually-hidden">${words.call.duration}</span
                ><span dir="ltr">${clockDuration(nowMs - call.connectedAtMs)}</span>`
        }
      </p>
      ${keys ? html`<p class="pressed"><span>${words.call.pressed}</span> <bdi dir="ltr">${visit.pressed || '–'}</bdi></p>` : nothing}
      ${renderHandset(view, call)}
    </div>
    ${keys ? html`<div class="pad">${keypad(words, act.press)}</div>` : nothing}
    <div class="answers">
      ${
        state === 'incoming'
          ? nothing
          : html`<button
              type="button"
              class="button"
              ?disabled=${call?.can.digits !== true}
              aria-expanded=${keys ? 'true' : 'false'}
              @click=${act.toggleKeypad}
            >
              ${keys ? words.call.closeKeypad : words.call.keypad}
            </button>`
      }
      ${
        call?.can.answer === true
          ? html`<button type="button" class="button go" @click=${act.answer}>
              ${icons.handset}<span>${words.call.answer}</span>
            </button>`
          : nothing
      }
      <button type="button" class="button stop" @click=${act.hangUp}>
        ${state === 'incoming' ? words.call.refuse : words.call.hangUp}
      </button>
    </div>
  </main>`;
}

/** The step from the screen to a handset on the same line. */
function renderHandset({ voice, words, visit, act }: CallView, call: Call | null): TemplateResult | typeof nothing {
  if (voice !== 'handset' || call?.can.handOff !== true) return nothing;
  const { what, next } = visit.notLifted ? words.call.notLifted : words.call.lift;
  return html`<div class="handset">
    <b>${what}</b>
    <p>${next}</p>
    <button type="button" class="button" @click=${act.lifted}>${words.call.lifted}</button>
  </div>`;
}
