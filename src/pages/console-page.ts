import './first-elements.js';
import { html, nothing, render, type TemplateResult } from 'lit';
import type { Telephony } from '../client/telephony.js';
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
import { Desk } from './desk.js';
import { keysHelp } from './keys-help.js';
import { listenOnPage } from './page-entry.js';
import { takePhoneLinks } from './phone-links.js';
import { versionNotice } from './version-notice.js';

/** The console: which line and tab are looked at. Everything else it shows is the telephony's. */
export class ConsolePage {
  readonly #desk: Desk;
  /** Which tabs were opened, the last of them at the end. */
  readonly #tabs = new Set(['requests']);
  /** Of the elements that come after the first picture. */
  #later: 'loading' | 'here' | 'missing' = 'loading';
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
    create: () => Telephony,
    words: ConsoleWords,
    offered = '',
  ) {
    this.#words = words.elements;
    this.#page = words.page;
    this.#desk = new Desk(create, () => {
      this.update();
    });
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
    const rings = this.#desk.telephony.lines.some(
      (line) => lineWord(line, this.#words).text === this.#words.line.ringing,
    );
    document.title = rings ? `${this.#page.ringing} · Ringback` : 'Ringback';
  }

  /** Whether a call goes on, which would end if the page were loaded again, or would go on without it. */
  get busy(): boolean {
    return this.#desk.busy;
  }

  /** Says that there is a newer version of the page, until it is loaded by `take`, at a person's press alone. */
  offerVersion(take: () => void): void {
    this.#takeVersion = take;
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
    const number = this.#desk.speedDial.numberOf(key);
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
    else actOn(action, { line: this.#desk.line, incoming });
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
    this.#desk.select(event.call.line);
  };

  readonly #onPick = (event: TelPickEvent): void => {
    this.#dialling.pick(event.number);
  };

  get #dialpad(): TelDialpad | null {
    return this.root.querySelector('tel-dialpad');
  }

  get #view(): ConsoleView {
    return {
      telephony: this.#desk.telephony,
      line: this.#desk.line,
      misconfigured: this.#desk.misconfigured,
      later: this.#later,
      begins: this.#desk.begins && !isElsewhere(this.#desk.telephony),
      words: this.#words,
      page: this.#page,
      select: (line) => {
        this.#desk.select(line);
      },
      startAgain: () => {
        this.#desk.startAgain();
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
              .speedDial=${telephony.status === 'ready' ? this.#desk.speedDial.names : null}
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
    const { page } = view;
    if (view.begins || view.later === 'loading') return nothing;
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
