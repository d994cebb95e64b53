import { informationOf } from './fields.js';
import { partyNumber } from './party-number.js';

/** A call rings. What the line does not tell is ''. */
export interface Ringing {
  /** What kind of call, as +CRING tells it (3GPP TS 27.007, 6.11). */
  readonly bearer: 'voice' | 'data' | 'fax' | 'packet' | 'unknown';
  /** Distinctive ringing: the letter or digit behind RING; '' for the ordinary one. */
  readonly cadence: string;
  readonly number: string;
  readonly calledNumber: string;
}

const ordinary: Ringing = { bearer: 'unknown', cadence: '', number: '', calledNumber: '' };

/** <type> of +CRING; `REL ASYNC`, `ALT VOICE/FAX` and the like by their first word that is known. */
const bearers: readonly (readonly [RegExp, Ringing['bearer']])[] = [
  [/\bVOICE\b/, 'voice'],
  [/\bFAX\b/, 'fax'],
  [/\bGPRS\b/, 'packet'],
  [/\bA?SYNC\b|\bREL\b/, 'data'],
];

/**
 * Reads what tells that a call rings: `RING`, `RING A`, `RING 1` (distinctive), `+CRING: VOICE`; `RING;<caller>;<called>` (ELSA MicroLink),
 * `RING/<called>` (isdn4linux).
 */
export function parseRinging(line: string): Ringing | null {
  const cellular = informationOf(line, '+CRING:');
  if (cellular !== null) return { ...ordinary, bearer: bearerOf(cellular.toUpperCase()) };
  if (line === 'RING') return ordinary;
  const cadence = /^RING ?([A-Z0-9])$/.exec(line)?.[1];
  if (cadence !== undefined) return { ...ordinary, cadence };
  const [, separator, first = '', second = ''] = /^RING([;/])([^;]{0,80})(?:;(.{0,80}))?$/.exec(line) ?? [];
  if (separator === undefined) return null;
  return separator === '/'
    ? { ...ordinary, calledNumber: digits(first) }
    : { ...ordinary, number: digits(first), calledNumber: digits(second) };
}

function bearerOf(type: string): Ringing['bearer'] {
  return bearers.find(([pattern]) => pattern.test(type))?.[1] ?? 'unknown';
}

function digits(text: string): string {
  return partyNumber({ quoted: false, text: text.trim() }, undefined).number;
}
