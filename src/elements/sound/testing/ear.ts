/** How strong a frequency is in samples, 0 to 1 for a pure tone of full strength (Goertzel's algorithm). */
export function strengthOf(hz: number, samples: Float32Array, sampleRate: number): number {
  const step = (2 * Math.PI * hz) / sampleRate;
  let real = 0;
  let imaginary = 0;
  samples.forEach((sample, index) => {
    real += sample * Math.cos(step * index);
    imaginary += sample * Math.sin(step * index);
  });
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}

/** For how long samples are louder than nothing, in seconds, from the first to the last. */
export function heardFor(samples: Float32Array, sampleRate: number): number {
  const loud = (sample: number): boolean => Math.abs(sample) > 0.001;
  const first = samples.findIndex(loud);
  return first < 0 ? 0 : (samples.findLastIndex(loud) - first + 1) / sampleRate;
}
