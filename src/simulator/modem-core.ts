import type { Scheduler } from '../base/clock.js';
import type { LineControl } from './line-control.js';
import type { ModemProfile } from './profile.js';
import type { FinalResult } from './result-codes.js';
import type { ModemSettings } from './settings.js';

/** What the commands of any modem work on. */
export interface CommandCore {
  readonly scheduler: Scheduler;
  readonly settings: ModemSettings;
  /** Sends the lines of an answer. */
  information(...lines: readonly string[]): void;
  /** Makes the settings those of the factory, or the stored ones. */
  load(from: 'factory' | 'store'): void;
  /** `&W` */
  store(): void;
}

/** What the commands of a modem on a telephone line work on. */
export interface ModemCore extends CommandCore {
  readonly profile: ModemProfile;
  readonly line: LineControl;
  /** After the CONNECT that the command ends with, what is heard on the line goes to the computer. */
  receive(): void;
}

/**
 * What a command comes to: a result, or what will call back with one. OK lets the next command of the line begin;
 * anything else ends the line.
 */
export type CommandOutcome = FinalResult | PendingOutcome;

export interface PendingOutcome {
  readonly start: (done: (result: FinalResult) => void) => void;
  /** Takes the command back, because the terminal sent a character (V.250 5.6.1); a command without it cannot be taken back. */
  readonly takeBack?: () => void;
}
