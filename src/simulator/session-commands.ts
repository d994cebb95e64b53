import type { Command } from './command-line.js';
import type { CommandCore, CommandOutcome } from './modem-core.js';
import { registerOf, setRegister, type ModemSettings } from './settings.js';

/** Carries out a basic command with its number. */
export type BasicCommand<M extends CommandCore = CommandCore> = (modem: M, value: number) => CommandOutcome;

/** Resetting takes a modem this long, in milliseconds. */
const RESET_MS = 300;

/** Basic commands of V.250 clause 6 and of the Hayes family that any modem has: the session between it and the terminal. */
export const sessionCommands: Readonly<Record<string, BasicCommand>> = {
  E: setting(1, (settings, value) => {
    settings.echo = value === 1;
  }),
  L: setting(3),
  M: setting(3),
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
  Z: (modem) => ({
    start: (done) => {
      modem.scheduler.after(RESET_MS, () => {
        modem.load('store');
        done('OK');
      });
    },
  }),
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
  '&S': setting(1),
  '&W': (modem, value) => {
    if (value > 0) return 'ERROR';
    modem.store();
    return 'OK';
  },
};

/** A command that sets something, or nothing that the outside can see, to 0 to `most`. */
export function setting(
  most: number,
  set: (settings: ModemSettings, value: number) => void = () => undefined,
): BasicCommand {
  return ({ settings }, value) => {
    if (value > most) return 'ERROR';
    set(settings, value);
    return 'OK';
  };
}

/** Reads or sets an S-register. */
export function registerCommand(
  modem: CommandCore,
  command: Extract<Command, { kind: 'readRegister' | 'setRegister' }>,
): CommandOutcome {
  if (command.kind === 'setRegister')
    return setRegister(modem.settings, command.register, command.value) ? 'OK' : 'ERROR';
  const value = registerOf(modem.settings, command.register);
  if (value === null) return 'ERROR';
  modem.information(String(value).padStart(3, '0'));
  return 'OK';
}
