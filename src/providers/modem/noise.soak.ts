import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readTranscripts } from '../../../test/fixtures/transcripts.js';
import { Noise } from './testing/noise.js';
import { NoiseWorld, type NoiseLine } from './testing/noise-world.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const noise = new Noise(readTranscripts().map(({ received }) => received));
const KINDS: readonly NoiseLine[] = ['cellular', 'analog'];
const BYTES = 10_000_000;
const SESSIONS = 100_000;
/** What a line may keep after a million bytes or ten thousand sessions more than after a first tenth of them: nothing, but for the heap's own ways. */
const GROWTH = 8 * 2 ** 20;

/** Memory in use once everything that can be collected has been. */
function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test.each(KINDS)('a %s line outlives its half of ten million random bytes', async (kind) => {
  const parts = 5;
  const each = BYTES / KINDS.length / parts;
  let calls = 0;
  let requests = 0;
  for (let seed = 1; seed <= parts; seed++) {
    const world = new NoiseWorld(kind, seed);
    await world.start();
    let early = 0;
    for (let bytes = 0; bytes < each;) {
      const chunk = noise.chunk(world.random, 120);
      bytes += chunk.length;
      await world.hear(chunk);
      if (early === 0 && bytes >= each / 10) early = inUse();
    }
    expect(inUse() - early, `bytes more in use, seed ${seed}`).toBeLessThan(GROWTH);
    expect(await world.wrongAtTheEnd(), `seed ${seed}`).toEqual([]);
    calls += world.happened.calls;
    requests += world.happened.requests;
  }
  console.info(`${kind}: ${parts * each} bytes, ${calls} calls, ${requests} requests`);
});

test.each(KINDS)('a %s line outlives its half of a hundred thousand damaged sessions', async (kind) => {
  const parts = 5;
  const each = SESSIONS / KINDS.length / parts;
  let calls = 0;
  let requests = 0;
  for (let seed = 101; seed <= 100 + parts; seed++) {
    const world = new NoiseWorld(kind, seed);
    await world.start();
    let early = 0;
    for (let session = 0; session < each; session++) {
      for (const chunk of noise.session(world.random)) await world.hear(chunk);
      if (session === each / 10) early = inUse();
    }
    expect(inUse() - early, `bytes more in use, seed ${seed}`).toBeLessThan(GROWTH);
    expect(await world.wrongAtTheEnd(), `seed ${seed}`).toEqual([]);
    calls += world.happened.calls;
    requests += world.happened.requests;
  }
  console.info(`${kind}: ${parts * each} sessions, ${calls} calls, ${requests} requests`);
});
