import { timesOfDay } from '../shared/time.js';
import type { LogEntry } from './traffic-log.js';

/** Signs of the directions; what they mean is said by words elsewhere. */
const ARROWS: Readonly<Record<LogEntry['direction'], string>> = { toModem: '→', fromModem: '←', note: '·' };
/** ANSI: time quiet, to the modem in the accent, notes quiet and slanted. */
const COLOURS: Readonly<Record<LogEntry['direction'], string>> = { toModem: '34', fromModem: '39', note: '3;90' };

/** Control characters as their pictures (Unicode block Control Pictures), so that nothing stays unseen, and nothing steers the terminal. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (control) => {
    const code = control.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '␡' : `\\x${code.toString(16)}`;
  });
}

/** The bytes of a line in hexadecimal: what is masked stays so, `••`; pictures and `\xNN` are the bytes that they stand for. */
export function hexOf(text: string): string {
  const bytes: string[] = [];
  for (const [one] of visible(text).matchAll(/\\x[0-9a-f]{2}|[\s\S]/gu)) {
    const code = one.codePointAt(0) ?? 0;
    if (one.length === 4 && one.startsWith('\\x')) bytes.push(one.slice(2));
    else if (one === '•') bytes.push('••');
    else if (one === '␡') bytes.push('7f');
    else if (code >= 0x2400 && code < 0x2420) bytes.push((code - 0x2400).toString(16).padStart(2, '0'));
    else bytes.push(code.toString(16).padStart(2, '0'));
  }
  return bytes.join(' ');
}

/** What makes entries lines of a text file. */
export function plainLines(language: string): (entry: LogEntry) => string {
  const timeOf = timesOfDay(language);
  return ({ atMs, direction, text }) => `${timeOf(atMs)} ${ARROWS[direction]} ${visible(text)}`;
}

/** What makes entries lines as the terminal shows them. */
export function terminalLines(language: string, hex: boolean): (entry: LogEntry) => string {
  const timeOf = timesOfDay(language);
  return ({ atMs, direction, text }) => {
    const shown = hex ? `${hexOf(text)}  ${visible(text)}` : visible(text);
    return `\x1b[90m${timeOf(atMs)} ${ARROWS[direction]} \x1b[${COLOURS[direction]}m${shown}\x1b[0m`;
  };
}
