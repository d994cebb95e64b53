/**
 * Ringback's own: what unlocks the SIM of a cellular line, as the block of lineDevSpecific. The first byte says what, then ASCII digits:
 *
 * - `0x10` UNLOCK: the PIN, 4 to 8 digits
 * - `0x11` UNBLOCK: the PUK, 8 digits, and behind it the new PIN, 4 to 8 digits (3GPP TS 27.007, 8.3; ETSI TS 102 221, 9.5)
 *
 * The provider wipes the block, which comes back with the reply.
 */
const UNLOCK = 0x10;
const UNBLOCK = 0x11;
const PUK_LENGTH = 8;

/** A block that was read. */
export interface SimRequest {
  /** What the SIM must wait for: `reason` of LineService. */
  readonly wantedBy: 'pinWanted' | 'pukWanted';
  /** The PIN, or the PUK and the new PIN. Nowhere to be kept. */
  readonly codes: readonly string[];
}

/** Whether a text can be a PIN. */
export function isPin(text: string): boolean {
  return /^[0-9]{4,8}$/.test(text);
}

/** Whether a text can be a PUK. */
export function isPuk(text: string): boolean {
  return /^[0-9]{8}$/.test(text);
}

/** Whether a block of lineDevSpecific is for the SIM. */
export function isSimRequest(block: Uint8Array): boolean {
  return block[0] === UNLOCK || block[0] === UNBLOCK;
}

/** The block that unlocks with a PIN; check it with {@link isPin} before. */
export function unlockBlock(pin: string): Uint8Array {
  return blockOf(UNLOCK, pin);
}

/** The block that sets a new PIN with the PUK; check them with {@link isPuk} and {@link isPin} before. */
export function unblockBlock(puk: string, newPin: string): Uint8Array {
  return blockOf(UNBLOCK, puk + newPin);
}

/** Reads a block; null where it is malformed. */
export function readSimRequest(block: Uint8Array): SimRequest | null {
  const digits = String.fromCharCode(...block.subarray(1, 1 + 2 * PUK_LENGTH + 1));
  if (block[0] === UNLOCK) return isPin(digits) ? { wantedBy: 'pinWanted', codes: [digits] } : null;
  if (block[0] !== UNBLOCK) return null;
  const [puk, newPin] = [digits.slice(0, PUK_LENGTH), digits.slice(PUK_LENGTH)];
  return isPuk(puk) && isPin(newPin) ? { wantedBy: 'pukWanted', codes: [puk, newPin] } : null;
}

function blockOf(what: number, digits: string): Uint8Array {
  return Uint8Array.of(what, ...Array.from(digits, (digit) => digit.charCodeAt(0)));
}
