import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Scheduler } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import { TelephonyError, type Call, type CallEvents, type Line, type LineEvents } from '../../client/telephony.js';
import type { Advice } from '../locale/strings.js';
import { adviceOf } from '../shared/advice.js';
import { TelDialEvent } from '../shared/events.js';
import { Following } from '../shared/following.js';
import { icons } from '../shared/icons.js';
import { keypad } from '../shared/keys.js';
import { TelElement } from '../shared/tel-element.js';
import { Ticking } from '../shared/ticking.js';
import { clockDuration } from '../shared/time.js';
import { callPanelStyles } from './call-panel.styles.js';
import { callToShow, numberInWords, partyInWords, phaseOf, stateInWords, type CallPhase } from './call-words.js';

type Action = 'answer' | 'drop' | 'digits';

/** "Call again" appears where "Hang up" was: a press that was meant for that one must not place a call. */
const SECOND_PRESS_MS = 600;

/**
 * The call that goes on: who, in which state, for how long, and what can be done. A call that ended stays, with the reason in
 * words, until it is closed or another one comes.
 *
 * Give it a `line` and it shows that line's call, or give it one `call`.
 *
 * @summary The current call.
 * @fires tel-dial - {@link TelDialEvent}: "Call again" was pressed.
 * @csspart base - The panel.
 * @csspart number - The other party's number.
 * @csspart state - The state in words.
 * @csspart actions - The row of buttons.
 * @slot idle - What stands in place of the words while there is no call.
 */
export class TelCallPanel extends TelElement {
  static override styles = [TelElement.styles, callPanelStyles];

  /** The line whose call is shown. */
  @property({ attribute: false }) line: Line | null = null;
  /** The call to show; wins over `line`. */
  @property({ attribute: false }) call: Call | null = null;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  @state() private keypadOpen = false;
  @state() private sentDigits = '';
  @state() private trouble: Advice | null = null;
  @state() private shown: Call | null = null;

  readonly #lineEvents = new Following<LineEvents>(this, ['change', 'incoming']);
  readonly #callEvents = new Following<CallEvents>(this, ['statechange', 'infochange']);
  readonly #ticking = new Ticking(this);
  #dismissed: Call | null = null;
  #phase: CallPhase | null = null;
  #phaseSinceMs = 0;
  #hadFocus = false;

  override render(): TemplateResult {
    const { call } = this.strings;
    return html`<section part="base" class="panel ${this.#phase ?? 'none'}" aria-label=${call.label}>
      <p class="visually-hidden" role="status" aria-live="polite">${this.#announcement()}</p>
      <p class="visually-hidden" role="alert">${this.#alarm()}</p>
      ${this.shown === null ? this.#renderNone() : this.#renderCall(this.shown)}
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#lineEvents.follow(this.line);
    if (changed.has('line')) this.#dismissed = null;
    const current = this.call ?? (this.line === null ? null : callToShow(this.line.calls));
    const lineLeft = changed.has('line') && this.call === null;
    const next = current ?? (lineLeft ? null : this.shown);
    if (next !== this.shown) this.#show(next);
    if (this.shown !== null && this.shown === this.#dismissed) this.shown = null;
    this.#callEvents.follow(this.shown);
    const phase = this.shown === null ? null : phaseOf(this.shown);
    if (phase !== 'active' && phase !== 'held') this.keypadOpen = false;
    this.#hadFocus = this.hasUpdated && this.renderRoot.querySelector('.actions :focus') !== null;
    if (phase !== this.#phase) this.#phaseSinceMs = this.scheduler.now();
    this.#phase = phase;
  }

  protected override updated(): void {
    const { shown } = this;
    const ticks = shown?.connectedAtMs != null && shown.endedAtMs === null && this.#phase !== 'ended';
    const elapsed = ticks ? this.scheduler.now() - shown.connectedAtMs : 0;
    this.#ticking.next(this.scheduler, ticks ? 1000 - (elapsed % 1000) : null);
    // A pressed button that goes away must not take the keyboard's place with it.
    if (this.#hadFocus && this.renderRoot.querySelector('.actions :focus') === null)
      [...this.renderRoot.querySelectorAll<HTMLElement>('.actions button')]
        .at(this.#phase === 'ended' ? -1 : 0)
        ?.focus();
  }

  #show(call: Call | null): void {
    this.shown = call;
    this.#dismissed = null;
    this.sentDigits = '';
    this.trouble = null;
    call?.placed.catch((error: unknown) => {
      // Taken back by the person who reads this: that is no trouble.
      if (this.shown !== call || (error instanceof TelephonyError && error.code === 'aborted')) return;
      const advice = adviceOf(error, this.strings);
      this.trouble = { what: this.strings.call.notPlaced, next: `${advice.what}. ${advice.next}` };
    });
  }

  #renderNone(): TemplateResult {
    const { none } = this.strings.call;
    return html`<slot name="idle"
      ><div class="who">
        <span class="avatar">${icons.handset}</span>
        <div>
          <p class="title">${none.what}</p>
          <p class="quiet">${none.next}</p>
        </div>
      </div></slot
    >`;
  }

  #renderCall(call: Call): TemplateResult {
    const words = stateInWords(call, this.strings);
    const ended = this.#phase === 'ended';
    return html`<div class="who">
        <span class="avatar" aria-hidden="true">${initials(call.name) || icons.handset}</span>
        <div class="party">
          <p class="title" part="number">
            <bdi class=${call.number === '' ? '' : 'number'}>${numberInWords(call, this.strings)}</bdi>
          </p>
          <p class="quiet">
            ${call.name === '' ? nothing : html`<bdi>${call.name}</bdi> · `}<b class="state" part="state"
              >${words.what}</b
            >${this.#rings()}
          </p>
        </div>
        ${this.#renderDuration(call)}
      </div>
      ${this.#renderAdvice(ended ? words : null)} ${this.#renderActions(call)}
      ${this.keypadOpen ? this.#renderKeypad(call) : nothing} ${this.#renderMore()}`;
  }

  #rings(): string {
    if (this.#phase !== 'incoming' || this.line === null || this.line.ringCount === 0) return '';
    return ` · ${this.strings.call.rings(this.line.ringCount)}`;
  }

  #renderDuration(call: Call): TemplateResult | typeof nothing {
    if (call.connectedAtMs === null) return nothing;
    const duration = clockDuration((call.endedAtMs ?? this.scheduler.now()) - call.connectedAtMs);
    return html`<span class="timer" role="timer" aria-live="off" aria-label=${this.strings.call.duration}
      >${duration}</span
    >`;
  }

  #renderAdvice(ended: Advice | null): TemplateResult | typeof nothing {
    const { trouble } = this;
    if (trouble !== null)
      return html`<div class="advice trouble">
        ${icons.notice}
        <p><b>${trouble.what}</b> <span>${trouble.next}</span></p>
      </div>`;
    if (ended === null || ended.next === '') return nothing;
    return html`<div class="advice">
      ${icons.notice}
      <p>${ended.next}</p>
    </div>`;
  }

  #renderActions(call: Call): TemplateResult {
    const { strings } = this;
    const button = (kind: string, label: string, press: () => void): TemplateResult =>
      html`<button type="button" class="button act ${kind}" @click=${press}>${label}</button>`;
    if (this.#phase === 'ended')
      return html`<div class="actions" part="actions">
        ${
          call.number === ''
            ? nothing
            : button('', strings.call.callAgain, () => {
                this.#callAgain(call);
              })
        }
        ${button('', strings.call.dismiss, () => {
          this.#dismissed = call;
          this.requestUpdate();
        })}
      </div>`;
    const incoming = this.#phase === 'incoming';
    const dropLabel = incoming ? 'refuse' : this.#phase === 'outgoing' ? 'takeBack' : 'hangUp';
    return html`<div class="actions" part="actions">
      ${
        call.can.answer
          ? button('go', strings.call.answer, () => {
              this.#ask('answer', call.answer());
            })
          : nothing
      }
      ${call.can.digits ? this.#renderKeypadToggle() : nothing}
      ${
        call.can.drop
          ? button('stop', strings.call[dropLabel], () => {
              this.#ask('drop', call.drop());
            })
          : nothing
      }
    </div>`;
  }

  #callAgain(call: Call): void {
    if (this.scheduler.now() - this.#phaseSinceMs < SECOND_PRESS_MS) return;
    this.dispatchEvent(new TelDialEvent(call.number));
  }

  #renderKeypadToggle(): TemplateResult {
    return html`<button
      type="button"
      class="button act ${this.keypadOpen ? 'on' : ''}"
      aria-expanded=${this.keypadOpen ? 'true' : 'false'}
      @click=${() => {
        this.keypadOpen = !this.keypadOpen;
      }}
    >
      ${this.strings.call.keypad}
    </button>`;
  }

  #renderKeypad(call: Call): TemplateResult {
    const send = (digit: string): void => {
      this.sentDigits += digit;
      this.#ask('digits', call.sendDigits(digit));
    };
    return html`<div
      class="keypad"
      @keydown=${(event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9*#]$/.test(event.key)) return;
        event.preventDefault();
        send(event.key);
      }}
    >
      <p class="sent">
        <span class="quiet">${this.strings.call.sentDigits}</span>
        <output class="number">${this.sentDigits || '–'}</output>
      </p>
      ${keypad({ strings: this.strings, plusOnZero: false, onKey: send })}
    </div>`;
  }

  #renderMore(): TemplateResult | typeof nothing {
    const more = (this.line?.calls ?? []).filter((call) => call !== this.shown).length;
    return more === 0 ? nothing : html`<p class="quiet">${this.strings.call.more(more)}</p>`;
  }

  /** What is said when it changes: the state, and at the end why. */
  #announcement(): string {
    const { shown } = this;
    if (shown === null || this.#phase === 'incoming') return '';
    const words = stateInWords(shown, this.strings);
    return [words.what, partyInWords(shown, this.strings), words.next].filter((part) => part !== '').join('. ');
  }

  /** What cannot wait: a call that rings, and what went wrong. */
  #alarm(): string {
    const { shown, trouble, strings } = this;
    if (shown !== null && this.#phase === 'incoming') return strings.call.incomingFrom(partyInWords(shown, strings));
    return trouble === null ? '' : `${trouble.what} ${trouble.next}`;
  }

  #ask(action: Action, reply: Promise<void>): void {
    this.trouble = null;
    const asked = this.shown;
    reply.catch((error: unknown) => {
      if (this.shown !== asked || (asked !== null && phaseOf(asked) === 'ended')) return;
      const advice = adviceOf(error, this.strings);
      this.trouble = { what: this.strings.call.failed[action], next: `${advice.what}. ${advice.next}` };
    });
  }
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => /^\p{L}/u.exec(word ?? '')?.[0] ?? '',
  );
  return letters.join('').toUpperCase();
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-call-panel': TelCallPanel;
  }
}
