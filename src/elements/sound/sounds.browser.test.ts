import { describe, expect, it } from 'vitest';
import { Sounds } from './sounds.js';
import { heardFor, strengthOf } from './testing/ear.js';
import { offlineOutput } from './testing/offline-output.js';

function listening(seconds: number) {
  const { output, heard, sampleRate } = offlineOutput(seconds);
  const sounds = new Sounds(() => output);
  sounds.open();
  return { sounds, heard, sampleRate };
}

/** Audio that a browser keeps silent until a press. */
function locked(resume: (output: { state: AudioContextState }) => Promise<void>) {
  const { output } = offlineOutput(1);
  output.state = 'suspended';
  output.resume = () => resume(output);
  return new Sounds(() => output);
}

describe('a key', () => {
  it('sounds with its two frequencies for at least 100 ms, however short it is pressed', async () => {
    const { sounds, heard, sampleRate } = listening(0.5);
    sounds.tone('6').stop();
    const samples = await heard();
    expect(heardFor(samples, sampleRate)).toBeCloseTo(0.1, 2);
    const tone = samples.subarray(0, 0.1 * sampleRate);
    expect(strengthOf(770, tone, sampleRate)).toBeGreaterThan(0.1);
    expect(strengthOf(1477, tone, sampleRate)).toBeGreaterThan(0.1);
    expect(strengthOf(1209, tone, sampleRate)).toBeLessThan(0.05);
  });

  it('sounds as long as it is held', async () => {
    const { sounds, heard, sampleRate } = listening(0.5);
    sounds.tone('1');
    expect(heardFor(await heard(), sampleRate)).toBeCloseTo(0.5, 1);
  });

  it('that is no key is silent', async () => {
    const { sounds, heard, sampleRate } = listening(0.1);
    sounds.tone(',').stop();
    expect(heardFor(await heard(), sampleRate)).toBe(0);
  });

  it.each([
    ['is heard once the page may sound, while it is down', false, 2],
    ['that was up before the page may sound is not heard afterwards', true, 0],
  ])('%s', async (_, released, oscillators) => {
    let unlock = (): void => {};
    const { output } = offlineOutput(1);
    let made = 0;
    const { createOscillator } = output;
    output.state = 'suspended';
    output.resume = () => new Promise<void>((resolve) => (unlock = resolve));
    output.createOscillator = () => {
      made++;
      return createOscillator();
    };
    const sounds = new Sounds(() => output);
    const tone = sounds.tone('1');
    if (released) tone.stop();
    output.state = 'running';
    unlock();
    await new Promise((resolve) => setTimeout(resolve));
    expect(made).toBe(oscillators);
  });
});

describe('ringing', () => {
  it('goes on by itself: each round begins again on the audio clock, with no timer', async () => {
    const { sounds, heard, sampleRate } = listening(7);
    sounds.ring('ringing');
    const samples = await heard();
    const loud = (from: number) =>
      heardFor(samples.subarray(from * sampleRate, (from + 1) * sampleRate), sampleRate) > 0.9;
    expect([0, 1, 2, 3, 4, 5, 6].map(loud)).toEqual([true, false, false, true, false, false, true]);
  });

  it('is as loud as it is set, and silent while muted', async () => {
    const peak = async (set: (sounds: Sounds) => void) => {
      const { sounds, heard } = listening(1);
      set(sounds);
      sounds.ring('ringing');
      return Math.max(...(await heard()).map(Math.abs));
    };
    const [loud, soft, muted] = [
      await peak((sounds) => (sounds.volume = 1)),
      await peak((sounds) => (sounds.volume = 0.1)),
      await peak((sounds) => (sounds.muted = true)),
    ];
    expect(loud).toBeGreaterThan(0.8);
    expect(soft).toBeLessThan(0.11);
    expect(soft).toBeGreaterThan(0.05);
    expect(muted).toBe(0);
  });

  it('ends when it is stopped', async () => {
    const { sounds, heard, sampleRate } = listening(2);
    sounds.ring('ringing').stop();
    expect(heardFor(await heard(), sampleRate)).toBe(0);
  });
});

describe('whether the page may sound', () => {
  it('is not known before it is tried, waits for a press, and is told when it may', async () => {
    const sounds = locked((output) => {
      output.state = 'running';
      return Promise.resolve();
    });
    let changes = 0;
    sounds.addEventListener('change', () => changes++);
    expect(sounds.state).toBe('closed');
    sounds.open();
    expect(sounds.state).toBe('waiting');
    expect(await sounds.unlock()).toBe(true);
    expect(sounds.state).toBe('ready');
    expect(changes).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['there is no audio', () => new Sounds(() => { throw new Error('no audio'); })],
    ['a press is refused', () => locked(() => Promise.reject(new Error('refused')))],
  ])('is said where %s, and nothing throws', async (_, make) => {
    const sounds = make();
    expect(await sounds.unlock()).toBe(false);
    expect(sounds.state).toBe('refused');
    sounds.tone('1').stop();
    sounds.ring('ringing').stop();
  }); // prettier-ignore
});
