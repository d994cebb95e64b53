import { html, type TemplateResult } from 'lit';
import { PLAY_SIGNAL_DBM, PLAYED_REGISTRATIONS } from '../../client/telephony.js';
import { isUnplugged, playButton, whyNot, type PlayDesk } from './play-desk.js';

/** What the next call meets; and of a cellular modem, how it stands with its network. */
export function renderNetworkPart(desk: PlayDesk, language: string): TemplateResult {
  const { network: words, why } = desk.words;
  const off = !desk.line.hasNetworkServices ? why.noSignal : isUnplugged(desk.line) ? why.noModem : '';
  return html`<section aria-labelledby="network">
    <h3 id="network">${words.title}</h3>
    <p class="label" id="next">${words.next}</p>
    <div class="buttons" role="group" aria-labelledby="next">
      ${(['busy', 'noAnswer'] as const).map((what) =>
        playButton(desk, words.meets[what], () => {
          desk.play({ kind: 'nextCallMeets', what }, words.willMeet[what]);
        }),
      )}
    </div>
    ${renderSignal(desk, off, language)}
    <p class="label" id="registration">${words.registration}</p>
    <div class="buttons" role="group" aria-labelledby="registration">
      ${PLAYED_REGISTRATIONS.map((as) =>
        playButton(
          desk,
          words.states[as],
          () => {
            desk.play({ kind: 'registration', as }, words.became[as]);
          },
          off,
        ),
      )}
    </div>
    ${whyNot(off)}
  </section>`;
}

function renderSignal(desk: PlayDesk, off: string, language: string): TemplateResult {
  const { network: words } = desk.words;
  const inWords = (dbm: number): string => new Intl.NumberFormat(language).format(dbm);
  return html`<div class="field">
      <label for="signal">${words.signal}</label>
      <div class="range">
        <input
          id="signal"
          type="range"
          min=${PLAY_SIGNAL_DBM.weakest}
          max=${PLAY_SIGNAL_DBM.strongest}
          step="2"
          .value=${String(desk.dbm)}
          aria-valuetext=${words.dbm(inWords(desk.dbm))}
          aria-describedby="signal-hint"
          aria-disabled=${off === '' ? 'false' : 'true'}
          @change=${(event: Event) => {
            const input = event.currentTarget as HTMLInputElement;
            const dbm = Number(input.value);
            if (off === '') desk.play({ kind: 'signal', dbm }, words.received(inWords(dbm)));
            else {
              input.value = String(desk.dbm);
              desk.refuse(off);
            }
          }}
        />
        <span class="number">${words.dbm(inWords(desk.dbm))}</span>
      </div>
      <p class="quiet" id="signal-hint">${words.signalHint}</p>
    </div>
    <div class="buttons">
      ${playButton(
        desk,
        words.none,
        () => {
          desk.play({ kind: 'signal', dbm: null }, words.lost);
        },
        off,
      )}
    </div>`;
}
