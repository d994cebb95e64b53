const CR = 0x0d;
const LF = 0x0a;
const DLE = 0x10;
const TAB = 0x09;

/** The longest line that is kept, in bytes: 27.007 devices answer with up to 2048 characters. */
export const MAX_LINE_LENGTH = 2048;

/** Whom a {@link LineSplitter} reports to, in the order of the bytes. */
export interface LineSink {
  /** One line without its end; never empty. */
  line(text: string): void;
  /** The prompt `> ` stands on the unfinished line (3GPP TS 27.005, 3.5.1). Only while it is awaited. */
  prompt(): void;
  /** A shielded code `<DLE>x` (ITU-T V.253, T.31): the byte after DLE. */
  shielded(code: number): void;
  /** Payload, exactly as it came. Only in data state. */
  data(bytes: Uint8Array): void;
}

/**
 * Cuts what a modem sends into lines (ITU-T V.250, 5.7). Blind to how the bytes are cut into chunks.
 *
 * CR and LF both end a line and empty lines are dropped, so CRLF, LF alone and `<CR><CR><LF>` read the same. Bytes that no line can
 * hold are counted as noise and left out. Memory is bounded by {@link MAX_LINE_LENGTH}: a longer line is dropped and counted.
 */
export class LineSplitter {
  /** Whether `<DLE>x` is a shielded code: in voice and fax classes. Elsewhere DLE is noise. */
  shielding = false;
  /** Whether `> ` at the start of a line is the prompt. Cleared when it came. */
  awaitingPrompt = false;
  /** Whether the end of the next line that begins with CONNECT begins the data state. Cleared when it did. */
  dataFollowsConnect = false;
  /** Whether bit 7 is parity and is taken off: a 7E1 device read as 8N1. */
  stripParity = false;

  readonly #sink: LineSink;
  #line = '';
  #overlong = false;
  #afterDle = false;
  #inData = false;
  #skipLf = false;
  #noiseBytes = 0;
  #droppedLines = 0;

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  /** Bytes that could not belong to a line. */
  get noiseBytes(): number {
    return this.#noiseBytes;
  }

  /** Lines that were dropped because they were too long. */
  get droppedLines(): number {
    return this.#droppedLines;
  }

  /** Whether bytes are payload. */
  get inData(): boolean {
    return this.#inData;
  }

  /** How many bytes of an unfinished line are held: at most {@link MAX_LINE_LENGTH}. */
  get held(): number {
    return this.#line.length;
  }

  /** Takes the next bytes. */
  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at++) {
      if (this.#inData) {
        this.#payload(bytes.subarray(at));
        return;
      }
      this.#byte(bytes[at] ?? 0);
    }
  }

  /** The data state has ended: lines again. */
  leaveData(): void {
    this.#inData = false;
    this.#skipLf = false;
    this.#forget();
  }

  /** Forgets the unfinished line: after a time-out or a change of the bit rate. */
  reset(): void {
    this.leaveData();
    this.#afterDle = false;
    this.awaitingPrompt = false;
    this.dataFollowsConnect = false;
  }

  #payload(rest: Uint8Array): void {
    const skip = this.#skipLf && rest[0] === LF;
    this.#skipLf = false;
    const payload = skip ? rest.subarray(1) : rest;
    if (payload.length > 0) this.#sink.data(payload);
  }

  #byte(raw: number): void {
    const byte = this.stripParity ? raw & 0x7f : raw;
    if (this.#afterDle) {
      this.#afterDle = false;
      this.#sink.shielded(byte);
    } else if (byte === CR || byte === LF) this.#end(byte);
    else if (byte === DLE && this.shielding) this.#afterDle = true;
    else if ((byte < 0x20 && byte !== TAB) || byte >= 0x7f) this.#noiseBytes++;
    else this.#text(byte);
  }

  #text(byte: number): void {
    if (this.#overlong) return;
    if (this.#line.length === MAX_LINE_LENGTH) {
      this.#overlong = true;
      this.#line = '';
      return;
    }
    this.#line += String.fromCharCode(byte);
    if (this.awaitingPrompt && this.#line === '> ') {
      this.awaitingPrompt = false;
      this.#forget();
      this.#sink.prompt();
    }
  }

  #end(byte: number): void {
    const text = this.#line.trim();
    if (this.#overlong) this.#droppedLines++;
    this.#forget();
    if (text === '') return;
    if (this.dataFollowsConnect && text.startsWith('CONNECT')) {
      this.dataFollowsConnect = false;
      this.#inData = true;
      this.#skipLf = byte === CR;
    }
    this.#sink.line(text);
  }

  #forget(): void {
    this.#line = '';
    this.#overlong = false;
  }
}
