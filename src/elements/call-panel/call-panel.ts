import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Scheduler } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import {
  TelephonyError,
  type Call,
  type CallEvents,
  type Contacts,
  type Line,
  type LineEvents,
  type PeopleEvents,
} from '../../client/telephony.js';
import type { Advice } from '../locale/strings.js';
import { adviceOf } from '../shared/advice.js';
import { TelDialEvent } from '../shared/events.js';
import { Following } from '../shared/following.js';
import { icons } from '../shared/icons.js';
import { lookUpParties } from '../shared/party-names.js';
import { sentences } from '../shared/sentences.js';
import { TelElement } from '../shared/tel-element.js';
import { Ticking } from '../shared/ticking.js';
import { pageSounds, type Playing, type Sounds } from '../sound/sounds.js';
import { renderButtons, type ButtonDesk, type Drawer } from './call-buttons.js';
import { deskButton, inARow } from './call-desk.js';
import { renderHead } from './call-head.js';
import { renderHeardDigits } from './heard-digits.js';
import { digitOf, renderCallKeypad } from './call-keypad.js';
import { CallsBeside, endInWords, transferOf, type Transfer } from './call-news.js';
import { callPanelStyles } from './call-panel.styles.js';
import {
  callsBeside,
  callToShow,
  hasNamedItself,
  partyInWords,
  phaseOf,
  stateInWords,
  type CallPhase,
} from './call-words.js';
import { renderNumberForm, type NumberFormOptions, type NumberWay } from './number-form.js';
import { renderMembers, renderOtherCalls } from './other-calls.js';

/** "Call again" appears where "Hang up" was: a press that was meant for that one must not place a call. */
const SECOND_PRESS_MS = 600;

/**
 * The calls of a line. The one that goes on is large: who, in which state, for how long, and what can be done; those that wait stand below, and a
 * conference is one call with its members. A call that ended stays, with the reason in words, until it is closed or another one comes.
 *
 * Give it a `line` and it shows that line's calls, or give it one `call`.
 *
 * @summary The current call and those that wait.
 * @fires tel-dial - {@link TelDialEvent}: "Call again" was pressed.
 * @csspart base - The panel.
 * @csspart number - The other party's number.
 * @csspart state - The state in words.
 * @csspart heard - The digits that the other party has pressed.
 * @csspart actions - The row of buttons.
 * @csspart keys - The keypad.
 * @csspart key - One key.
 * @csspart form - Asks whom to transfer to, or whom to add.
 * @csspart members - The people of a conference.
 * @csspart others - The calls that wait.
 * @slot idle - What stands in place of the words while there is no call.
 */
export class TelCallPanel extends TelElement {
  static override styles = [TelElement.styles, callPanelStyles];

  /** The line whose calls are shown. */
  @property({ attribute: false }) line: Line | null = null;
  /** The call to show; wins over `line`. */
  @property({ attribute: false }) call: Call | null = null;
  /** By whose names callers are shown; without them by what the network tells. */
  @property({ attribute: false }) contacts: Contacts | null = null;
  /** What the keys of a call sound on. */
  @property({ attribute: false }) sounds: Sounds = pageSounds;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  @state() private drawer: Drawer | null = null;
  @state() private sentDigits = '';
  @state() private numberProblem = '';
  @state() private trouble: Advice | null = null;
  /** What became of a call that is not shown any more. */
  @state() private notice: Advice | null = null;
  @state() private shown: Call | null = null;

  readonly #lineEvents = new Following<LineEvents>(this, ['change', 'incoming']);
  readonly #callEvents = new Following<CallEvents>(this, ['statechange', 'infochange']);
  readonly #contactEvents = new Following<PeopleEvents>(this, ['change']);
  readonly #ticking = new Ticking(this);
  #dismissed: Call | null = null;
  /** What was transferred last: its calls go from the screen when they end. */
  #transfer: Transfer | null = null;
  /** Calls that were ended here: their end is no news. */
  readonly #endedHere = new WeakSet<Call>();
  readonly #beside = new CallsBeside();
  /** Calls whose digits are listened for. */
  readonly #listening = new WeakSet<Call>();
  #phase: CallPhase | null = null;
  #phaseSinceMs = 0;
  #hadFocus = false;
  #tone: Playing | null = null;
  #drawerOpened = false;
  /** What was closed unused: the keyboard goes back to its button. */
  #drawerLeft: Drawer | null = null;

  override render(): TemplateResult {
    return html`<section
      part="base"
      class="panel ${this.#phase ?? 'none'}"
      tabindex="-1"
      aria-label=${this.strings.call.label}
      @keydown=${this.#onKeyDown}
    >
      <p class="visually-hidden" role="status" aria-live="polite">${this.#announcement()}</p>
      <p class="visually-hidden" role="alert">${this.#alarm()}</p>
      ${this.shown === null ? this.#renderNone() : this.#renderCall(this.shown)}
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#lineEvents.follow(this.line);
    this.#contactEvents.follow(this.contacts);
    lookUpParties(this.call === null ? this.#calls : [this.call], this.contacts);
    if (changed.has('line')) {
      this.#dismissed = null;
      this.notice = null;
    }
    const current = this.call ?? callToShow(this.#calls, this.shown);
    const lineLeft = changed.has('line') && this.call === null;
    const next = current ?? (lineLeft ? null : this.shown);
    if (next !== this.shown) this.#show(next, lineLeft);
    else if (next !== null && this.#transfer?.calls.includes(next) === true && phaseOf(next) === 'ended') {
      this.#dismissed = next;
      this.notice = this.#transfer.said;
    }
    if (this.shown !== null && this.shown === this.#dismissed) this.shown = null;
    this.#lookBeside();
    this.#callEvents.follow(this.shown);
    const phase = this.shown === null ? null : phaseOf(this.shown);
    if (!this.#drawerFits(phase)) this.#close();
    this.#hadFocus = this.hasUpdated && this.#hasFocus;
    if (phase !== this.#phase) this.#phaseSinceMs = this.scheduler.now();
    this.#phase = phase;
  }

  protected override updated(): void {
    const { shown } = this;
    const ticks = shown?.connectedAtMs != null && shown.endedAtMs === null && this.#phase !== 'ended';
    const elapsed = ticks ? this.scheduler.now() - shown.connectedAtMs : 0;
    this.#ticking.next(this.scheduler, ticks ? 1000 - (elapsed % 1000) : null);
    if (this.#drawerOpened) {
      this.#drawerOpened = false;
      this.renderRoot.querySelector<HTMLElement>('#number')?.focus();
    } else if (this.#hadFocus && !this.#hasFocus) {
      // A pressed button that goes away must not take the keyboard's place with it, nor may a second press do what nobody asked for.
      const opener = this.#drawerLeft === null ? null : this.#find(`[data-drawer=${this.#drawerLeft}]`);
      (opener ?? this.#find('.panel'))?.focus({ preventScroll: true });
    }
    this.#drawerLeft = null;
  }

  get #hasFocus(): boolean {
    return this.#find('.panel:focus, .panel :focus') !== null;
  }

  #find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  /** Whoever waits below and leaves is told of, while the call that is shown goes on. */
  #lookBeside(): void {
    if (this.line === null || this.call !== null) return;
    this.notice = this.#beside.look(this.line, this.shown, this.#endedHere, this.strings) ?? this.notice;
  }

  get #calls(): readonly Call[] {
    return this.line?.calls ?? [];
  }

  #show(call: Call | null, lineLeft: boolean): void {
    const before = this.shown;
    this.shown = call;
    this.#dismissed = null;
    this.trouble = null;
    this.#close();
    const whyGone = before !== null && !lineLeft && phaseOf(before) === 'ended' && this.#phase !== 'ended';
    this.notice = whyGone && call !== null ? this.#goneInWords(before, call) : null;
    call?.placed.catch((error: unknown) => {
      // Taken back by the person who reads this: that is no trouble.
      if (this.shown !== call || (error instanceof TelephonyError && error.code === 'aborted')) return;
      const advice = adviceOf(error, this.strings);
      this.trouble = { what: this.strings.call.notPlaced, next: sentences(advice.what, advice.next) };
    });
  }

  /** Why a call went whose place another one has taken; nothing of its party. A member's conference is no reason. */
  #goneInWords(before: Call, now: Call): Advice | null {
    if (this.#transfer?.calls.includes(before) === true) return this.#transfer.said;
    if (this.#endedHere.has(before) || now.members.includes(before) || before.disconnectReason === 'cancelled')
      return null;
    return endInWords(before, this.strings);
  }

  #drawerFits(phase: CallPhase | null): boolean {
    const can = this.shown?.can;
    if (this.drawer === 'transfer') return can?.transfer === true || can?.consult === true;
    if (this.drawer === 'redirect') return can?.redirect === true;
    if (this.drawer === 'addPerson') return can?.addPerson === true;
    return phase === 'active' || phase === 'held';
  }

  #close(): void {
    this.#tone?.stop();
    this.drawer = null;
    this.sentDigits = '';
    this.numberProblem = '';
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
      >${this.#renderAdvice(this.notice)}`;
  }

  #renderCall(call: Call): TemplateResult {
    const { strings } = this;
    const desk = this.#desk();
    const others = this.call === null ? callsBeside(this.#calls, call) : [];
    return html`${renderHead(call, strings, this.scheduler.now(), this.#rings())}
    ${
      this.trouble === null
        ? this.#renderAdvice(this.#phase === 'ended' ? stateInWords(call, strings) : this.notice)
        : this.#renderTrouble(this.trouble)
    }
    ${renderHeardDigits(call, strings, this.#listening.has(call))}
    ${this.#phase === 'ended' ? this.#renderEndedButtons(call) : renderButtons(desk, call)} ${this.#renderDrawer(call)}
    ${renderMembers(desk, call)} ${renderOtherCalls(desk, call, others)}`;
  }

  #rings(): string {
    if (this.#phase !== 'incoming' || this.line === null || this.line.ringCount === 0) return '';
    return this.strings.call.rings(this.line.ringCount);
  }

  #renderTrouble({ what, next }: Advice): TemplateResult {
    return html`<div class="advice trouble">
      ${icons.notice}
      <p><b>${what}</b> <span>${next}</span></p>
    </div>`;
  }

  /** Of a call that ended and is shown, what to do next; its reason stands above. */
  #renderAdvice(advice: Advice | null): TemplateResult | typeof nothing {
    const { notice } = this;
    const what = advice !== null && advice === notice ? advice.what : '';
    if (advice === null || (what === '' && advice.next === '')) return nothing;
    return html`<div class="advice">
      ${icons.notice}
      <p>${what === '' ? nothing : html`<b>${advice.next === '' ? what : `${what}.`}</b> `}${advice.next}</p>
    </div>`;
  }

  #renderEndedButtons(call: Call): TemplateResult {
    const words = this.strings.call;
    const again = deskButton('', words.callAgain, () => {
      if (this.scheduler.now() - this.#phaseSinceMs < SECOND_PRESS_MS) return;
      this.dispatchEvent(new TelDialEvent(call.number));
    });
    const dismiss = deskButton('', words.dismiss, () => {
      this.#dismissed = call;
      this.requestUpdate();
    });
    const buttons = call.number === '' ? [dismiss] : [again, dismiss];
    return html`<div class="actions" part="actions">${inARow(call, buttons)}</div>`;
  }

  #sendDigit(call: Call, digit: string): void {
    this.sentDigits += digit;
    this.#ask('digits', call, () => call.sendDigits(digit));
  }

  /** While the keypad is open, the keyboard's digits are its own, wherever in the panel the keyboard is. */
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const digit = digitOf(event);
    if (this.drawer !== 'keypad' || this.shown === null || digit === null) return;
    event.preventDefault();
    this.#sendDigit(this.shown, digit);
  };

  #renderDrawer(call: Call): TemplateResult | typeof nothing {
    const { strings, drawer } = this;
    if (drawer === null) return nothing;
    if (drawer === 'keypad')
      return renderCallKeypad(
        strings,
        this.sentDigits,
        (digit) => {
          this.#sendDigit(call, digit);
        },
        (digit) => {
          this.#tone?.stop();
          this.#tone = digit === '' ? null : this.sounds.tone(digit);
        },
      );
    return renderNumberForm({
      strings,
      ...this.#asked(call, drawer),
      problem: this.numberProblem,
      onProblem: (problem) => {
        this.numberProblem = problem;
      },
      onCancel: () => {
        this.#drawerLeft = drawer;
        this.#close();
      },
    });
  }

  /** What a number is asked for, and what can be done with it. */
  #asked(call: Call, drawer: Exclude<Drawer, 'keypad'>): Pick<NumberFormOptions, 'label' | 'ways'> {
    const words = this.strings.call;
    if (drawer === 'transfer') return { label: words.transferTo, ways: this.#transferWays(call) };
    if (drawer === 'addPerson') return { label: words.personToAdd, ways: [this.#consultWay(call, 'conference')] };
    const run = (number: string): void => {
      this.#askTransfer(call, null, () => call.redirect(number), 'redirect');
    };
    return { label: words.redirectTo, ways: [{ label: words.redirectNow, run }] };
  }

  #transferWays(call: Call): readonly NumberWay[] {
    const { transferNow } = this.strings.call;
    const run = (number: string): void => {
      this.#askTransfer(call, null, () => call.transferTo(number));
    };
    return [
      ...(call.can.consult ? [this.#consultWay(call, 'transfer')] : []),
      ...(call.can.transfer ? [{ label: transferNow, run }] : []),
    ];
  }

  #consultWay(call: Call, purpose: 'transfer' | 'conference'): NumberWay {
    const { askFirst, callPerson } = this.strings.call;
    return {
      label: purpose === 'transfer' ? askFirst : callPerson,
      run: (number) => {
        this.#ask('consult', call, () => call.consult(number, { purpose }).placed);
      },
    };
  }

  /** What is said when it changes: what became of another call, the state, and at the end why. */
  #announcement(): string {
    const { shown, notice, strings } = this;
    const news = notice === null ? [] : [notice.what, notice.next];
    if (shown === null || this.#phase === 'incoming') return sentences(...news);
    const words = stateInWords(shown, strings);
    const who = hasNamedItself(shown) ? '' : partyInWords(shown, strings);
    return sentences(...news, words.what, who, words.next);
  }

  /** What cannot wait: a call that rings, and what went wrong. */
  #alarm(): string {
    const { shown, trouble, strings } = this;
    if (trouble !== null) return sentences(trouble.what, trouble.next);
    const calls = this.call === null ? this.#calls : [this.call];
    const ringing =
      shown !== null && this.#phase === 'incoming' ? shown : calls.find((call) => phaseOf(call) === 'incoming');
    return ringing === undefined ? '' : strings.call.incomingFrom(partyInWords(ringing, strings));
  }

  #desk(): ButtonDesk {
    return {
      strings: this.strings,
      drawer: this.drawer,
      ask: (action, call, run) => {
        this.#ask(action, call, run);
      },
      askTransfer: (call, to, run) => {
        this.#askTransfer(call, to, run);
      },
      listens: (call) => this.#listening.has(call),
      listen: (call) => {
        this.#listening.add(call);
        this.#ask('listen', call, () =>
          call.listenForDigits().catch((error: unknown) => {
            this.#listening.delete(call);
            throw error;
          }),
        );
      },
      toggle: (drawer) => {
        const open = this.drawer !== drawer;
        this.#close();
        this.drawer = open ? drawer : null;
        this.#drawerOpened = open;
      },
    };
  }

  #ask(action: keyof TelCallPanel['strings']['call']['failed'], call: Call, run: () => Promise<unknown>): void {
    this.trouble = null;
    this.notice = null;
    if (action === 'drop') this.#endedHere.add(call);
    started(run).catch((error: unknown) => {
      this.#endedHere.delete(call);
      const isThere = this.shown === call || this.#calls.includes(call);
      if (!isThere || phaseOf(call) === 'ended') return;
      if (error instanceof TelephonyError && error.code === 'aborted') return;
      const advice = adviceOf(error, this.strings);
      this.trouble = { what: this.strings.call.failed[action], next: sentences(advice.what, advice.next) };
    });
  }

  /** The calls of a transfer end here: they go from the screen, and it is said what became of them. */
  #askTransfer(
    call: Call,
    to: Call | null,
    run: () => Promise<unknown>,
    action: 'transfer' | 'redirect' = 'transfer',
  ): void {
    const transfer = transferOf(call, to, this.strings);
    this.#ask(action, call, async () => {
      for (const one of transfer.calls) this.#endedHere.add(one);
      try {
        await run();
      } catch (error) {
        for (const one of transfer.calls) this.#endedHere.delete(one);
        throw error;
      }
      this.#transfer = transfer;
      this.requestUpdate();
    });
  }
}

/** What throws at once fails like what fails later. */
async function started(run: () => Promise<unknown>): Promise<void> {
  await run();
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-call-panel': TelCallPanel;
  }
}
