/** The interface versions this host speaks, towards providers and applications alike, 0xMMMMmmmm (tspi-versioning). */
export const LOWEST_VERSION = 0x00010004;
export const HIGHEST_VERSION = 0x00030001;

/** The highest version that an application and this host both know; 0 = none. */
export function negotiate(low: number, high: number): number {
  const version = Math.min(high >>> 0, HIGHEST_VERSION);
  return low >>> 0 > version ? 0 : version;
}

export function isKnownVersion(version: number): boolean {
  return version >>> 0 <= HIGHEST_VERSION && version >= LOWEST_VERSION;
}
