import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { property } from 'lit/decorators.js';
import type { Scheduler } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import type { Line, LineEvents } from '../../client/telephony.js';
import type { AudioPath } from '../../tspi/structures.js';
import { Following } from '../shared/following.js';
import { icons } from '../shared/icons.js';
import { TelElement } from '../shared/tel-element.js';
import { Ticking } from '../shared/ticking.js';
import { identityInWords, isLooking, lineWord, networkInWords, nextStep } from './line-words.js';
import { lineStatusStyles } from './line-status.styles.js';

const MINUTE_MS = 60_000;

const audioIcons: Readonly<Record<AudioPath, TemplateResult>> = {
  none: icons.silent,
  handset: icons.handset,
  speaker: icons.speaker,
  headset: icons.headset,
  page: icons.headset,
};

/**
 * What a line is and how it is: its name, its device, whether it can be used and what to do when not, and where its voice goes.
 *
 * @summary A line's state, and its sound before anything is dialled.
 * @csspart base - The whole.
 * @csspart state - The state's word.
 * @csspart network - How a cellular line stands with its network.
 * @csspart operator - Whose network it is.
 * @csspart audio - Where the voice goes.
 */
export class TelLineStatus extends TelElement {
  static override styles = [TelElement.styles, lineStatusStyles];

  @property({ attribute: false }) line: Line | null = null;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  readonly #lineEvents = new Following<LineEvents>(this, ['change']);
  readonly #ticking = new Ticking(this);
  #goneSinceMs: number | null = null;

  override render(): TemplateResult {
    const { line, strings } = this;
    if (line === null)
      return html`<section part="base" aria-label=${strings.line.label}>
        <div class="head"><b class="name">${strings.line.none.what}</b></div>
        <p class="quiet">${strings.line.none.next}</p>
      </section>`;
    // What becomes of a call is told where the call is.
    const word = lineWord(line, strings);
    const identity = identityInWords(line);
    return html`<section part="base" aria-label=${strings.line.label}>
      <div class="head">
        <b class="name"><bdi>${line.name}</bdi></b>
        <span
          class="state ${word.tone}-word"
          part="state"
          role="status"
          aria-live=${line.calls.length > 0 ? 'off' : 'polite'}
          >${keyed(word.text, html`<span>${word.text}</span>`)}</span
        >
      </div>
      ${identity === '' || identity === line.name ? nothing : html`<p class="quiet"><bdi>${identity}</bdi></p>`}
      ${line.hasNetworkServices ? html`<div class="service">${this.#renderService(line)}</div>` : this.#renderService(line)}
      <p class="fact" part="audio">${audioIcons[line.audioPath]}<span>${strings.line.audio[line.audioPath]}</span></p>
      ${
        line.media === 'voice'
          ? nothing
          : html`<p class="fact warning">${icons.notice}<span>${strings.line.media[line.media]}</span></p>`
      }
      ${line.kind === 'simulator' ? html`<p class="quiet">${strings.line.simulated}</p>` : nothing}
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#lineEvents.follow(this.line);
    const gone = this.line?.service.state === 'lost';
    if (changed.has('line') || !gone) this.#goneSinceMs = null;
    // A line that was already gone when it was given has been so for an unknown time.
    if (gone && !changed.has('line')) this.#goneSinceMs ??= this.scheduler.now();
  }

  protected override updated(): void {
    this.#ticking.next(this.scheduler, this.#goneSinceMs === null ? null : MINUTE_MS);
  }

  #renderService(line: Line): TemplateResult | typeof nothing {
    const network = networkInWords(line, this.strings);
    const operator = line.service.network?.operator;
    if (network !== '')
      return html`<p class="fact" part="network">${icons.signal}<span>${network}</span></p>
        ${
          operator === undefined
            ? nothing
            : html`<p class="quiet" part="operator">${this.strings.line.network.operator} <bdi>${operator}</bdi></p>`
        }`;
    if (line.service.state === 'ready' && line.service.reason === 'none' && !isLooking(line)) return nothing;
    return html`${this.#goneFor(line)}
      <p class="step">${nextStep(line, this.strings)}</p>`;
  }

  /** Since when, where it is gone. */
  #goneFor(line: Line): TemplateResult | typeof nothing {
    if (this.#goneSinceMs === null) return nothing;
    const minutes = Math.floor((this.scheduler.now() - this.#goneSinceMs) / MINUTE_MS);
    const { since, sinceNow } = this.strings.line;
    const ago = new Intl.NumberFormat(this.language, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(
      minutes,
    );
    return html`<p class="quiet">
      ${lineWord(line, this.strings).text} <span>(${minutes === 0 ? sinceNow : since(ago)})</span>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-line-status': TelLineStatus;
  }
}
