/** Structures that lines, calls and phones share. */

/** VARSTRING: a device identifier of some class. */
export interface VarString {
  /** One STRINGFORMAT. */
  readonly format: number;
  readonly text: string;
}

/** LINEEXTENSIONID, PHONEEXTENSIONID: the identity of a provider's extension, a 128-bit number; all zero = none. */
export interface ExtensionID {
  readonly extensionId0: number;
  readonly extensionId1: number;
  readonly extensionId2: number;
  readonly extensionId3: number;
}

/** LINEDIALPARAMS. All in milliseconds; 0 asks for the provider's default. */
export interface LineDialParams {
  readonly dialPause: number;
  readonly dialSpeed: number;
  readonly digitDuration: number;
  readonly waitForDialtone: number;
}
