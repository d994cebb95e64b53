/** A recording as it is kept in a file: bytes as Latin-1 text, which shows an AT dialogue as it is. */
export interface Recording {
  readonly version: 1;
  /** Whether numbers, PINs and bodies were masked. */
  readonly masked: boolean;
  /** How many entries were forgotten before the first one. */
  readonly forgotten: number;
  /** Milliseconds since the first entry, direction, text. */
  readonly entries: readonly (readonly [number, 'toModem' | 'fromModem' | 'note', string])[];
}
