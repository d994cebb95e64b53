import type { Timer } from '../../base/clock.js';
import type { MobileSubscriber } from '../../network/mobile/mobile-subscriber.js';
import type { CommandCore, CommandOutcome } from '../modem-core.js';
import type { FinalResult } from '../result-codes.js';
import type { CallAnnouncer } from './call-announcer.js';
import type { CmeError } from './errors.js';
import type { Indicators } from './indicators.js';
import type { CellularProfile } from './profile.js';
import type { Radio } from './radio.js';
import type { SimCard } from './sim-card.js';

/** What the commands of a cellular modem work on. */
export interface CellularCore extends CommandCore {
  readonly profile: CellularProfile;
  readonly mobile: MobileSubscriber;
  readonly sim: SimCard;
  readonly radio: Radio;
  readonly announcer: CallAnnouncer;
  readonly indicators: Indicators;
  /** The dial string of the last call. */
  lastDialled: string;
  /** The value of a setting. */
  readonly parameter: (name: string) => string;
  setParameter(name: string, value: string): void;
  /** Runs something later, unless the modem loses its power before. */
  later(ms: number, run: () => void): Timer;
  /** A line that nobody asked for. */
  unsolicited(line: string): void;
  /** The error in the form that +CMEE asks for. */
  readonly error: (code: CmeError) => FinalResult;
  /** The card has been unlocked: what waits for it begins. */
  simUnlocked(): void;
  restart(): void;
}

/** A command by its forms; a form that is missing is an error. */
export interface CellularCommand {
  /** Whether it needs a card that is ready, whatever the profile says. */
  readonly needsSim?: boolean;
  readonly run?: (modem: CellularCore) => CommandOutcome;
  readonly read?: (modem: CellularCore) => CommandOutcome;
  /** The line of the test form, or '' where that is only OK; or what it does. */
  readonly test?: string | ((modem: CellularCore) => CommandOutcome);
  /** `fields`: the values, without their quotes; `text`: all of it. */
  readonly set?: (modem: CellularCore, fields: readonly string[], text: string) => CommandOutcome;
}

export type CommandTable = Readonly<Record<string, CellularCommand>>;

/** A setting that is kept; what acts on it asks for it. */
export function kept(name: string, accepts: RegExp, test: string, reads = (value: string) => value): CellularCommand {
  return {
    test: `${name}: ${test}`,
    read: (modem) => {
      modem.information(`${name}: ${reads(modem.parameter(name))}`);
      return 'OK';
    },
    set: (modem, _, text) => {
      if (!accepts.test(text)) return modem.error(50);
      modem.setParameter(name, text);
      return 'OK';
    },
  };
}

/** A command that only answers with lines. */
export function tells(lines: (modem: CellularCore) => readonly string[]): (modem: CellularCore) => CommandOutcome {
  return (modem) => {
    modem.information(...lines(modem));
    return 'OK';
  };
}

/** Answers after a time, when the deed is done. */
export function afterMs(modem: CellularCore, ms: number, deed: () => FinalResult): CommandOutcome {
  return {
    start: (done) => {
      modem.later(ms, () => {
        done(deed());
      });
    },
  };
}

/** The values of a set command, without their quotes. */
export function fieldsOf(text: string): string[] {
  const fields = text.match(/(?:"[^"]*"|[^",])+|(?<=^|,)(?=,|$)/g) ?? [];
  return fields.map((field) => field.replace(/^"([^"]*)"$/, '$1'));
}
