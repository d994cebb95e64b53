import { describe, expect, test } from 'vitest';
import { readTranscripts } from '../../../test/fixtures/transcripts.js';
import { Noise } from './testing/noise.js';
import { NoiseWorld, type NoiseLine } from './testing/noise-world.js';

const noise = new Noise(readTranscripts().map(({ received }) => received));

/** The short form of `noise.soak.ts`: whatever a modem says, requests complete once, calls end with their device, and the line goes on. */
describe.each<NoiseLine>(['cellular', 'analog'])('a %s modem may say anything', (kind) => {
  test('random bytes', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const world = new NoiseWorld(kind, seed);
      await world.start();
      for (let bytes = 0; bytes < 10_000;) {
        const chunk = noise.chunk(world.random, 200);
        bytes += chunk.length;
        await world.hear(chunk);
      }
      expect(await world.wrongAtTheEnd(), `seed ${seed}`).toEqual([]);
    }
  });

  test('sessions of transcripts with damage', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const world = new NoiseWorld(kind, seed);
      await world.start();
      for (let session = 0; session < 40; session++)
        for (const chunk of noise.session(world.random)) await world.hear(chunk);
      expect(await world.wrongAtTheEnd(), `seed ${seed}`).toEqual([]);
    }
  });
});
