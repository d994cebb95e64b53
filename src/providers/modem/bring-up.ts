import type { AtChannel } from '../../at/channel.js';
import type { AtCommand, AtOutcome } from '../../at/command.js';
import type { RefusedSetting } from './cellular/late-settings.js';
import { cmeErrorOf } from './cellular/refusals.js';
import type { ModemLink } from './modem-link.js';
import { ModemPortError } from './modem-port.js';
import type { ModemIdentity, ModemProfile } from './profiles.js';

/** Told of each step of taking a modem into service, in words for a log: `probing 115200`, `identifying`, … */
export type Progress = (step: string) => void;

/** The rates that are tried on an unknown port, the usual ones first. */
export const USUAL_RATES: readonly number[] = [115_200, 9600, 57_600, 38_400, 19_200, 230_400, 460_800, 921_600];
/** After opening, a modem needs a moment before it takes the first character. */
const SETTLE_MS = 100;
/**
 * What is sent first to a modem of which nothing is known, a call on it included. `AT` alone does nothing but be answered (V.250, 5.2.1 and
 * 5.2.2: a prefix with an empty body); autobauding modems lose the first one or two. Only after silence the line that repairs Q1, V0 and E1,
 * which would hide the answer (6.2.4 to 6.2.6). None resets, loads a profile, or ends a call. One thing cannot be helped: a dial that is
 * still under way is taken back by whatever character comes (5.6.1), and nothing tells of it before.
 */
const FULL_PROBE: readonly (readonly [string, number])[] = [
  ['AT', 250],
  ['AT', 250],
  ['ATQ0V1E0', 500],
  ['AT', 1000],
];
const SHORT_PROBE: readonly (readonly [string, number])[] = [
  ['AT', 250],
  ['AT', 250],
];
/** Silence before and after the escape sequence: S12 is 1 s (V.250). */
const GUARD_MS = 1100;
/** Late answers to the probe come out before the first command whose answer counts. */
const DRAIN_MS = 200;
const COMMAND_LIMIT_MS = 2000;

/**
 * Finds out at which rate a modem answers, within about 15 s. A modem that is in data state is fetched back only when nothing answers at
 * any rate, or nothing at the first one with the carrier line (DCD) on; its call stays up. Nothing that is sent changes a setting but echo and the form of result codes.
 * @param rates - Those to try; the first one at greatest length.
 * @returns The rate, and whether the modem was in data state, so that it has a call. The link is open at it. Rejects with ModemPortError: `noAnswer`, `garbage` and those of opening.
 */
export async function findRate(
  link: ModemLink,
  rates: readonly number[],
  progress: Progress,
): Promise<{ readonly rate: number; readonly inData: boolean }> {
  const first = rates[0] ?? 0;
  let noise = 0;
  let escaped = false;
  for (const rate of rates) {
    const channel = await openAt(link, rate);
    progress(`probing ${rate}`);
    const found =
      (await answers(link, channel, rate === first ? FULL_PROBE : SHORT_PROBE)) ||
      (channel.noiseBytes > 0 && (await answersWithParity(link, channel)));
    if (found) return { rate, inData: false };
    // Opening the port again at another rate would drop DTR, and a call that may be up with it.
    if (rate === first && (rates.length === 1 || (await link.carrier()) === true)) {
      escaped = true;
      progress('escaping from data state');
      if (await answersAfterEscape(link, channel)) return { rate, inData: true };
    }
    noise += channel.noiseBytes;
  }
  if (!escaped) {
    progress('escaping from data state');
    if (await answersAfterEscape(link, await openAt(link, first))) return { rate: first, inData: true };
  }
  throw noise > 0
    ? new ModemPortError('garbage', 'Something answered, but at no usual rate in a language of modems.')
    : new ModemPortError('noAnswer', 'Nothing on the port answered AT.');
}

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
  const revision = await ask(link, { text: 'AT+GMR', bareText: true, heads: ['+GMR:'] });
  const classes = await ask(link, { text: 'AT+FCLASS=?', bareText: true, heads: ['+FCLASS:'] });
  return {
    manufacturer: value(manufacturer),
    model: value(model) || (linesOf(info)[0] ?? ''),
    revision: value(revision),
    info: linesOf(info),
    classes: value(classes)
      .split(/[,()]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    callerIdCommand: await callerIdCommand(link),
    cellular: await isCellular(link),
  };
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
  { hangUpOnClose, callUp }: { readonly hangUpOnClose: boolean; readonly callUp: boolean },
): Promise<readonly RefusedSetting[]> {
  const refused: RefusedSetting[] = [];
  for (const text of [...profile.initCommands, hangUpOnClose ? 'AT&D2' : 'AT&D0']) {
    const outcome = await ask(link, { text });
    if (!isOk(outcome)) refused.push({ text, error: cmeErrorOf(outcome) });
  }
  // A change of class may end a call (V.253); each dial and answer sets it anyway. A cellular modem has one for voice calls: none.
  if (!callUp && profile.cellular === null) await setServiceClass(link, profile.serviceClass);
  if (identity.callerIdCommand !== null) await ask(link, { text: identity.callerIdCommand });
  const { channel } = link;
  if (channel !== null) channel.scanner.shielding = profile.shielding;
  return refused;
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

async function openAt(link: ModemLink, rate: number): Promise<AtChannel> {
  const channel = await link.open(rate);
  await link.pause(SETTLE_MS);
  return channel;
}

async function answers(
  link: ModemLink,
  channel: AtChannel,
  probe: readonly (readonly [string, number])[],
): Promise<boolean> {
  for (const [text, timeLimitMs] of probe) {
    const outcome = await channel.ask({ text, timeLimitMs, unsynchronised: true, numericResult: true });
    stillThere(link, channel);
    if (outcome.kind !== 'final') continue;
    await link.pause(DRAIN_MS);
    return true;
  }
  return false;
}

/** A 7E1 device read as 8N1: bit 7 is parity. */
async function answersWithParity(link: ModemLink, channel: AtChannel): Promise<boolean> {
  channel.scanner.reset();
  channel.scanner.stripParity = true;
  if (await answers(link, channel, SHORT_PROBE)) return true;
  channel.scanner.stripParity = false;
  return false;
}

/** The escape sequence leaves the call up, in command state. */
async function answersAfterEscape(link: ModemLink, channel: AtChannel): Promise<boolean> {
  await link.pause(GUARD_MS);
  await link.writeRaw('+++');
  await link.pause(GUARD_MS);
  stillThere(link, channel);
  return answers(link, channel, SHORT_PROBE);
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

function stillThere(link: ModemLink, channel: AtChannel): void {
  if (link.channel !== channel) throw gone(link);
}

function gone(link: ModemLink): ModemPortError {
  if (link.loss === 'unresponsive') return new ModemPortError('noAnswer', 'The modem stopped answering.');
  if (link.loss === 'failed') return new ModemPortError('portFailed', 'The port failed while the modem was set up.');
  return new ModemPortError('unplugged', 'The modem went away while it was taken into service.');
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
