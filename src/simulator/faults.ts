/** What can be made to go wrong with a virtual modem, switched while it runs. Counts and lists go down as they are used up. */
export interface ModemFaults {
  /** So many final result codes are lost. */
  dropResults: number;
  /** So many final result codes come {@link ModemFaults.lateResultMs} late. */
  lateResults: number;
  lateResultMs: number;
  /** Every answer takes this much longer, in milliseconds. */
  slowMs: number;
  /** Garbage stands before every answer. */
  noise: boolean;
  /** How answers are cut: seeded pieces, one byte at a time, or all that there is in one piece. */
  pieces: 'irregular' | 'single' | 'merged';
  /** The sizes of the next pieces, in bytes; `pieces` holds again once they are used up. */
  cuts: number[];
  /** Unsolicited lines that come inside the next answers, one entry for each answer. */
  interleave: Interleaved[];
  /** Nothing is answered at all, as by a modem whose firmware hangs. */
  mute: boolean;
}

/** Lines that nobody asked for, inside an answer. */
export interface Interleaved {
  /** After so many lines of the answer, or before its final result if it has fewer. */
  readonly after: number;
  readonly lines: readonly string[];
}

/** Nothing goes wrong. */
export function noFaults(): ModemFaults {
  return {
    dropResults: 0,
    lateResults: 0,
    lateResultMs: 8000,
    slowMs: 0,
    noise: false,
    pieces: 'irregular',
    cuts: [],
    interleave: [],
    mute: false,
  };
}
