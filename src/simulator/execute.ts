import { basicCommands } from './basic-commands.js';
import type { Command } from './command-line.js';
import { extendedCommands } from './extended-commands.js';
import type { CommandOutcome, ModemCore } from './modem-core.js';
import { registerCommand } from './session-commands.js';

/** Carries out one command. */
export function execute(modem: ModemCore, command: Command): CommandOutcome {
  switch (command.kind) {
    case 'basic':
      return basic(modem, command.name, command.value);
    case 'dial':
      return dial(modem, command.text, command.more);
    case 'readRegister':
    case 'setRegister':
      return registerCommand(modem, command);
    case 'extended':
      return executeExtended(modem, command);
  }
}

function executeExtended(modem: ModemCore, command: Extract<Command, { kind: 'extended' }>): CommandOutcome {
  const known = extendedCommands(modem.profile)[command.name];
  if (command.action === 'run' && known?.perform !== undefined) return known.perform(modem);
  if (command.action === 'set') return known?.set?.(modem, command.value) ?? 'ERROR';
  const texts = {
    run: () => (known?.run === undefined ? undefined : [known.run(modem)]),
    read: () => (known?.read === undefined ? undefined : [known.read(modem)]),
    test: () => known?.test,
  }[command.action]();
  for (const text of texts ?? []) modem.information(text);
  return texts === undefined ? 'ERROR' : 'OK';
}

/** Commands that only some makers have take their numbers and do nothing that the outside can see. */
function basic(modem: ModemCore, name: string, value: number): CommandOutcome {
  const most = modem.profile.otherCommands[name];
  if (most !== undefined) return value <= most ? 'OK' : 'ERROR';
  return basicCommands[name]?.(modem, value) ?? 'ERROR';
}

function dial(modem: ModemCore, typed: string, more: boolean): CommandOutcome {
  const text = typed.toUpperCase();
  if (!/^[0-9A-D*#+,!WTP@$.()/-]*$/.test(text)) return 'ERROR';
  return {
    start: (done) => {
      modem.line.dial(text, more, done);
    },
    takeBack: () => {
      modem.line.abort();
    },
  };
}
