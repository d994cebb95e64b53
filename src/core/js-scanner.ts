import { ETX, MAX_LINE_LENGTH, MAX_RECORDS, type ByteScanner, type RecordType } from './byte-scanner.js';
import { headOf, type LineHead } from './line-heads.js';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const DLE = 0x10;
const SUB = 0x1a;

interface ScannedRecord {
  readonly type: RecordType;
  readonly bytes: Uint8Array;
  readonly code: number;
}

const nothing = new Uint8Array(0);

/** The scanner in JavaScript, a byte at a time: the specification of the one in WebAssembly. */
export class JsScanner implements ByteScanner {
  readonly kind = 'js';
  shielding = false;
  awaitingPrompt = false;
  dataFollowsConnect = false;
  dataIsShielded = false;
  stripParity = false;

  #noiseBytes = 0;
  #droppedLines = 0;
  #inData = false;

  #fed = nothing;
  #at = 0;
  readonly #records: ScannedRecord[] = [];
  /** The unfinished line: its first `held` bytes. */
  readonly #line = new Uint8Array(MAX_LINE_LENGTH);
  #held = 0;
  #overlong = false;
  /** DLE came; the byte after it belongs to it, whatever changes meanwhile. */
  #afterDle = false;
  /** CONNECT was ended by CR: a LF right after it belongs to that line's end. */
  #skipLf = false;

  get noiseBytes(): number {
    return this.#noiseBytes;
  }

  get droppedLines(): number {
    return this.#droppedLines;
  }

  get inData(): boolean {
    return this.#inData;
  }

  get held(): number {
    return this.#held;
  }

  feed(bytes: Uint8Array, from = 0): number {
    if (this.#at < this.#fed.length) throw new Error('scan what was fed first');
    this.#fed = bytes.slice(from);
    this.#at = 0;
    return this.#fed.length;
  }

  scan(limit: number): number {
    this.#records.length = 0;
    const most = Math.min(limit, MAX_RECORDS);
    while (this.#at < this.#fed.length && this.#records.length < most)
      if (this.#inData) this.#payload();
      else this.#byte(this.#take());
    return this.#records.length;
  }

  type(record: number): RecordType {
    return this.#record(record).type;
  }

  length(record: number): number {
    return this.#record(record).bytes.length;
  }

  head(record: number): LineHead {
    return this.type(record) === 'line' ? headOf(this.text(record)) : '';
  }

  code(record: number): number {
    return this.#record(record).code;
  }

  text(record: number): string {
    return String.fromCharCode(...this.#record(record).bytes);
  }

  bytes(record: number): Uint8Array {
    return this.#record(record).bytes.slice();
  }

  leaveData(): void {
    this.#inData = false;
    this.#skipLf = false;
    this.#forget();
  }

  reset(): void {
    this.leaveData();
    this.shielding = false;
    this.awaitingPrompt = false;
    this.dataFollowsConnect = false;
    this.dataIsShielded = false;
    this.stripParity = false;
    this.#afterDle = false;
    this.#fed = nothing;
    this.#at = 0;
    this.#records.length = 0;
  }

  #record(index: number): ScannedRecord {
    const record = this.#records[index];
    if (record === undefined) throw new RangeError(`there is no record ${index}`);
    return record;
  }

  #put(type: RecordType, bytes = nothing, code = 0): void {
    this.#records.push({ type, bytes, code });
  }

  #take(): number {
    return this.#fed[this.#at++] ?? 0;
  }

  // ——— lines ———

  #byte(raw: number): void {
    const byte = this.stripParity ? raw & 0x7f : raw;
    if (this.#afterDle) {
      this.#afterDle = false;
      this.#put('shielded', nothing, byte);
    } else if (byte === CR || byte === LF) this.#endLine(byte);
    else if (byte === DLE && this.shielding) this.#afterDle = true;
    else if ((byte < 0x20 && byte !== TAB) || byte >= 0x7f) this.#noiseBytes++;
    else this.#character(byte);
  }

  #character(byte: number): void {
    if (this.#overlong) return;
    if (this.#held === MAX_LINE_LENGTH) {
      this.#held = 0;
      this.#overlong = true;
      return;
    }
    this.#line[this.#held++] = byte;
    if (this.awaitingPrompt && this.#held === 2 && this.#line[0] === 0x3e && this.#line[1] === 0x20) {
      this.awaitingPrompt = false;
      this.#forget();
      this.#put('prompt');
    }
  }

  #endLine(end: number): void {
    let first = 0;
    let last = this.#held;
    while (first < last && isBlank(this.#line[first])) first++;
    while (first < last && isBlank(this.#line[last - 1])) last--;
    const line = this.#line.slice(first, last);
    if (this.#overlong) this.#droppedLines++;
    this.#forget();
    if (line.length === 0) return;
    if (this.dataFollowsConnect && String.fromCharCode(...line.subarray(0, 7)) === 'CONNECT') {
      this.dataFollowsConnect = false;
      this.#inData = true;
      this.#skipLf = end === CR;
    }
    this.#put('line', line);
  }

  #forget(): void {
    this.#held = 0;
    this.#overlong = false;
  }

  // ——— payload ———

  /** One record: payload up to the next shielded code, or that code. */
  #payload(): void {
    if (this.#skipLf) {
      this.#skipLf = false;
      if (this.#fed[this.#at] === LF) {
        this.#at++;
        return;
      }
    }
    const payload = new Uint8Array(this.#fed.length - this.#at + 1);
    let length = 0;
    for (; this.#at < this.#fed.length; this.#at++) {
      const byte = this.#fed[this.#at] ?? 0;
      if (this.#afterDle) {
        if (byte !== DLE && byte !== SUB) break;
        this.#afterDle = false;
        payload[length++] = DLE;
        if (byte === SUB) payload[length++] = DLE;
      } else if (byte === DLE && this.dataIsShielded) this.#afterDle = true;
      else payload[length++] = byte;
    }
    if (length > 0) this.#put('data', payload.subarray(0, length));
    else if (this.#at < this.#fed.length) this.#shieldedCode(this.#take());
  }

  #shieldedCode(code: number): void {
    this.#afterDle = false;
    if (code === ETX) this.#inData = false;
    this.#put('shielded', nothing, code);
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === TAB;
}
