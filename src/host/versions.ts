/** The interface versions this host speaks, towards providers and applications alike, 0xMMMMmmmm (tspi-versioning). */
export const LOWEST_VERSION = 0x00010004;
export const HIGHEST_VERSION = 0x00030001;
