import { register, S, type ModemSettings } from './settings.js';

const FLASH_MS = 500;
const SECOND_DIALTONE_MS = 1000;

/** One thing that dialling consists of. */
export interface DialStep {
  /** Sent when the time is over; '' for a wait. */
  readonly digits: string;
  /** `@`: goes on after an answer and silence, not after a time. */
  readonly quietAnswer: boolean;
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
  return (text.match(/[0-9A-D*#]+|[,!W@]/g) ?? []).map((part) => {
    if (part === '@') return { digits: '', quietAnswer: true, durationMs: () => 0 };
    const duration = MODIFIERS[part];
    if (duration !== undefined) return { digits: '', quietAnswer: false, durationMs: duration };
    return {
      digits: part,
      quietAnswer: false,
      durationMs: (settings) => part.length * 2 * register(settings, S.toneLength),
    };
  });
}
