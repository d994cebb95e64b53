import '../elements/all.js';
import { html, nothing, render, type TemplateResult } from 'lit';
import { TelephonyError, type CallEvent, type Line, type Telephony } from '../client/telephony.js';
import type { TelDialpad } from '../elements/dialpad/dialpad.js';
import { lineWord } from '../elements/line-status/line-words.js';
import type { Strings } from '../elements/locale/strings.js';
import { adviceOf } from '../elements/shared/advice.js';
import { emergencyQuestion } from '../elements/shared/emergency-question.js';
import type { TelAnsweredEvent, TelDialEvent, TelPickEvent } from '../elements/shared/events.js';
import { sentences } from '../elements/shared/sentences.js';
import { actOn, type KeyAction } from './call-keys.js';
import { callAids } from './call-aids.js';
import { whyNoCall } from './console-availability.js';
import { aboutLine, numbersToTry } from './console-cards.js';
import { consoleHead } from './console-head.js';
import { consoleLines } from './console-lines.js';
import { consoleNotice } from './console-notices.js';
import type { ConsoleStrings, ConsoleWords } from './console-strings.js';
import { consoleTabs } from './console-tabs.js';
import { isElsewhere, type ConsoleView } from './console-view.js';
import { keysHelp } from './keys-help.js';
import { listenOnPage } from './page-entry.js';
import { takePhoneLinks } from './phone-links.js';

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
  /** Whether the page's keys are used, and shown. */
  #keysOn = true;
  #keysShown = false;
  /** What became of the wish to open `tel:` links here. */
  #linksSaid = '';
  readonly #words: Strings;
  readonly #page: ConsoleStrings;

  /**
   * @param root - What is filled.
   * @param offered - A number that the page was opened with; it is put into the dialpad and not dialled.
   * @param create - Makes the telephony; called again when a lost one is to be started again.
   */
  constructor(
    private readonly root: HTMLElement,
    private readonly create: () => Telephony,
    words: ConsoleWords,
    offered = '',
  ) {
    this.#words = words.elements;
    this.#page = words.page;
    this.#telephony = this.#start();
    this.update();
    listenOnPage(root, {
      offer: this.#offer,
      key: this.#onKey,
    });
    if (offered !== '')
      void this.#dialpad?.updateComplete.then(() => {
        this.#offer(offered);
      });
  }

  /** Renders what is so now. */
  update(): void {
    render(this.#render(), this.root);
    for (const dialog of this.root.querySelectorAll('dialog')) if (!dialog.open) dialog.showModal();
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
    const { line } = this.#view;
    const reason = whyNoCall(this.#view);
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

  readonly #offer = (text: string): void => {
    this.#dialpad?.offer(text);
  };

  readonly #onKey = (action: KeyAction): boolean => {
    const incoming = this.root.querySelector('tel-incoming-call');
    if (!this.#keysOn || this.root.querySelector('dialog') !== null) return false;
    if (action === 'help') this.#showKeys(true);
    else actOn(action, { line: this.#line, incoming });
    return true;
  };

  #showKeys(shown: boolean): void {
    this.#keysShown = shown;
    this.update();
    if (!shown) this.root.querySelector<HTMLElement>('.keys-button')?.focus();
  }

  #renderKeys(): TemplateResult | typeof nothing {
    if (!this.#keysShown) return nothing;
    return keysHelp(this.#page.experience.keys, this.#keysOn, {
      turn: (on) => {
        this.#keysOn = on;
      },
      close: () => {
        this.#showKeys(false);
      },
    });
  }

  readonly #onAnswered = (event: TelAnsweredEvent): void => {
    this.#select(event.call.line);
  };

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

  get #view(): ConsoleView {
    return {
      telephony: this.#telephony,
      line: this.#line,
      misconfigured: this.#misconfigured,
      words: this.#words,
      page: this.#page,
      select: (line) => {
        this.#select(line);
      },
      startAgain: () => {
        this.#startAgain();
      },
    };
  }

  #render(): TemplateResult {
    const view = this.#view;
    const { telephony, line } = view;
    return html`<div class="app" @tel-dial=${this.#onDial} @tel-pick=${this.#onPick} @tel-answered=${this.#onAnswered}>
      ${consoleHead(view)} ${consoleLines(view)}
      <main>
        <tel-incoming-call .telephony=${telephony} .shownLine=${line}></tel-incoming-call>
        ${consoleNotice(view)}
        <tel-ownership .telephony=${telephony}></tel-ownership>
        <tel-capabilities brief .telephony=${telephony}></tel-capabilities>
        <div class="board">
          <div class="card call">
            <tel-call-panel .line=${line} .contacts=${telephony.contacts}></tel-call-panel>
          </div>
          <div class="card pad">
            <tel-dialpad .unavailable=${whyNoCall(view)}></tel-dialpad>${callAids(
              this.#page.experience,
              this.#linksSaid,
              {
                showKeys: () => {
                  this.#showKeys(true);
                },
                takeLinks: () => {
                  const { links } = this.#page.experience;
                  this.#linksSaid = takePhoneLinks() ? links.asked : links.refused;
                  this.update();
                },
              },
            )}
          </div>
          ${aboutLine(view)} ${numbersToTry(view)} ${this.#renderTechnical(view)}
        </div>
      </main>
      ${this.#renderQuestion()} ${this.#renderKeys()}
    </div>`;
  }

  /** Not before it is known what stands above: it would be moved. */
  #renderTechnical(view: ConsoleView): TemplateResult | typeof nothing {
    const { telephony, page } = view;
    const begins = telephony.status === 'starting' && telephony.lines.length === 0 && !isElsewhere(telephony);
    if (begins) return nothing;
    return html`<section class="card technical" aria-label=${page.technical}>
      ${consoleTabs(view, this.#tab, (id) => {
        this.#tab = id;
        this.update();
      })}
    </section>`;
  }
}
