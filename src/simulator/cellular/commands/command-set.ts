import type { Command } from '../../command-line.js';
import type { CommandOutcome } from '../../modem-core.js';
import { registerCommand, sessionCommands } from '../../session-commands.js';
import { fieldsOf, kept, tells, type CellularCommand, type CellularCore, type CommandTable } from '../core.js';
import { CME } from '../errors.js';
import type { CellularProfile, Switch } from '../profile.js';
import { answer, callCommands, hook } from './call-commands.js';
import { dial } from './dial.js';
import { forwardingCommands } from './forwarding-commands.js';
import { identityCommands } from './identity-commands.js';
import { networkCommands } from './network-commands.js';
import { presentationCommands } from './presentation-commands.js';
import { simCommands } from './sim-commands.js';

/** The extended commands of a modem, by name. */
export function commandTable(profile: CellularProfile): CommandTable {
  const standard = {
    ...callCommands,
    ...forwardingCommands,
    ...identityCommands,
    ...networkCommands,
    ...presentationCommands,
    ...simCommands,
  };
  const present = Object.entries(standard).filter(([name]) => !profile.missing.includes(name));
  const own = Object.entries(profile.switches).map(([name, rule]) => [name, switchCommand(name, rule, standard)]);
  const table: CommandTable = Object.fromEntries([...present, ...own]) as CommandTable;
  const list = [...Object.keys(table), '+CLAC'].sort();
  const end = profile.clacDoubledCr ? '\r' : '';
  return { ...table, '+CLAC': { test: '', run: tells(() => list.map((name) => name + end)) } };
}

/** Carries out one command; what is in no table is an error. */
export function execute(modem: CellularCore, table: CommandTable, command: Command): CommandOutcome {
  switch (command.kind) {
    case 'basic':
      return basic(modem, command.name, command.value);
    case 'dial':
      return dial(modem, command.text, command.more);
    case 'readRegister':
    case 'setRegister':
      return registerCommand(modem, command);
    case 'extended':
      return extended(modem, table[command.name], command);
  }
}

function basic(modem: CellularCore, name: string, value: number): CommandOutcome {
  if (name === 'A') return answer(modem);
  if (name === 'H') return value > 1 ? 'ERROR' : hook(modem);
  if (name === 'I') return tells(({ profile }) => profile.identification)(modem);
  return sessionCommands[name]?.(modem, value) ?? 'ERROR';
}

function extended(
  modem: CellularCore,
  known: CellularCommand | undefined,
  command: Extract<Command, { kind: 'extended' }>,
): CommandOutcome {
  if (known === undefined) return modem.profile.unknownCommand;
  if (command.action === 'test') return test(modem, known);
  const { hindrance } = modem.sim;
  const needsSim =
    known.needsSim === true || (command.action === 'set' && modem.profile.settingsNeedSim.includes(command.name));
  if (needsSim && hindrance !== null) return modem.error(hindrance);
  const outcome =
    command.action === 'set'
      ? known.set?.(modem, fieldsOf(command.value), command.value)
      : known[command.action]?.(modem);
  return outcome ?? modem.error(CME.notSupported);
}

function test(modem: CellularCore, { test: form }: CellularCommand): CommandOutcome {
  if (form === undefined) return modem.error(CME.notSupported);
  if (typeof form !== 'string') return form(modem);
  if (form !== '') modem.information(form);
  return 'OK';
}

/** A maker's switch; one with the name of a standard command adds its set form to that. */
function switchCommand(name: string, { accepts, reads }: Switch, standard: CommandTable): CellularCommand {
  const own = { ...kept(name, accepts, '(0,1)'), ...(reads === undefined ? {} : { read: tells(() => [reads]) }) };
  const known = standard[name];
  return known === undefined ? own : { ...own, ...known, set: own.set ?? (() => 'ERROR') };
}
