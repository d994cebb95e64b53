import { fnv1a } from '../base/hash.js';

/** A number that is the same in every session for the same key, and positive. */
export function permanentId(key: string): number {
  return fnv1a(key) & 0x7fffffff;
}
