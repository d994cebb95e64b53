/** A sound that repeats: how long it is on and off, in seconds, and of which frequencies, in hertz. */
export interface Cadence {
  readonly frequencies: readonly number[];
  readonly onS: number;
  readonly offS: number;
  /** How often it swells in a second, as a bell does; 0: it is steady. */
  readonly warbleHz: number;
}

/**
 * - `ringing`: a telephone that rings: one second on and two off, of the two frequencies of a North American ringing signal (Bellcore GR-506), swelling as its bell does.
 * - `callWaiting`: during a call: 440 Hz for 0.3 s every ten seconds (ITU-T E.180, 4; GR-506).
 */
export const CADENCES = {
  ringing: { frequencies: [440, 480], onS: 1, offS: 2, warbleHz: 20 },
  callWaiting: { frequencies: [440], onS: 0.3, offS: 9.7, warbleHz: 0 },
} as const satisfies Readonly<Record<string, Cadence>>;

/** Edges of a tone rise and fall this long, so that they do not click. */
const EDGE_S = 0.006;

/** One round of a cadence, from -1 to 1; it can be repeated without end. */
export function cadenceSamples(cadence: Cadence, sampleRate: number): Float32Array<ArrayBuffer> {
  const { frequencies, onS, offS, warbleHz } = cadence;
  const samples = new Float32Array(Math.round((onS + offS) * sampleRate));
  const on = Math.round(onS * sampleRate);
  for (let index = 0; index < on; index++) {
    const at = index / sampleRate;
    const sum = frequencies.reduce((total, hz) => total + Math.sin(2 * Math.PI * hz * at), 0);
    const swell = warbleHz === 0 ? 1 : 0.6 - 0.4 * Math.cos(2 * Math.PI * warbleHz * at);
    const edge = Math.min(1, at / EDGE_S, (onS - at) / EDGE_S);
    samples[index] = (sum / frequencies.length) * swell * edge;
  }
  return samples;
}
