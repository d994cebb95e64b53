import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Scheduler } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import type {
  CallerIdService,
  CallerIdSetting,
  Forwarding,
  ForwardingReason,
  Line,
  LineEvents,
  MobileNetwork,
} from '../../client/telephony.js';
import type { Advice } from '../locale/strings.js';
import { Following } from '../shared/following.js';
import { TelElement } from '../shared/tel-element.js';
import { Ticking } from '../shared/ticking.js';
import { clockDuration } from '../shared/time.js';
import { renderForwarding } from './forwarding-part.js';
import { lineServicesStyles } from './line-services.styles.js';
import { renderNetworks } from './networks-part.js';
import { renderOwnNumber, renderWaiting } from './settings-parts.js';
import { serviceAdvice } from './service-errors.js';

/** What something is about. */
export type Part = 'forwarding' | 'waiting' | 'ownNumber' | 'networks';

/** What was told last, under its part. */
interface Told extends Advice {
  readonly about: Part;
  readonly trouble: boolean;
}

/** What is under way: one thing at a time. */
interface Running {
  readonly about: Part;
  readonly what: string;
  readonly sinceMs: number;
  /** Takes it back; null where it cannot be. */
  readonly cancel: (() => void) | null;
}

/**
 * What a mobile network does for a line beside its calls: forwarding, call waiting, one's own number, and which network it is. Closed until it is
 * wanted, and asks nothing before it is told to; nothing on lines without such a network.
 *
 * @summary Forwarding, call waiting, one's own number and the networks of a cellular line.
 * @csspart base - The whole.
 */
export class TelLineServices extends TelElement {
  static override styles = [TelElement.styles, lineServicesStyles];

  @property({ attribute: false }) line: Line | null = null;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  /** @internal What the network has told; null before it was asked. */
  @state() forwardings: readonly Forwarding[] | null = null;
  /** @internal */
  @state() waiting: boolean | null = null;
  /** @internal */
  @state() callerId: CallerIdService | null = null;
  /** @internal */
  @state() networks: readonly MobileNetwork[] | null = null;
  /** @internal The reason that is being edited: only `noReply` has a time. */
  @state() reason: ForwardingReason = 'unconditional';
  @state() private running: Running | null = null;
  @state() private told: Told | null = null;

  readonly #lineEvents = new Following<LineEvents>(this, ['change']);
  readonly #ticking = new Ticking(this);

  /** @internal */
  get words(): TelElement['strings']['lineServices'] {
    return this.strings.lineServices;
  }

  /** @internal Whether something is under way, so that nothing else can be begun. */
  get isBusy(): boolean {
    return this.running !== null;
  }

  override render(): TemplateResult | typeof nothing {
    const { line } = this;
    if (line?.hasNetworkServices !== true) return nothing;
    return html`<details part="base">
      <summary>${this.words.open}</summary>
      <div class="parts">
        ${renderForwarding(this)} ${renderWaiting(this)} ${renderOwnNumber(this)} ${renderNetworks(this)}
      </div>
    </details>`;
  }

  /** @internal A button that begins something. While something is under way it stays reachable, and does nothing. */
  renderButton(label: string, click: (() => void) | null, options: { readonly name?: string } = {}): TemplateResult {
    return html`<button
      type=${click === null ? 'submit' : 'button'}
      class="button outline"
      aria-label=${options.name ?? nothing}
      aria-disabled=${this.isBusy ? 'true' : 'false'}
      @click=${click ?? nothing}
    >
      ${label}
    </button>`;
  }

  /** @internal What is under way in a part, how long by now and how to take it back; then what came of it. */
  renderTold(about: Part): TemplateResult {
    const { running, told } = this;
    const mine = running?.about === about ? running : null;
    const elapsed = mine === null ? '' : clockDuration(this.scheduler.now() - mine.sinceMs);
    return html`${
        mine === null
          ? nothing
          : html`<progress aria-label=${mine.what}></progress>
              <p class="quiet">${this.words.elapsed(elapsed)}</p>
              ${
                mine.cancel === null
                  ? nothing
                  : html`<div class="buttons">
                      <button type="button" class="button outline" @click=${mine.cancel}>
                        ${this.words.networks.cancel}
                      </button>
                    </div>`
              }`
      }
      <div class="told" role="status">
        ${
          mine !== null
            ? html`<p>${mine.what}</p>`
            : told?.about === about
              ? html`<p class=${told.trouble ? 'stop-word' : ''}>${told.what}</p>
                  ${told.next === '' ? nothing : html`<p class="quiet">${told.next}</p>`}`
              : nothing
        }
      </div>`;
  }

  /** @internal
   * Does something for the line, unless something is under way.
   * @param work - What it comes to, in words.
   * @param cancel - Takes it back; the work rejects then.
   */
  async carryOut(
    about: Part,
    what: string,
    work: (line: Line) => Promise<string>,
    cancel: (() => void) | null = null,
  ): Promise<void> {
    const { line } = this;
    if (line === null || this.isBusy) return;
    this.running = { about, what, sinceMs: this.scheduler.now(), cancel };
    try {
      const done = await work(line);
      if (this.line === line) this.tell(about, { what: done, next: '' });
    } catch (error) {
      if (this.line === line) this.tell(about, serviceAdvice(error, this.strings), true);
    }
    if (this.line === line) this.running = null;
  }

  /** @internal */
  tell(about: Part, { what, next }: Advice, trouble = false): void {
    this.told = { about, what, next, trouble };
  }

  /** @internal A change of what is under way, in words. */
  say(what: string): void {
    if (this.running !== null) this.running = { ...this.running, what };
  }

  /** @internal What was chosen of one's own number. */
  chooseCallerId(setting: CallerIdSetting): void {
    void this.carryOut('ownNumber', this.words.asking, async (line) => {
      await line.ownNumber.set(setting);
      return this.words.ownNumber.saved;
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#lineEvents.follow(this.line);
    if (!changed.has('line')) return;
    this.forwardings = this.waiting = this.callerId = this.networks = null;
    this.running = this.told = null;
  }

  protected override updated(): void {
    this.#ticking.next(this.scheduler, this.isBusy ? 1000 : null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-line-services': TelLineServices;
  }
}
