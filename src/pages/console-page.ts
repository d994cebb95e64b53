import './first-elements.js';
import { html, nothing, render, type TemplateResult } from 'lit';
import { TelephonyError, type CallEvent, type Line, type Telephony } from '../client/telephony.js';
import type { TelDialpad } from '../elements/dialpad/dialpad.js';
import { lineWord } from '../elements/line-status/line-words.js';
import type { Strings } from '../elements/locale/strings.js';
import { openDialog } from '../elements/shared/confirm-dialog.js';
import { Dialling } from '../elements/shared/dialling.js';
import type { TelAnsweredEvent, TelDialEvent, TelPickEvent, TelSpeedDialEvent } from '../elements/shared/events.js';
import { actOn, type KeyAction } from './call-keys.js';
import { callAids } from './call-aids.js';
import { whyNoCall } from './console-availability.js';
import { aboutLine, numbersToTry } from './console-cards.js';
import { consoleHead } from './console-head.js';
import { consoleLines } from './console-lines.js';
import { consoleNotice, laterMissing } from './console-notices.js';
import type { ConsoleStrings, ConsoleWords } from './console-strings.js';
import { consoleTabs } from './console-tabs.js';
import { isElsewhere, type ConsoleView } from './console-view.js';
import { keysHelp } from './keys-help.js';
import { listenOnPage } from './page-entry.js';
import { takePhoneLinks } from './phone-links.js';
import { SpeedDial } from './speed-dial.js';
import { versionNotice } from './version-notice.js';

/** The console: which line and tab are looked at. Everything else it shows is the telephony's. */
export class ConsolePage {
  #telephony: Telephony;
  #speedDial: SpeedDial;
  #lineId: number | null = null;
  /** Which tabs were opened, the last of them at the end. */
  readonly #tabs = new Set(['requests']);
  /** Of the elements that come after the first picture. */
  #later: 'loading' | 'here' | 'missing' = 'loading';
  #watched = new Set<Line>();
  /** Why it could not start, as far as that is for whoever set the page up. */
  #misconfigured: TelephonyError | null = null;
  /** Whether the page's keys are used, and shown. */
  #keysOn = true;
  #keysShown = false;
  /** What became of the wish to open `tel:` links here. */
  #linksSaid = '';
  readonly #dialling = new Dialling({
    words: () => this.#words,
    dialpad: () => this.#dialpad,
    update: () => {
      this.update();
    },
  });
  /** Loads the newer version of the page; null while there is none. */
  #takeVersion: (() => void) | null = null;
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
    this.#speedDial = new SpeedDial(this.#telephony.contacts);
    this.update();
    listenOnPage(root, {
      offer: this.#offer,
      key: this.#onKey,
    });
    if (offered !== '')
      void this.#dialpad?.updateComplete.then(() => {
        this.#offer(offered);
      });
    void this.#loadLater();
  }

  /** What is not needed for a call: nobody waits for it. */
  async #loadLater(): Promise<void> {
    try {
      await import('./later-elements.js');
      this.#later = 'here';
    } catch {
      this.#later = 'missing';
    }
    this.update();
  }

  /** Renders what is so now. */
  update(): void {
    render(this.#render(), this.root);
    openDialog(this.root);
    const rings = this.#telephony.lines.some((line) => lineWord(line, this.#words).text === this.#words.line.ringing);
    document.title = rings ? `${this.#page.ringing} · Ringback` : 'Ringback';
  }

  /** Whether a call goes on, which would end if the page were loaded again, or would go on without it. */
  get busy(): boolean {
    return this.#telephony.lines.some((line) => line.calls.length > 0);
  }

  /** Says that there is a newer version of the page, until it is loaded by `take`, at a person's press alone. */
  offerVersion(take: () => void): void {
    this.#takeVersion = take;
    this.update();
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
    telephony.contacts.addEventListener('change', update);
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
    this.#speedDial = new SpeedDial(this.#telephony.contacts);
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
    if (line === null || reason !== '') this.#dialling.refuse(reason);
    else if (this.#dialling.take(line, event.number)) {
      this.update();
      return;
    }
    event.preventDefault();
  };

  readonly #onSpeedDial = ({ key }: TelSpeedDialEvent): void => {
    const number = this.#speedDial.numberOf(key);
    if (number === null) this.#dialling.refuse(this.#page.noSpeedDial(key));
    else this.#dialpad?.call(number);
  };

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
    this.#dialling.pick(event.number);
  };

  get #dialpad(): TelDialpad | null {
    return this.root.querySelector('tel-dialpad');
  }

  get #view(): ConsoleView {
    return {
      telephony: this.#telephony,
      line: this.#line,
      misconfigured: this.#misconfigured,
      later: this.#later,
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
    const take = this.#takeVersion;
    return html`<div
      class="app"
      @tel-dial=${this.#onDial}
      @tel-pick=${this.#onPick}
      @tel-speed-dial=${this.#onSpeedDial}
      @tel-answered=${this.#onAnswered}
    >
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
            <tel-dialpad
              .unavailable=${whyNoCall(view)}
              .speedDial=${telephony.status === 'ready' ? this.#speedDial.names : null}
            ></tel-dialpad
            >${callAids(this.#page.experience, this.#linksSaid, {
              showKeys: () => {
                this.#showKeys(true);
              },
              takeLinks: () => {
                const { links } = this.#page.experience;
                this.#linksSaid = takePhoneLinks() ? links.asked : links.refused;
                this.update();
              },
            })}
          </div>
          ${aboutLine(view)} ${numbersToTry(view)} ${this.#renderTechnical(view)}
        </div>
        ${versionNotice(view.page.version, take === null ? null : { take, busy: this.busy })}
      </main>
      ${this.#dialling.renderQuestion()} ${this.#renderKeys()}
    </div>`;
  }

  /** Not before it is known what stands above: it would be moved. */
  #renderTechnical(view: ConsoleView): TemplateResult | typeof nothing {
    const { telephony, page } = view;
    const begins = telephony.status === 'starting' && telephony.lines.length === 0 && !isElsewhere(telephony);
    if (begins || view.later === 'loading') return nothing;
    if (view.later === 'missing') return laterMissing(view);
    return html`<section class="card technical" aria-label=${page.technical}>
      ${consoleTabs(view, this.#tabs, (id) => {
        this.#tabs.delete(id);
        this.#tabs.add(id);
        this.update();
      })}
    </section>`;
  }
}
