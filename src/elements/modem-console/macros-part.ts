import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../locale/strings.js';
import { notLoaded } from '../shared/missing-module.js';
import { sentences } from '../shared/sentences.js';
import { isMacroCommand, LONGEST_NAME, MOST_COMMANDS, MOST_MACROS, withMacros, type Macro } from './macro.js';

/** What the macros are given by their element. */
export interface MacrosOwner {
  readonly strings: Strings;
  /** Renders again. */
  update(): void;
  run(macro: Macro): void;
  save(name: string, text: string): void;
  /** Where the browser keeps things for this page; may throw. */
  storage(): Storage;
}

type MacroStore = typeof import('./macro-store.js');

/** A person's macros: run, added, changed, deleted, and as files. Kept in this browser. */
export class Macros {
  #macros: readonly Macro[] = [];
  #editing: Macro | null = null;
  #deleted: Macro | null = null;
  #told = '';
  #problem = '';
  #loading: Promise<MacroStore | null> | null = null;
  readonly #owner: MacrosOwner;

  constructor(owner: MacrosOwner) {
    this.#owner = owner;
  }

  /** Reads what the browser keeps, once. @returns What keeps macros; null where it could not be loaded, which is told then, and tried again the next time. */
  load(): Promise<MacroStore | null> {
    this.#loading ??= import('./macro-store.js').then(
      (store) => {
        const stored = store.storedMacros(() => this.#owner.storage());
        if (stored === null) this.#problem = this.#owner.strings.modemConsole.macros.unreadableStore;
        this.#macros = withMacros(stored ?? [], this.#macros);
        this.#owner.update();
        return store;
      },
      (error: unknown) => {
        this.#loading = null;
        this.#failToLoad(error);
        return null;
      },
    );
    return this.#loading;
  }

  render(): TemplateResult {
    const words = this.#owner.strings.modemConsole.macros;
    return html`<details class="macros" part="macros">
      <summary>${words.label(this.#macros.length)}</summary>
      ${
        this.#macros.length === 0
          ? html`<p class="quiet">${words.empty}</p>`
          : html`<ul aria-label=${words.list}>
              ${this.#macros.map((macro) => this.#renderMacro(macro))}
            </ul>`
      }
      ${this.#renderForm()}
      <div class="bar">
        <button
          type="button"
          class="button outline"
          aria-disabled=${this.#macros.length === 0 ? 'true' : 'false'}
          @click=${this.#export}
        >
          ${words.exportFile}
        </button>
        <label class="button outline file"
          >${words.importFile}<input type="file" accept=".json,application/json" @change=${this.#import}
        /></label>
      </div>
      <p class="quiet" role="status">
        ${this.#told}
        ${
          this.#deleted === null
            ? nothing
            : html`<button type="button" class="button outline" @click=${this.#undo}>${words.undo}</button>`
        }
      </p>
      <p class="problem" role="alert">${this.#problem}</p>
    </details>`;
  }

  #renderMacro(macro: Macro): TemplateResult {
    const words = this.#owner.strings.modemConsole.macros;
    const button = (text: string, label: string, act: () => void): TemplateResult =>
      html`<button type="button" class="button outline" aria-label=${label} @click=${act}>${text}</button>`;
    return html`<li>
      <b><bdi>${macro.name}</bdi></b> <code dir="ltr">${macro.commands.join(' · ')}</code>
      <span class="acts">
        ${button(words.run, words.runNamed(macro.name), () => {
          this.#owner.run(macro);
        })}
        ${button(words.edit, words.editNamed(macro.name), () => {
          this.#edit(macro);
        })}
        ${button(words.remove, words.removeNamed(macro.name), () => {
          this.#remove(macro);
        })}
      </span>
    </li>`;
  }

  #renderForm(): TemplateResult {
    const words = this.#owner.strings.modemConsole.macros;
    const editing = this.#editing;
    return html`<form
      class="macro"
      aria-label=${editing === null ? words.add : words.change(editing.name)}
      @submit=${this.#submit}
    >
      <label for="macro-name">${words.name}</label>
      <input
        id="macro-name"
        name="name"
        type="text"
        autocomplete="off"
        maxlength=${LONGEST_NAME}
        .value=${editing?.name ?? ''}
      />
      <label for="macro-commands">${words.commands}</label>
      <textarea
        id="macro-commands"
        name="commands"
        rows="3"
        dir="ltr"
        spellcheck="false"
        autocapitalize="off"
        .value=${editing?.commands.join('\n') ?? ''}
      ></textarea>
      <div class="bar">
        <button type="submit" class="button">${words.save}</button>
        ${
          editing === null
            ? nothing
            : html`<button
                type="button"
                class="button outline"
                @click=${() => {
                  this.#edit(null);
                }}
              >
                ${words.cancel}
              </button>`
        }
      </div>
    </form>`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const text = (name: string): string => {
      const value = new FormData(form).get(name);
      return typeof value === 'string' ? value : '';
    };
    const name = text('name').trim();
    const commands = text('commands')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const words = this.#owner.strings.modemConsole.macros;
    const bad = commands.find((command) => !isMacroCommand(command));
    if (name === '' || name.length > LONGEST_NAME) this.#fail(words.noName);
    else if (commands.length === 0 || commands.length > MOST_COMMANDS) this.#fail(words.noCommands);
    else if (bad !== undefined) this.#fail(words.badCommand(bad));
    else if (this.#macros.length >= MOST_MACROS && this.#editing === null) this.#fail(words.tooMany);
    else {
      const others = this.#macros.filter((macro) => macro !== this.#editing);
      this.#editing = null;
      form.reset();
      void this.#keep(withMacros(others, [{ name, commands }]), words.saved(name));
    }
  };

  #edit(macro: Macro | null): void {
    this.#editing = macro;
    this.#say('');
  }

  #remove(macro: Macro): void {
    if (this.#editing === macro) this.#editing = null;
    const others = this.#macros.filter((other) => other !== macro);
    void this.#keep(others, this.#owner.strings.modemConsole.macros.removed(macro.name), macro);
  }

  readonly #undo = (): void => {
    const macro = this.#deleted;
    if (macro === null) return;
    void this.#keep(withMacros(this.#macros, [macro]), this.#owner.strings.modemConsole.macros.saved(macro.name));
  };

  readonly #export = (): void => {
    if (this.#macros.length === 0) {
      this.#say(this.#owner.strings.modemConsole.macros.empty);
      return;
    }
    import('./macro-file.js').then(
      ({ writeMacros }) => {
        this.#owner.save('ringback-macros.json', writeMacros(this.#macros));
        this.#say(this.#owner.strings.modemConsole.exported('ringback-macros.json'));
      },
      (error: unknown) => {
        this.#failToLoad(error);
      },
    );
  };

  readonly #import = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file !== undefined) void this.#take(file);
    // The same file may be chosen again, once it is mended.
    input.value = '';
  };

  async #take(file: File): Promise<void> {
    const words = this.#owner.strings.modemConsole.macros;
    const reader = await import('./macro-file.js').catch((error: unknown) => {
      this.#failToLoad(error);
      return null;
    });
    if (reader === null) return;
    const { LARGEST_FILE_BYTES, readMacros } = reader;
    const fail = (why: string): void => {
      this.#fail(`${words.broken.what} ${why} ${words.broken.next}`);
    };
    if (file.size > LARGEST_FILE_BYTES) {
      fail(words.broken.tooLarge);
      return;
    }
    const text = await file.text().catch(() => null);
    const reading = text === null ? null : readMacros(text);
    if (reading === null) fail(words.broken.unread);
    else if (reading.kind === 'notJson') fail(words.broken.notJson(reading.detail));
    else if (reading.kind === 'notMacros') fail(words.broken.notMacros(reading.where, reading.detail));
    else {
      const all = withMacros(this.#macros, reading.macros);
      if (all.length > MOST_MACROS) {
        this.#fail(words.tooMany);
        return;
      }
      const names = new Set(this.#macros.map(({ name }) => name));
      const replaced = reading.macros.filter(({ name }) => names.has(name)).length;
      await this.#keep(all, words.imported(reading.macros.length, replaced));
    }
  }

  async #keep(macros: readonly Macro[], told: string, deleted: Macro | null = null): Promise<void> {
    this.#macros = macros;
    // What the browser keeps is read before it is written over; where that comes only now, it stands among the macros.
    const store = await this.load();
    if (store === null) return;
    const kept = store.storeMacros(() => this.#owner.storage(), this.#macros);
    this.#say(told, deleted);
    if (!kept) this.#fail(this.#owner.strings.modemConsole.macros.notKept);
  }

  #say(told: string, deleted: Macro | null = null): void {
    this.#told = told;
    this.#deleted = deleted;
    this.#problem = '';
    this.#owner.update();
  }

  #fail(problem: string): void {
    this.#told = '';
    this.#deleted = null;
    this.#problem = problem;
    this.#owner.update();
  }

  #failToLoad(error: unknown): void {
    const { strings } = this.#owner;
    const { what, next } = notLoaded(strings.modemConsole.macros.notLoaded, error, strings);
    this.#fail(sentences(what, next));
  }
}
