/** The interface version that this client opens lines and phones with, 0xMMMMmmmm. */
export const API_VERSION = 0x00030001;
