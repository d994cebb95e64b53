import { maskAll, maskPersonal, SerialMask } from '../base/log.js';
import { isDigitCode, VoiceContent } from '../base/voice-content.js';
import type { TrafficDirection } from '../protocol/messages.js';
import type { Tap } from '../transports/trace.js';

/** Longest text of one entry; the rest of a line is another entry. */
const LIMIT = 256;
const DLE = 0x10;

/** Where the AT traffic of one port goes: told line by line, with the digits of numbers masked. */
export type TrafficListener = (direction: TrafficDirection, text: string) => void;

/**
 * Cuts a port's bytes into lines for people to read, each direction for itself, and masks numbers and names. A line ends at CR or LF or after 256
 * characters; control characters are shown as ␀-style pictures. Of voice (V.253, +VRX) only is told how much there was, and of the events amid it each.
 */
export function trafficTap(listener: TrafficListener): Tap {
  const cutter = new LineCutter(listener);
  return (direction, content) => {
    if (direction === 'note' || typeof content === 'string') cutter.note(String(content));
    else for (const byte of content) cutter[direction](byte);
  };
}

class LineCutter {
  readonly #listener: TrafficListener;
  readonly #partial = { toModem: '', fromModem: '' };
  readonly #serials = new SerialMask();
  readonly #voice = new VoiceContent();
  #voiceBytes = 0;

  constructor(listener: TrafficListener) {
    this.#listener = listener;
  }

  note(text: string): void {
    this.#voice.note(text);
    if (!this.#voice.receiving) this.#endOfVoice();
    this.#listener('note', text);
  }

  /** A byte to the modem. */
  toModem(byte: number): void {
    this.#add('toModem', byte);
    // What is sent amid a stream has no line end: a command would stand behind it.
    if (/^␐./.test(this.#partial.toModem)) this.#tell('toModem');
  }

  /** A byte from the modem. */
  fromModem(byte: number): void {
    const part = this.#voice.take(byte);
    if (part === 'line') this.#add('fromModem', byte);
    else if (part === 'voice' || part === 'stuffing') this.#voiceBytes++;
    else if (part === 'event') {
      this.#partial.fromModem = picture(DLE) + picture(byte);
      this.#tell('fromModem');
    }
    if (!this.#voice.receiving) this.#endOfVoice();
  }

  #endOfVoice(): void {
    if (this.#voiceBytes > 0) this.#listener('note', `${String(this.#voiceBytes)} bytes of voice`);
    this.#voiceBytes = 0;
  }

  #add(direction: 'toModem' | 'fromModem', byte: number): void {
    if (byte === 0x0d || byte === 0x0a || this.#partial[direction].length >= LIMIT) this.#tell(direction);
    if (byte !== 0x0d && byte !== 0x0a) this.#partial[direction] += picture(byte);
  }

  #tell(direction: 'toModem' | 'fromModem'): void {
    const text = this.#partial[direction];
    this.#partial[direction] = '';
    if (text !== '') this.#listener(direction, this.#masked(direction, text));
  }

  #masked(direction: 'toModem' | 'fromModem', line: string): string {
    if (direction === 'toModem') {
      this.#serials.command(line);
      this.#voice.command(line);
    } else if (this.#serials.hides(line)) return maskAll(line);
    return maskPersonal(withoutKeys(line));
  }
}

/** Keys that the other party has pressed are often a PIN. */
function withoutKeys(line: string): string {
  return line.replace(/␐(.)/g, (pair, code: string) => (isDigitCode(code.charCodeAt(0)) ? '␐•' : pair));
}

function picture(byte: number): string {
  if (byte < 0x20) return String.fromCharCode(0x2400 + byte);
  if (byte === 0x7f) return '␡';
  return byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`;
}
