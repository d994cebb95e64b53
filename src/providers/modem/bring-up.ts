import type { AtCommand, AtOutcome } from '../../at/command.js';
import type { ModemLink } from './modem-link.js';
import { ModemPortError } from './modem-port.js';
import type { ModemIdentity, ModemProfile } from './profiles.js';
import { gone, stillThere } from './still-there.js';

const COMMAND_LIMIT_MS = 2000;

/** Turns echo off and verbose result codes on: nothing else can be read for sure. Rejects with ModemPortError `initFailed`. */
export async function setForm(link: ModemLink): Promise<void> {
  const outcome = await ask(link, { text: 'ATE0V1Q0', numericResult: true });
  if (!isOk(outcome)) throw new ModemPortError('initFailed', 'The modem refuses ATE0V1Q0.');
}

/** Asks a modem what it is. What it does not know stays empty. */
export async function identify(link: ModemLink): Promise<ModemIdentity> {
  const info = await ask(link, { text: 'ATI', bareText: true });
  const manufacturer = await ask(link, { text: 'AT+GMI', bareText: true, heads: ['+GMI:'] });
  const model = await ask(link, { text: 'AT+GMM', bareText: true, heads: ['+GMM:'] });
  const revision = await askRevision(link);
  const classes = await ask(link, { text: 'AT+FCLASS=?', bareText: true, heads: ['+FCLASS:'] });
  return {
    manufacturer: value(manufacturer),
    model: value(model) || (linesOf(info)[0] ?? ''),
    revision,
    info: linesOf(info),
    classes: value(classes)
      .split(/[,()]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    callerIdCommand: await callerIdCommand(link),
    cellular: await isCellular(link),
  };
}

/** Asks a modem for the revision of its firmware (V.250, 6.1.5); '' where it has none to tell. */
export async function askRevision(link: ModemLink): Promise<string> {
  return value(await ask(link, { text: 'AT+GMR', bareText: true, heads: ['+GMR:'] }));
}

/**
 * Sets a modem up for calls, without touching the one it may have. Rejects with ModemPortError `initFailed` when it refuses what a call
 * needs.
 */
export async function initialise(
  link: ModemLink,
  profile: ModemProfile,
  identity: ModemIdentity,
  { hangUpOnClose, callUp }: { readonly hangUpOnClose: boolean; readonly callUp: boolean },
): Promise<void> {
  for (const text of [...profile.initCommands, hangUpOnClose ? 'AT&D2' : 'AT&D0']) await ask(link, { text });
  // A change of class may end a call (V.253); each dial and answer sets it anyway. A cellular modem has one for voice calls: none.
  if (!callUp && profile.cellular === null) await setServiceClass(link, profile.serviceClass);
  if (identity.callerIdCommand !== null) await ask(link, { text: identity.callerIdCommand });
  const { channel } = link;
  if (channel !== null) channel.scanner.shielding = profile.shielding;
}

/** Whether a command ended with OK. */
export function isOk(outcome: AtOutcome): boolean {
  return outcome.kind === 'final' && outcome.code.name === 'ok';
}

async function setServiceClass(link: ModemLink, serviceClass: string): Promise<void> {
  const outcome = await ask(link, { text: `AT+FCLASS=${serviceClass}` });
  // Data modems without a fax or voice part do not know the command, and need none.
  if (!isOk(outcome) && serviceClass !== '0')
    throw new ModemPortError('initFailed', `The modem refuses service class ${serviceClass}.`);
}

/**
 * Whether it is a mobile station: +GCAP names +CGSM (3GPP TS 27.007, 5.1; V.250, 6.1.9), or it answers about a SIM. Never asked by
 * `AT+CPIN=?`, which counts as a wrong PIN with some.
 */
async function isCellular(link: ModemLink): Promise<boolean> {
  const capabilities = await ask(link, { text: 'AT+GCAP', heads: ['+GCAP:'], bareText: true });
  if (/\+CGSM/i.test(linesOf(capabilities).join(' '))) return true;
  const sim = await ask(link, { text: 'AT+CPIN?', heads: ['+CPIN:'] });
  // Before the PIN many answer with an error of the mobile equipment to everything.
  return [capabilities, sim].some(isEquipmentError) || linesOf(sim).some((line) => line.startsWith('+CPIN:'));
}

function isEquipmentError(outcome: AtOutcome): boolean {
  return outcome.kind === 'final' && outcome.code.text.startsWith('+CME ERROR:');
}

/** The first of the two commands that the modem describes, else the first that it does not refuse (V.253 and Rockwell's form). */
async function callerIdCommand(link: ModemLink): Promise<string | null> {
  let silent: string | null = null;
  for (const name of ['+VCID', '#CID']) {
    const outcome = await ask(link, { text: `AT${name}=?`, bareText: true, heads: [`${name}:`] });
    if (!isOk(outcome)) continue;
    if (linesOf(outcome).length > 0) return `AT${name}=1`;
    silent ??= `AT${name}=1`;
  }
  return silent;
}

/** Asks a modem one thing, within two seconds. Rejects with ModemPortError when it goes. */
export async function ask(link: ModemLink, command: Omit<AtCommand, 'timeLimitMs'>): Promise<AtOutcome> {
  const { channel } = link;
  if (channel === null) throw gone(link);
  const outcome = await channel.ask({ ...command, timeLimitMs: COMMAND_LIMIT_MS });
  stillThere(link, channel);
  return outcome;
}

function linesOf(outcome: AtOutcome): readonly string[] {
  return outcome.kind === 'final' && outcome.code.name === 'ok' ? outcome.lines : [];
}

/** The first line of an answer without its head and quotes, at most 80 characters: hostile text. */
function value(outcome: AtOutcome): string {
  return (linesOf(outcome)[0] ?? '')
    .replace(/^[+#][A-Z]+:\s*/, '')
    .replace(/^"(.*)"$/, '$1')
    .slice(0, 80);
}
