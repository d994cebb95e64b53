import type { ResultCode } from './result-codes.js';

/** Parts of a formatted caller id presentation (ITU-T V.253, 6.1; makers' manuals for the names beyond). */
export type CallerIdField = 'date' | 'time' | 'number' | 'name' | 'message' | 'calledNumber' | 'other';

/** What a modem tells without having been asked (unsolicited result code). */
export type Urc =
  | { readonly kind: 'ring' }
  | { readonly kind: 'callerId'; readonly field: CallerIdField; readonly value: string }
  /** A result code about a call, while no command waits for one. */
  | { readonly kind: 'callResult'; readonly code: ResultCode }
  /** A shielded code `<DLE>x`: `x` as a character. */
  | { readonly kind: 'shielded'; readonly code: string }
  /** A line `+NAME: …` (or another maker's prefix) that nobody asked for. */
  | { readonly kind: 'report'; readonly head: string; readonly text: string }
  /** Anything else: worth a log entry, never an error. */
  | { readonly kind: 'unknown'; readonly text: string };

const callerIdHeads: ReadonlyMap<string, CallerIdField> = new Map<string, CallerIdField>([
  ['DATE', 'date'],
  ['TIME', 'time'],
  ['NMBR', 'number'],
  ['NAME', 'name'],
  ['MESG', 'message'],
  ['DDN_NMBR', 'calledNumber'],
  ['NDID', 'calledNumber'],
  ['ANID', 'other'],
  ['USER', 'other'],
  ['PASS', 'other'],
  ['CDID', 'other'],
]);

/**
 * Reads a line whose head is known to be unsolicited; null when it could be the answer of a command. `RING` may carry a distinctive
 * cadence; caller id lines come with or without blanks around `=`.
 */
export function parseKnownUrc(line: string): Urc | null {
  if (/^RING(?: ?[A-Z0-9])?$/.test(line) || line.startsWith('+CRING:')) return { kind: 'ring' };
  const [, head = '', value = ''] = /^([A-Z_]+) ?= ?(.*)$/.exec(line) ?? [];
  const field = callerIdHeads.get(head);
  return field === undefined ? null : { kind: 'callerId', field, value };
}

/** Reads any other line that nobody asked for. */
export function parseOtherUrc(line: string): Urc {
  const head = /^[+^*#$%_!][A-Z0-9]+:/i.exec(line)?.[0];
  return head === undefined ? { kind: 'unknown', text: line } : { kind: 'report', head, text: line };
}
