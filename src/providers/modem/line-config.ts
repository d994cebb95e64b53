/** A line's settings as they stand in the opaque block of lineGetDevConfig: UTF-8 JSON. */
export interface LineConfig {
  /** S7: how long the other end may take to answer, in seconds, 1 to 255 (V.250, 6.3.10). */
  readonly noAnswerSeconds: number;
}

/** Whether lineGetDevConfig and lineSetDevConfig know a device class. */
export function isConfigClass(deviceClass: string): boolean {
  return ['tapi/line', 'comm/datamodem'].includes(deviceClass.toLowerCase());
}

/** Makes the block. */
export function encodeConfig(config: LineConfig): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(config));
}

/** Reads a block; null when it is not one, or holds a value out of range. */
export function decodeConfig(block: Uint8Array): LineConfig | null {
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(block));
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null || !('noAnswerSeconds' in read)) return null;
  const { noAnswerSeconds } = read;
  const valid =
    typeof noAnswerSeconds === 'number' &&
    Number.isInteger(noAnswerSeconds) &&
    noAnswerSeconds >= 1 &&
    noAnswerSeconds <= 255;
  return valid ? { noAnswerSeconds } : null;
}
