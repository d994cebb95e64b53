import type { AudioOutput } from '../sounds.js';

/** Audio that is rendered instead of sounding, and counts as let sound. */
export function offlineOutput(seconds: number, sampleRate = 8000) {
  const context = new OfflineAudioContext(1, seconds * sampleRate, sampleRate);
  const output: { -readonly [K in keyof AudioOutput]: AudioOutput[K] } = {
    state: 'running',
    currentTime: 0,
    sampleRate,
    destination: context.destination,
    onstatechange: null,
    resume: () => Promise.resolve(),
    createGain: () => context.createGain(),
    createOscillator: () => context.createOscillator(),
    createBuffer: (...size) => context.createBuffer(...size),
    createBufferSource: () => context.createBufferSource(),
  };
  return { output, sampleRate, heard: async () => (await context.startRendering()).getChannelData(0) };
}
