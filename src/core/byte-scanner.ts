/**
 * Cuts what a modem sends into records (ITU-T V.250, 5.7; V.253; 3GPP TS 27.005), in WebAssembly or, where that is missing, in the
 * JavaScript that is its specification. One scanner serves one line of one modem.
 *
 * It is pulled: `feed` takes a chunk, `scan` answers with the next records of it. A setting that changes between two calls of `scan` counts
 * from the byte after the last record on, so whoever changes settings in answer to a record asks for one record at a time.
 * Blind to how the bytes are cut into chunks: the same records come for any cutting.
 */
export interface ByteScanner {
  readonly kind: 'wasm' | 'js';

  /** Whether `<DLE>x` is a shielded code: in voice and fax classes. Elsewhere DLE is noise. */
  shielding: boolean;
  /** Whether `> ` at the start of a line is the prompt. Cleared when it came. */
  awaitingPrompt: boolean;
  /** Whether the end of the next CONNECT line begins the data state. Cleared when it did. */
  dataFollowsConnect: boolean;
  /** Whether bit 7 is parity and is taken off: a 7E1 device read as 8N1. */
  stripParity: boolean;

  /** Bytes that no line can hold, since the scanner was made. */
  readonly noiseBytes: number;
  /** Lines longer than {@link MAX_LINE_LENGTH}, which are dropped. */
  readonly droppedLines: number;
  /** Whether bytes are payload now. */
  readonly inData: boolean;
  /** How many bytes of an unfinished line are held: at most {@link MAX_LINE_LENGTH}. */
  readonly held: number;

  /**
   * Takes the next bytes; what was fed before must have been scanned to its end.
   * @returns How many of them it took: all, or as many as its window holds. Scan, then feed the rest.
   */
  feed(bytes: Uint8Array, from?: number): number;
  /**
   * Finds the next records.
   * @param limit - How many at most: 1 to {@link MAX_RECORDS}.
   * @returns How many there are now, to be read by index until the next `feed` or `scan`; 0 when all that was fed is scanned.
   */
  scan(limit: number): number;
  /** What a record is. */
  type(record: number): RecordType;
  /** A line: its {@link LineClass} as a number, 0 for none. A shielded code: the byte after DLE. */
  value(record: number): number;
  /** A line as text, without its end and the blanks around it: made when it is asked for. */
  text(record: number): string;
  /** The bytes of a record, a copy: payload as it came, or a line. */
  bytes(record: number): Uint8Array;

  /** The data state has ended: lines again. */
  leaveData(): void;
  /** Forgets the unfinished line, the settings but `stripParity` and `shielding`, and what has not been scanned. */
  reset(): void;
}

/**
 * `line`: a whole line that is not empty. `prompt`: `> ` stands on the unfinished line. `shielded`: a code `<DLE>x`. `data`: payload,
 * exactly as it came.
 */
export const RECORD_TYPES = ['line', 'prompt', 'shielded', 'data'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** The longest line that is kept, in bytes: 27.007 devices answer with up to 2048 characters. */
export const MAX_LINE_LENGTH = 2048;
/** Records that one `scan` finds at most. */
export const MAX_RECORDS = 1024;
