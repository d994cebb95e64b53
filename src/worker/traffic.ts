import { maskAll, maskPersonal, SerialMask } from '../base/log.js';
import type { TrafficDirection } from '../protocol/messages.js';
import type { Tap } from '../transports/trace.js';

/** Longest text of one entry; the rest of a line is another entry. */
const LIMIT = 256;

/** Where the AT traffic of one port goes: told line by line, with the digits of numbers masked. */
export type TrafficListener = (direction: TrafficDirection, text: string) => void;

/**
 * Cuts a port's bytes into lines for people to read, each direction for itself, and masks numbers and names. A line ends at CR or LF or after 256
 * characters; control characters are shown as ␀-style pictures.
 */
export function trafficTap(listener: TrafficListener): Tap {
  const partial = { toModem: '', fromModem: '' };
  const serials = new SerialMask();
  const masked = (direction: 'toModem' | 'fromModem', line: string): string => {
    if (direction === 'toModem') serials.command(line);
    return direction === 'fromModem' && serials.hides(line) ? maskAll(line) : maskPersonal(line);
  };
  return (direction, content) => {
    if (direction === 'note' || typeof content === 'string') {
      listener('note', String(content));
      return;
    }
    let text = partial[direction];
    for (const byte of content) {
      if (byte === 0x0d || byte === 0x0a || text.length >= LIMIT) {
        if (text !== '') listener(direction, masked(direction, text));
        text = '';
      }
      if (byte !== 0x0d && byte !== 0x0a) text += picture(byte);
    }
    partial[direction] = text;
  };
}

function picture(byte: number): string {
  if (byte < 0x20) return String.fromCharCode(0x2400 + byte);
  if (byte === 0x7f) return '␡';
  return byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`;
}
