import type { Scheduler } from '../base/clock.js';
import type { LineControl } from './line-control.js';
import type { ModemProfile } from './profile.js';
import type { ResultCode } from './result-codes.js';
import type { ModemSettings } from './settings.js';

/** What commands work on. */
export interface ModemCore {
  readonly scheduler: Scheduler;
  readonly profile: ModemProfile;
  readonly settings: ModemSettings;
  readonly line: LineControl;
  /** Sends a line of information text. */
  information(text: string): void;
  /** Makes the settings those of the factory, or the stored ones. */
  load(from: 'factory' | 'store'): void;
  /** `&W` */
  store(): void;
}

/**
 * What a command comes to: a result code, or what will call back with one. OK lets the next command of the line begin;
 * anything else ends the line.
 */
export type CommandOutcome = ResultCode | PendingOutcome;

export interface PendingOutcome {
  /** Whether a character from the terminal takes the command back (V.250 5.6.1). */
  readonly abortable: boolean;
  readonly start: (done: (code: ResultCode) => void) => void;
}
