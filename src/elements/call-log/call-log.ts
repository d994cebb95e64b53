import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Scheduler } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import type { CallEntry, PeopleEvents, Telephony, TelephonyEvents } from '../../client/telephony.js';
import type { Advice, Strings } from '../locale/strings.js';
import { adviceOf } from '../shared/advice.js';
import { confirmDialog, openDialog } from '../shared/confirm-dialog.js';
import { dialEventFor } from '../shared/dial-number.js';
import { saveAsFile } from '../shared/download.js';
import { Following } from '../shared/following.js';
import { renderEmpty, renderKeeping, renderNone, renderTold } from '../shared/people-notices.js';
import { peopleStyles } from '../shared/people.styles.js';
import { TelElement } from '../shared/tel-element.js';
import { clockDuration } from '../shared/time.js';
import { callLogStyles } from './call-log.styles.js';
import { nameOf, numberOf, timesInWords } from './call-log-words.js';
import { callSign } from './call-signs.js';

/** Rows that come at a time: as many as one looks through. */
const STEP = 100;
/** What one request gives at most. */
const MOST_AT_ONCE = 500;

/**
 * The calls that were, newest first, a hundred at a time: who, which way, what became of it, when and for how long. One can be called again or removed, all of it exported or cleared.
 *
 * @summary The call log.
 * @fires tel-dial - {@link TelDialEvent}: "Call" was pressed in a row.
 * @csspart base - The whole.
 * @csspart row - One call.
 * @csspart empty - What stands in place of the rows while there are none.
 * @csspart notice - That calls are not kept until the next visit, and why.
 */
export class TelCallLog extends TelElement {
  static override styles = [TelElement.styles, peopleStyles, callLogStyles];

  @property({ attribute: false }) telephony: Telephony | null = null;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  /** Null before it was read. */
  @state() private entries: readonly CallEntry[] | null = null;
  @state() private more = false;
  @state() private asking = false;
  @state() private told: (Advice & { readonly trouble: boolean }) | null = null;

  readonly #logEvents = new Following<PeopleEvents>(this, ['change'], () => {
    void this.#read();
  });
  readonly #contactEvents = new Following<PeopleEvents>(this, ['change']);
  readonly #telephonyEvents = new Following<TelephonyEvents>(this, ['statuschange']);
  /** Rows that were asked for. */
  #wanted = STEP;
  #reading = 0;
  /** The entry that is being removed, and its place. */
  #removed: { readonly id: string; readonly at: number } | null = null;

  override render(): TemplateResult {
    const { log } = this.strings.people;
    return html`<section part="base" class="base" tabindex="-1" aria-label=${log.label}>
      ${renderTold(this.told)} ${this.#renderBody()} ${this.asking ? this.#renderQuestion() : nothing}
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { telephony } = this;
    this.#telephonyEvents.follow(telephony);
    this.#contactEvents.follow(telephony?.contacts ?? null);
    if (!changed.has('telephony')) return;
    this.entries = null;
    this.more = this.asking = false;
    this.told = null;
    this.#wanted = STEP;
    this.#logEvents.follow(telephony?.callLog ?? null);
    void this.#read();
  }

  protected override updated(changed: PropertyValues): void {
    openDialog(this.renderRoot);
    // The keyboard's place stays where somebody works: at the question's button, at the row that comes after a removed one.
    if (changed.has('asking') && !this.asking && changed.get('asking') === true) this.#focus('.clear');
    if (!changed.has('entries') || this.#removed === null) return;
    if (this.entries?.some(({ id }) => id === this.#removed?.id) === true) return;
    const at = Math.min(this.#removed.at + 1, this.entries?.length ?? 0);
    this.#removed = null;
    this.#focus(`.row:nth-child(${at}) .remove`);
  }

  #focus(selector: string): void {
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    (found ?? this.renderRoot.querySelector<HTMLElement>('section'))?.focus();
  }

  #renderBody(): TemplateResult {
    const { telephony, entries, strings } = this;
    const words = strings.people.log;
    if (telephony?.status === 'ready' && !telephony.callLog.kept) return renderEmpty(words.off);
    if (telephony === null || entries === null) return html`<p class="quiet">${words.loading}</p>`;
    const when = timesInWords(this.scheduler.wallTime(), strings, this.language);
    const keeping = renderKeeping(telephony.callLog.keeping, strings);
    if (entries.length === 0) return html`${keeping} ${renderNone(words.empty, telephony.callLog.keeping, strings)}`;
    return html`${keeping}
      <div class="bar">
        <p class="quiet">${words.shown(entries.length)}</p>
        <button type="button" class="button outline end" @click=${this.#export}>${words.export}</button>
        <button type="button" class="button outline clear" @click=${this.#ask}>${words.clear}</button>
      </div>
      <ul class=${entries.length > STEP ? 'long' : ''} aria-label=${words.list}>
        ${repeat(
          entries,
          ({ id }) => id,
          (entry) => this.#renderRow(entry, when(entry.startedAtMs), strings),
        )}
      </ul>
      ${
        this.more
          ? html`<button type="button" class="button outline" @click=${this.#older}>${words.older}</button>`
          : nothing
      }`;
  }

  #renderRow(entry: CallEntry, when: string, strings: Strings): TemplateResult {
    const { people } = strings;
    const { log } = people;
    const { direction, outcome, connectedForMs, lineName } = entry;
    const name = nameOf(entry, this.telephony?.contacts ?? null);
    const number = numberOf(entry, strings);
    const who = name === '' ? number : `${name}, ${number}`;
    return html`<li class="row ${outcome}" part="row">
      <span class="sign" aria-hidden="true">${callSign(entry)}</span>
      <div>
        <p class="who">
          <bdi class=${name === '' && entry.number !== '' ? 'number' : ''}>${name === '' ? number : name}</bdi>
        </p>
        <p class="quiet">
          ${name === '' ? nothing : html`<bdi class="number">${number}</bdi> · `}${log.directions[direction]} ·
          <b class=${outcome === 'missed' ? 'stop-word' : ''}>${log.outcomes[outcome]}</b> · <time>${when}</time>${
            connectedForMs === null ? nothing : html` · ${log.duration(clockDuration(connectedForMs))}`
          }${lineName === '' ? nothing : html` · <bdi>${log.onLine(lineName)}</bdi>`}
        </p>
      </div>
      <div class="actions">
        ${
          entry.number === ''
            ? nothing
            : html`<button
                type="button"
                class="button outline"
                aria-label=${`${people.callNamed(who)}, ${when}`}
                @click=${() => {
                  this.#call(entry.number);
                }}
              >
                ${people.call}
              </button>`
        }
        <button
          type="button"
          class="button outline remove"
          aria-label=${`${log.removeNamed(who)}, ${when}`}
          @click=${() => {
            this.#removed = { id: entry.id, at: this.entries?.indexOf(entry) ?? 0 };
            void this.#doing(async (telephony) => {
              await telephony.callLog.remove(entry);
              return log.removed;
            });
          }}
        >
          ${log.remove}
        </button>
      </div>
    </li>`;
  }

  #renderQuestion(): TemplateResult {
    const { cancel, log } = this.strings.people;
    const { title, next, ...answers } = log.question;
    const leave = (): void => {
      this.asking = false;
    };
    const clear = (run: (telephony: Telephony) => Promise<void>, done: string) => (): void => {
      leave();
      void this.#doing(async (telephony) => {
        await run(telephony);
        return done;
      });
    };
    return confirmDialog(title, next, { label: cancel, run: leave }, [
      { label: answers.log, run: clear(({ callLog }) => callLog.clear(), log.cleared) },
      { label: answers.all, run: clear((telephony) => telephony.clearPersonalData(), log.clearedAll) },
    ]);
  }

  #call(number: string): void {
    const event = dialEventFor(number);
    if (event === null) this.#tell({ what: this.strings.people.notDialable(number), next: '' }, true);
    else this.dispatchEvent(event);
  }

  readonly #ask = (): void => {
    this.asking = true;
  };

  readonly #older = (): void => {
    this.#wanted += STEP;
    void this.#read();
  };

  readonly #export = (): void => {
    void this.#doing(async ({ callLog }) => {
      saveAsFile(this.scheduler, 'ringback-calls.csv', await callLog.exportCsv(), 'text/csv');
      return this.strings.people.log.exported;
    });
  };

  /** Reads as many as were asked for. Of two readings the later one counts. */
  async #read(): Promise<void> {
    const { telephony } = this;
    if (telephony === null) return;
    const reading = ++this.#reading;
    try {
      const entries: CallEntry[] = [];
      let more = true;
      while (more && entries.length < this.#wanted) {
        const count = Math.min(MOST_AT_ONCE, this.#wanted - entries.length);
        const page = await telephony.callLog.read(entries.at(-1) ?? null, count);
        if (reading !== this.#reading) return;
        entries.push(...page.entries);
        ({ more } = page);
      }
      this.entries = entries;
      this.more = more;
    } catch (error) {
      // What ends with the worker is said by others, and read again when there is another.
      if (reading === this.#reading && telephony.status === 'ready') this.#tell(adviceOf(error, this.strings), true);
    }
  }

  async #doing(what: (telephony: Telephony) => Promise<string>): Promise<void> {
    const { telephony } = this;
    if (telephony === null) return;
    try {
      this.#tell({ what: await what(telephony), next: '' });
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
    'tel-call-log': TelCallLog;
  }
}
