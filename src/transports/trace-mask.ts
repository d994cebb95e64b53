import {
  COMMAND_LINE,
  partyFields,
  SECRET_COMMAND,
  SerialMask,
  TELLING_COMMAND,
  TELLING_NAME,
  TELLING_REPORT,
} from '../base/log.js';
import { isDigitCode } from '../base/voice-content.js';
import type { RecordedEntry } from './trace-recording.js';

/**
 * Masks what AT traffic tells of a person, byte for byte, so that lengths and times stay and the recording still replays: digits
 * become 0, other characters x.
 *
 * - to the modem: the number of a dial command and of +VTS, PINs and passwords (+CPIN, +CLCK, +CPWD), every quoted text, and the body of a message
 *   up to its Ctrl-Z or escape (27.005, 3.5.1)
 * - from the modem: every answer that is a serial number (base/log.ts), every quoted text, the line after a message's head (+CMT, +CMGR, +CMGL, +CDS, +CBM: 27.005), names (V.253, NAME= and MESG=)
 * - from the modem: the key that was heard, behind DLE (V.253). Of voice receive (+VRX) only that and other events are in a recording
 * - both: runs of five digits or more; after CONNECT everything, until NO CARRIER or OK, but for voice receive
 */
export function maskTraffic(entries: readonly RecordedEntry[]): RecordedEntry[] {
  const traffic = new Masker();
  const masked = entries.map((entry) =>
    entry.direction === 'note' ? entry : { ...entry, bytes: entry.bytes.slice() },
  );
  for (const entry of masked)
    if (entry.direction !== 'note')
      for (let at = 0; at < entry.bytes.length; at++) traffic.take(entry.direction, entry.bytes, at);
  traffic.end();
  return masked;
}

type Direction = 'toModem' | 'fromModem';
/** Where a byte of a line lies, so that it can be masked once the line is known. */
type Place = readonly [Uint8Array, number];

const CR = 0x0d;
const LF = 0x0a;
const CTRL_Z = 0x1a;
const ESCAPE = 0x1b;
const DLE = 0x10;

const bodyFollows = /^AT.*\+CMG[SW]=/i;
const bodyHead = /^\+(CMT|CMGR|CMGL|CDS|CBM):/;

class Masker {
  readonly #lines: Record<Direction, Place[]> = { toModem: [], fromModem: [] };
  readonly #serials = new SerialMask();
  #typingBody = false;
  #bodyNext = false;
  #data = false;
  #voiceAsked = false;

  take(direction: Direction, bytes: Uint8Array, at: number): void {
    const byte = bytes[at] ?? 0;
    const line = this.#lines[direction];
    if (direction === 'toModem' && this.#typingBody) {
      if (byte === CTRL_Z || byte === ESCAPE) this.#typingBody = false;
      else mask([[bytes, at]]);
      return;
    }
    if (byte === CR || byte === LF) {
      this.#line(direction, line);
      line.length = 0;
    } else line.push([bytes, at]);
  }

  /** What has no end yet is masked as the line that it will be. */
  end(): void {
    for (const direction of ['toModem', 'fromModem'] as const) this.#line(direction, this.#lines[direction]);
  }

  #line(direction: Direction, places: readonly Place[]): void {
    if (places.length === 0) return;
    const text = places.map(([bytes, at]) => String.fromCharCode(bytes[at] ?? 0)).join('');
    if (direction === 'fromModem' && this.#serials.hides(text)) {
      mask(places);
      return;
    }
    if (direction === 'fromModem' && /^(NO CARRIER|OK)$/.test(text)) {
      this.#data = false;
      return;
    }
    if (this.#data) mask(places);
    else if (direction === 'toModem') this.#command(text, places);
    else this.#response(text, places);
  }

  #command(text: string, places: readonly Place[]): void {
    this.#typingBody = bodyFollows.test(text);
    this.#voiceAsked = /\+VRX/i.test(text);
    this.#serials.command(text);
    this.#secrets(text, places);
  }

  /** A command, or its echo. */
  #secrets(text: string, places: readonly Place[]): void {
    const telling = TELLING_COMMAND.exec(text);
    if (telling !== null) maskDigits(places.slice(telling.index));
    maskIn(text, places, /"[^"]*"?/g, 1);
    maskIn(text, places, /\d{5,}/g);
  }

  #response(text: string, places: readonly Place[]): void {
    if (text.startsWith('CONNECT')) {
      this.#data = !this.#voiceAsked;
      return;
    }
    if (this.#bodyNext) mask(places);
    this.#bodyNext = bodyHead.test(text);
    if (TELLING_REPORT.test(text)) maskDigits(places);
    for (const [before, place] of places.slice(1).entries())
      if (text.charCodeAt(before) === DLE && isDigitCode(text.charCodeAt(before + 1))) place[0][place[1]] = 0x30;
    if (TELLING_NAME.test(text)) maskIn(text, places, /=.*/i, 1);
    for (const [from, to] of partyFields(text)) mask(places.slice(from, to));
    if (COMMAND_LINE.test(text) || SECRET_COMMAND.test(text)) this.#secrets(text, places);
    maskIn(text, places, /"[^"]*"?/g, 1);
    maskIn(text, places, /\d{5,}/g);
  }
}

/** Masks what a pattern finds in a line, but for its first `keep` characters; quotes stay. */
function maskIn(text: string, places: readonly Place[], pattern: RegExp, keep = 0): void {
  for (const { 0: found, index } of text.matchAll(new RegExp(pattern, 'gi')))
    mask(places.slice(index + keep, index + found.length));
}

function maskDigits(places: readonly Place[]): void {
  mask(places.filter(([bytes, at]) => isDigit(bytes[at] ?? 0)));
}

function mask(places: readonly Place[]): void {
  for (const [bytes, at] of places) {
    const byte = bytes[at] ?? 0;
    if (byte !== CR && byte !== LF && byte !== 0x22) bytes[at] = isDigit(byte) ? 0x30 : 0x78;
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
