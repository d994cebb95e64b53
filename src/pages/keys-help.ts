import { html, type TemplateResult } from 'lit';
import { CALL_KEYS } from './call-keys.js';
import type { KeyWords } from './call-experience-strings.js';

/** What can be done in the dialog. */
export interface KeysHelpAnswers {
  readonly turn: (on: boolean) => void;
  readonly close: () => void;
}

/** The keys in a dialog, with the switch that turns them off; open it with showModal. */
export function keysHelp(words: KeyWords, on: boolean, answers: KeysHelpAnswers): TemplateResult {
  return html`<dialog class="question keys-help" aria-labelledby="keys-title" @cancel=${answers.close}>
    <h2 id="keys-title">${words.title}</h2>
    <table>
      <caption class="visually-hidden">
        ${words.title}
      </caption>
      <tbody>
        ${CALL_KEYS.map(
          ([keys, action]) =>
            html`<tr>
              <th scope="row"><kbd>${keys}</kbd></th>
              <td>${words.actions[action]}</td>
            </tr>`,
        )}
        <tr>
          <th scope="row"><kbd>${words.enter}</kbd></th>
          <td>${words.dials}</td>
        </tr>
        <tr>
          <th scope="row"><kbd>${words.paste}</kbd></th>
          <td>${words.pastes}</td>
        </tr>
      </tbody>
    </table>
    <label class="switch"
      ><input
        type="checkbox"
        .checked=${on}
        @change=${(event: Event) => {
          answers.turn((event.target as HTMLInputElement).checked);
        }}
      />
      ${words.on}</label
    >
    <div class="answers"><button type="button" class="leave" @click=${answers.close}>${words.close}</button></div>
  </dialog>`;
}
