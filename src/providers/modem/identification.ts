import type { AtOutcome } from '../../at/command.js';
import { parseSimState } from '../../at/responses/sim.js';
import { ask, isOk, linesOf, numberErrors } from './bring-up.js';
import type { ModemLink } from './modem-link.js';
import type { ModemIdentity } from './profiles.js';

/**
 * Asks a modem what it is, and no more than its kind has to be asked: V.250's questions and classes on a telephone line, those of 3GPP TS
 * 27.007 of a mobile station. What it does not know stays empty. Rejects with ModemPortError when it goes.
 * @param refuse - Throws where the port is known to carry none by now; asked after the first question, which every modem answers somehow.
 */
export async function identify(link: ModemLink, refuse: () => void): Promise<ModemIdentity> {
  // +CGSM: a mobile station (V.250, 6.1.9; 27.007, 5.1).
  const capabilities = await ask(link, { text: 'AT+GCAP', heads: ['+GCAP:'], bareText: true });
  refuse();
  // Before the PIN many answer with an error of the mobile equipment to everything.
  const told = /\+CGSM/i.test(linesOf(capabilities).join(' ')) || isEquipmentError(capabilities);
  if (told) return identifyCellular(link);
  const fixed = await identifyFixed(link);
  // One that has voice (V.253) and shows callers is on a telephone line: of a SIM it need not be asked.
  const onTelephoneLine = fixed.classes.includes('8') && fixed.callerIdCommand !== null;
  return !onTelephoneLine && (await hasSim(link)) ? identifyCellular(link) : fixed;
}

/**
 * Asks a modem that has been identified before for the revision of its firmware, by what told it then; '' where it has none to tell. Sets
 * what asking a mobile station sets. Rejects as {@link identify} does.
 */
export async function askRevision(link: ModemLink, { cellular }: ModemIdentity): Promise<string> {
  if (!cellular) return value(await ask(link, { text: 'ATI3', bareText: true })) || tells(link, '+GMR');
  await numberErrors(link);
  return (await tells(link, '+CGMR')) || tells(link, '+GMR');
}

async function identifyFixed(link: ModemLink): Promise<ModemIdentity> {
  // What I tells is the maker's choice (V.250, 6.1.3): mostly a code as 0, the product with its version as 3.
  const code = await ask(link, { text: 'ATI0', bareText: true });
  const product = await ask(link, { text: 'ATI3', bareText: true });
  const classes = await ask(link, { text: 'AT+FCLASS=?', bareText: true, heads: ['+FCLASS:'] });
  const callerId = await callerIdCommand(link);
  const manufacturer = await tells(link, '+GMI');
  const model = await tells(link, '+GMM');
  const revision = value(product) || (await tells(link, '+GMR'));
  const info = [...linesOf(code), ...linesOf(product)];
  return {
    manufacturer,
    model: model || named(info),
    revision,
    info,
    classes: value(classes)
      .split(/[,()]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    callerIdCommand: callerId,
    cellular: false,
  };
}

/** Who is calling it tells by +CLIP, and its calls by +CLCC: neither classes nor a caller id command matter. */
async function identifyCellular(link: ModemLink): Promise<ModemIdentity> {
  await numberErrors(link);
  const manufacturer = (await tells(link, '+CGMI')) || (await tells(link, '+GMI'));
  const model = (await tells(link, '+CGMM')) || (await tells(link, '+GMM'));
  const revision = (await tells(link, '+CGMR')) || (await tells(link, '+GMR'));
  // The maker is what its language is known by.
  const info = manufacturer === '' ? linesOf(await ask(link, { text: 'ATI', bareText: true })) : [];
  return {
    manufacturer,
    model: model || named(info),
    revision,
    info,
    classes: [],
    callerIdCommand: null,
    cellular: true,
  };
}

/** Whether it tells the state of a SIM; iaxmodem, a fax modem, answers `+CPIN:0`. Never asked by `AT+CPIN=?`, which counts as a wrong PIN with some. */
async function hasSim(link: ModemLink): Promise<boolean> {
  const sim = await ask(link, { text: 'AT+CPIN?', heads: ['+CPIN:'] });
  return isEquipmentError(sim) || linesOf(sim).some((line) => parseSimState(line) !== null);
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

async function tells(link: ModemLink, name: string): Promise<string> {
  return value(await ask(link, { text: `AT${name}`, bareText: true, heads: [`${name}:`] }));
}

/** The first line that is a name and no bare code. */
function named(info: readonly string[]): string {
  return (info.find((line) => /[a-z]{2}/i.test(line)) ?? info[0] ?? '').slice(0, 80);
}

/** The first line of an answer without its head and quotes, at most 80 characters: hostile text. */
function value(outcome: AtOutcome): string {
  return (linesOf(outcome)[0] ?? '')
    .replace(/^[+#][A-Z]+:\s*/, '')
    .replace(/^"(.*)"$/, '$1')
    .slice(0, 80);
}
