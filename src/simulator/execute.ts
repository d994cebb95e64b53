import { basicCommands } from './basic-commands.js';
import type { Command } from './command-line.js';
import { extendedCommands } from './extended-commands.js';
import type { CommandOutcome, ModemCore } from './modem-core.js';
import { registerOf, setRegister } from './settings.js';

/** Carries out one command. */
export function execute(modem: ModemCore, command: Command): CommandOutcome {
  switch (command.kind) {
    case 'basic':
      return basicCommands[command.name]?.(modem, command.value) ?? 'ERROR';
    case 'dial':
      return dial(modem, command.text, command.more);
    case 'readRegister':
      return readRegister(modem, command.register);
    case 'setRegister':
      return setRegister(modem.settings, command.register, command.value) ? 'OK' : 'ERROR';
    case 'extended':
      return executeExtended(modem, command);
  }
}

function executeExtended(modem: ModemCore, command: Extract<Command, { kind: 'extended' }>): CommandOutcome {
  const known = extendedCommands[command.name];
  if (command.action === 'set') return known?.set?.(modem, command.value) ?? 'ERROR';
  const texts = {
    run: () => (known?.run === undefined ? undefined : [known.run(modem)]),
    read: () => (known?.read === undefined ? undefined : [known.read(modem)]),
    test: () => known?.test,
  }[command.action]();
  for (const text of texts ?? []) modem.information(text);
  return texts === undefined ? 'ERROR' : 'OK';
}

function dial(modem: ModemCore, text: string, more: boolean): CommandOutcome {
  if (!/^[0-9A-D*#+,!WTP@$.()/-]*$/.test(text)) return 'ERROR';
  return {
    abortable: true,
    start: (done) => {
      modem.line.dial(text, more, done);
    },
  };
}

function readRegister(modem: ModemCore, number: number): CommandOutcome {
  const value = registerOf(modem.settings, number);
  if (value === null) return 'ERROR';
  modem.information(String(value).padStart(3, '0'));
  return 'OK';
}
