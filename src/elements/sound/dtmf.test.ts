import { describe, expect, it } from 'vitest';
import { CADENCES, cadenceSamples } from './cadence.js';
import { dtmfOf } from './dtmf.js';
import { heardFor, strengthOf } from './testing/ear.js';

describe('the tones of keys', () => {
  it.each([
    ['1', [697, 1209]],
    ['2', [697, 1336]],
    ['6', [770, 1477]],
    ['7', [852, 1209]],
    ['0', [941, 1336]],
    ['*', [941, 1209]],
    ['#', [941, 1477]],
    ['A', [697, 1633]],
    ['D', [941, 1633]],
  ])('%s is %j Hz (Q.23)', (key, frequencies) => {
    expect(dtmfOf(key)).toEqual(frequencies);
  });

  it.each(['', '+', ',', 'E', '12', 'a', '😀'])('%j is no key', (key) => {
    expect(dtmfOf(key)).toBeNull();
  });
});

describe('a cadence', () => {
  const rate = 8000;

  it.each([
    ['ringing', 3, 1, [440, 480]],
    ['callWaiting', 10, 0.3, [440]],
  ] as const)('%s lasts %d s and sounds for %d s, of %j Hz', (kind, lasts, sounds, frequencies) => {
    const samples = cadenceSamples(CADENCES[kind], rate);
    expect(samples.length / rate).toBe(lasts);
    expect(heardFor(samples, rate)).toBeCloseTo(sounds, 2);
    const on = samples.subarray(0, sounds * rate);
    for (const hz of frequencies) expect(strengthOf(hz, on, rate), `${hz} Hz`).toBeGreaterThan(0.25);
    expect(strengthOf(1000, on, rate)).toBeLessThan(0.05);
  });

  it('begins and ends without a click, and never overdrives', () => {
    const samples = cadenceSamples(CADENCES.ringing, rate);
    expect(Math.abs(samples[0]!)).toBeLessThan(0.01);
    expect(Math.abs(samples[rate - 1]!)).toBeLessThan(0.05);
    expect(Math.max(...samples.map(Math.abs))).toBeLessThanOrEqual(1);
  });
});
