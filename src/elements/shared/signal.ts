import type { Line } from '../../client/telephony.js';
import type { Strings } from '../locale/strings.js';

/** A word for how strong a signal is. */
export type Strength = keyof Strings['network']['strength'];

/** How strong a line's signal is. */
export interface Signal {
  /** dBm, in steps of 2 as +CSQ tells it (3GPP TS 27.007, 8.5). */
  readonly dbm: number;
  readonly strength: Strength;
  /** 0 to 4. */
  readonly bars: number;
}

/** From which percent of the scale of +CSQ (3GPP TS 27.007, 8.5) on: -93, -83 and -73 dBm are fair, good and very good. */
const STEPS: readonly (readonly [from: number, strength: Strength, bars: number])[] = [
  [65, 'veryGood', 4],
  [49, 'good', 3],
  [33, 'fair', 2],
  [1, 'weak', 1],
  [0, 'none', 0],
];
/** +CSQ: 0 to 31 stand for -113 to -51 dBm. */
const CSQ_MOST = 31;
const LEAST_DBM = -113;

/** A line's signal; null where it has none that is known. */
export function signalOf(line: Line | null): Signal | null {
  const percent = line?.service.state === 'ready' ? line.service.network?.signal : undefined;
  if (percent === undefined) return null;
  const { strength, bars } = strengthOf(percent);
  return { dbm: LEAST_DBM + 2 * Math.round((percent * CSQ_MOST) / 100), strength, bars };
}

/** How strong a signal is. @param percent - Of the scale of +CSQ. */
export function strengthOf(percent: number): Pick<Signal, 'strength' | 'bars'> {
  const [, strength, bars] = STEPS.find(([from]) => percent >= from) ?? [0, 'none', 0];
  return { strength, bars };
}

/** `−71 dBm`, with a real minus sign. */
export function dbmInWords(dbm: number): string {
  return `${dbm < 0 ? '−' : ''}${Math.abs(dbm)} dBm`;
}

/** `Good, −71 dBm`. */
export function signalInWords({ dbm, strength }: Signal, { network }: Strings): string {
  return network.signal(network.strength[strength], dbmInWords(dbm));
}
