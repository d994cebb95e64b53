import { parseRinging } from '../../at/responses/ringing.js';

/** The ordinary ring, as LINE_LINEDEVSTATE with RINGING tells it; others follow it. */
export const ORDINARY_RING = 1;
/** How many ring modes an analog line has: the ordinary one, and `RING A` or `RING 1` to the fifth. */
export const ANALOG_RING_MODES = 6;

/** The on times of a cadence, in 100 ms, that make a long burst. */
const LONG = 6;
const LONGEST_PATTERN = 8;
/** Patterns of short and long bursts (Telcordia GR-506, distinctive alerting 2 to 4), with the letter that other modems have for each. */
const PATTERNS: readonly (readonly [RegExp, number])[] = [
  [/^.$/, ORDINARY_RING],
  [/^..$/, 2],
  [/^ssl$/, 3],
  [/^sls$/, 4],
];

/**
 * Which ring it is, of the several that a line may have: `RING A` … `RING E`, `RING 1` … `RING 5`, or the cadence told before RING as `DRON=` and
 * `DROF=` (ITU-T V.253, +VDR).
 */
export class RingModes {
  #bursts = '';

  /** A line that is not RING came. Whether it belongs to a cadence. */
  line(text: string): boolean {
    const [, kind, units] = /^(DRON|DROF) ?= ?(\d{1,4})$/.exec(text) ?? [];
    if (kind === 'DRON' && Number(units) > 0 && this.#bursts.length < LONGEST_PATTERN)
      this.#bursts += Number(units) < LONG ? 's' : 'l';
    return kind !== undefined;
  }

  /** RING came. @param text - The line; absent for the plain one. @returns 1 to {@link ANALOG_RING_MODES}. */
  ring(text: string | undefined): number {
    const bursts = this.#bursts;
    this.#bursts = '';
    const cadence = text === undefined ? '' : (parseRinging(text)?.cadence ?? '');
    const place = Math.max('ABCDE'.indexOf(cadence), '12345'.indexOf(cadence));
    if (cadence !== '' && place >= 0) return ORDINARY_RING + 1 + place;
    return PATTERNS.find(([pattern]) => pattern.test(bursts))?.[1] ?? (bursts === '' ? ORDINARY_RING : 5);
  }
}
