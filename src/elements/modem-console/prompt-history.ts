/** Commands that are kept. */
const MOST = 200;

/** Earlier commands, as a shell has them: as long as the page is there, and never one with a secret in it, which is not sent. */
export class PromptHistory {
  readonly #commands: string[] = [];
  /** Where one has gone to; the length where one is at the line that is being typed. */
  #at = 0;
  #typed = '';

  /** A command was sent. */
  add(command: string): void {
    if (this.#commands.at(-1) !== command) this.#commands.push(command);
    if (this.#commands.length > MOST) this.#commands.shift();
    this.#at = this.#commands.length;
  }

  /** The command before; null where there is none. `typed` comes back by {@link later}. */
  earlier(typed: string): string | null {
    if (this.#at === this.#commands.length) this.#typed = typed;
    if (this.#at === 0) return null;
    return this.#commands[--this.#at] ?? null;
  }

  /** The command after, at last what had been typed; null where one is there already. */
  later(): string | null {
    if (this.#at >= this.#commands.length) return null;
    return this.#commands[++this.#at] ?? this.#typed;
  }
}
