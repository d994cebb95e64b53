/** Chance, as it is given to everything outside `base` and `worker/compose`. */
export interface Random {
  /** A whole number from 0 to 4,294,967,295, all equally likely. */
  nextUint32(): number;
}

/** The machine's own randomness. */
export const systemRandom: Random = {
  nextUint32: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
};

/**
 * A repeatable sequence: the same seed gives the same numbers on every machine. A Weyl sequence whose every value is
 * stirred by multiply-and-shift rounds; good enough for simulation, never for secrets.
 * @param seed - Any whole number; its low 32 bits count.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    nextUint32: () => {
      state = (state + 0x9e3779b9) >>> 0;
      let z = state;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return (z ^ (z >>> 15)) >>> 0;
    },
  };
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + (random.nextUint32() % (high - low + 1));
}
