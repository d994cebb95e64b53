import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../locale/strings.js';
import { measuredDuration } from '../shared/time.js';
import type { CommandRunner, Running } from './command-runner.js';
import type { Suggestion } from './completion.js';
import { PromptHistory } from './prompt-history.js';

/** What a prompt is given by its element. */
export interface PromptOwner {
  readonly strings: Strings;
  readonly language: string;
  readonly runner: CommandRunner;
  /** Renders again. */
  update(): void;
  send(command: string): void;
  /** Commands that begin as this does; null while they are being loaded. */
  suggestions(typed: string): readonly Suggestion[] | null;
  now(): number;
}

/** Suggestions that are shown at once. */
const MOST_SHOWN = 8;

/** The line in which a command is typed, with earlier ones, and a list of commands to choose from (ARIA: combobox). */
export class Prompt {
  typed = '';
  /** Whether the list of commands is there, and which of it is chosen; -1 for none. */
  #open = false;
  #active = -1;
  #problem = '';
  readonly #history = new PromptHistory();
  readonly #owner: PromptOwner;

  constructor(owner: PromptOwner) {
    this.#owner = owner;
  }

  render(): TemplateResult {
    const { strings, runner } = this.#owner;
    const words = strings.modemConsole.prompt;
    const shown = this.#shown();
    const expanded = this.#open && shown !== null && shown.length > 0;
    return html`<form class="prompt" part="prompt" @submit=${this.#submit}>
        <label for="command">${words.label}</label>
        <input
          id="command"
          type="text"
          role="combobox"
          aria-label=${words.label}
          dir="ltr"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-expanded=${expanded ? 'true' : 'false'}
          aria-controls="suggestions"
          aria-autocomplete="list"
          aria-describedby="hint"
          aria-activedescendant=${expanded && this.#active >= 0 ? `suggestion-${this.#active}` : nothing}
          .value=${this.typed}
          @input=${this.#input}
          @keydown=${this.#key}
        />
        <button type="submit" class="button go" aria-disabled=${runner.running === null ? 'false' : 'true'}>
          ${words.send}
        </button>
        <button
          type="button"
          class="button outline"
          aria-expanded=${this.#open ? 'true' : 'false'}
          @click=${this.#toggle}
        >
          ${words.commands}
        </button>
      </form>
      <p class="quiet hint" id="hint">${words.hint}</p>
      <ul id="suggestions" role="listbox" aria-label=${words.suggestions} ?hidden=${!expanded}>
        ${(expanded ? shown : []).map((suggestion, index) => this.#renderSuggestion(suggestion, index))}
      </ul>
      <p class="quiet found" role="status">${this.#inWords(shown)}</p>
      ${runner.running === null ? nothing : this.#renderRunning(runner.running)}`;
  }

  /** The commands that fit, the first of them only. */
  #shown(): readonly Suggestion[] | null {
    return this.#open ? (this.#owner.suggestions(this.typed)?.slice(0, MOST_SHOWN) ?? null) : [];
  }

  #inWords(shown: readonly Suggestion[] | null): string {
    const words = this.#owner.strings.modemConsole.prompt;
    if (this.#problem !== '') return this.#problem;
    if (!this.#open) return '';
    if (shown === null) return words.askingModem;
    return shown.length === 0 ? words.noneFound : words.found(this.#owner.suggestions(this.typed)?.length ?? 0);
  }

  // Its keys are the field's, which keeps the focus (ARIA: aria-activedescendant).
  /* eslint-disable lit-a11y/click-events-have-key-events */
  #renderSuggestion({ command, what }: Suggestion, index: number): TemplateResult {
    return html`<li
      id="suggestion-${index}"
      role="option"
      aria-selected=${index === this.#active ? 'true' : 'false'}
      @pointerdown=${(event: Event) => {
        // The field keeps the focus.
        event.preventDefault();
      }}
      @click=${() => {
        this.#take(command);
      }}
    >
      <code>${command}</code> <span class="quiet">${what ?? this.#owner.strings.modemConsole.prompt.ofModem}</span>
    </li>`;
  }
  /* eslint-enable lit-a11y/click-events-have-key-events */

  #renderRunning({ command, macro, at, of, sinceMs, cancelling }: Running): TemplateResult {
    const words = this.#owner.strings.modemConsole.prompt;
    const what = macro === '' ? words.running(command) : words.runningMacro(macro, at, of);
    const elapsed = words.elapsed(measuredDuration(this.#owner.now() - sinceMs, this.#owner.language));
    return html`<div class="running" part="running">
      <progress aria-label=${what}></progress>
      <span role="status">${cancelling ? words.cancelling : what}</span> <span class="quiet">${elapsed}</span>
      <button
        type="button"
        class="button outline"
        aria-disabled=${cancelling ? 'true' : 'false'}
        @click=${() => {
          this.#owner.runner.cancel();
        }}
      >
        ${words.cancel}
      </button>
    </div>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const shown = this.#shown() ?? [];
    const chosen = shown[this.#active];
    if (this.#open && chosen !== undefined) this.#take(chosen.command);
    else this.#send();
  };

  #send(): void {
    const words = this.#owner.strings.modemConsole.prompt;
    const command = this.typed.trim();
    this.#close();
    if (command === '') this.#problem = words.nothing;
    else if (this.#owner.runner.running !== null) this.#problem = words.outAlready;
    else {
      this.#history.add(command);
      this.typed = '';
      this.#owner.send(command);
    }
    this.#owner.update();
  }

  /** Puts a command in the place of the last one of what has been typed. */
  #take(command: string): void {
    const before = this.typed.slice(0, this.typed.lastIndexOf(';') + 1);
    this.typed = before === '' ? command : before + command.slice(2);
    this.#close();
    this.#owner.update();
  }

  readonly #input = (event: InputEvent): void => {
    this.typed = (event.currentTarget as HTMLInputElement).value;
    this.#active = -1;
    this.#problem = '';
    this.#owner.update();
  };

  readonly #toggle = (): void => {
    if (this.#open) this.#close();
    else this.#show();
    this.#owner.update();
  };

  readonly #key = (event: KeyboardEvent): void => {
    const opens = (event.key === ' ' && event.ctrlKey) || (event.key === 'ArrowDown' && event.altKey);
    if (opens) this.#show();
    else if (event.key === 'Escape' && this.#open) this.#close();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#arrow(event.key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
    this.#owner.update();
  };

  /** Through the list where it is there, else through earlier commands. */
  #arrow(step: 1 | -1): void {
    const count = this.#shown()?.length ?? 0;
    if (this.#open && count > 0) {
      this.#active = this.#active < 0 ? (step > 0 ? 0 : count - 1) : (this.#active + step + count) % count;
      return;
    }
    this.typed = (step < 0 ? this.#history.earlier(this.typed) : this.#history.later()) ?? this.typed;
  }

  #show(): void {
    this.#open = true;
    this.#active = -1;
    this.#problem = '';
  }

  #close(): void {
    this.#open = false;
    this.#active = -1;
    this.#problem = '';
  }
}
