import { isOk } from './bring-up.js';
import type { AtCommand, AtOutcome } from '../../at/command.js';

/** Asks a modem one thing; rejects when it is gone. */
export type Ask = (command: Omit<AtCommand, 'timeLimitMs'>) => Promise<AtOutcome>;

/** What a modem told of its own, and by which of {@link SERIAL_QUERIES}. */
export interface ToldSerial {
  readonly query: number;
  readonly text: string;
}

/**
 * Commands that read a number which the modem has for itself, the modem's own before its SIM's: V.250, 6.1.6; 27.007, 5.4; then those that
 * makers have added for the card. None takes a value, so none can count as a try of a PIN, and none changes anything.
 */
export const SERIAL_QUERIES: readonly Omit<AtCommand, 'timeLimitMs'>[] = ['+GSN', '+CGSN', '+CCID', '+ICCID'].map(
  (name) => ({ text: `AT${name}`, bareText: true, heads: [`${name}:`] }),
);

/** What a modem says that has no number, or in which nobody wrote one. */
const PLACEHOLDERS = /^(0?123456789\d*|1234567|987654321\d*|(.)\2*)$/i;
/** Type allocation code and serial number of an IMEI; a check digit or a version follows (23.003, 6.2). */
const IMEI = /(?<!\d)(\d{14})\d{1,3}(?!\d)/;

/**
 * The number in an answer, so that the same modem always gives the same text: IMEI and IMEISV without what follows the serial number, anything else
 * without head, quotes and blanks. Hostile text: it is compared and digested, nothing else.
 * @returns null where there is none: too short, too long, a placeholder, words.
 */
export function readSerialNumber(lines: readonly string[]): string | null {
  for (const line of lines.slice(0, 4)) {
    const imei = IMEI.exec(line)?.[1];
    if (imei !== undefined && !PLACEHOLDERS.test(imei)) return imei;
    const value = line.replace(/^\s*[+#][A-Z]+:/, '').split(',')[0] ?? '';
    const text = value
      .replaceAll(/["\s-]/g, '')
      .replace(/^0x/i, '')
      .toUpperCase();
    const digits = text.replaceAll(/\D/g, '').length;
    if (/^[0-9A-Z/._]{6,40}$/.test(text) && digits >= 4 && !PLACEHOLDERS.test(text)) return text;
  }
  return null;
}

/**
 * Asks for a modem's own number. Each answer counts when it comes twice: noise does not.
 * @param queries - Which of {@link SERIAL_QUERIES}, in order; the first that is answered ends it, and so does one that is met with silence.
 * @returns null where it told none. Rejects as `ask` does.
 */
export async function askSerialNumber(ask: Ask, queries: readonly number[]): Promise<ToldSerial | null> {
  for (const query of queries) {
    const command = SERIAL_QUERIES[query];
    if (command === undefined) continue;
    const first = await ask(command);
    if (first.kind !== 'final') return null;
    const text = serialIn(first);
    if (text !== null && serialIn(await ask(command)) === text) return { query, text };
  }
  return null;
}

function serialIn(outcome: AtOutcome): string | null {
  return outcome.kind === 'final' && isOk(outcome) ? readSerialNumber(outcome.lines) : null;
}
