import { register, S, type ModemSettings } from './settings.js';

const FLASH_MS = 500;
const SECOND_DIALTONE_MS = 1000;

/** One thing that dialling consists of. */
export interface DialStep {
  /** Sent when the time is over; '' for a wait. */
  readonly digits: string;
  readonly durationMs: (settings: ModemSettings) => number;
}

/** How long each modifier keeps the modem; those not named here cost nothing and do nothing. */
const MODIFIERS: Readonly<Record<string, (settings: ModemSettings) => number>> = {
  ',': (settings) => register(settings, S.pause) * 1000,
  '!': () => FLASH_MS,
  W: () => SECOND_DIALTONE_MS,
};

/** Takes a dial string apart; what the modem does not know, it passes over. */
export function stepsOf(text: string): DialStep[] {
  return (text.match(/[0-9A-D*#]+|[,!W]/g) ?? []).map((part) => {
    const duration = MODIFIERS[part];
    if (duration !== undefined) return { digits: '', durationMs: duration };
    return { digits: part, durationMs: (settings) => part.length * 2 * register(settings, S.toneLength) };
  });
}
