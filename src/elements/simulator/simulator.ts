import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  TelephonyError,
  type Line,
  type LineEvents,
  type PlayAction,
  type Telephony,
  type TelephonyEvents,
} from '../../client/telephony.js';
import { hasModem } from '../line-status/line-words.js';
import type { SimulatorStrings } from '../locale/simulator.js';
import type { Advice } from '../locale/strings.js';
import { adviceOf } from '../shared/advice.js';
import { Following } from '../shared/following.js';
import { sentences } from '../shared/sentences.js';
import { TelElement } from '../shared/tel-element.js';
import { renderCallsPart, renderOtherPart } from './calls-part.js';
import { renderFaultsPart, renderModemPart } from './modem-part.js';
import { renderNetworkPart } from './network-part.js';
import type { PlayDesk } from './play-desk.js';
import { simulatorStyles } from './simulator.styles.js';

/** What a simulated modem receives as long as nobody plays with it, in dBm. */
const DBM = -71;

/**
 * Plays the network on a simulated line: somebody calls, the other party hangs up, the signal goes, the modem is pulled, its answers are faulty. What was done
 * is announced; what cannot be done now says why.
 *
 * @summary Plays the network on a simulated line.
 * @csspart base - The panel.
 * @csspart told - What was done last.
 */
export class TelSimulator extends TelElement {
  static override styles = [TelElement.styles, simulatorStyles];

  @property({ attribute: false }) telephony: Telephony | null = null;
  /** The line that everything happens to. */
  @property({ attribute: false }) line: Line | null = null;

  @state() private told: { readonly text: string; readonly trouble: boolean } = { text: '', trouble: false };
  @state() private dbm = DBM;

  readonly #lineEvents = new Following<LineEvents>(this, ['change']);
  readonly #telephonyEvents = new Following<TelephonyEvents>(this, ['statuschange']);

  override render(): TemplateResult {
    const { words, line } = this;
    const missing = this.#missing();
    if (line === null || missing !== null) {
      const { what, next } = missing ?? words.noLine;
      return html`<section part="base" aria-label=${words.label}>
        <p><b>${what}</b></p>
        <p class="quiet">${next}</p>
      </section>`;
    }
    const desk = this.#desk(line);
    return html`<section part="base" aria-label=${words.label}>
      <p class="quiet">${words.intro}</p>
      <p class="told ${this.told.trouble ? 'stop-word' : ''}" part="told" role="status">${this.told.text}</p>
      <div class="groups">
        ${renderCallsPart(desk)} ${renderOtherPart(desk)} ${renderNetworkPart(desk, this.language)}
        ${renderModemPart(desk)} ${renderFaultsPart(desk)}
      </div>
    </section>`;
  }

  protected get words(): SimulatorStrings {
    return this.strings.simulator;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#lineEvents.follow(this.line);
    this.#telephonyEvents.follow(this.telephony);
    if (!changed.has('line')) return;
    this.told = { text: '', trouble: false };
    this.dbm = DBM;
  }

  /** Why there is nothing to be played on, and what to do; null where there is. */
  #missing(): Advice | null {
    const { line, words } = this;
    if (line === null) return words.noLine;
    if (line.kind !== 'simulator') return words.realLine;
    if (!hasModem(line)) return words.extension;
    return this.telephony?.simulator == null ? words.noLine : null;
  }

  #desk(line: Line): PlayDesk {
    return {
      words: this.words,
      line,
      dbm: this.dbm,
      play: (action, done) => {
        void this.#play(line, action, done);
      },
      refuse: (why) => {
        this.told = { text: why, trouble: true };
      },
    };
  }

  async #play(line: Line, action: PlayAction, done: string): Promise<void> {
    try {
      await this.telephony?.simulator?.play(line, action);
      if (this.line !== line) return;
      if (action.kind === 'signal' && action.dbm !== null) this.dbm = action.dbm;
      this.told = { text: done, trouble: false };
    } catch (error) {
      if (this.line === line) this.told = { text: this.#troubleInWords(error), trouble: true };
    }
  }

  /** A call that has ended while it was pressed is the only thing that the network refuses. */
  #troubleInWords(error: unknown): string {
    if (error instanceof TelephonyError && error.code === 'refused') return this.words.why.noCall;
    const { what, next } = adviceOf(error, this.strings);
    return sentences(what, next);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-simulator': TelSimulator;
  }
}
