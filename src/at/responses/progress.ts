import type { ListedState } from './clcc.js';

/** What became of a call, as a modem tells it without being asked: the same for all makers. What a line does not tell is absent. */
export interface CallProgress {
  /** Where it stands now, in the words of the list of calls. */
  readonly state: ListedState;
  /** The modem's own number of the call, as +CLCC has it. */
  readonly callId?: number;
  readonly direction?: 'incoming' | 'outgoing';
  /** Whether there is voice in it; data sessions are told of as well by some. */
  readonly voice?: boolean;
  readonly conference?: boolean;
  /** The other party, as it can be dialled. */
  readonly number?: string;
  /** Hostile text. */
  readonly name?: string;
  /** Why it ended: 3GPP TS 24.008, annex H (release-cause.ts). */
  readonly cause?: number;
  /** How long it lasted, in seconds. */
  readonly seconds?: number;
}

/** Reads one line of a maker's; null for any other. */
export type ProgressReader = (line: string) => CallProgress | null;

/** Leaves out what is not known, and texts that are empty. */
export function progress(
  state: ListedState,
  told: { readonly [Key in keyof Omit<CallProgress, 'state'>]: CallProgress[Key] | null | undefined },
): CallProgress {
  const known = Object.entries(told).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return { state, ...Object.fromEntries(known) };
}

/** A call's number as modems count them; null for what is none. */
export function callIdFrom(number: number | null | undefined): number | null {
  return number !== null && number !== undefined && number >= 1 && number <= 99 ? number : null;
}

/** The longest call that is believed, in seconds: 999999 is what six digits hold. */
const MAX_SECONDS = 999_999;

/** A duration in seconds; null for what is none. */
export function secondsFrom(number: number | null | undefined): number | null {
  return number !== null && number !== undefined && number >= 0 && number <= MAX_SECONDS ? number : null;
}
