import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Scheduler } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import type { Diagnostics, PortLoad, Telephony, TelephonyEvents } from '../../client/telephony.js';
import { saveAsFile } from '../shared/download.js';
import { Following } from '../shared/following.js';
import { TelElement } from '../shared/tel-element.js';
import { counterRows, portName, type CounterRow } from './counter-rows.js';
import { hostCountersStyles } from './host-counters.styles.js';
import { ReportAsking } from './report-asking.js';
import { reportFile } from './report-file.js';

/**
 * What the host counts: the faults of providers, pages and wires that it survived, each in words; and what is out now. For technicians.
 * Asks when it comes into sight, when requests change (at most once a second) and when it is told to; in a hidden tab it rests.
 *
 * @summary The host's counters, and a report to download.
 * @csspart bar - Time and buttons.
 * @csspart now - What is out, and the ports.
 * @csspart counter - One counter.
 */
export class TelHostCounters extends TelElement {
  static override styles = [TelElement.styles, hostCountersStyles];

  @property({ attribute: false }) telephony: Telephony | null = null;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  /** What a button did, for screen readers; shown where nothing else shows it. */
  @state() private told = { text: '', seen: false };

  /** Whether it was in sight when that was looked at last: coming into sight asks. */
  #seen = false;
  readonly #asking = new ReportAsking(this, () => this.scheduler);
  readonly #status = new Following<TelephonyEvents>(this, ['statuschange']);
  readonly #requests = new Following<TelephonyEvents>(this, ['requestschange'], () => {
    this.#askIfSeen();
  });

  constructor() {
    super();
    let resized: ResizeObserver | null = null;
    this.addController({
      hostConnected: () => {
        resized = new ResizeObserver(() => {
          if (this.#seen) this.#seen = this.checkVisibility();
          else this.#askIfSeen();
        });
        resized.observe(this);
      },
      hostDisconnected: () => {
        resized?.disconnect();
        this.#seen = false;
      },
    });
  }

  override render(): TemplateResult {
    const { counters } = this.strings;
    const { report } = this.#asking;
    const trouble = this.#trouble();
    return html`<div class="bar" part="bar">
        ${report === null ? nothing : html`<span class="as-of quiet">${this.#asOf()}</span>`}
        <button type="button" class="button outline" @click=${this.#refresh}>${counters.refresh}</button>
        <button
          type="button"
          class="button outline"
          aria-disabled=${report === null ? 'true' : 'false'}
          @click=${this.#download}
        >
          ${counters.download}
        </button>
        <span class=${this.told.seen ? 'quiet' : 'visually-hidden'} role="status">${this.told.text}</span>
      </div>
      ${trouble === '' ? nothing : html`<p class="trouble">${trouble}</p>`}
      ${report === null ? nothing : this.#renderReport(report)}`;
  }

  protected override willUpdate(): void {
    this.#status.follow(this.telephony);
    this.#requests.follow(this.telephony);
    if (!this.#asking.turnTo(this.telephony)) return;
    this.told = { text: '', seen: false };
    this.#askIfSeen();
  }

  #askIfSeen(): void {
    this.#seen = this.checkVisibility();
    if (this.#seen) this.#asking.soon();
  }

  /** Why the numbers are not those of now, in words; '' when they are. */
  #trouble(): string {
    const { counters } = this.strings;
    const { report, unanswered } = this.#asking;
    const status = this.telephony?.status ?? 'starting';
    if (status === 'lost' || status === 'closed') return report === null ? counters.goneWithout : counters.gone;
    if (unanswered) return counters.unanswered;
    return report === null ? counters.notYet : '';
  }

  #asOf(): string {
    const format = new Intl.DateTimeFormat(this.language, { timeStyle: 'medium', hourCycle: 'h23' });
    return this.strings.counters.asOf(format.format(this.#takenAtMs()));
  }

  /** When the report came, in milliseconds since the Unix epoch. */
  #takenAtMs(): number {
    return this.scheduler.wallTime() - this.scheduler.now() + this.#asking.atMs;
  }

  #renderReport(report: Diagnostics): TemplateResult {
    const { counters } = this.strings;
    const { faults, facts, quiet } = counterRows(report, counters);
    return html`<div class="report">
        <section class="now" part="now" aria-labelledby="now">
          <h3 id="now">${counters.now}</h3>
          <dl>
            <div class="row">
              <dt>${counters.outstanding}</dt>
              <dd class="count">${this.#number(report.outstanding)}</dd>
            </div>
          </dl>
          ${report.ports.length === 0 ? html`<p class="quiet">${counters.noPorts}</p>` : this.#renderPorts(report.ports)}
        </section>
        <div>
          <section aria-labelledby="faults">
            <h3 id="faults">${counters.faults}</h3>
            ${
              faults.length === 0
                ? html`<p class="go-word">${counters.noFaults}</p>`
                : this.#renderCounters(faults, 'fault')
            }
          </section>
          ${
            facts.length === 0
              ? nothing
              : html`<section aria-labelledby="facts">
                  <h3 id="facts">${counters.facts} <small class="quiet">${counters.factsMean}</small></h3>
                  ${this.#renderCounters(facts, 'fact')}
                </section>`
          }
          ${
            quiet.length === 0
              ? nothing
              : html`<details>
                  <summary>${counters.quiet(quiet.length)}</summary>
                  ${this.#renderCounters(quiet, 'fact')}
                </details>`
          }
        </div>
      </div>
      <p class="quiet personal">${counters.personal}</p>`;
  }

  #renderPorts(ports: readonly PortLoad[]): TemplateResult {
    const { counters } = this.strings;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${counters.port}</th>
          <th scope="col">${counters.open}</th>
          <th scope="col" class="count">${counters.queued}</th>
          <th scope="col" class="count">${counters.inFlight}</th>
        </tr>
      </thead>
      <tbody>
        ${ports.map(
          ({ deviceId, open, queued, inFlight }) =>
            html`<tr>
              <th scope="row">${portName(deviceId, counters)}</th>
              <td>${open ? counters.isOpen : counters.isClosed}</td>
              <td class="count">${this.#number(queued)}</td>
              <td class="count">${this.#number(inFlight)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #renderCounters(rows: readonly CounterRow[], kind: 'fault' | 'fact'): TemplateResult {
    return html`<dl>
      ${repeat(
        rows,
        ({ name }) => name,
        ({ what, count, means }) =>
          html`<div class="row" part="counter">
            <dt><bdi>${what}</bdi></dt>
            <dd class="count ${kind}">${this.#number(count)}</dd>
            <dd class="means quiet">${means}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #number(count: number): string {
    return new Intl.NumberFormat(this.language).format(count);
  }

  readonly #refresh = (): void => {
    void this.#asking.now().then(() => {
      this.told = { text: this.#trouble() || this.#asOf(), seen: false };
    });
  };

  readonly #download = (): void => {
    const { report } = this.#asking;
    if (this.telephony === null || report === null) {
      this.told = { text: this.strings.counters.nothingToDownload, seen: true };
      return;
    }
    const { name, text } = reportFile(report, this.telephony.core, this.#takenAtMs());
    saveAsFile(this.scheduler, name, text);
    this.told = { text: name, seen: true };
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-host-counters': TelHostCounters;
  }
}
