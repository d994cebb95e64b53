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
/** Lines of each kind. */
const PARTS = 5;
/** What a line may keep after a million bytes or ten thousand sessions more than after a first tenth of them: nothing, but for the heap's own ways. */
const GROWTH = 8 * 2 ** 20;

/** Memory in use once everything that can be collected has been. */
function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Lines of a kind hear `each` of something, each line with a seed of its own; `hear` lets one hear the next, and says how much that was. */
async function outlives(
  kind: NoiseLine,
  each: number,
  firstSeed: number,
  hear: (world: NoiseWorld) => Promise<number>,
): Promise<void> {
  let calls = 0;
  let requests = 0;
  for (let seed = firstSeed; seed < firstSeed + PARTS; seed++) {
    const world = new NoiseWorld(kind, seed);
    await world.start();
    let early = 0;
    for (let heard = 0; heard < each;) {
      heard += await hear(world);
      if (early === 0 && heard >= each / 10) early = inUse();
    }
    expect(inUse() - early, `bytes more in use, seed ${seed}`).toBeLessThan(GROWTH);
    expect(await world.wrongAtTheEnd(), `seed ${seed}`).toEqual([]);
    calls += world.happened.calls;
    requests += world.happened.requests;
  }
  console.info(`${kind}: ${PARTS * each} heard, ${calls} calls, ${requests} requests`);
}

test.each(KINDS)('a %s line outlives its half of ten million random bytes', async (kind) => {
  await outlives(kind, BYTES / KINDS.length / PARTS, 1, async (world) => {
    const chunk = noise.chunk(world.random, 120);
    await world.hear(chunk);
    return chunk.length;
  });
});

test.each(KINDS)('a %s line outlives its half of a hundred thousand damaged sessions', async (kind) => {
  await outlives(kind, SESSIONS / KINDS.length / PARTS, 101, async (world) => {
    for (const chunk of noise.session(world.random)) await world.hear(chunk);
    return 1;
  });
});
