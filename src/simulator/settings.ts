/** What the commands of a modem set. */
export interface ModemSettings {
  /** `E` */
  echo: boolean;
  /** `Q` */
  quiet: boolean;
  /** `V` */
  verbose: boolean;
  /** `X`, 0 to 4: which call progress signals are told. */
  callProgress: number;
  /** `&C`: 1 = DCD follows the carrier. */
  carrierDetect: number;
  /** `&D`: what a drop of DTR does. */
  terminalReady: number;
  /** `+FCLASS`: 0 data, 1 fax class 1, 8 voice. */
  serviceClass: number;
  /** `+VCID`: whether the caller's identity is told. */
  callerId: boolean;
  /** S-registers by number. */
  registers: Map<number, number>;
  /** Values of extended parameters that are kept and not acted upon, by name. */
  parameters: Map<string, string>;
}

/** S-registers and the range of each: V.250 6.2 and 6.3; 1, 9, 11, 12, 25 and 30 as modems of the Hayes family have them. */
const REGISTERS: readonly (readonly [number: number, initial: number, low: number, high: number])[] = [
  [0, 0, 0, 255],
  [1, 0, 0, 255],
  [2, 43, 0, 255],
  [3, 13, 0, 127],
  [4, 10, 0, 127],
  [5, 8, 0, 127],
  [6, 2, 2, 10],
  [7, 50, 1, 255],
  [8, 2, 0, 255],
  [9, 6, 1, 255],
  [10, 14, 1, 255],
  [11, 95, 50, 255],
  [12, 50, 0, 255],
  [25, 5, 0, 255],
  [30, 0, 0, 255],
];

/** The names of the S-registers that are acted upon. */
export const S = {
  autoAnswerRings: 0,
  ringCount: 1,
  escapeCharacter: 2,
  lineEnd: 3,
  lineFeed: 4,
  erase: 5,
  /** Seconds before blind dialling. */
  dialtoneWait: 6,
  /** Seconds until an attempt is given up. */
  connectWait: 7,
  /** Seconds that a comma lasts. */
  pause: 8,
  /** Tenths of a second without carrier before the call ends. */
  carrierLoss: 10,
  /** Milliseconds that a tone lasts, and the gap after it. */
  toneLength: 11,
  /** Fiftieths of a second of silence around the escape. */
  escapeGuard: 12,
  /** Hundredths of a second that a drop of DTR must last. */
  terminalReadyDelay: 25,
} as const;

/** The settings after `AT&F`. */
export function factorySettings(): ModemSettings {
  return {
    echo: true,
    quiet: false,
    verbose: true,
    callProgress: 4,
    carrierDetect: 1,
    terminalReady: 2,
    serviceClass: 0,
    callerId: false,
    registers: new Map(REGISTERS.map(([number, initial]) => [number, initial])),
    parameters: new Map(),
  };
}

/** A copy that shares nothing with the original. */
export function copySettings(settings: ModemSettings): ModemSettings {
  return { ...settings, registers: new Map(settings.registers), parameters: new Map(settings.parameters) };
}

/** Reads an S-register; null where there is none of that number. */
export function registerOf(settings: ModemSettings, number: number): number | null {
  return settings.registers.get(number) ?? null;
}

/** Reads an S-register that every modem has. */
export function register(settings: ModemSettings, number: (typeof S)[keyof typeof S]): number {
  return settings.registers.get(number) ?? 0;
}

/** Sets an S-register; false where there is none of that number or the value is out of its range. */
export function setRegister(settings: ModemSettings, number: number, value: number): boolean {
  const found = REGISTERS.find(([candidate]) => candidate === number);
  if (found === undefined) return false;
  const [, , low, high] = found;
  if (value < low || value > high) return false;
  settings.registers.set(number, value);
  return true;
}
