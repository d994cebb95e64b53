import { html, type TemplateResult } from 'lit';
import type { CallerIdSetting } from '../../client/telephony.js';
import { CALLER_ID_SETTINGS } from '../../tspi/line-services.js';
import type { TelLineServices } from './line-services.js';

/** Whether a second call is offered. */
export function renderWaiting(element: TelLineServices): TemplateResult {
  const { title, on, off } = element.words.waiting;
  return html`<section aria-labelledby="waiting">
    <h3 id="waiting">${title}</h3>
    <div class="buttons">
      ${element.renderButton(
        on,
        () => {
          setWaiting(element, true);
        },
        { name: `${title}: ${on}` },
      )}
      ${element.renderButton(
        off,
        () => {
          setWaiting(element, false);
        },
        { name: `${title}: ${off}` },
      )}
      ${element.renderButton(
        element.words.askNetwork,
        () => {
          void element.carryOut('waiting', element.words.asking, async (line) =>
            waitingInWords(element, await line.callWaiting.read()),
          );
        },
        { name: `${element.words.askNetwork}: ${title}` },
      )}
    </div>
    ${element.renderTold('waiting')}
  </section>`;
}

/** Whether one's own number is told. */
export function renderOwnNumber(element: TelLineServices): TemplateResult {
  const { title, label, settings, save, network } = element.words.ownNumber;
  const { callerId } = element;
  return html`<section aria-labelledby="own-number">
    <h3 id="own-number">${title}</h3>
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const chosen = new FormData(event.currentTarget as HTMLFormElement).get('setting');
        element.chooseCallerId(chosen as CallerIdSetting);
      }}
    >
      <div class="field">
        <label for="setting">${label}</label>
        <select id="setting" name="setting">
          ${CALLER_ID_SETTINGS.map(
            (one) => html`<option value=${one} ?selected=${one === callerId?.setting}>${settings[one]}</option>`,
          )}
        </select>
      </div>
      <div class="buttons">
        ${element.renderButton(save, null)}
        ${element.renderButton(
          element.words.askNetwork,
          () => {
            void element.carryOut('ownNumber', element.words.asking, async (line) => {
              element.callerId = await line.ownNumber.read();
              return network[element.callerId.network];
            });
          },
          { name: `${element.words.askNetwork}: ${title}` },
        )}
      </div>
    </form>
    ${element.renderTold('ownNumber')}
  </section>`;
}

function setWaiting(element: TelLineServices, on: boolean): void {
  void element.carryOut('waiting', element.words.asking, async (line) => {
    await line.callWaiting.set(on);
    return waitingInWords(element, on);
  });
}

function waitingInWords(element: TelLineServices, on: boolean): string {
  const { isOn, isOff } = element.words.waiting;
  return on ? isOn : isOff;
}
