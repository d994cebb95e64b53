import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Contact } from '../../client/telephony.js';
import { displayNumber } from '../../numbers/display.js';
import type { Strings } from '../locale/strings.js';
import { labelInWords } from './contact-words.js';

/** What can be done with a contact in its row. */
export interface RowDesk {
  readonly strings: Strings;
  readonly call: (number: string) => void;
  readonly edit: (contact: Contact) => void;
  readonly remove: (contact: Contact) => void;
}

/** The rows of contacts, each with its numbers and what can be done. */
export function renderContactRows(contacts: readonly Contact[], desk: RowDesk): TemplateResult {
  return html`<ul aria-label=${desk.strings.people.contacts.list}>
    ${repeat(
      contacts,
      ({ id }) => id,
      (contact) => renderRow(contact, desk),
    )}
  </ul>`;
}

function renderRow(contact: Contact, desk: RowDesk): TemplateResult {
  const { people } = desk.strings;
  const words = people.contacts;
  const { name, numbers, speedDial, note } = contact;
  return html`<li class="row" part="row" data-id=${contact.id}>
    <span class="sign avatar" aria-hidden="true">${initial(name)}</span>
    <div>
      <p class="who">
        <bdi>${name}</bdi>
        ${speedDial === null ? nothing : html`<span class="key">${words.speedDialKey(speedDial)}</span>`}
      </p>
      ${note === '' ? nothing : html`<p class="quiet"><bdi>${note}</bdi></p>`}
      <ul class="numbers" aria-label=${name}>
        ${numbers.map(({ number, label }) => {
          const shown = displayNumber(number);
          const kind = labelInWords(label, desk.strings);
          return html`<li>
            <button
              type="button"
              class="button outline"
              aria-label=${people.callNamed([name, kind, shown].filter((part) => part !== '').join(', '))}
              @click=${() => {
                desk.call(number);
              }}
            >
              ${people.call}
            </button>
            <bdi class="number">${shown}</bdi>
            ${kind === '' ? nothing : html`<span class="quiet"><bdi>${kind}</bdi></span>`}
          </li>`;
        })}
      </ul>
    </div>
    <div class="actions">
      <button
        type="button"
        class="button outline edit"
        aria-label=${words.editNamed(name)}
        @click=${() => {
          desk.edit(contact);
        }}
      >
        ${words.edit}
      </button>
      <button
        type="button"
        class="button outline remove"
        aria-label=${`${words.remove} ${name}`}
        @click=${() => {
          desk.remove(contact);
        }}
      >
        ${words.remove}
      </button>
    </div>
  </li>`;
}

/** The first letter of a name, whole. */
function initial(name: string): string {
  return (/^\p{L}\p{M}*/u.exec(name)?.[0] ?? '#').toLocaleUpperCase();
}
