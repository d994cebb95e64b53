import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Scheduler } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import type { Telephony, TelephonyEvents, TrafficRecord } from '../../client/telephony.js';
import { Following } from '../shared/following.js';
import { TelElement } from '../shared/tel-element.js';
import { timeOfDay } from '../shared/time.js';
import { trafficStyles } from './traffic.styles.js';

/** How far from its end the list may be scrolled, in pixels, and still follow what comes. */
const FOLLOW_WITHIN_PX = 24;

const arrows: Readonly<Record<TrafficRecord['direction'], string>> = { toModem: '→', fromModem: '←', note: '·' };

/**
 * What is said to the modem and what it says, line by line, newest last. For technicians: this element speaks AT.
 * Scrolled to its end it follows; paused it stands still and counts.
 *
 * @summary The AT traffic.
 * @csspart bar - Filter and buttons.
 * @csspart list - The lines.
 * @csspart record - One line.
 */
export class TelTraffic extends TelElement {
  static override styles = [TelElement.styles, trafficStyles];

  @property({ attribute: false }) telephony: Telephony | null = null;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  @state() private paused: readonly TrafficRecord[] | null = null;
  @state() private filter = '';
  @state() private told = '';
  @query('.list') private readonly list!: HTMLElement | null;

  readonly #events = new Following<TelephonyEvents>(this, ['trafficchange']);
  #follows = true;

  constructor() {
    super();
    // A list that was hidden, in a tab that was not looked at, could not scroll: it catches up when it gets a size.
    let resized: ResizeObserver | null = null;
    this.addController({
      hostConnected: () => {
        resized = new ResizeObserver(() => {
          this.#scrollToEnd();
        });
        resized.observe(this);
      },
      hostDisconnected: () => {
        resized?.disconnect();
      },
    });
  }

  override render(): TemplateResult {
    const { traffic } = this.strings;
    const known = this.telephony?.traffic ?? [];
    const shown = this.#shown();
    const newest = this.paused?.at(-1)?.id ?? -Infinity;
    const waiting = this.paused === null ? 0 : known.filter((record) => record.id > newest).length;
    return html`<div class="bar" part="bar">
        <label
          ><span class="quiet">${traffic.filter}</span>
          <input
            type="search"
            autocomplete="off"
            spellcheck="false"
            dir="ltr"
            .value=${this.filter}
            @input=${(event: InputEvent) => {
              this.filter = (event.currentTarget as HTMLInputElement).value;
            }}
        /></label>
        <button type="button" class="button outline" @click=${this.#togglePause}>
          ${this.paused === null ? traffic.pause : waiting > 0 ? traffic.waiting(waiting) : traffic.resume}
        </button>
        <button
          type="button"
          class="button outline"
          aria-disabled=${shown.length === 0 ? 'true' : 'false'}
          @click=${this.#copy}
        >
          ${traffic.copy}
        </button>
        <span class="told quiet" role="status" aria-live="polite">${this.told}</span>
      </div>
      ${
        shown.length === 0
          ? html`<p class="quiet empty">${known.length === 0 ? traffic.empty : traffic.noMatch}</p>`
          : this.#renderList(shown)
      }
      <p class="quiet masked">${traffic.masked}</p>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#events.follow(this.telephony);
    if (changed.has('telephony')) this.paused = null;
    const { list } = this;
    this.#follows = list === null || list.scrollHeight - list.scrollTop - list.clientHeight <= FOLLOW_WITHIN_PX;
  }

  protected override updated(): void {
    this.#scrollToEnd();
  }

  #scrollToEnd(): void {
    if (this.#follows && this.paused === null && this.list !== null) this.list.scrollTop = this.list.scrollHeight;
  }

  #shown(): readonly TrafficRecord[] {
    const wanted = this.filter.toLowerCase();
    const records = this.paused ?? this.telephony?.traffic ?? [];
    return wanted === '' ? records : records.filter((record) => record.text.toLowerCase().includes(wanted));
  }

  #renderList(records: readonly TrafficRecord[]): TemplateResult {
    const { traffic } = this.strings;
    // A region that scrolls must be reachable by keyboard.
    return html`<div class="list" part="list" role="region" aria-label=${traffic.label} tabindex="0" dir="ltr">
      <ol>
        ${repeat(
          records,
          (record) => record.id,
          (record) =>
            html`<li part="record" class=${record.direction}>
              <time>${this.#timeOf(record)}</time>
              <span class="arrow" aria-hidden="true">${arrows[record.direction]}</span>
              <span class="visually-hidden">${traffic.directions[record.direction]}:</span>
              <span class="text">${visible(record.text)}</span>
            </li>`,
        )}
      </ol>
    </div>`;
  }

  #timeOf(record: TrafficRecord): string {
    return timeOfDay(this.scheduler.wallTime() - this.scheduler.now() + record.atMs, this.language);
  }

  readonly #togglePause = (): void => {
    this.paused = this.paused === null ? [...(this.telephony?.traffic ?? [])] : null;
  };

  readonly #copy = (): void => {
    const records = this.#shown();
    if (records.length === 0) return;
    const text = records
      .map((record) => `${this.#timeOf(record)} ${arrows[record.direction]} ${visible(record.text)}`)
      .join('\n');
    const { traffic } = this.strings;
    this.#write(text).then(
      () => {
        this.told = traffic.copied(records.length);
      },
      () => {
        this.told = traffic.copyFailed;
      },
    );
  };

  /** Also rejects where the page has no clipboard at all: insecure contexts have none. */
  async #write(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
  }
}

/** Control characters as their pictures (Unicode block Control Pictures), so that nothing on the wire stays unseen. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)));
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-traffic': TelTraffic;
  }
}
