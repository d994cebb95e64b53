import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Scheduler } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import type { Contact, PeopleEvents, Telephony } from '../../client/telephony.js';
import type { Advice } from '../locale/strings.js';
import { adviceOf } from '../shared/advice.js';
import { confirmDialog, openDialog } from '../shared/confirm-dialog.js';
import { dialEventFor } from '../shared/dial-number.js';
import { saveAsFile } from '../shared/download.js';
import { Following } from '../shared/following.js';
import { renderKeeping, renderNone, renderTold } from '../shared/people-notices.js';
import { peopleStyles } from '../shared/people.styles.js';
import { TelElement } from '../shared/tel-element.js';
import { renderContactForm, type FormProblem } from './contact-form.js';
import { renderContactRows } from './contact-rows.js';
import { importInWords, matching } from './contact-words.js';
import { contactsStyles } from './contacts.styles.js';

/** Rows that are shown at most; a search finds the others. */
const STEP = 100;

const NEW: Contact = { id: '', name: '', numbers: [{ label: '', number: '' }], speedDial: null, note: '' };

/**
 * Who can be called: found by name or number, called, added, changed, deleted; with a key for speed dial. Files of contacts are read and written. All of it stays in this browser.
 *
 * @summary Contacts.
 * @fires tel-dial - {@link TelDialEvent}: "Call" was pressed at a number.
 * @csspart base - The whole.
 * @csspart row - One contact.
 * @csspart form - The form in which one is added or changed.
 * @csspart empty - What stands in place of the rows while there are none.
 * @csspart notice - That contacts are not kept until the next visit, and why.
 */
export class TelContacts extends TelElement {
  static override styles = [TelElement.styles, peopleStyles, contactsStyles];

  @property({ attribute: false }) telephony: Telephony | null = null;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  @state() private query = '';
  @state() private shown = STEP;
  @state() private loaded = false;
  /** What is being added or changed. */
  @state() private draft: Contact | null = null;
  @state() private problem: FormProblem | null = null;
  /** Whom a question is about. */
  @state() private leaving: Contact | null = null;
  /** How much of a file has been read; null while none is. */
  @state() private progress: number | null = null;
  @state() private told: (Advice & { readonly trouble: boolean }) | null = null;

  readonly #events = new Following<PeopleEvents>(this, ['change']);
  /** Where the keyboard goes once it is rendered. */
  #focusNext = '';

  override render(): TemplateResult {
    const words = this.strings.people.contacts;
    return html`<section part="base" class="base" tabindex="-1" aria-label=${words.label}>
      ${renderTold(this.told)} ${this.draft === null ? this.#renderList() : this.#renderForm(this.draft)}
      ${this.leaving === null ? nothing : this.#renderQuestion(this.leaving)}
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { telephony } = this;
    this.#events.follow(telephony?.contacts ?? null);
    if (!changed.has('telephony')) return;
    this.query = '';
    this.draft = this.leaving = this.problem = this.told = this.progress = null;
    this.shown = STEP;
    this.loaded = false;
    const ready = (): void => {
      if (this.telephony === telephony) this.loaded = true;
    };
    // What ends with the worker is said by others; what came later is shown by `change`.
    telephony?.contacts.load().then(ready, ready);
  }

  protected override updated(): void {
    openDialog(this.renderRoot);
    if (this.#focusNext === '') return;
    const found = this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    (found ?? this.renderRoot.querySelector<HTMLElement>('section'))?.focus();
    this.#focusNext = '';
  }

  #renderList(): TemplateResult {
    const { telephony } = this;
    const words = this.strings.people.contacts;
    if (telephony === null || !this.loaded) return html`<p class="quiet">${words.loading}</p>`;
    const { list, keeping } = telephony.contacts;
    const found = matching(list, this.query);
    return html`${renderKeeping(keeping, this.strings)} ${this.#renderBar(list.length)}
    ${
      list.length === 0
        ? renderNone(words.empty, keeping, this.strings)
        : html`<p class="quiet" role="status">${words.found(found.length, list.length)}</p>
            ${renderContactRows(found.slice(0, this.shown), {
              strings: this.strings,
              call: (number) => {
                this.#call(number);
              },
              edit: (contact) => {
                this.#open(contact);
              },
              remove: (contact) => {
                this.leaving = contact;
              },
            })}`
    }
    ${
      found.length > this.shown
        ? html`<button
            type="button"
            class="button outline"
            @click=${() => {
              this.shown += STEP;
            }}
          >
            ${words.more}
          </button>`
        : nothing
    }`;
  }

  #renderBar(count: number): TemplateResult {
    const words = this.strings.people.contacts;
    const button = (label: string, name: string, click: () => void): TemplateResult =>
      html`<button type="button" class="button outline ${name}" @click=${click}>${label}</button>`;
    return html`<div class="bar">
        ${button(words.add, 'add', () => {
          this.#open(NEW);
        })}
        <label class="button outline file"
          >${words.import}<input
            class="visually-hidden"
            type="file"
            accept=".vcf,.vcard,.csv,text/vcard,text/csv"
            aria-describedby="import-hint"
            @change=${this.#import}
        /></label>
        ${
          count === 0
            ? nothing
            : html`${button(words.exportVcard, '', () => {
                this.#export('ringback-contacts.vcf', 'text/vcard', (contacts) => contacts.exportVcard());
              })}
              ${button(words.exportCsv, '', () => {
                this.#export('ringback-contacts.csv', 'text/csv', (contacts) => contacts.exportCsv());
              })}`
        }
      </div>
      <p class="quiet" id="import-hint">${words.importHint}</p>
      ${this.progress === null ? nothing : html`<progress aria-label=${words.importing} .value=${this.progress}></progress>`}
      ${
        count === 0
          ? nothing
          : html`<div class="bar">
              <input
                class="search"
                type="search"
                dir="auto"
                autocomplete="off"
                aria-label=${words.search}
                placeholder=${words.search}
                .value=${this.query}
                @input=${(event: Event) => {
                  this.query = (event.target as HTMLInputElement).value;
                  this.shown = STEP;
                }}
              />
            </div>`
      }`;
  }

  #renderForm(draft: Contact): TemplateResult {
    return renderContactForm({
      strings: this.strings,
      draft,
      problem: this.problem,
      holderOf: (key) => {
        const holder = this.telephony?.contacts.speedDial(key) ?? null;
        return holder?.id === draft.id ? null : holder;
      },
      changed: (values) => {
        this.draft = { ...draft, ...values };
      },
      save: () => {
        void this.#save(draft);
      },
      cancel: () => {
        this.#close(draft);
      },
    });
  }

  #renderQuestion(contact: Contact): TemplateResult {
    const { cancel, contacts } = this.strings.people;
    const leave = (): void => {
      this.leaving = null;
      this.#focusNext = `[data-id="${contact.id}"] .remove`;
    };
    const confirm = (): void => {
      leave();
      this.#focusNext = '.add';
      void this.#doing(async (telephony) => {
        await telephony.contacts.remove(contact);
        return { what: contacts.removed(contact.name), next: '' };
      });
    };
    return confirmDialog(contacts.question.title(contact.name), contacts.question.next, { label: cancel, run: leave }, [
      { label: contacts.question.confirm, run: confirm },
    ]);
  }

  #open(contact: Contact): void {
    this.draft = contact;
    this.problem = this.told = null;
    this.#focusNext = '#name';
  }

  #close(draft: Contact): void {
    this.draft = this.problem = null;
    this.#focusNext = draft.id === '' ? '.add' : `[data-id="${draft.id}"] .edit`;
  }

  async #save(draft: Contact): Promise<void> {
    const words = this.strings.people.contacts;
    const numbers = draft.numbers.filter(({ number }) => number.trim() !== '');
    const hasNumber = numbers.length > 0 && numbers.every(({ number }) => /\p{Nd}/u.test(number));
    this.problem =
      draft.name.trim() === ''
        ? { field: 'name', what: words.noName }
        : hasNumber
          ? null
          : { field: 'number-1', what: words.noNumber };
    if (this.problem !== null) {
      this.#focusNext = `#${this.problem.field}`;
      return;
    }
    await this.#doing(async (telephony) => {
      const { name } = await telephony.contacts.put({ ...draft, numbers });
      this.#close(draft);
      return { what: words.saved(name), next: '' };
    });
  }

  #call(number: string): void {
    const event = dialEventFor(number);
    if (event === null) this.#tell({ what: this.strings.people.notDialable(number), next: '' }, true);
    else this.dispatchEvent(event);
  }

  readonly #import = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // The same file can be chosen again.
    const taken = file === undefined ? undefined : file.slice();
    input.value = '';
    if (taken === undefined || this.progress !== null) return;
    this.progress = 0;
    this.#tell({ what: this.strings.people.contacts.importing, next: '' });
    const onProgress = (share: number): void => {
      this.progress = share;
    };
    void this.#doing(async ({ contacts }) =>
      importInWords(await contacts.importFile(taken, { onProgress }), this.strings),
    ).finally(() => {
      this.progress = null;
    });
  };

  #export(name: string, type: string, write: (contacts: Telephony['contacts']) => Promise<string>): void {
    void this.#doing(async ({ contacts }) => {
      saveAsFile(this.scheduler, name, await write(contacts), type);
      return { what: this.strings.people.contacts.exported, next: '' };
    });
  }

  async #doing(what: (telephony: Telephony) => Promise<Advice>): Promise<void> {
    const { telephony } = this;
    if (telephony === null) return;
    try {
      this.#tell(await what(telephony));
    } catch (error) {
      this.#tell(adviceOf(error, this.strings), true);
    }
  }

  #tell({ what, next }: Advice, trouble = false): void {
    this.told = { what, next, trouble };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-contacts': TelContacts;
  }
}
