import { html, nothing, type TemplateResult } from 'lit';
import { MAX_NOTE, MOST_NUMBERS } from '../../base/contact.js';
import { MAX_NAME, MAX_NUMBER } from '../../base/call-entry.js';
import type { Contact } from '../../client/telephony.js';
import type { Strings } from '../locale/strings.js';
import { labelChoices, labelInWords } from './contact-words.js';

/** What is wrong with what was entered, and in which field. */
export interface FormProblem {
  readonly field: 'name' | 'number-1';
  readonly what: string;
}

/** What the form needs of who shows it. */
export interface FormDesk {
  readonly strings: Strings;
  readonly draft: Contact;
  readonly problem: FormProblem | null;
  /** Who has a speed-dial key now; null for nobody else. */
  readonly holderOf: (key: number) => Contact | null;
  readonly changed: (values: Partial<Contact>) => void;
  readonly save: () => void;
  readonly cancel: () => void;
}

const KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The form for a contact, new or not. */
export function renderContactForm(desk: FormDesk): TemplateResult {
  const { strings, draft, problem } = desk;
  const words = strings.people.contacts;
  const { numbers } = draft;
  const problemOf = (field: FormProblem['field']): typeof nothing | 'problem' =>
    problem?.field === field ? 'problem' : nothing;
  const text = (
    id: string,
    label: string,
    value: string,
    limit: number,
    change: (text: string) => void,
    kind = 'text',
  ) =>
    html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        type=${kind}
        dir=${kind === 'tel' ? 'ltr' : 'auto'}
        autocomplete="off"
        maxlength=${limit}
        .value=${value}
        aria-invalid=${problem?.field === id ? 'true' : nothing}
        aria-describedby=${problem?.field === id ? problemOf(problem.field) : nothing}
        @input=${(event: Event) => {
          change((event.target as HTMLInputElement).value);
        }}
      />
    </div>`;
  const setNumber = (at: number, values: Partial<Contact['numbers'][number]>): void => {
    desk.changed({ numbers: numbers.map((one, index) => (index === at ? { ...one, ...values } : one)) });
  };
  return html`<form
    part="form"
    aria-labelledby="form-title"
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      desk.save();
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') desk.cancel();
    }}
  >
    <h3 id="form-title">${words.formTitle[draft.id === '' ? 'add' : 'edit']}</h3>
    ${text('name', words.name, draft.name, MAX_NAME, (name) => {
      desk.changed({ name });
    })}
    ${numbers.map(
      ({ number, label }, at) =>
        html`<div class="number-row">
          ${text(
            `number-${at + 1}`,
            words.number(at + 1),
            number,
            MAX_NUMBER,
            (value) => {
              setNumber(at, { number: value });
            },
            'tel',
          )}
          <div class="field">
            <label for="label-${at + 1}">${words.numberLabel(at + 1)}</label>
            <select
              id="label-${at + 1}"
              @change=${(event: Event) => {
                setNumber(at, { label: (event.target as HTMLSelectElement).value });
              }}
            >
              <option value="" ?selected=${label === ''}>${words.noLabel}</option>
              ${labelChoices(label).map(
                (choice) =>
                  html`<option value=${choice} ?selected=${choice === label}>${labelInWords(choice, strings)}</option>`,
              )}
            </select>
          </div>
          ${
            numbers.length === 1
              ? nothing
              : html`<button
                  type="button"
                  class="button outline"
                  @click=${() => {
                    desk.changed({ numbers: numbers.filter((_, index) => index !== at) });
                  }}
                >
                  ${words.fewerNumbers(at + 1)}
                </button>`
          }
        </div>`,
    )}
    ${
      numbers.length >= MOST_NUMBERS
        ? nothing
        : html`<div class="answers">
            <button
              type="button"
              class="button outline"
              @click=${() => {
                desk.changed({ numbers: [...numbers, { label: '', number: '' }] });
              }}
            >
              ${words.moreNumbers}
            </button>
          </div>`
    }
    <div class="field">
      <label for="speed-dial">${words.speedDial}</label>
      <select
        id="speed-dial"
        @change=${(event: Event) => {
          const key = Number((event.target as HTMLSelectElement).value);
          desk.changed({ speedDial: key === 0 ? null : key });
        }}
      >
        <option value="0" ?selected=${draft.speedDial === null}>${words.noSpeedDial}</option>
        ${KEYS.map((key) => {
          const holder = desk.holderOf(key);
          const name = holder === null ? words.speedDialKey(key) : words.speedDialTaken(key, holder.name);
          return html`<option value=${key} ?selected=${draft.speedDial === key}>${name}</option>`;
        })}
      </select>
    </div>
    ${text('note', words.note, draft.note, MAX_NOTE, (note) => {
      desk.changed({ note });
    })}
    <p id="problem" class="stop-word" role="alert">${problem?.what ?? ''}</p>
    <div class="answers">
      <button type="submit" class="button go">${words.save}</button>
      <button type="button" class="button outline" @click=${desk.cancel}>${strings.people.cancel}</button>
    </div>
  </form>`;
}
