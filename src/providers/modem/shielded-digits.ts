const DIGIT = /^[0-9A-D*#]$/;
const TONE_BEGINS = '/';
const TONE_ENDS = '~';

/**
 * Digits among the shielded events of a voice modem (ITU-T V.253, DTMF reporting): `<DLE>/ <DLE>5 <DLE>~`, or `<DLE>5` alone. Between the two
 * the digit may be repeated as long as the tone lasts, and is one all the same.
 */
export class ShieldedDigits {
  /** The digit whose tone lasts; '' where it has not come yet, null between tones. */
  #tone: string | null = null;

  /** @returns The digit that an event tells of; null for every other event. */
  event(code: string): string | null {
    if (code === TONE_BEGINS) this.#tone = '';
    else if (code === TONE_ENDS) this.#tone = null;
    if (!DIGIT.test(code) || this.#tone === code) return null;
    if (this.#tone !== null) this.#tone = code;
    return code;
  }

  /** The call has changed: a tone that had not ended is forgotten. */
  reset(): void {
    this.#tone = null;
  }
}
