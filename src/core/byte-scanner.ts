import type { LineHead } from './line-heads.js';

/**
 * Cuts what a modem sends into records (ITU-T V.250, 5.7; V.253; T.31; 3GPP TS 27.005), in WebAssembly or, where that is missing, in the
 * JavaScript that is its specification. One scanner serves one line of one modem.
 *
 * CR and LF both end a line and empty lines are dropped, so CRLF, LF alone and `<CR><CR><LF>` read the same. Bytes that no line can hold
 * are counted as noise and left out. Memory is bounded: a line longer than {@link MAX_LINE_LENGTH} is dropped and counted.
 *
 * It is pulled: `feed` takes a chunk, `scan` answers with the next records of it. A setting that changes between two calls of `scan` counts
 * from the byte after the last record on, so whoever changes settings in answer to a record asks for one record at a time.
 * Blind to how the bytes are cut into chunks: the same records come for any cutting, but that payload is cut where a chunk ends.
 */
export interface ByteScanner {
  readonly kind: 'wasm' | 'js';

  /** Whether `<DLE>x` between and within lines is a shielded code: in voice and fax classes. Elsewhere DLE is noise. */
  shielding: boolean;
  /** Whether `> ` at the start of a line is the prompt (TS 27.005, 3.5.1). Cleared when it came. */
  awaitingPrompt: boolean;
  /** Whether the end of the next line that begins with CONNECT begins the data state. Cleared when it did. */
  dataFollowsConnect: boolean;
  /**
   * Whether payload comes stuffed (V.253, voice receive; T.31): `<DLE><DLE>` is one DLE, `<DLE><SUB>` two of them, `<DLE><ETX>` ends the
   * data state, and `<DLE>` with anything else is a shielded code amid the payload.
   */
  dataIsShielded: boolean;
  /** Whether bit 7 is parity and is taken off, but of payload: a 7E1 device read as 8N1. */
  stripParity: boolean;

  /** Bytes that no line can hold, since the scanner was made. */
  readonly noiseBytes: number;
  /** Lines longer than {@link MAX_LINE_LENGTH}, since the scanner was made. */
  readonly droppedLines: number;
  /** Whether bytes are payload now. */
  readonly inData: boolean;
  /** How many bytes of an unfinished line are held: at most {@link MAX_LINE_LENGTH}. */
  readonly held: number;

  /**
   * Takes the next bytes, as many as fit into its window.
   * @param from - Where in `bytes` to begin.
   * @returns How many of them it took, 1 or more unless there are none. Scan them, then feed the rest.
   * @throws Error when what was fed before has not been scanned to its end.
   */
  feed(bytes: Uint8Array, from?: number): number;
  /**
   * Finds the next records.
   * @param limit - How many at most: 1 to {@link MAX_RECORDS}.
   * @returns How many there are now, to be read by index until the next `feed` or `scan`. Fewer than `limit`: all that was fed is scanned.
   */
  scan(limit: number): number;
  /** What a record is. */
  type(record: number): RecordType;
  /** How many bytes it has. */
  length(record: number): number;
  /** The known head of a line; '' for every other line and record. */
  head(record: number): LineHead;
  /** The byte after DLE of a shielded code; {@link ETX} where it has ended the data state. */
  code(record: number): number;
  /** A line as text, without its end and the blanks around it: made when it is asked for. */
  text(record: number): string;
  /** The bytes of a record, a copy: a line, or payload without its stuffing. */
  bytes(record: number): Uint8Array;

  /** The data state has ended: lines again. */
  leaveData(): void;
  /** As it was made, but for the counters: forgets settings, the unfinished line, and what has not been scanned. */
  reset(): void;
}

/** Makes a scanner for one line. */
export type CreateScanner = () => ByteScanner;

/**
 * `line`: a whole line that is not empty. `prompt`: `> ` stands on the unfinished line. `shielded`: a code `<DLE>x`. `data`: payload.
 */
export const RECORD_TYPES = ['line', 'prompt', 'shielded', 'data'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** The longest line that is kept, in bytes: 27.007 devices answer with up to 2048 characters. */
export const MAX_LINE_LENGTH = 2048;
/** Records that one `scan` finds at most. */
export const MAX_RECORDS = 1024;
/** `<DLE><ETX>` ends a stream of payload. */
export const ETX = 0x03;
