import { LINEERR } from '../../tspi/generated/errors.js';
import type { RequestId, Result } from '../../tspi/result.js';
import type { ModemCall } from './modem-call.js';
import type { HandOffWhen, VoiceActions } from './voice-actions.js';

/**
 * Sub-functions of lineDevSpecific on the call of an analog voice line, in the first byte.
 * - FLASH: a hook flash
 * - HAND_OFF: leaves the call to a handset on the line; the second byte says when: 0 now, 1 when one is lifted, 2 not any more
 */
export const FLASH = 0x30;
export const HAND_OFF = 0x31;

const WHEN: readonly HandOffWhen[] = ['now', 'lifted', 'never'];

/** Whether a block is one of these. */
export function isVoiceFunction([subFunction]: Uint8Array): boolean {
  return subFunction === FLASH || subFunction === HAND_OFF;
}

/** Carries one out. Errors: OPERATIONUNAVAIL on another kind of line, INVALCALLHANDLE without a call, INVALPARAM for a block that is none. */
export function voiceFunction(
  voice: VoiceActions | null,
  id: RequestId,
  call: ModemCall | undefined,
  [subFunction, second = 0]: Uint8Array,
): Result {
  if (voice === null) return LINEERR.OPERATIONUNAVAIL;
  if (call === undefined) return LINEERR.INVALCALLHANDLE;
  if (subFunction === FLASH) return voice.flash(id, call);
  const when = WHEN[second];
  return when === undefined ? LINEERR.INVALPARAM : voice.handOff(id, call, when);
}

/** What a line says of them in the own block of its capabilities: UTF-8 JSON. */
export const voiceFunctionCaps: Uint8Array = new TextEncoder().encode(JSON.stringify({ flash: true, handOff: true }));
