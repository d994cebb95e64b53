import type { Random } from './random.js';

/** A name for a Web Lock that nobody else has: 128 bits of chance behind a prefix. */
export function lockName(prefix: string, random: Random): string {
  return `${prefix}-${[1, 2, 3, 4].map(() => random.nextUint32().toString(36)).join('-')}`;
}
