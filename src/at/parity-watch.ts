/** The end of an answer that every command can have, as seven bits. */
const FINAL = /\r\n(?:OK|ERROR)\r/;
/** How much of what came before is kept: as long as the longest of them, less one. */
const KEPT = 8;
const EIGHTH_BIT = /[\x80-\xff]/;

/**
 * Finds that a modem sends seven bits with parity (7E1, 7O1) to a port that reads eight: bit 7 of its bytes is parity then. Shown by an answer
 * whose bytes are a final result code without bit 7, and agree in their parity with it: noise does neither.
 */
export class ParityWatch {
  #tail = '';

  /**
   * Takes the next bytes.
   * @returns Those that are to be read anew with bit 7 off, from the result code on; null as long as nothing shows.
   */
  find(bytes: Uint8Array): Uint8Array | null {
    let text = this.#tail;
    for (const byte of bytes) text += String.fromCharCode(byte);
    this.#tail = text.slice(-KEPT);
    if (!EIGHTH_BIT.test(text)) return null;
    const found = FINAL.exec(text.replace(/[\x80-\xff]/g, (one) => String.fromCharCode(one.charCodeAt(0) & 0x7f)));
    if (found === null) return null;
    const code = text.slice(found.index, found.index + found[0].length);
    if (!EIGHTH_BIT.test(code) || !agree(code)) return null;
    return Uint8Array.from(text.slice(found.index), (one) => one.charCodeAt(0));
  }

  /** What comes is another answer. */
  forget(): void {
    this.#tail = '';
  }
}

/** Whether all characters have an even number of bits, or all an odd one, or all have bit 7 (mark parity). */
function agree(text: string): boolean {
  const bits = Array.from(text, (one) => one.charCodeAt(0).toString(2).replaceAll('0', '').length % 2);
  return new Set(bits).size === 1 || !/[^\x80-\xff]/.test(text);
}
