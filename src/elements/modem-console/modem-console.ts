import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Scheduler, Timer } from '../../base/clock.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import {
  TelephonyError,
  type Line,
  type LineEvents,
  type Telephony,
  type TelephonyEvents,
} from '../../client/telephony.js';
import { hasModem } from '../line-status/line-words.js';
import type { Strings } from '../locale/strings.js';
import { adviceOf } from '../shared/advice.js';
import { fileTime, saveAsFile } from '../shared/download.js';
import { Following } from '../shared/following.js';
import { notLoaded } from '../shared/missing-module.js';
import { sentences } from '../shared/sentences.js';
import { TelElement } from '../shared/tel-element.js';
import { Ticking } from '../shared/ticking.js';
import { answerPart } from './answer-part.js';
import { CommandRunner } from './command-runner.js';
import type { Suggestion } from './completion.js';
import { LogMatches } from './log-matches.js';
import { plainLines, terminalLines } from './log-text.js';
import type { Macro } from './macro.js';
import { Macros } from './macros-part.js';
import { modemConsoleStyles } from './modem-console.styles.js';
import { Prompt } from './prompt-part.js';
import { terminalStyles } from './terminal.styles.js';
import { SCROLLBACK, TerminalView } from './terminal-view.js';
import { firstAfter, TrafficLog, type LogFilter } from './traffic-log.js';

/** How often the time that a command takes is shown anew. */
const TICK_MS = 500;

/**
 * What is said to a line's modem and what it says, and a prompt for commands of one's own, with earlier ones, the modem's list and macros. For technicians: this
 * element speaks AT. Its log belongs to the element, by the lines' permanent ids: it survives that a modem is unplugged or a worker ends. The terminal is loaded when it is first seen.
 *
 * @summary An AT console for a line's modem.
 * @csspart bar - Filter, pause and the like.
 * @csspart terminal - The traffic.
 * @csspart prompt - The form in which a command is typed.
 * @csspart running - What is out, with its progress.
 * @csspart answer - The answer to one's own command.
 * @csspart lines - The lines of an answer.
 * @csspart macros - The macros.
 */
export class TelModemConsole extends TelElement {
  static override styles = [TelElement.styles, terminalStyles, modemConsoleStyles];

  @property({ attribute: false }) telephony: Telephony | null = null;
  @property({ attribute: false }) line: Line | null = null;
  @property({ attribute: false }) scheduler: Scheduler = systemScheduler;

  @state() private filter: LogFilter = { text: '', direction: 'all' };
  @state() private hex = false;
  @state() private plainly = false;
  @state() private screenReader = false;
  /** The newest entry that is shown while it stands still; null while it follows. */
  @state() private pausedAt: number | null = null;
  @state() private loading: 'not yet' | 'loading' | 'open' | 'failed' = 'not yet';
  @state() private told = '';
  @query('.terminal') private readonly place!: HTMLElement | null;

  readonly #log = new TrafficLog();
  readonly #matches = new LogMatches(
    this.#log,
    () => this.scheduler,
    () => {
      this.requestUpdate();
    },
  );
  readonly #view = new TerminalView(() => this.scheduler);
  readonly #runner = new CommandRunner(this, () => this.scheduler);
  readonly #prompt: Prompt;
  readonly #macros: Macros;
  readonly #traffic = new Following<TelephonyEvents>(this, ['trafficchange'], () => {
    this.#take();
  });
  readonly #lineEvents = new Following<LineEvents>(this, ['change']);
  readonly #ticking = new Ticking(this);
  /** What the modems have told that they have, by permanent id. */
  readonly #own = new Map<number, readonly string[] | null>();
  #suggest: typeof import('./completion.js') | null = null;
  /** Whose traffic was taken last. */
  #taken: Telephony | null = null;
  /** What the terminal shows: it is written anew when this changes, else added to. */
  #shownAs = '';
  #written = 0;
  /** Why the terminal could not be loaded. */
  #failure: unknown = null;

  constructor() {
    super();
    const read = { strings: (): Strings => this.strings, language: (): string => this.language };
    const update = (): void => {
      this.requestUpdate();
    };
    this.#prompt = new Prompt({
      get strings() {
        return read.strings();
      },
      get language() {
        return read.language();
      },
      runner: this.#runner,
      update,
      send: (command) => {
        void this.#run([command]);
      },
      suggestions: (typed) => this.#suggestions(typed),
      now: () => this.scheduler.now(),
    });
    this.#macros = new Macros({
      get strings() {
        return read.strings();
      },
      update,
      run: (macro) => {
        void this.#runMacro(macro);
      },
      save: (name, text) => {
        saveAsFile(this.scheduler, name, text);
      },
      storage: () => localStorage,
    });
    this.#watch();
  }

  override render(): TemplateResult {
    const { line, strings } = this;
    const words = strings.modemConsole;
    if (line !== null && !hasModem(line))
      return html`<p class="quiet"><b>${words.none.what}</b> ${words.none.next}</p>`;
    const terminal = notLoaded(words.notLoaded, this.#failure, strings);
    return html`${this.#renderBar(line)}
      <div class="frame" part="terminal">
        <div class="terminal" role="region" aria-label=${words.traffic} dir="ltr"></div>
        <i class="sample accent"></i><i class="sample quiet"></i>
      </div>
      <p class="quiet" role="status">${this.told}</p>
      ${this.loading === 'loading' ? html`<p class="quiet">${words.loading}</p>` : nothing}
      ${this.loading === 'failed' ? html`<p class="problem"><b>${terminal.what}</b> ${terminal.next}</p>` : nothing}
      <p class="quiet">${words.masked}</p>
      ${this.#prompt.render()}
      ${answerPart(this.#runner.told, { strings, language: this.language, plainly: this.plainly, hex: this.hex })}
      ${this.#macros.render()}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#traffic.follow(this.telephony);
    this.#lineEvents.follow(this.line);
    if (changed.has('telephony')) this.#take();
    if (this.line !== null) this.#matches.look(this.line.permanentId, this.filter);
  }

  protected override updated(): void {
    this.#ticking.next(this.scheduler, this.#runner.running === null ? null : TICK_MS);
    this.#view.screenReader = this.screenReader;
    this.#show();
  }

  #renderBar(line: Line | null): TemplateResult {
    const words = this.strings.modemConsole;
    const number = new Intl.NumberFormat(this.language);
    const all = line === null ? 0 : this.#log.entries(line.permanentId).length;
    const shown = line === null ? 0 : this.#matches.entries.length;
    const waiting = this.pausedAt === null ? 0 : this.#log.since(line?.permanentId ?? -1, this.pausedAt).length;
    const check = (label: string, on: boolean, set: (on: boolean) => void): TemplateResult =>
      html`<label class="check"
        ><input
          type="checkbox"
          .checked=${on}
          @change=${(event: Event) => {
            set((event.currentTarget as HTMLInputElement).checked);
          }}
        />${label}</label
      >`;
    return html`<div class="bar" part="bar" role="group" aria-label=${words.bar}>
      <label class="filter"
        ><span class="quiet">${words.filter}</span>
        <input
          type="search"
          dir="ltr"
          autocomplete="off"
          spellcheck="false"
          .value=${this.filter.text}
          @input=${(event: Event) => {
            this.filter = { ...this.filter, text: (event.currentTarget as HTMLInputElement).value };
          }}
      /></label>
      <label
        ><span class="quiet">${words.direction}</span>
        <select
          @change=${(event: Event) => {
            const direction = (event.currentTarget as HTMLSelectElement).value as LogFilter['direction'];
            this.filter = { ...this.filter, direction };
          }}
        >
          ${(['all', 'toModem', 'fromModem', 'note'] as const).map(
            (direction) =>
              html`<option value=${direction} ?selected=${direction === this.filter.direction}>
                ${words.directions[direction]}
              </option>`,
          )}
        </select></label
      >
      <button type="button" class="button outline" @click=${this.#togglePause}>
        ${this.pausedAt === null ? words.pause : waiting > 0 ? words.waiting(number.format(waiting)) : words.resume}
      </button>
      <button type="button" class="button outline" @click=${this.#clear}>${words.clear}</button>
      <button type="button" class="button outline" @click=${this.#exportText}>${words.exportText}</button>
      <button type="button" class="button outline" @click=${this.#exportFixture}>${words.exportFixture}</button>
      ${check(words.hex, this.hex, (on) => (this.hex = on))}
      ${check(words.plainly, this.plainly, (on) => (this.plainly = on))}
      ${check(words.screenReader, this.screenReader, (on) => (this.screenReader = on))}
      <span class="quiet count">${words.matches(number.format(shown), number.format(all))}</span>
    </div>`;
  }

  /** Opens the terminal when it is seen first, and keeps its size and colours. */
  #watch(): void {
    let resized: ResizeObserver | null = null;
    let fitting: Timer | null = null;
    const fit = (): void => {
      fitting = null;
      if (this.clientWidth === 0) return;
      if (this.loading === 'not yet') void this.#openTerminal();
      else this.#view.fit();
    };
    const scheme = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
    const paint = (): void => {
      if (this.place !== null) this.#view.paint(this.place);
    };
    this.addController({
      hostConnected: () => {
        // Later, since another size within the observer would be told to it again.
        resized = new ResizeObserver(() => {
          fitting ??= this.scheduler.after(0, fit);
        });
        resized.observe(this);
        scheme?.addEventListener('change', paint);
      },
      hostDisconnected: () => {
        resized?.disconnect();
        fitting?.cancel();
        fitting = null;
        scheme?.removeEventListener('change', paint);
        this.#view.close();
        this.#matches.stop();
        this.loading = 'not yet';
      },
    });
  }

  async #openTerminal(): Promise<void> {
    void this.#macros.load();
    const { place } = this;
    if (place === null) return;
    this.loading = 'loading';
    try {
      await this.#view.open(place, this.strings.modemConsole.traffic);
      this.#shownAs = '';
      this.loading = 'open';
    } catch (error) {
      this.#failure = error;
      this.loading = 'failed';
    }
  }

  #take(): void {
    const { telephony, scheduler } = this;
    if (telephony === null) return;
    // Another one counts its records anew.
    if (telephony !== this.#taken) this.#log.restart();
    this.#taken = telephony;
    this.#log.take(telephony.traffic, scheduler.wallTime() - scheduler.now());
    this.requestUpdate();
  }

  /** Brings the terminal up to date: by what is new, or, where something else is to be shown, by all that it holds. */
  #show(): void {
    const id = this.line?.permanentId;
    if (!this.#view.isOpen || id === undefined) return;
    const shownAs = JSON.stringify([id, this.filter, this.hex, this.language, this.pausedAt]);
    const anew = shownAs !== this.#shownAs;
    // What is shown stays until all that passes another filter is found.
    if (this.#matches.looking) return;
    this.#shownAs = shownAs;
    const until = this.pausedAt ?? Infinity;
    const { entries } = this.#matches;
    const fresh = entries.slice(anew ? 0 : firstAfter(entries, this.#written), firstAfter(entries, until));
    const wanted = fresh.slice(-SCROLLBACK);
    const lineOf = terminalLines(this.language, this.hex);
    if (anew) this.#view.replace(wanted, lineOf);
    else this.#view.write(wanted, lineOf);
    this.#written = Math.min(this.#log.newest, until);
  }

  /** Asks the modem for its list the first time; null as long as nothing can be said. */
  #suggestions(typed: string): readonly Suggestion[] | null {
    const { line } = this;
    if (this.#suggest === null) {
      void import('./completion.js').then((loaded) => {
        this.#suggest = loaded;
        this.requestUpdate();
      });
      return null;
    }
    if (line !== null && !this.#own.has(line.permanentId) && this.#runner.running === null)
      void this.#askForCommands(line);
    const own = line === null ? null : (this.#own.get(line.permanentId) ?? null);
    return this.#suggest.suggestionsFor(typed, own, this.language);
  }

  /** Until it has answered, and where it does not, the standards' commands stand for its own. */
  async #askForCommands(line: Line): Promise<void> {
    this.#own.set(line.permanentId, null);
    const answer = await line.sendCommand('AT+CLAC').catch(() => null);
    const told = answer?.ok === true ? (this.#suggest?.commandsTold(answer.lines) ?? []) : [];
    if (told.length > 0) this.#own.set(line.permanentId, told);
    this.requestUpdate();
  }

  async #run(commands: readonly string[], macro = ''): Promise<void> {
    if (this.line !== null) await this.#runner.run(this.line, commands, macro);
  }

  async #runMacro({ name, commands }: Macro): Promise<void> {
    const { none } = this.strings.line;
    if (this.line === null) this.told = sentences(none.what, none.next);
    else if (this.#runner.running === null) await this.#run(commands, name);
    else this.told = this.strings.modemConsole.prompt.outAlready;
  }

  readonly #togglePause = (): void => {
    this.pausedAt = this.pausedAt === null ? this.#log.newest : null;
  };

  readonly #clear = (): void => {
    if (this.line === null) return;
    this.#log.clear(this.line.permanentId);
    this.#matches.stop();
    this.#shownAs = '';
    this.told = this.strings.modemConsole.cleared;
    this.requestUpdate();
  };

  readonly #exportText = (): void => {
    const entries = this.line === null ? [] : this.#log.entries(this.line.permanentId);
    if (entries.length === 0) {
      this.told = this.strings.modemConsole.nothingToExport;
      return;
    }
    const lineOf = plainLines(this.language);
    const text = entries.map((entry) => `${lineOf(entry)}\n`).join('');
    this.#save(`ringback-log-${fileTime(this.scheduler.wallTime())}.txt`, text, 'text/plain');
  };

  readonly #exportFixture = (): void => {
    const { line } = this;
    if (line === null) return;
    line.recording().then(
      (recording) => {
        const name = `ringback-recording-${fileTime(this.scheduler.wallTime())}.json`;
        this.#save(name, JSON.stringify(recording, null, 2), 'application/json');
      },
      (error: unknown) => {
        const none = error instanceof TelephonyError && error.code === 'unsupported';
        const { what, next } = adviceOf(error, this.strings);
        this.told = none ? this.strings.modemConsole.noRecording : sentences(what, next);
      },
    );
  };

  #save(name: string, text: string, type: string): void {
    saveAsFile(this.scheduler, name, text, type);
    this.told = this.strings.modemConsole.exported(name);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tel-modem-console': TelModemConsole;
  }
}
