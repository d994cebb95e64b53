import { parseRegistration } from '../../src/at/responses/registration.js';
import { LINEMEDIAMODE } from '../../src/tspi/generated/constants.js';
import { out } from '../../src/tspi/result.js';
import type { LineDevCaps } from '../../src/tspi/structures.js';
import { VERSION } from '../../src/providers/modem/testing/provider-world.js';
import type { TranscriptWorld } from './transcript-world.js';

/** What an expectation about a modem, its port or its line has to look at. */
export interface DeviceView {
  readonly world: TranscriptWorld;
  /** Takes something that was told; false where it was not. */
  readonly took: (event: string | RegExp) => boolean;
}

type Check = (view: DeviceView, detail: string) => boolean;

/** The line that brings a modem into the form in which all else is read. */
const FORM = 'ATE0V1Q0';

/** By the first word or two; what each looks at stands in the README. */
const checks: readonly (readonly [RegExp, Check])[] = [
  // Its answer was taken for one: what follows the probe is sent, and an echo was told to nobody.
  [
    /^synced(?: echo=on| verbose=off)?$/,
    ({ world }) => lastProbe(world) >= 0 && world.cell.sent.at(lastProbe(world) + 1) === FORM,
  ],
  [
    /^synced rate=(\d+)$/,
    ({ world }, rate) => world.cell.baudRate === Number(rate) && world.cell.sent.at(lastProbe(world) + 1) === FORM,
  ],
  // The answer in the new form was taken: the next thing is asked.
  [/^echo=off$|^verbose=on$/, ({ world }) => world.cell.sent.lastIndexOf(FORM) >= 0 && world.cell.sent.at(-1) !== FORM],
  [/^info (.+)$/, ({ world }, info) => world.asked.identity?.info.includes(info) === true],
  [/^capability (.+)$/, ({ world }, names) => names.split(' ').every((name) => has(world, name))],
  [/^noise (\d+)$/, ({ world }, count) => port(world).noiseBytes >= Number(count)],
  [/^reader reacquired$/, ({ world }) => port(world).receiveErrors.framing === 1 && port(world).open],
  [/^reprobe rate$/, ({ world }) => world.cell.openings.some(({ baudRate }) => baudRate !== world.likelyRate)],
  [/^deviceRebooted$/, ({ world }) => world.logged.includes('modem.restarted') && setUpAgain(world)],
  [/^warning (\w+)$/, ({ world }, cause) => world.logged.includes(`modem.power ${cause} false`)],
  [/^parityMasked OK$/, ({ world }) => !resynchronised(world) && port(world).inFlight === 0 && isReady(world)],
  // Nothing of it is left in the queue, and what a program had asked for has failed.
  [
    /^command rejected deviceLost$/,
    ({ world, took }) =>
      port(world).inFlight === 0 && port(world).queued === 0 && took(/^reply \d+ RESOURCEUNAVAIL(?: unknown)?$/),
  ],
  [/^line closed$/, ({ took }) => took('LINE_CLOSE') && took('service lost unplugged')],
  [/^retry$/, ({ world }) => world.cell.sent.filter((line) => line === 'AT+CPIN?').length > 1],
  [/^sim pinRequired$/, ({ world }) => world.service?.reason === 'pinWanted'],
  // A setting that was refused for want of it is sent again.
  [
    /^sim ready$/,
    ({ world: { cell } }) =>
      cell.sent.slice(cell.sent.findIndex((line) => line.startsWith('AT+CPIN='))).includes('AT+CREG=1'),
  ],
  [/^registration (\w+)$/, ({ world }, registration) => world.service?.network?.registration === registration],
  // Where it is, no page is told: that much is read.
  [
    /^registration home lac=(\d+) act=lte$/,
    ({ world }, area) =>
      world.service?.network?.registration === 'home' &&
      world.service.reason === 'none' &&
      saidArea(world) === `${area} eutran`,
  ],
  [
    /^signal dbm=(-\d+)$/,
    ({ world }, dbm) => world.service?.network?.signal === Math.round(((Number(dbm) + 113) / 62) * 100),
  ],
  [/^line opened$/, ({ world }) => isReady(world) && Number(world.hdLine) !== 0],
];

/** Whether an expectation about the device holds; undefined for any other. */
export function deviceHolds(view: DeviceView, text: string): boolean | undefined {
  for (const [pattern, check] of checks) {
    const found = pattern.exec(text);
    if (found !== null) return check(view, found[1] ?? '');
  }
  return undefined;
}

/** The last AT that was sent before the modem was brought into form; -1 where none was. */
function lastProbe({ cell }: TranscriptWorld): number {
  return cell.sent.lastIndexOf('AT', cell.sent.lastIndexOf(FORM));
}

function port({ provider }: TranscriptWorld): TranscriptWorld['provider']['ports'][number] {
  const [first] = provider.ports;
  if (first === undefined) throw new Error('the provider has no port');
  return first;
}

function isReady({ service, provider }: TranscriptWorld): boolean {
  return service?.state === 'ready' && provider.ports[0]?.open === true;
}

/** Everything that calls need has been sent once more since it said that it starts. */
function setUpAgain({ cell, service }: TranscriptWorld): boolean {
  const since = cell.sent.slice(cell.sentAtStart);
  return (
    service?.state === 'ready' && [FORM, 'AT+CMEE=1', 'AT+CLIP=1', 'AT+CLCC=1'].every((line) => since.includes(line))
  );
}

function has(world: TranscriptWorld, name: string): boolean {
  const { identity } = world.asked;
  if (name === 'callerId') return identity !== null && world.cell.sent.includes(identity.callerIdCommand ?? '');
  if (name === 'voice' && (mediaModes(world) & LINEMEDIAMODE.INTERACTIVEVOICE) === 0) return false;
  const serviceClass = { data: '0', fax1: '1', voice: '8' }[name];
  return serviceClass !== undefined && identity?.classes.includes(serviceClass) === true;
}

function mediaModes({ provider }: TranscriptWorld): number {
  const caps = out<LineDevCaps | null>(null);
  provider.lineGetDevCaps(41, VERSION, 0, caps);
  return caps.value?.mediaModes ?? 0;
}

/** Area and technology of the last +CREG line that the modem has sent, as src/at reads them. */
function saidArea({ cell }: TranscriptWorld): string {
  const told = parseRegistration(cell.said.match(/\+CREG: .*/g)?.at(-1) ?? '');
  return `${told?.area} ${told?.technology}`;
}

/** Whether an answer was missed, so that the place in the stream had to be found again. */
function resynchronised({ cell }: TranscriptWorld): boolean {
  return cell.sent.some((line) => line.endsWith('ATS3?'));
}
