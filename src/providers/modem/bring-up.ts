import type { AtCommand, AtOutcome } from '../../at/command.js';
import type { RefusedSetting } from './cellular/late-settings.js';
import { cmeErrorOf } from './cellular/refusals.js';
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

/** Has a mobile station tell its errors by number (3GPP TS 27.007, 9.1): what follows depends on which one it is. */
export async function numberErrors(link: ModemLink): Promise<void> {
  await ask(link, { text: 'AT+CMEE=1' });
}

/** How a modem is set up. */
interface SetUpOptions {
  readonly hangUpOnClose: boolean;
  /** It may have a call, which what is set must not end. */
  readonly callUp: boolean;
  /** Whether commands may be sent still; where not, the rest is left. */
  readonly may?: () => boolean;
}

/**
 * Sets a modem up for calls, without touching the one it may have. Rejects with ModemPortError `initFailed` when it refuses what a call
 * needs.
 * @returns What it refuses and could do without.
 */
export async function initialise(
  link: ModemLink,
  profile: ModemProfile,
  identity: ModemIdentity,
  { hangUpOnClose, callUp, may = () => true }: SetUpOptions,
): Promise<readonly RefusedSetting[]> {
  if (identity.callerIdCommand !== null) await ask(link, { text: identity.callerIdCommand });
  const basics = [...profile.basics, hangUpOnClose ? '&D2' : '&D0', 'S0=0'];
  // One line for all (V.250, 5.3); where one of them is refused, which ends the line there, each alone.
  const inOneLine = isOk(await ask(link, { text: `AT${basics.join('')}` }));
  const alone = inOneLine ? [] : basics.map((one) => `AT${one}`);
  const refused = await setAll(link, [...alone, ...profile.initCommands], may);
  // A change of class may end a call (V.253); each dial and answer sets it anyway. A cellular modem has one for voice calls: none.
  if (!callUp && profile.cellular === null) await setServiceClass(link, profile.serviceClass);
  const { channel } = link;
  if (channel !== null) channel.scanner.shielding = profile.shielding;
  return refused;
}

/** Whether a command ended with OK. */
export function isOk(outcome: AtOutcome): boolean {
  return outcome.kind === 'final' && outcome.code.name === 'ok';
}

/** The information text of a command that ended with OK. */
export function linesOf(outcome: AtOutcome): readonly string[] {
  return outcome.kind === 'final' && isOk(outcome) ? outcome.lines : [];
}

/** Sends settings; what is refused comes back. */
async function setAll(
  link: ModemLink,
  texts: readonly string[],
  may: () => boolean,
): Promise<readonly RefusedSetting[]> {
  const refused: RefusedSetting[] = [];
  for (const text of texts) {
    if (!may()) break;
    const outcome = await ask(link, { text });
    if (!isOk(outcome)) refused.push({ text, error: cmeErrorOf(outcome) });
  }
  return refused;
}

async function setServiceClass(link: ModemLink, serviceClass: string): Promise<void> {
  const outcome = await ask(link, { text: `AT+FCLASS=${serviceClass}` });
  // Data modems without a fax or voice part do not know the command, and need none.
  if (!isOk(outcome) && serviceClass !== '0')
    throw new ModemPortError('initFailed', `The modem refuses service class ${serviceClass}.`);
}

/** Asks a modem one thing, within two seconds. Rejects with ModemPortError when it goes. */
export async function ask(link: ModemLink, command: Omit<AtCommand, 'timeLimitMs'>): Promise<AtOutcome> {
  const { channel } = link;
  if (channel === null) throw gone(link);
  const outcome = await channel.ask({ ...command, timeLimitMs: COMMAND_LIMIT_MS });
  stillThere(link, channel);
  return outcome;
}
