import type { HeardOnPort } from '../../tspi/port-finding.js';
import { hdlcFrames } from './hdlc-frames.js';

/** What a port said at one rate, and what it was sent there. */
export interface Overheard {
  readonly heard: Uint8Array;
  /** As it went out, with its CR. */
  readonly sent: string;
}

/** What tells most of a port first: where rates disagree, the first of these that was heard at one of them counts. */
const TELLING: readonly HeardOnPort[] = [
  'nmea',
  'diagnostic',
  'ppp',
  'wifi',
  'bluetooth',
  'printer',
  'prompt',
  'atDevice',
  'echo',
  'text',
  'noise',
  'silence',
];

/** A sentence of NMEA 0183 (5.3): talker and formatter, or `P` and a maker; then fields, then maybe a checksum. AIS begins with `!`. */
const SENTENCE = /[$!]([A-Z]{2}[A-Z0-9]{3}|P[A-Z0-9]{3,}),([^$!*\r\n]*)(?:\*([0-9A-Fa-f]{2}))?/g;
/** Talkers that are satellite receivers (NMEA 0183, table of talker identifiers): one of these counts without a checksum, which is optional. */
const RECEIVER = /^(?:G[ABILNPQ]|BD|QZ)[A-Z]{3}$/;

/** Lines by which devices of a kind are known; asked in this order. */
const LINES: readonly (readonly [HeardOnPort, RegExp])[] = [
  // ESP8266 and ESP32 (ESP-AT command set, AT+GMR; boot message).
  ['wifi', /^(?:AT version:|SDK version:|ets [A-Z][a-z]{2} .*rst cause|ESP-ROM:|WIFI (?:CONNECTED|GOT IP|DISCONNECT))/],
  // HC-05 and its kin number their errors in parentheses, HC-06 and BLE modules run their answers together with OK.
  [
    'bluetooth',
    /^(?:ERROR:\s?\([0-9A-Fa-f]+\)|\+(?:VERSION|ADDR|ROLE):|OKlinvor|OK(?:\+(?:NAME|ADDR|Set|Get|CONN|LOST)|set(?:name|PIN))|(?:JDY-\d+|HC-0\d|HM-1\d|RN-?4\d|CC41-A|MLT-BT05)\b)/,
  ],
  // Marlin and Grbl (G-code), PJL, ESC/POS status.
  ['printer', /^(?:echo:|start$|Marlin\b|Grbl \d|ok T:|Error:Printer|@PJL\b|ok$|error:\d+$)/],
  [
    'prompt',
    /(?:^|\s)(?:login|username|password|passphrase):\s*$|command not found|: not found\b|Unknown command|syntax error|^(?:U-Boot|BusyBox)\b|>>> ?$/i,
  ],
  // A shell's prompt ends the line that it is waiting on.
  ['prompt', /^[\w@:~/.()[\] -]{0,60}(?:[$#%]|\w>) ?$/],
  // The words that end an AT command.
  ['atDevice', /^(?:OK|ERROR|FAIL|\+CM[ES] ERROR:.*|COMMAND NOT SUPPORT)\s*$/],
];

/** One character for each byte. */
const LATIN1 = new TextDecoder('latin1');
/** Shares of readable bytes from which on what is left is text, and the least of it. */
const READABLE_SHARE = 0.9;
const LEAST_TEXT = 8;

/**
 * What a port is that was probed and in which no modem was found. Hostile bytes: any are taken, nothing is thrown, and nothing of them is kept.
 * Blind to how they came in pieces.
 * @param overheard - What was said and sent at each rate that was tried.
 */
export function classify(overheard: readonly Overheard[]): HeardOnPort {
  const found = new Set(overheard.map(classifyOne));
  return TELLING.find((kind) => found.has(kind)) ?? 'silence';
}

function classifyOne({ heard, sent }: Overheard): HeardOnPort {
  if (heard.length === 0) return 'silence';
  const text = LATIN1.decode(heard);
  if (hasSentence(text)) return 'nmea';
  const [frame] = hdlcFrames(heard);
  // PPP frames begin with the address of all stations and the control field of unnumbered information (RFC 1662, 3.1).
  if (frame !== undefined) return frame[0] === 0xff && frame[1] === 0x03 ? 'ppp' : 'diagnostic';
  if (isEcho(text, sent)) return 'echo';
  if (!isReadable(text)) return 'noise';
  const echoed = new Set(linesOf(sent));
  const lines = linesOf(text).filter((line) => !echoed.has(line.trim()));
  const known = LINES.find(([, pattern]) => lines.some((line) => pattern.test(line)));
  if (known !== undefined) return known[0];
  return text.length >= LEAST_TEXT ? 'text' : 'noise';
}

function hasSentence(text: string): boolean {
  for (const [, address = '', fields = '', checksum] of text.matchAll(SENTENCE)) {
    if (checksum === undefined) {
      if (RECEIVER.test(address) && fields.includes(',')) return true;
    } else if (xorOf(`${address},${fields}`) === parseInt(checksum, 16)) return true;
  }
  return false;
}

/** The checksum of NMEA 0183 (5.3.1): all characters between `$` and `*`, by exclusive or. */
function xorOf(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum ^= text.charCodeAt(index);
  return sum;
}

/** Nothing but what was sent came back, whole or in part, whatever became of its line ends. */
function isEcho(text: string, sent: string): boolean {
  const heard = text.replaceAll(/[\r\n]/g, '');
  return heard.length >= 2 && sent.replaceAll(/[\r\n]/g, '').includes(heard);
}

function linesOf(text: string): readonly string[] {
  return text.split(/[\r\n]+/).filter((line) => line !== '');
}

function isReadable(text: string): boolean {
  const readable = text.replaceAll(/[^\x20-\x7e\r\n\t]/g, '').length;
  return readable / text.length >= READABLE_SHARE;
}
