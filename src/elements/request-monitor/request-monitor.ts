import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Scheduler } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import type { RequestRecord, Telephony, TelephonyEvents } from '../../client/telephony.js';
import { resultName } from '../../tspi/result.js';
import { fileTime, saveAsFile } from '../shared/download.js';
import { Following } from '../shared/following.js';
import { TelElement } from '../shared/tel-element.js';
import { Ticking } from '../shared/ticking.js';
import { measuredDuration } from '../shared/time.js';
import { latencies } from './latency.js';
import { latencyPart } from './latency-part.js';
import { ageOf, clockLifeOf, endOf, isOutstanding, lifeOf, wasRefused, type ClockLife } from './request-life.js';
import { requestMonitorStyles } from './request-monitor.styles.js';

/** How often an outstanding request's bar grows: often enough to look alive, seldom enough to cost nothing. */
const TICK_MS = 250;

type Place = (request: RequestRecord) => ClockLife;

/** How many requests are shown before all are asked for. */
const FEW = 10;

/**
 * The requests of a page as they live: issued, returned, completed, newest first. For technicians: this element speaks TAPI.
 *
 * @summary The requests and what became of them.
 * @csspart table - The table.
 * @csspart row - One request.
 * @csspart life - A request's bar.
 * @csspart bar - Filter, pause and export.
 * @csspart latency - How long requests took, by function.
 */
export class TelRequestMonitor extends TelElement {
  static override styles = [TelElement.styles, requestMonitorStyles];

  @property({ attribute: false }) telephony: Telephony | null = null;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  @state() private all = false;
  @state() private filter = '';
  /** What stands still; null while it follows. */
  @state() private paused: readonly RequestRecord[] | null = null;
  /** Bars on one time line, not each from its own start. */
  @state() private onClock = false;
  @state() private told = '';

  readonly #events = new Following<TelephonyEvents>(this, ['requestschange']);
  readonly #ticking = new Ticking(this);

  override render(): TemplateResult {
    const { requests, latency } = this.strings;
    const present = this.paused ?? this.telephony?.requests ?? [];
    if (present.length === 0) return html`<p class="quiet empty">${requests.empty}</p>`;
    const wanted = this.filter.toLowerCase();
    const known = present.filter(({ functionName }) => functionName.toLowerCase().includes(wanted));
    const shown = [...(this.all ? known : known.slice(-FEW))].reverse();
    const nowMs = this.scheduler.now();
    const place = this.#scale(shown, nowMs);
    return html`${this.#renderBar()}
      ${shown.length === 0 ? html`<p class="quiet empty">${latency.noMatch}</p>` : nothing}
      <div role="table" part="table" aria-label=${requests.label} class="table">
        <div role="rowgroup" class="group heading">
          <div role="row" class="row">
            <span role="columnheader" class="id">${requests.id}</span>
            <span role="columnheader" class="function">${requests.functionName}</span>
            <span role="columnheader" class="life-cell"
              >${requests.life} <small>(${this.onClock ? latency.onClock : requests.scale})</small></span
            >
            <span role="columnheader" class="result">${requests.result}</span>
            <span role="columnheader" class="time">${requests.time}</span>
          </div>
        </div>
        <div role="rowgroup" class="group">
          ${repeat(
            shown,
            (request) => request.id,
            (request) => this.#renderRow(request, nowMs, place),
          )}
        </div>
      </div>
      ${
        known.length <= FEW
          ? nothing
          : html`<button
              type="button"
              class="button outline"
              aria-expanded=${this.all ? 'true' : 'false'}
              @click=${() => {
                this.all = !this.all;
              }}
            >
              ${this.all ? requests.showFewer : requests.showAll(known.length)}
            </button>`
      }
      ${latencyPart(latencies(known), this.strings, this.language)}`;
  }

  protected override willUpdate(): void {
    this.#events.follow(this.telephony);
  }

  protected override updated(): void {
    const growing = this.paused === null && (this.telephony?.requests.some(isOutstanding) ?? false);
    this.#ticking.next(this.scheduler, growing ? TICK_MS : null);
  }

  #renderRow(request: RequestRecord, nowMs: number, place: Place): TemplateResult {
    return html`<div role="row" class="row" part="row">
      <span role="cell" class="id">${request.id}</span>
      <span role="cell" class="function">${request.functionName}</span>
      <span role="cell" class="life-cell">${this.#renderLife(request, place)}</span>
      <span role="cell" class="result">${this.#renderResult(request)}</span>
      <span role="cell" class="time"
        ><bdi dir="ltr">${measuredDuration(ageOf(request, nowMs), this.language)}</bdi></span
      >
    </div>`;
  }

  #renderBar(): TemplateResult {
    const { latency } = this.strings;
    return html`<div class="bar" part="bar" role="group" aria-label=${latency.bar}>
      <label
        ><span class="quiet">${latency.filter}</span>
        <input
          type="search"
          dir="ltr"
          autocomplete="off"
          spellcheck="false"
          .value=${this.filter}
          @input=${(event: Event) => {
            this.filter = (event.currentTarget as HTMLInputElement).value;
          }}
      /></label>
      <button type="button" class="button outline" @click=${this.#togglePause}>
        ${this.paused === null ? latency.pause : latency.resume}
      </button>
      <button
        type="button"
        class="button outline ${this.onClock ? 'on' : ''}"
        aria-pressed=${this.onClock ? 'true' : 'false'}
        @click=${() => {
          this.onClock = !this.onClock;
        }}
      >
        ${latency.onClock}
      </button>
      <button type="button" class="button outline" @click=${this.#export}>${latency.exportJson}</button>
      <span class="quiet" role="status">${this.told}</span>
    </div>`;
  }

  readonly #togglePause = (): void => {
    this.paused = this.paused === null ? [...(this.telephony?.requests ?? [])] : null;
  };

  /** Names of functions, results and times: there is nobody's number in it. */
  readonly #export = (): void => {
    const name = `ringback-requests-${fileTime(this.scheduler.wallTime())}.json`;
    const records = this.paused ?? this.telephony?.requests ?? [];
    const named = records.map((record) => ({
      ...record,
      resultName: record.result === null ? null : resultName(record.result),
    }));
    saveAsFile(this.scheduler, name, JSON.stringify({ requests: named }, null, 2));
    this.told = this.strings.latency.exported(name);
  };

  /** Where the marks of a request stand: each from its own start, or all on one time line. */
  #scale(shown: readonly RequestRecord[], nowMs: number): Place {
    if (this.onClock) {
      const fromMs = Math.min(...shown.map(({ issuedAtMs }) => issuedAtMs));
      const toMs = Math.max(...shown.map((request) => endOf(request, nowMs)));
      return (request) => clockLifeOf(request, nowMs, fromMs, toMs);
    }
    const longestMs = Math.max(...shown.map((request) => ageOf(request, nowMs)));
    return (request) => ({ issued: 0, ...lifeOf(request, nowMs, longestMs) });
  }

  #renderLife(request: RequestRecord, place: Place): TemplateResult {
    const life = place(request);
    const mark = (kind: string, at: number | null): TemplateResult | typeof nothing =>
      at === null
        ? nothing
        : html`<i class=${kind} style=${styleMap({ 'inset-inline-start': `min(${at}%, 100% - 2px)` })}></i>`;
    return html`<span class="life" part="life" role="img" aria-label=${this.#lifeInWords(request)}>
      <span
        class="span ${isOutstanding(request) ? 'growing' : ''}"
        style=${styleMap({ 'inset-inline-start': `${life.issued}%`, width: `${life.end - life.issued}%` })}
      ></span>
      ${mark('issued', life.issued)}${mark('returned', life.returned)}${mark('completed', life.completed)}
    </span>`;
  }

  #lifeInWords({ issuedAtMs, returnedAtMs, completedAtMs }: RequestRecord): string {
    const { requests } = this.strings;
    const after = (atMs: number): string => measuredDuration(atMs - issuedAtMs, this.language);
    return requests.lifeOf(
      returnedAtMs === null ? requests.notReturned : requests.returnedAfter(after(returnedAtMs)),
      completedAtMs === null ? requests.notCompleted : requests.completedAfter(after(completedAtMs)),
    );
  }

  #renderResult(request: RequestRecord): TemplateResult {
    const { requests } = this.strings;
    const refused = wasRefused(request);
    const result = refused ? request.returned : request.result;
    const name =
      result === null
        ? html`<span class="wait-word">${requests.outstanding}</span>`
        : html`<code class=${result === 0 ? 'go-word' : 'stop-word'}>${resultName(result)}</code>`;
    return html`${name} ${refused ? html`<small class="stop-word">${requests.refused}</small>` : nothing}
    ${request.early ? html`<small class="wait-word">${requests.early}</small>` : nothing}
    ${request.outcome === 'unknown' ? html`<small class="wait-word">${requests.outcomeUnknown}</small>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-request-monitor': TelRequestMonitor;
  }
}
