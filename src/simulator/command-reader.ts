import { register, S, type ModemSettings } from './settings.js';

/** What a reader has found at the end of a byte. */
export type CommandInput =
  | { readonly kind: 'line'; readonly body: string }
  /** `A/` */
  | { readonly kind: 'repeat' }
  /** A line longer than {@link MAX_BODY_LENGTH}. */
  | { readonly kind: 'overflow' };

/** Characters of a command line after `AT`. */
export const MAX_BODY_LENGTH = 255;

/** Finds command lines in bytes: the prefix, line editing and `A/` of V.250 5.2. Takes one byte at a time, so it cannot see how they were cut. */
export class CommandReader {
  #state: 'outside' | 'afterA' | 'body' = 'outside';
  #body = '';
  #overflow = false;

  constructor(private readonly settings: ModemSettings) {}

  /** Forgets a line that has begun. */
  reset(): void {
    this.#state = 'outside';
  }

  /** Takes the next byte; the parity bit is dropped. */
  take(byte: number): CommandInput | null {
    const character = String.fromCharCode(byte & 0x7f);
    if (this.#state === 'body') return this.#inBody(character);
    if (/[Aa]/.test(character)) this.#state = 'afterA';
    else if (this.#state === 'afterA' && character === '/') return this.#found({ kind: 'repeat' });
    else if (this.#state === 'afterA' && /[Tt]/.test(character)) this.#begin();
    else this.#state = 'outside';
    return null;
  }

  #begin(): void {
    this.#state = 'body';
    this.#body = '';
    this.#overflow = false;
  }

  #inBody(character: string): CommandInput | null {
    const code = character.charCodeAt(0);
    if (code === register(this.settings, S.lineEnd))
      return this.#found(this.#overflow ? { kind: 'overflow' } : { kind: 'line', body: this.#body });
    if (code === register(this.settings, S.erase)) this.#body = this.#body.slice(0, -1);
    else if (code >= 0x20) this.#append(character);
    return null;
  }

  #append(character: string): void {
    if (this.#body.length === MAX_BODY_LENGTH) this.#overflow = true;
    else this.#body += character;
  }

  #found(input: CommandInput): CommandInput {
    this.#state = 'outside';
    return input;
  }
}
