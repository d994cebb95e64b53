import type { LineDevCaps } from '../tspi/structures.js';

/** What a line of the modem provider can do beside TAPI's functions (lineDevSpecific), as the own block of its capabilities tells. */
export interface LineExtras {
  readonly flash: boolean;
  readonly handOff: boolean;
}

/** Sub-functions of lineDevSpecific, in the first byte of the block. */
export const FLASH = Uint8Array.of(0x30);
export const HAND_OFF_NOW = Uint8Array.of(0x31, 0);
export const HAND_OFF_WHEN_LIFTED = Uint8Array.of(0x31, 1);

/** Reads the block; of a block that is something else, nothing. */
export function lineExtrasOf({ devSpecific }: Pick<LineDevCaps, 'devSpecific'>): LineExtras {
  const told = devSpecific === undefined ? null : parsed(devSpecific);
  const has = (name: keyof LineExtras): boolean =>
    typeof told === 'object' && told !== null && (told as Record<string, unknown>)[name] === true;
  return { flash: has('flash'), handOff: has('handOff') };
}

function parsed(block: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(block));
  } catch {
    return null;
  }
}
