import type { Clock } from '../base/clock.js';
import { SECRET_COMMAND } from '../base/log.js';
import type { Recording } from '../base/recording.js';
import { VoiceContent } from '../base/voice-content.js';
import { maskTraffic } from './trace-mask.js';
import type { Tap } from './trace.js';

/** One thing that happened on a transport. */
export type RecordedEntry =
  | { readonly atMs: number; readonly direction: 'toModem' | 'fromModem'; readonly bytes: Uint8Array }
  | { readonly atMs: number; readonly direction: 'note'; readonly text: string };

/** A bug report needs the last minutes, not the day: at 115200 bit/s this is a minute and a half of a full line. */
const defaultLimitBytes = 1 << 20;
/** No command is longer; payload is. */
const LONGEST_COMMAND = 512;
/** What an entry costs beside its bytes. */
const entryBytes = 64;

/**
 * Keeps the last of what went over a transport: a tap for `traced`. In memory it is as it was, but for PINs and passwords, and what is
 * said in a call (V.253, voice receive), which are not kept; masked is what leaves, unless the user says otherwise.
 */
export class TraceRecorder {
  readonly #clock: Clock;
  readonly #limitBytes: number;
  readonly #voice = new VoiceContent();
  #entries: RecordedEntry[] = [];
  #size = 0;
  #forgotten = 0;

  constructor(clock: Clock, limitBytes = defaultLimitBytes) {
    this.#clock = clock;
    this.#limitBytes = limitBytes;
  }

  /** For `traced(transport, recorder.tap)`. */
  readonly tap: Tap = (direction, content) => {
    const atMs = this.#clock.now();
    if (direction === 'note') {
      this.#voice.note(content);
      this.#keep({ atMs, direction, text: content });
    } else if (direction === 'toModem') {
      this.#voice.command(String.fromCharCode(...content.subarray(0, LONGEST_COMMAND)));
      this.#keep({ atMs, direction, bytes: withoutSecrets(content) });
    } else {
      const bytes = content.filter((byte) => this.#voice.take(byte) !== 'voice');
      if (bytes.length > 0) this.#keep({ atMs, direction, bytes });
    }
  };

  /** What is kept, oldest first. @param options.masked - False only where the user has asked for it and been warned. */
  export({ masked = true }: { readonly masked?: boolean } = {}): Recording {
    const entries = masked ? maskTraffic(this.#entries) : this.#entries;
    const startMs = entries[0]?.atMs ?? 0;
    return {
      version: 1,
      masked,
      forgotten: this.#forgotten,
      entries: entries.map((entry) => [entry.atMs - startMs, entry.direction, textOf(entry)] as const),
    };
  }

  #keep(entry: RecordedEntry): void {
    this.#entries.push(entry);
    this.#size += sizeOf(entry);
    if (this.#size <= this.#limitBytes) return;
    // A quarter at a time: to forget one by one would move the whole list each time.
    let drop = 0;
    while (drop < this.#entries.length && this.#size > this.#limitBytes * 0.75) {
      const oldest = this.#entries[drop++];
      if (oldest !== undefined) this.#size -= sizeOf(oldest);
    }
    this.#entries = this.#entries.slice(drop);
    this.#forgotten += drop;
  }
}

const ZERO = 0x30;

/** A copy in which a PIN or a password reads as zeros: a recording may be kept for hours. A command is written in one go. */
function withoutSecrets(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const secret = SECRET_COMMAND.exec(String.fromCharCode(...copy.subarray(0, LONGEST_COMMAND)));
  for (let at = secret?.index ?? copy.length; at < copy.length; at++) {
    const byte = copy[at] ?? 0;
    if (byte >= ZERO && byte <= ZERO + 9) copy[at] = ZERO;
  }
  return copy;
}

function sizeOf(entry: RecordedEntry): number {
  return entryBytes + (entry.direction === 'note' ? entry.text.length : entry.bytes.length);
}

function textOf(entry: RecordedEntry): string {
  if (entry.direction === 'note') return entry.text;
  let text = '';
  for (const byte of entry.bytes) text += String.fromCharCode(byte);
  return text;
}
