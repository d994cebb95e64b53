import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Capability } from '../../client/capabilities.js';
import type { Telephony, TelephonyEvents } from '../../client/telephony.js';
import { Following } from '../shared/following.js';
import { icons } from '../shared/icons.js';
import { TelElement } from '../shared/tel-element.js';
import { leadOf, lesserOf, problemsOf, type Problem } from './problems.js';
import { capabilitiesStyles } from './capabilities.styles.js';

/**
 * What this page can do with devices. Says in one line that all is well; else each thing that stands between the page and a modem, and
 * what to do about it. The whole report opens below.
 *
 * @summary Why a modem can or cannot be connected here.
 * @csspart base - The whole; there only when there is something to say.
 * @csspart problem - One thing that stands in the way, with its advice.
 */
export class TelCapabilities extends TelElement {
  static override styles = [TelElement.styles, capabilitiesStyles];

  /** Whose capabilities are shown and kept up to date. */
  @property({ attribute: false }) telephony: Telephony | null = null;
  /** What is shown: set by the telephony, or by a page that has none. */
  @property({ attribute: false }) report: readonly Capability[] | null = null;
  /** Says only what stands in the way, and nothing at all when nothing does. */
  @property({ type: Boolean }) brief = false;

  readonly #events = new Following<TelephonyEvents>(this, ['capabilitieschange'], () => {
    this.#ask();
  });
  #asked = 0;

  override render(): TemplateResult | typeof nothing {
    const { report, brief } = this;
    const words = this.strings.capabilities;
    const problems = problemsOf(report ?? []);
    if (brief && problems.length === 0) return nothing;
    return html`<section part="base" aria-label=${words.label}>
      <p class="lead ${problems.length > 0 ? 'stop' : ''}">
        ${problems.length > 0 ? icons.notice : nothing}<b>${words.leads[leadOf(report)]}</b>
      </p>
      ${problems.length === 0 ? nothing : this.#renderProblems(problems)}
      ${brief || report === null ? nothing : this.#renderAll(report)}
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#events.follow(this.telephony);
    if (changed.has('telephony')) this.#ask();
  }

  #ask(): void {
    const asked = ++this.#asked;
    void this.telephony?.capabilities().then((report) => {
      if (asked === this.#asked) this.report = report;
    });
  }

  #renderProblems(problems: readonly Problem[]): TemplateResult {
    return html`<ul class="problems">
      ${problems.map((problem) => html`<li part="problem">${this.#renderProblem(problem)}</li>`)}
    </ul>`;
  }

  #renderProblem({ reason, advice, names }: Problem): TemplateResult {
    const words = this.strings.capabilities;
    const concerned = new Intl.ListFormat(this.language, { type: 'conjunction' }).format(
      names.map((name) => words.names[name]),
    );
    return html`<p>${words.reasons[reason]} ${words.advice[advice]}</p>
      ${this.brief ? nothing : html`<p class="quiet">${words.concerns(concerned)}</p>`}`;
  }

  #renderAll(report: readonly Capability[]): TemplateResult {
    const words = this.strings.capabilities;
    const lesser = lesserOf(report);
    return html`<details>
      <summary>${words.all}</summary>
      <ul class="all">
        ${report.map(
          ({ name, state, needed }) =>
            html`<li>
              <span>${words.names[name]}</span>
              <span class="state ${state} ${needed ? 'needed' : ''}">${words.states[state]}</span>
            </li>`,
        )}
      </ul>
      ${
        lesser.length === 0
          ? nothing
          : html`<p class="lesser quiet">${words.lesser}</p>
              ${this.#renderProblems(lesser)}`
      }
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-capabilities': TelCapabilities;
  }
}
