import '../elements/all.js';
import { html, nothing, render, type TemplateResult } from 'lit';
import { TelephonyError, type CallEvent, type Line, type Telephony } from '../client/telephony.js';
import type { TelDialpad } from '../elements/dialpad/dialpad.js';
import { phaseOf } from '../elements/call-panel/call-words.js';
import { hasModem, identityInWords, lineWord } from '../elements/line-status/line-words.js';
import type { Strings } from '../elements/locale/strings.js';
import type { TelConnectedEvent } from '../elements/port-button/port-button.js';
import { adviceOf } from '../elements/shared/advice.js';
import { emergencyQuestion } from '../elements/shared/emergency-question.js';
import type { TelDialEvent, TelPickEvent } from '../elements/shared/events.js';
import { sentences } from '../elements/shared/sentences.js';
import { brand } from './brand.js';
import type { ConsoleStrings, ConsoleWords } from './console-strings.js';
import { tabs } from './tabs.js';

/** The console: which line and tab are looked at. Everything else it shows is the telephony's. */
export class ConsolePage {
  #telephony: Telephony;
  #lineId: number | null = null;
  #tab = 'requests';
  #watched = new Set<Line>();
  /** Why it could not start, as far as that is for whoever set the page up. */
  #misconfigured: TelephonyError | null = null;
  /** An emergency number that may really be called, once that is confirmed. */
  #asking: { readonly line: Line; readonly number: string } | null = null;
  readonly #words: Strings;
  readonly #page: ConsoleStrings;

  /**
   * @param root - What is filled.
   * @param create - Makes the telephony; called again when a lost one is to be started again.
   */
  constructor(
    private readonly root: HTMLElement,
    private readonly create: () => Telephony,
    words: ConsoleWords,
  ) {
    this.#words = words.elements;
    this.#page = words.page;
    this.#telephony = this.#start();
    this.update();
  }

  /** Renders what is so now. */
  update(): void {
    render(this.#render(), this.root);
    const question = this.root.querySelector('dialog');
    if (question?.open === false) question.showModal();
    const rings = this.#telephony.lines.some((line) => lineWord(line, this.#words).text === this.#words.line.ringing);
    document.title = rings ? `${this.#page.ringing} · Ringback` : 'Ringback';
  }

  #start(): Telephony {
    const telephony = this.create();
    const update = (): void => {
      if (telephony !== this.#telephony) return;
      this.#watchLines();
      this.update();
    };
    telephony.addEventListener('statuschange', update);
    telephony.addEventListener('ownershipchange', update);
    telephony.addEventListener('lineschange', update);
    telephony.addEventListener('incoming', (event: CallEvent) => {
      if (telephony === this.#telephony && (this.#line?.calls.length ?? 0) === 0) this.#select(event.call.line);
    });
    // A start that fails is shown by its status, and by what is wrong with the set-up.
    telephony.ready.then(update, (error: unknown) => {
      const wrong = error instanceof TelephonyError && error.code === 'invalidConfiguration';
      if (wrong && telephony === this.#telephony) this.#misconfigured = error;
      update();
    });
    this.#telephony = telephony;
    this.#watchLines();
    return telephony;
  }

  #startAgain(): void {
    this.#telephony.close();
    this.#lineId = null;
    this.#watched = new Set();
    this.#misconfigured = null;
    this.#start();
    this.update();
  }

  #watchLines(): void {
    for (const line of this.#telephony.lines) {
      if (this.#watched.has(line)) continue;
      this.#watched.add(line);
      line.addEventListener('change', () => {
        this.update();
      });
    }
  }

  get #line(): Line | null {
    const { lines } = this.#telephony;
    return lines.find((line) => line.permanentId === this.#lineId) ?? lines[0] ?? null;
  }

  #select(line: Line): void {
    this.#lineId = line.permanentId;
    this.update();
  }

  readonly #onDial = (event: TelDialEvent): void => {
    const line = this.#line;
    const reason = this.#unavailable();
    if (line === null || reason !== '') {
      event.preventDefault();
      this.#refuse(reason);
      return;
    }
    // A simulated line calls nobody: there is nothing to ask.
    if (line.kind !== 'simulator' && line.isEmergency(event.number)) {
      event.preventDefault();
      this.#asking = { line, number: event.number };
      this.update();
    } else if (!this.#dial(line, event.number)) event.preventDefault();
  };

  /** Whether the line took the number; where not, the dialpad says why. */
  #dial(line: Line, number: string): boolean {
    try {
      // What becomes of the request is the call panel's to show.
      line.dial(number).placed.catch(() => undefined);
      this.update();
      return true;
    } catch (error) {
      if (!(error instanceof TelephonyError)) throw error;
      const advice = adviceOf(error, this.#words);
      this.#refuse(sentences(advice.what, advice.next));
      return false;
    }
  }

  #renderQuestion(): TemplateResult | typeof nothing {
    const asking = this.#asking;
    if (asking === null) return nothing;
    const answered = (): void => {
      this.#asking = null;
      this.update();
      this.#dialpad?.focus();
    };
    return emergencyQuestion(this.#words.emergency, asking.number, {
      leave: answered,
      call: () => {
        answered();
        if (this.#dial(asking.line, asking.number) && this.#dialpad !== null) this.#dialpad.value = '';
      },
    });
  }

  #refuse(problem: string): void {
    const dialpad = this.#dialpad;
    if (dialpad !== null) dialpad.problem = problem;
  }

  readonly #onPick = (event: TelPickEvent): void => {
    const dialpad = this.#dialpad;
    if (dialpad === null) return;
    dialpad.value = event.number;
    dialpad.problem = '';
    dialpad.focus();
  };

  get #dialpad(): TelDialpad | null {
    return this.root.querySelector('tel-dialpad');
  }

  /** Why no call can be made now, in words; '' when one can. */
  #unavailable(): string {
    const words = this.#page.dialpadUnavailable;
    const line = this.#line;
    if (this.#telephony.status === 'starting') return this.#isElsewhere ? words.elsewhere : words.starting;
    if (this.#misconfigured !== null) return this.#words.errors.invalidConfiguration.what;
    if (this.#telephony.status !== 'ready') return words.stopped;
    if (line === null) return words.noLine;
    const phases = line.calls.map(phaseOf);
    if (phases.includes('incoming')) return words.incoming;
    if (phases.some((phase) => phase !== 'ended' && phase !== 'held'))
      return line.calls.some(({ can }) => can.hold) ? words.busyOrHold : words.busy;
    return line.service.state === 'lost' || line.service.state === 'failed' ? words.lineNotReady : '';
  }

  /** The lines are in another tab that does not let this page in: said by tel-ownership. */
  get #isElsewhere(): boolean {
    const { ownership } = this.#telephony;
    return ownership.role === 'waiting' && ownership.why !== 'starting';
  }

  #render(): TemplateResult {
    const telephony = this.#telephony;
    const line = this.#line;
    return html`<div class="app" @tel-dial=${this.#onDial} @tel-pick=${this.#onPick}>
      ${this.#renderHead()} ${this.#renderLines()}
      <main>
        ${telephony.status === 'lost' ? this.#renderLost() : nothing}
        <tel-ownership .telephony=${telephony}></tel-ownership>
        <tel-capabilities brief .telephony=${telephony}></tel-capabilities>
        <div class="board">
          <div class="card call">
            <tel-call-panel .line=${line}></tel-call-panel>
            ${
              telephony.status === 'ready'
                ? html`<div class="about">
                    <tel-line-status .line=${line}></tel-line-status>
                    <tel-sim-lock .line=${line}></tel-sim-lock>
                    <tel-line-settings .line=${line}></tel-line-settings>
                    <tel-line-services .line=${line}></tel-line-services>
                  </div>`
                : nothing
            }
          </div>
          <div class="card pad"><tel-dialpad .unavailable=${this.#unavailable()}></tel-dialpad></div>
          ${
            telephony.magicNumbers.length === 0
              ? nothing
              : html`<section class="card numbers" aria-labelledby="numbers">
                  <h2 id="numbers">${this.#words.magic.label}</h2>
                  <tel-magic-numbers .telephony=${telephony} .line=${line}></tel-magic-numbers>
                </section>`
          }
          <section class="card technical" aria-label=${this.#page.technical}>${this.#renderTabs()}</section>
        </div>
      </main>
      ${this.#renderQuestion()}
    </div>`;
  }

  #renderHead(): TemplateResult {
    const { status } = this.#telephony;
    return html`<header class="head">
      ${brand} ${this.#renderCore()}
      <span class="chip status ${status}" role="status"
        >${this.#isElsewhere ? this.#page.waiting : this.#page.status[status]}</span
      >
      <tel-port-button
        .telephony=${this.#telephony}
        @tel-connected=${(event: TelConnectedEvent) => {
          this.#select(event.line);
        }}
      ></tel-port-button>
    </header>`;
  }

  /** Beside the list of ports: only who knows the modem knows that it has another one. */
  #renderFurtherPort(): TemplateResult | typeof nothing {
    const line = this.#line;
    if (line?.canAddPort !== true) return nothing;
    return html`<div class="further">
      <tel-port-button .telephony=${this.#telephony} .line=${line}></tel-port-button>
    </div>`;
  }

  /** Nothing before the worker has said hello: which core runs is not known then. */
  #renderCore(): TemplateResult | typeof nothing {
    const { core, status } = this.#telephony;
    const { kind, moduleBytes } = core;
    if (status === 'starting' || (kind === 'wasm' && moduleBytes === 0)) return nothing;
    return kind === 'wasm'
      ? html`<span class="chip core">core: wasm, ${(moduleBytes / 1000).toFixed(1)} kB</span>`
      : html`<span class="chip core" title=${this.#page.javaScriptCore}>core: JavaScript</span>`;
  }

  #renderLines(): TemplateResult {
    const { lines, status } = this.#telephony;
    const current = this.#line;
    const noLines = {
      starting: this.#isElsewhere ? this.#page.elsewhere : this.#page.starting,
      ready: this.#page.noLines,
      lost: '',
      closed: '',
    }[status];
    return html`<nav class="lines" aria-label=${this.#page.lines}>
      <h2>${this.#page.lines}</h2>
      ${
        lines.length > 0
          ? lines.map((line) => this.#renderLine(line, line === current))
          : html`<p class="quiet">${noLines}</p>`
      }
    </nav>`;
  }

  #renderLine(line: Line, current: boolean): TemplateResult {
    const word = lineWord(line, this.#words);
    const identity = identityInWords(line);
    return html`<button
      type="button"
      class="line"
      aria-current=${current ? 'true' : nothing}
      @click=${() => {
        this.#select(line);
      }}
    >
      <b><bdi>${line.name}</bdi></b>
      <small><bdi>${identity === line.name ? '' : identity}</bdi></small>
      <span class="word ${word.tone}">${word.text}</span>
    </button>`;
  }

  #renderLost(): TemplateResult {
    if (this.#misconfigured !== null) return this.#renderMisconfigured(this.#misconfigured);
    const advice = this.#words.errors.workerLost;
    return html`<div class="notice" role="alert">
      <div>
        <b>${advice.what}</b>
        <p>${advice.next}</p>
      </div>
      <button
        type="button"
        class="again"
        @click=${() => {
          this.#startAgain();
        }}
      >
        ${this.#page.startAgain}
      </button>
    </div>`;
  }

  /** Starting again would end the same way. The message is for whoever wrote the address, so it is not translated. */
  #renderMisconfigured({ message }: TelephonyError): TemplateResult {
    return html`<div class="notice" role="alert">
      <div>
        <b>${this.#words.errors.invalidConfiguration.what}</b>
        <p lang="en">${message}</p>
      </div>
    </div>`;
  }

  #renderTabs(): TemplateResult {
    const telephony = this.#telephony;
    const line = this.#line;
    const all = [
      {
        id: 'requests',
        title: this.#words.requests.label,
        content: html`<tel-request-monitor .telephony=${telephony}></tel-request-monitor>`,
      },
      {
        id: 'traffic',
        title: this.#words.traffic.label,
        content: html`<tel-traffic .telephony=${telephony}></tel-traffic>`,
      },
      {
        id: 'counters',
        title: this.#words.counters.label,
        content: html`<tel-host-counters .telephony=${telephony}></tel-host-counters> ${this.#renderFurtherPort()}`,
      },
    ].filter(({ id }) => id !== 'traffic' || line === null || hasModem(line));
    const tab = all.some(({ id }) => id === this.#tab) ? this.#tab : 'requests';
    return tabs(this.#page.technical, all, tab, (id) => {
      this.#tab = id;
      this.update();
    });
  }
}
