import { html, type TemplateResult } from 'lit';
import { PLAYED_FAULTS } from '../../client/telephony.js';
import { isUnplugged, playButton, whyNot, type PlayDesk } from './play-desk.js';

/** The modem is pulled, put in again, starts anew. */
export function renderModemPart(desk: PlayDesk): TemplateResult {
  const { modem: words, why } = desk.words;
  const gone = isUnplugged(desk.line);
  const off = gone ? why.noModem : '';
  return html`<section aria-labelledby="modem">
    <h3 id="modem">${words.title}</h3>
    <div class="buttons">
      ${playButton(
        desk,
        words.unplug,
        () => {
          desk.play({ kind: 'unplug' }, words.unplugged);
        },
        off,
      )}
      ${playButton(
        desk,
        words.plugIn,
        () => {
          desk.play({ kind: 'plugIn' }, words.pluggedIn);
        },
        gone ? '' : why.pluggedIn,
      )}
      ${playButton(
        desk,
        words.restart,
        () => {
          desk.play({ kind: 'restart' }, words.restarted);
        },
        off,
      )}
    </div>
    ${whyNot(off === '' ? why.pluggedIn : off)}
  </section>`;
}

/** What goes wrong with what the modem answers. */
export function renderFaultsPart(desk: PlayDesk): TemplateResult {
  const { faults: words, why } = desk.words;
  const off = isUnplugged(desk.line) ? why.noModem : '';
  return html`<section aria-labelledby="faults">
    <h3 id="faults">${words.title}</h3>
    <p class="quiet">${words.hint}</p>
    <div class="buttons" role="group" aria-labelledby="faults">
      ${PLAYED_FAULTS.map((fault) =>
        playButton(
          desk,
          words.names[fault],
          () => {
            desk.play({ kind: 'fault', fault }, words.begun[fault]);
          },
          off,
        ),
      )}
    </div>
    ${whyNot(off)}
  </section>`;
}
