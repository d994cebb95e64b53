import type { CommandOutcome, ModemCore } from './modem-core.js';
import { identification } from './profile.js';
import type { ModemSettings } from './settings.js';

/** Carries out a basic command with its number. */
type BasicCommand = (modem: ModemCore, value: number) => CommandOutcome;

/** Resetting takes a modem this long, in milliseconds. */
const RESET_MS = 300;

/** Basic commands of V.250 clause 6 and of the Hayes family; what is not here is ERROR. */
export const basicCommands: Readonly<Record<string, BasicCommand>> = {
  A: ({ line }) => ({
    abortable: true,
    start: (done) => {
      line.answer(done);
    },
  }),
  E: setting(1, (settings, value) => {
    settings.echo = value === 1;
  }),
  H: ({ line }, value) => {
    if (value > 1) return 'ERROR';
    if (value === 1) line.offHook();
    else line.hangUp();
    return 'OK';
  },
  I: (modem, value) => {
    const lines = identification(modem.profile)[value];
    for (const line of lines ?? []) modem.information(line);
    return lines === undefined ? 'ERROR' : 'OK';
  },
  L: setting(3),
  M: setting(3),
  O: ({ line }) => (line.state === 'carrier' ? 'CONNECT' : 'NO CARRIER'),
  P: setting(0),
  Q: setting(1, (settings, value) => {
    settings.quiet = value === 1;
  }),
  T: setting(0),
  V: setting(1, (settings, value) => {
    settings.verbose = value === 1;
  }),
  X: setting(4, (settings, value) => {
    settings.callProgress = value;
  }),
  Z: (modem) => {
    modem.line.hangUp();
    return {
      abortable: false,
      start: (done) => {
        modem.scheduler.after(RESET_MS, () => {
          modem.load('store');
          done('OK');
        });
      },
    };
  },
  '&C': setting(1, (settings, value) => {
    settings.carrierDetect = value;
  }),
  '&D': setting(3, (settings, value) => {
    settings.terminalReady = value;
  }),
  '&F': (modem, value) => {
    if (value > 0) return 'ERROR';
    modem.load('factory');
    return 'OK';
  },
  '&K': setting(4),
  '&S': setting(1),
  '&W': (modem, value) => {
    if (value > 0) return 'ERROR';
    modem.store();
    return 'OK';
  },
  '\\N': setting(7),
  '%C': setting(3),
};

/** A command that sets something, or nothing that the outside can see, to 0 to `most`. */
function setting(most: number, set: (settings: ModemSettings, value: number) => void = () => undefined): BasicCommand {
  return ({ settings }, value) => {
    if (value > most) return 'ERROR';
    set(settings, value);
    return 'OK';
  };
}
