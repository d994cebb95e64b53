/** What a voice modem on an analog line (V.253, class 8) can do in a connected call. */
export interface VoiceAbilities {
  /** What ends AT+VRX, in the order in which it is tried: each the character behind DLE. */
  readonly receiveStops: readonly string[];
  /** Hook flash and nothing else, in the order in which they are tried: some know no dial in a call. */
  readonly flashCommands: readonly string[];
}

/**
 * As most have it. `!` ends receiving on U.S. Robotics (and is answered by `<DLE><ETX>`, OK), ESC by V.253, `^` on Conexant; each is nothing to
 * the others.
 */
export const voiceAbilities: VoiceAbilities = {
  receiveStops: ['!', '\x1b', '^'],
  flashCommands: ['ATD!;', 'AT!'],
};
