import { afterEach, beforeEach, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { integersOf, SAMPLES, statesFor } from '../host/testing/sample-arguments.js';
import { WholeProvider } from '../host/testing/whole-provider.js';
import { givenKinds, LINE, PHONE } from '../host/testing/whole-world.js';
import { isPersonal, REQUESTS, type ArgumentKind, type RequestName } from '../protocol/messages.js';
import { LINECALLSTATE } from '../tspi/generated/constants.js';
import { ADDRESS_LIMIT, BLOCK_LIMIT, TEXT_LIMIT } from '../tspi/limits.js';
import { routedNames, type RoutedName } from '../tspi/method-parameters.js';
import { resultName } from '../tspi/result.js';
import { isStructureKind, structureShapes } from '../tspi/structure-members.js';
import { MAX_LABEL } from '../base/line-label.js';
import { compose, type Composition } from './compose.js';
import { RawPage } from './testing/raw-page.js';

/** How long every text and every block that a page can give may be, and TAPI's error for one that is longer. */

const ADDRESS: Limit = [ADDRESS_LIMIT, 'LINEERR_INVALADDRESS'];
type Limit = readonly [size: number, error: string];

/** Limits of their own: function, position of the argument, member of a structure. What is not here has the limit of its kind. */
const OWN: Readonly<Record<string, Limit>> = {
  'lineBlindTransfer 1': ADDRESS,
  'lineDial 1': ADDRESS,
  'lineForward 3 callerAddress': ADDRESS,
  'lineForward 3 destAddress': ADDRESS,
  'lineForward 6 targetAddress': ADDRESS,
  'lineGenerateDigits 2': [ADDRESS_LIMIT, 'LINEERR_INVALPARAM'],
  'lineGetAddressID 2': ADDRESS,
  'lineMakeCall 2': ADDRESS,
  'lineMakeCall 4 targetAddress': ADDRESS,
  'linePark 2': ADDRESS,
  'linePickup 3': ADDRESS,
  'linePickup 4': [ADDRESS_LIMIT, 'LINEERR_INVALGROUPID'],
  'linePrepareAddToConference 2 targetAddress': ADDRESS,
  'lineRedirect 1': ADDRESS,
  'lineSetLabel 1': [MAX_LABEL, 'LINEERR_INVALPARAM'],
  'lineSetupConference 5 targetAddress': ADDRESS,
  'lineSetupTransfer 2 targetAddress': ADDRESS,
  'lineUnpark 3': ADDRESS,
};

/** Of a text or block in a structure the error is the structure's. */
const STRUCTURE_ERRORS: Partial<Record<ArgumentKind, string>> = {
  'callParams?': 'LINEERR_INVALCALLPARAMS',
  'digitControls?': 'LINEERR_INVALDIGITLIST',
};

type Kind = 'string' | 'bytes';

/** The texts and blocks of an argument: itself, or members of its structure. */
function longParts(kind: ArgumentKind): [member: string, kind: Kind][] {
  if (kind === 'string' || kind === 'string?') return [['', 'string']];
  if (kind === 'bytes' || kind === 'bytes?') return [['', 'bytes']];
  if (!isStructureKind(kind)) return [];
  return Object.entries(structureShapes[kind].members).flatMap(([name, type]) =>
    type === 'string' || type === 'bytes' ? [[name.replace('?', ''), type] satisfies [string, Kind]] : [],
  );
}

function limitOf(name: string, at: number, member: string, argument: ArgumentKind, kind: Kind): Limit {
  const own = OWN[[name, at, member].join(' ').trim()];
  const family = name.startsWith('phone') ? 'PHONEERR' : 'LINEERR';
  const error = STRUCTURE_ERRORS[argument] ?? `${family}_INVALPARAM`;
  return own ?? [kind === 'string' ? TEXT_LIMIT : BLOCK_LIMIT, error];
}

function valueOf(argument: ArgumentKind, member: string, kind: Kind, size: number): unknown {
  const value = kind === 'string' ? '5'.repeat(size) : new Uint8Array(size);
  if (!isStructureKind(argument)) return value;
  const sample = SAMPLES[argument] as object;
  return structureShapes[argument].list
    ? (sample as object[]).map((entry) => ({ ...entry, [member]: value }))
    : { ...sample, [member]: value };
}

let scheduler: SimulatedScheduler;
let provider: WholeProvider;
let composition: Composition;
let page: RawPage;
let calls: number;
let nextHandle: number;

beforeEach(async () => {
  scheduler = new SimulatedScheduler();
  provider = new WholeProvider();
  calls = 0;
  nextHandle = 11;
  composition = await compose(
    { providers: ['test'] },
    { scheduler, serial: undefined, providers: { test: () => provider } },
  );
  page = new RawPage(composition, scheduler).hello();
  expect(await page.answers(10)).toBe(true);
});
afterEach(async () => {
  page.close();
  await composition.close();
});

/** A call that came in; the handle that the worker has given it. */
function callIn(state: number): number {
  const htCall = provider.offer();
  if (state !== LINECALLSTATE.OFFERING) provider.callState(state, 0, htCall);
  return 2 * ++calls;
}

/** Integers of what is not in the table of parameters. */
const FIRST: Partial<Record<RequestName, () => readonly number[]>> = {
  lineOpen: () => [0, (nextHandle += 2), 0x0003_0001, 6, 4, 0, 0],
  lineMakeCall: () => [LINE, (nextHandle += 2), 0, 0, 0],
  lineDial: () => [callIn(LINECALLSTATE.DIALTONE), 0, 0],
  lineAnswer: () => [callIn(LINECALLSTATE.OFFERING), 0],
  lineDrop: () => [callIn(LINECALLSTATE.CONNECTED), 0],
  lineGenerateDigits: () => [callIn(LINECALLSTATE.CONNECTED), 2, 0, 0],
  lineDevSpecific: () => [LINE, 0, 0, 0],
  lineHandoff: () => [callIn(LINECALLSTATE.CONNECTED), 0, 0],
  lineSetLabel: () => [0, 0],
};

/** Good arguments of a function, as integers of a record; payloads are written to the page's message. */
function argumentsOf(name: RequestName): number[] {
  const first = FIRST[name];
  if (first !== undefined) return [...first()];
  const routed = name as RoutedName;
  const integer = integersOf(routed);
  const states = statesFor(routed).map(({ good }) => good);
  return givenKinds(routed).map((kind) => {
    if (kind === 'line') return LINE;
    if (kind === 'phone') return PHONE;
    if (kind === 'lineDevice' || kind === 'phoneDevice') return 0;
    if (/call\??$/i.test(kind)) {
      if (kind.startsWith('new')) return (nextHandle += 2);
      return callIn(states.shift() ?? LINECALLSTATE.CONNECTED);
    }
    if (kind === 'int') return integer();
    return kind === 'gathered?' || kind === 'bool' ? 1 : page.writer.payload(SAMPLES[kind]);
  });
}

/** The error with which a function answers one value in one place; undefined where there is none. */
async function answer(name: RequestName, at: number, value: unknown, id: number): Promise<string | undefined> {
  const numbers = argumentsOf(name);
  numbers[at] = page.writer.payload(value);
  page.ask(name, id, ...numbers);
  expect(await page.answers(id + 1)).toBe(true);
  const result = page.returned.get(id) ?? page.replied.get(id) ?? 0;
  return result < 0 ? resultName(result) : undefined;
}

/** The ids of call log and contacts have a form, not only a length: personal-requests.ts. */
const cases = REQUESTS.filter(({ name }) => !isPersonal(name)).flatMap(({ name, args }) =>
  args.flatMap((argument, at) =>
    longParts(argument).map(([member, kind]) => {
      const [size, error] = limitOf(name, at, member, argument, kind);
      return { name, argument, at, member, kind, size, error };
    }),
  ),
);

test.each(cases)('$name, argument $at ($argument) $member: up to $size, then $error', async (one) => {
  const { name, argument, at, member, kind, size, error } = one;
  const asked = (): number => provider.of(name).length + provider.calls.filter((called) => called === name).length;
  const before = asked();
  expect(await answer(name, at, valueOf(argument, member, kind, size + 1), 100)).toBe(error);
  expect(asked()).toBe(before);
  expect(await answer(name, at, valueOf(argument, member, kind, size), 200)).not.toBe(error);
  const passedOn =
    (routedNames as readonly string[]).includes(name) ||
    /^line(MakeCall|Dial|Answer|Drop|GenerateDigits|DevSpecific)$/.test(name);
  if (passedOn) expect(asked()).toBe(before + 1);
});

test('each limit of its own is one of an argument', () => {
  const known = cases.map(({ name, at, member }) => [name, at, member].join(' ').trim());
  expect(Object.keys(OWN).filter((key) => !known.includes(key))).toEqual([]);
});

test.each([
  ['lineAccept', 'uuiAcceptSize', 1],
  ['lineAnswer', 'uuiAnswerSize', 1],
  ['lineDrop', 'uuiDropSize', 1],
  ['lineSendUserUserInfo', 'uuiSendUserUserInfoSize', 1],
  ['lineMakeCall', 'uuiMakeCallSize', 4],
  ['lineSetupTransfer', 'uuiMakeCallSize', 2],
] as const)('%s: a user-user block larger than the line’s %s is USERUSERINFOTOOBIG', async (name, size, at) => {
  const device = composition.host.device(0);
  if (device === undefined) throw new Error('there is no line');
  device.caps = { ...device.caps, [size]: 8 };
  const value = (bytes: number): unknown =>
    at === 1 ? new Uint8Array(bytes) : { mediaMode: 4, userUserInfo: new Uint8Array(bytes) };
  expect(await answer(name, at, value(9), 100)).toBe('LINEERR_USERUSERINFOTOOBIG');
  expect(await answer(name, at, value(8), 200)).toBe(undefined);
});
