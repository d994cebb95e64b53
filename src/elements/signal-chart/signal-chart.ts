import { css, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Scheduler, Timer } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import type { Line, LineEvents } from '../../client/telephony.js';
import { Following } from '../shared/following.js';
import { dbmInWords, signalOf } from '../shared/signal.js';
import { TelElement } from '../shared/tel-element.js';
import { MOST_MINUTES, runsOf, SAMPLE_MS, Samples, stretchesOf, type Sample } from './samples.js';

const WIDTH = 600;
const HEIGHT = 140;
/** The scale of +CSQ (3GPP TS 27.007, 8.5). */
const LEAST_DBM = -113;
const MOST_DBM = -51;
const GRID_DBM = [-110, -90, -70] as const;
const LEAST_MINUTES = 3;
const CHOICES = [3, 5, 10] as const;

/**
 * A cellular line's signal over the last minutes, as a line, a sentence and a table. It is written down as long as the element stands in a document.
 *
 * @summary A line's signal over time.
 * @csspart chart - The drawing.
 * @csspart summary - The same as a sentence.
 * @csspart table - The same as a table.
 */
export class TelSignalChart extends TelElement {
  static override styles = [
    TelElement.styles,
    css`
      :host {
        margin-block-start: var(--_space-4);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--_space-2);
      }
      select {
        min-height: 2.75rem;
        padding: 0.3rem 0.7rem;
        border: 1px solid var(--_line-strong);
        border-radius: var(--_radius-s);
        background: var(--_surface-raised);
        color: inherit;
        font: inherit;
        font-size: var(--_text-s);
      }
      .plot {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0 var(--_space-2);
        margin-block: var(--_space-2);
      }
      .scale {
        position: relative;
        width: 4.5rem;
        font-size: var(--_text-xs);
        color: var(--_text-quiet);
        font-variant-numeric: tabular-nums;
      }
      .scale span {
        position: absolute;
        inset-inline-end: 0;
        transform: translateY(-50%);
      }
      svg {
        width: 100%;
        height: 8.75rem;
        border: 1px solid var(--_line);
        border-radius: var(--_radius-s);
        background: var(--_surface-sunken);
        color: var(--_accent);
      }
      svg * {
        vector-effect: non-scaling-stroke;
      }
      .grid {
        stroke: var(--_line);
        stroke-width: 1;
      }
      summary {
        min-height: 2.75rem;
        padding-block: 0.7rem;
        font-size: var(--_text-s);
        cursor: pointer;
      }
      table {
        border-collapse: collapse;
        font-size: var(--_text-s);
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 0.25rem 0.8rem 0.25rem 0;
        text-align: start;
        font-weight: 400;
      }
      thead th {
        color: var(--_text-quiet);
      }
    `,
  ];

  @property({ attribute: false }) line: Line | null = null;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;
  /** How much time is shown: 3 to 10 minutes. */
  @property({ type: Number, reflect: true }) minutes = LEAST_MINUTES;

  readonly #samples = new Map<number, Samples>();
  readonly #events = new Following<LineEvents>(this, ['change'], () => {
    this.#sample();
  });
  #timer: Timer | null = null;

  constructor() {
    super();
    this.addController({
      hostConnected: () => {
        this.#sample();
      },
      hostDisconnected: () => {
        this.#timer?.cancel();
        this.#timer = null;
      },
    });
  }

  override render(): TemplateResult {
    const { chart } = this.strings.network;
    const { line } = this;
    if (line?.hasNetworkServices !== true) return html`<p class="quiet">${chart.none}</p>`;
    const minutes = this.#minutes;
    const nowMs = this.scheduler.now();
    const samples = this.#of(line).since(nowMs - minutes * 60_000);
    const known = samples.flatMap(({ dbm }) => (dbm === null ? [] : [dbm]));
    const summary = known.length === 0 ? chart.waiting : this.#summary(known, samples.at(-1)?.dbm ?? null, minutes);
    return html`<figure aria-label=${chart.label} style="margin:0">
      <div class="head">
        <p class="quiet" part="summary" id="summary">${summary}</p>
        <label class="quiet"
          >${chart.span}
          <select
            @change=${(event: Event) => {
              this.minutes = Number((event.currentTarget as HTMLSelectElement).value);
            }}
          >
            ${CHOICES.map(
              (choice) =>
                html`<option value=${choice} ?selected=${choice === minutes}>${chart.minutes(choice)}</option>`,
            )}
          </select></label
        >
      </div>
      ${known.length === 0 ? nothing : this.#renderPlot(samples, nowMs, minutes, summary)}
      ${known.length === 0 ? nothing : this.#renderTable(samples)}
    </figure>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#events.follow(this.line);
    if (changed.has('line')) this.#sample();
  }

  get #minutes(): number {
    return Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, this.minutes || LEAST_MINUTES));
  }

  #of({ permanentId }: Line): Samples {
    const known = this.#samples.get(permanentId) ?? new Samples();
    this.#samples.set(permanentId, known);
    return known;
  }

  /** Writes down what is so now, and again after a while as long as there is a network. */
  #sample(): void {
    this.#timer?.cancel();
    this.#timer = null;
    const { line } = this;
    if (line?.hasNetworkServices !== true || !this.isConnected) return;
    this.#of(line).add({ atMs: this.scheduler.now(), dbm: signalOf(line)?.dbm ?? null });
    this.requestUpdate();
    this.#timer = this.scheduler.after(SAMPLE_MS, () => {
      this.#sample();
    });
  }

  #summary(known: readonly number[], now: number | null, minutes: number): string {
    const { chart } = this.strings.network;
    const nowInWords = now === null ? chart.unknownNow : dbmInWords(now);
    return chart.summary(nowInWords, dbmInWords(Math.min(...known)), dbmInWords(Math.max(...known)), minutes);
  }

  #renderPlot(samples: readonly Sample[], nowMs: number, minutes: number, summary: string): TemplateResult {
    const spanMs = minutes * 60_000;
    const x = (atMs: number): string => (((atMs - nowMs + spanMs) / spanMs) * WIDTH).toFixed(1);
    const part = (dbm: number): number => (MOST_DBM - dbm) / (MOST_DBM - LEAST_DBM);
    const y = (dbm: number): string => (part(dbm) * HEIGHT).toFixed(1);
    return html`<div class="plot" part="chart" dir="ltr">
      <div class="scale" aria-hidden="true">
        ${GRID_DBM.map((dbm) => html`<span style="top:${part(dbm) * 100}%">${dbmInWords(dbm)}</span>`)}
      </div>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${summary}>
        ${GRID_DBM.map((dbm) => svg`<path class="grid" d="M0 ${y(dbm)}H${WIDTH}"></path>`)}
        ${runsOf(samples).map(
          (run) => svg`<path d=${`M${run.map(({ atMs, dbm }) => `${x(atMs)} ${y(dbm)}`).join('L')}`}></path>`,
        )}
      </svg>
    </div>`;
  }

  #renderTable(samples: readonly Sample[]): TemplateResult {
    const { chart } = this.strings.network;
    const toEpochMs = this.scheduler.wallTime() - this.scheduler.now();
    const clock = new Intl.DateTimeFormat(this.language, { timeStyle: 'medium', hourCycle: 'h23' });
    const cell = (dbm: number | null): string => (dbm === null ? chart.gap : dbmInWords(dbm));
    return html`<details part="table">
      <summary>${chart.table}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${chart.from}</th>
            <th scope="col">${chart.lowest}</th>
            <th scope="col">${chart.highest}</th>
          </tr>
        </thead>
        <tbody>
          ${stretchesOf(samples).map(
            ({ fromMs, lowest, highest }) =>
              html`<tr>
                <th scope="row">${clock.format(toEpochMs + fromMs)}</th>
                <td>${cell(lowest)}</td>
                <td>${cell(highest)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-signal-chart': TelSignalChart;
  }
}
