import { html, type TemplateResult } from 'lit';
import { PLAY_DIGITS_LIMIT, PLAY_NAME_LIMIT, PLAY_NUMBER_LIMIT } from '../../client/telephony.js';
import { displayNumber } from '../../numbers/display.js';
import { phaseOf } from '../call-panel/call-words.js';
import { isUnplugged, playButton, whyNot, type PlayDesk } from './play-desk.js';

/** In the range that is kept free for fiction, and nobody's. */
const SOMEBODY = '5550142';
const PATIENCES_S = [15, 30, 60, 120] as const;
const PATIENCE_S = 30;

/** Somebody calls the line. */
export function renderCallsPart(desk: PlayDesk): TemplateResult {
  const words = desk.words.calls;
  const why = isUnplugged(desk.line) ? desk.words.why.noModem : '';
  return html`<section aria-labelledby="calls">
    <h3 id="calls">${words.title}</h3>
    <form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        if (why === '') callLine(desk, new FormData(event.currentTarget as HTMLFormElement));
        else desk.refuse(why);
      }}
    >
      <div class="field">
        <label for="from">${words.number}</label>
        <input
          id="from"
          name="number"
          type="tel"
          dir="ltr"
          autocomplete="off"
          maxlength=${PLAY_NUMBER_LIMIT}
          value=${SOMEBODY}
        />
      </div>
      <div class="field">
        <label for="name">${words.name}</label>
        <input id="name" name="name" autocomplete="off" maxlength=${PLAY_NAME_LIMIT} aria-describedby="name-hint" />
        <p class="quiet" id="name-hint">${words.nameHint}</p>
      </div>
      <label class="check"><input type="checkbox" name="withheld" />${words.withhold}</label>
      <div class="field">
        <label for="patience">${words.givesUp}</label>
        <select id="patience" name="patience">
          ${PATIENCES_S.map(
            (seconds) =>
              html`<option value=${seconds} ?selected=${seconds === PATIENCE_S}>${words.seconds(seconds)}</option>`,
          )}
        </select>
      </div>
      <div class="buttons">${playButton(desk, words.call, 'submit', why)}</div>
    </form>
    ${whyNot(why)}
  </section>`;
}

function callLine(desk: PlayDesk, form: FormData): void {
  const { calls: words } = desk.words;
  const number = textOf(form, 'number').replace(/[\s().\-/]/g, '');
  const name = textOf(form, 'name').trim();
  if (!/^\+?\d*$/.test(number) || number === '+') desk.refuse(words.badNumber);
  else if (!/^[ !#-~]*$/.test(name)) desk.refuse(words.badName);
  else {
    const withheld = form.get('withheld') !== null;
    const giveUpAfterSeconds = Number(form.get('patience'));
    const known = [name, number === '' ? words.unknown : displayNumber(number)].filter((part) => part !== '');
    const who = withheld ? words.withheld : known.join(', ');
    desk.play({ kind: 'call', number, name, withheld, giveUpAfterSeconds }, words.rings(who));
  }
}

/** What the other party of the line's call does. */
export function renderOtherPart(desk: PlayDesk): TemplateResult {
  const { other: words, why } = desk.words;
  const calls = desk.line.calls.map(phaseOf);
  const noCall = calls.some((phase) => phase !== 'ended') ? '' : why.noCall;
  const noTalk = calls.includes('active') ? '' : why.notConnected;
  return html`<section aria-labelledby="other">
    <h3 id="other">${words.title}</h3>
    <div class="buttons">
      ${playButton(
        desk,
        words.hangUp,
        () => {
          desk.play({ kind: 'farEndHangsUp' }, words.hungUp);
        },
        noCall,
        `${words.title}: ${words.hangUp}`,
      )}
    </div>
    <form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        if (noTalk === '') pressKeys(desk, new FormData(event.currentTarget as HTMLFormElement));
        else desk.refuse(noTalk);
      }}
    >
      <div class="field">
        <label for="keys">${words.keys}</label>
        <input
          id="keys"
          name="keys"
          inputmode="tel"
          dir="ltr"
          autocomplete="off"
          maxlength=${PLAY_DIGITS_LIMIT}
          value="1#"
        />
      </div>
      <div class="buttons">${playButton(desk, words.press, 'submit', noTalk, `${words.title}: ${words.press}`)}</div>
    </form>
    ${whyNot(noCall || noTalk)}
  </section>`;
}

function pressKeys(desk: PlayDesk, form: FormData): void {
  const { other: words } = desk.words;
  const digits = textOf(form, 'keys').replaceAll(' ', '').toUpperCase();
  if (/^[0-9A-D*#]+$/.test(digits)) desk.play({ kind: 'farEndPresses', digits }, words.pressed(digits));
  else desk.refuse(words.badKeys);
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
