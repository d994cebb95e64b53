import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Scheduler } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import type { RequestRecord, Telephony, TelephonyEvents } from '../../client/telephony.js';
import { resultName } from '../../tspi/result.js';
import { Following } from '../shared/following.js';
import { TelElement } from '../shared/tel-element.js';
import { Ticking } from '../shared/ticking.js';
import { measuredDuration } from '../shared/time.js';
import { ageOf, isOutstanding, lifeOf, wasRefused } from './request-life.js';
import { requestMonitorStyles } from './request-monitor.styles.js';

/** How often an outstanding request's bar grows: often enough to look alive, seldom enough to cost nothing. */
const TICK_MS = 250;

/** How many requests are shown before all are asked for. */
const FEW = 10;

/**
 * The requests of a page as they live: issued, returned, completed, newest first. For technicians: this element speaks TAPI.
 *
 * @summary The requests and what became of them.
 * @csspart table - The table.
 * @csspart row - One request.
 * @csspart life - A request's bar.
 */
export class TelRequestMonitor extends TelElement {
  static override styles = [TelElement.styles, requestMonitorStyles];

  @property({ attribute: false }) telephony: Telephony | null = null;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  @state() private all = false;

  readonly #events = new Following<TelephonyEvents>(this, ['requestschange']);
  readonly #ticking = new Ticking(this);

  override render(): TemplateResult {
    const { requests } = this.strings;
    const known = this.telephony?.requests ?? [];
    if (known.length === 0) return html`<p class="quiet empty">${requests.empty}</p>`;
    const shown = [...(this.all ? known : known.slice(-FEW))].reverse();
    const nowMs = this.scheduler.now();
    const longestMs = Math.max(...shown.map((request) => ageOf(request, nowMs)));
    return html`<div role="table" part="table" aria-label=${requests.label} class="table">
        <div role="rowgroup" class="group heading">
          <div role="row" class="row">
            <span role="columnheader" class="id">${requests.id}</span>
            <span role="columnheader" class="function">${requests.functionName}</span>
            <span role="columnheader" class="life-cell">${requests.life} <small>(${requests.scale})</small></span>
            <span role="columnheader" class="result">${requests.result}</span>
            <span role="columnheader" class="time">${requests.time}</span>
          </div>
        </div>
        <div role="rowgroup" class="group">
          ${repeat(
            shown,
            (request) => request.id,
            (request) => this.#renderRow(request, nowMs, longestMs),
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
      }`;
  }

  protected override willUpdate(): void {
    this.#events.follow(this.telephony);
  }

  protected override updated(): void {
    const growing = this.telephony?.requests.some(isOutstanding) ?? false;
    this.#ticking.next(this.scheduler, growing ? TICK_MS : null);
  }

  #renderRow(request: RequestRecord, nowMs: number, longestMs: number): TemplateResult {
    return html`<div role="row" class="row" part="row">
      <span role="cell" class="id">${request.id}</span>
      <span role="cell" class="function">${request.functionName}</span>
      <span role="cell" class="life-cell">${this.#renderLife(request, nowMs, longestMs)}</span>
      <span role="cell" class="result">${this.#renderResult(request)}</span>
      <span role="cell" class="time"
        ><bdi dir="ltr">${measuredDuration(ageOf(request, nowMs), this.language)}</bdi></span
      >
    </div>`;
  }

  #renderLife(request: RequestRecord, nowMs: number, longestMs: number): TemplateResult {
    const life = lifeOf(request, nowMs, longestMs);
    const mark = (kind: string, at: number | null): TemplateResult | typeof nothing =>
      at === null
        ? nothing
        : html`<i class=${kind} style=${styleMap({ 'inset-inline-start': `min(${at}%, 100% - 2px)` })}></i>`;
    return html`<span class="life" part="life" role="img" aria-label=${this.#lifeInWords(request)}>
      <span class="span ${isOutstanding(request) ? 'growing' : ''}" style=${styleMap({ width: `${life.end}%` })}></span>
      ${mark('issued', 0)}${mark('returned', life.returned)}${mark('completed', life.completed)}
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
