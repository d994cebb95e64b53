import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Call, Line, Telephony } from '../../client/telephony.js';
import { numberInWords, partyInWords } from '../call-panel/call-words.js';
import { adviceOf } from '../shared/advice.js';
import { TelAnsweredEvent } from '../shared/events.js';
import { sentences } from '../shared/sentences.js';
import { TelElement } from '../shared/tel-element.js';
import { pageSounds, type Sounds } from '../sound/sounds.js';
import { Alarm } from './alarm.js';
import { incomingCallStyles } from './incoming-call.styles.js';
import { pageAlerts, type Alerts } from './page-alerts.js';
import { AllLines } from './ringing-calls.js';

/**
 * Somebody calls, on whichever line: it rings, vibrates, notifies who looks elsewhere, and shows who it is and what can be done. While somebody talks it is
 * a tone and no bell. It takes nobody's keyboard: it is said, and can be reached.
 *
 * A page that shows a line's calls with tel-call-panel gives that line as `shownLine`: its calls ring too, but are shown and said there alone.
 *
 * @summary Rings, and shows who calls.
 * @fires tel-answered - {@link TelAnsweredEvent}: a call was answered here.
 * @csspart base - The whole.
 * @csspart ring - One call that rings.
 * @csspart number - Who calls.
 * @csspart actions - The buttons of a call.
 */
export class TelIncomingCall extends TelElement {
  static override styles = [TelElement.styles, incomingCallStyles];

  @property({ attribute: false }) telephony: Telephony | null = null;
  /** The line whose calls something else on the page shows and says. */
  @property({ attribute: false }) shownLine: Line | null = null;
  /** Whether a notification tells nothing of who calls: others may see the screen. */
  @property({ type: Boolean }) private = false;
  /** What it rings on. */
  @property({ attribute: false }) sounds: Sounds = pageSounds;
  /** How it vibrates, notifies and sets the badge. */
  @property({ attribute: false }) alerts: Alerts = pageAlerts;

  @state() private silenced: ReadonlySet<Call> = new Set();
  @state() private troubles: ReadonlyMap<Call, string> = new Map();

  readonly #lines = new AllLines(this, () => {
    this.requestUpdate();
  });
  readonly #alarm = new Alarm();
  #unwatch: (() => void) | null = null;

  /** Whether a call rings, silenced or not. */
  get rings(): boolean {
    return this.#lines.ringing.length > 0;
  }

  /** Lets what rings now ring silently, the next call aloud again. */
  silence(): void {
    this.silenced = new Set(this.#lines.ringing);
  }

  /** Answers the call that rings, the oldest first; the present one is put on hold where that is possible. Whether there was one. */
  answer(): boolean {
    const call = this.#lines.ringing.find(({ can }) => can.answer);
    if (call !== undefined) this.#answer(call);
    return call !== undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch = this.alerts.watchFront(() => {
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#alarm.set(null, this.sounds, this.alerts);
  }

  override render(): TemplateResult {
    const { strings } = this;
    const here = this.#here;
    const said = here.map((call) => strings.experience.incoming.from(partyInWords(call, strings), call.line.name));
    return html`<section part="base" aria-label=${strings.experience.incoming.label} ?hidden=${here.length === 0}>
        <ul>
          ${repeat(
            here,
            (call) => call.id,
            (call) => this.#renderCall(call),
          )}
        </ul>
      </section>
      <p class="visually-hidden" role="alert">${sentences(...said)}</p>`;
  }

  protected override willUpdate(): void {
    this.#lines.follow(this.telephony);
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    const { ringing, present } = this.#lines;
    const [first] = ringing;
    const words = this.strings.experience.incoming;
    this.#alarm.set(
      first === undefined
        ? null
        : {
            calls: ringing.length,
            inCall: present !== null,
            silent: ringing.every((call) => this.silenced.has(call)),
            title: words.notificationTitle,
            body: this.private ? words.notificationPrivate : partyInWords(first, this.strings),
          },
      this.sounds,
      this.alerts,
    );
  }

  /** The calls that are shown here. */
  get #here(): readonly Call[] {
    return this.#lines.ringing.filter((call) => call.line !== this.shownLine);
  }

  #renderCall(call: Call): TemplateResult {
    const { strings } = this;
    const words = strings.experience.incoming;
    const silent = this.silenced.has(call);
    const who = partyInWords(call, strings);
    const trouble = this.troubles.get(call);
    const button = (kind: string, label: string, press: () => void): TemplateResult =>
      html`<button type="button" class="button ${kind}" aria-label="${label}: ${who}" @click=${press}>
        ${label}
      </button>`;
    return html`<li class="ring ${silent ? 'silent' : ''}" part="ring">
      <div class="party">
        <p class="title" part="number">
          <bdi class=${call.number === '' ? '' : 'number'}>${numberInWords(call, strings)}</bdi>
        </p>
        <p class="quiet">
          ${call.name === '' ? nothing : html`<bdi>${call.name}</bdi> · `}<b class="go-word"
            >${silent ? words.silenced : strings.call.incoming}</b
          >
          <bdi>${words.onLine(call.line.name)}</bdi>
        </p>
      </div>
      <div class="actions" part="actions">
        ${
          call.can.answer
            ? button('go', this.#holds(call) ? words.holdAndAnswer : strings.call.answer, () => {
                this.#answer(call);
              })
            : nothing
        }
        ${
          call.can.drop
            ? button('stop', strings.call.refuse, () => {
                this.#ask(call, words.notRefused, () => call.drop());
              })
            : nothing
        }
        ${
          silent
            ? nothing
            : button('outline', words.silence, () => {
                this.silence();
              })
        }
      </div>
      ${trouble === undefined ? nothing : html`<p class="trouble stop-word" role="alert">${trouble}</p>`}
    </li>`;
  }

  /** Whether answering puts the present call on hold. */
  #holds(call: Call): boolean {
    const { present } = this.#lines;
    return present !== null && (present.can.hold || (present.line === call.line && call.line.answerHolds));
  }

  #answer(call: Call): void {
    const { present } = this.#lines;
    this.#ask(call, this.strings.experience.incoming.notAnswered, async () => {
      const byItself = present?.line === call.line && call.line.answerHolds;
      if (present?.can.hold === true && !byItself) await present.hold();
      await call.answer();
      this.dispatchEvent(new TelAnsweredEvent(call));
    });
  }

  #ask(call: Call, failed: string, run: () => Promise<void>): void {
    this.troubles = new Map([...this.troubles].filter(([of]) => of !== call));
    run().catch((error: unknown) => {
      const { what, next } = adviceOf(error, this.strings);
      this.troubles = new Map([...this.troubles, [call, sentences(failed, what, next)]]);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-incoming-call': TelIncomingCall;
  }
}
