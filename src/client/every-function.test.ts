import { afterEach, beforeEach, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { integersOf, SAMPLES, statesFor } from '../host/testing/sample-arguments.js';
import { FILLED, filledBy, WholeProvider } from '../host/testing/whole-provider.js';
import { availability } from '../tspi/availability.js';
import {
  LINECALLPRIVILEGE,
  LINECALLSTATE,
  LINEMAPPER,
  LINEMEDIAMODE,
  PHONEPRIVILEGE,
  TAPI_MESSAGE,
} from '../tspi/generated/constants.js';
import { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
import { methodParameters, routedNames, type ParameterKind, type RoutedName } from '../tspi/method-parameters.js';
import { accepted, out, SUCCESS, type Out, type Result } from '../tspi/result.js';
import { compose, type Composition } from '../worker/compose.js';
import { silentObserver } from './silent-observer.js';
import { Tapi, type TapiMessage } from './tapi.js';

let scheduler: SimulatedScheduler;
let provider: WholeProvider;
let composition: Composition;
let tapi: Tapi;
let messages: TapiMessage[];
let hLine: number;
let hPhone: number;

async function answered(asked: Promise<Result>): Promise<Result> {
  let result: Result | undefined;
  void asked.then((value) => (result = value));
  for (let i = 0; i < 10 && result === undefined; i++) await scheduler.advance(1);
  if (result === undefined) throw new Error('no answer');
  return result;
}

/** A call that came in and is in some state: its handle here, and the provider's. */
async function callIn(state: number): Promise<{ hCall: number; hdCall: number }> {
  const htCall = provider.offer();
  const hdCall = provider.lastHandle;
  if (state !== LINECALLSTATE.OFFERING) provider.callState(state, 0, htCall);
  await scheduler.advance(1);
  const hCall = messages.filter(({ message }) => message === 'LINE_APPNEWCALL').at(-1)?.param2 ?? 0;
  return { hCall, hdCall };
}

beforeEach(async () => {
  scheduler = new SimulatedScheduler();
  provider = new WholeProvider();
  messages = [];
  composition = await compose(
    { providers: ['test'] },
    { scheduler, serial: undefined, providers: { test: () => provider } },
  );
  const { port1, port2 } = new MessageChannel();
  composition.attach(port2);
  tapi = new Tapi(port1, scheduler, (message) => messages.push(message), silentObserver);
  await scheduler.advance(1);
  const line = out(0);
  const phone = out(0);
  const privileges = LINECALLPRIVILEGE.OWNER | LINECALLPRIVILEGE.MONITOR;
  const opened = tapi.lineOpen(0, line, 0x00030001, 'line', privileges, LINEMEDIAMODE.INTERACTIVEVOICE);
  expect(await answered(opened)).toBe(SUCCESS);
  expect(await answered(tapi.phoneOpen(0, phone, 0x00030001, 0, 'phone', PHONEPRIVILEGE.OWNER))).toBe(SUCCESS);
  hLine = line.value;
  hPhone = phone.value;
  provider.called.length = 0;
});
afterEach(async () => {
  tapi.lineShutdown();
  await composition.close();
});

const HOST_MADE: ReadonlySet<ParameterKind> = new Set([
  'requestId',
  'tspiVersion',
  'newCallOut',
  'endToEndId',
  'toneListId',
]);

/** What an application gives, what the provider must get, and what must come back: one entry for each parameter. */
interface Samples {
  readonly given: unknown[];
  readonly expected: unknown[];
  /** Holders of out-values, and what they must have in the end. */
  readonly holders: [Out<unknown>, unknown][];
  /** Holders of the handles of new calls. */
  readonly created: Out<number>[];
}

async function samples(name: RoutedName): Promise<Samples> {
  const kinds: readonly ParameterKind[] = methodParameters[name];
  const integer = integersOf(name);
  const calls = [];
  for (const { good } of statesFor(name)) calls.push(await callIn(good));
  if (kinds.some((kind) => kind.endsWith('all?')) && calls.length === 0)
    calls.push(await callIn(LINECALLSTATE.CONNECTED));
  const given: unknown[] = [];
  const expected: unknown[] = [];
  const holders: [Out<unknown>, unknown][] = [];
  const created: Out<number>[] = [];
  for (const kind of kinds) {
    const give = (value: unknown, got: unknown): void => {
      given.push(value);
      expected.push(got);
    };
    if (kind === 'line') give(hLine, provider.lineHandle);
    else if (kind === 'phone') give(hPhone, provider.hdPhone);
    else if (kind === 'lineDevice' || kind === 'phoneDevice') give(0, 0);
    else if (kind === 'call' || kind === 'watchedCall' || kind === 'call?' || kind === 'watchedCall?') {
      const call = calls.shift();
      give(call?.hCall, call?.hdCall);
    } else if (kind === 'newCall' || kind === 'newCall?') {
      const holder = out(0);
      created.push(holder);
      give(holder, expect.any(Number));
    } else if (kind === 'gathered?') give(out(''), { value: '' });
    else if (filledBy(name, kind) !== undefined) {
      const holder = out<unknown>(undefined);
      holders.push([holder, filledBy(name, kind)]);
      give(holder, { value: filledBy(name, kind) });
    } else if (kind === 'newCallOut') expected.push({ value: expect.any(Number) as number });
    else if (HOST_MADE.has(kind)) {
      if (kind !== 'requestId') expected.push(expect.any(Number));
    } else {
      const value = kind === 'int' ? integer() : SAMPLES[kind];
      give(value, value);
    }
  }
  return { given, expected, holders, created };
}

test.each(routedNames)('%s reaches the provider with its arguments, and comes back with what it gave', async (name) => {
  const { given, expected, holders, created } = await samples(name);
  messages.length = 0;
  const answer = (tapi[name] as (...args: unknown[]) => number | Promise<Result>)(...given);
  if (typeof answer === 'number') {
    expect(answer).toBeGreaterThan(0);
    await scheduler.advance(1);
    const reply = name.startsWith('phone') ? 'PHONE_REPLY' : 'LINE_REPLY';
    expect(messages).toMatchObject([{ message: reply, param1: answer, param2: SUCCESS, outcome: 'known' }]);
  } else expect(await answered(answer)).toBe(SUCCESS);
  expect(provider.of(name)).toEqual([expected]);
  for (const [holder, value] of holders) expect(holder.value).toEqual(value);
  for (const holder of created) expect(holder.value).toBeGreaterThan(0);
});

/** The parameters that are a line beside a call. */
const BESIDE_A_CALL = new Set(['lineSetTerminal 0', 'lineSetMediaControl 0', 'lineSetupConference 1']);
/** What no parameter of TAPI's takes. */
const NONSENSE: readonly unknown[] = [
  NaN,
  1.5,
  2 ** 32,
  -(2 ** 31) - 1,
  '1\u0000',
  () => 1,
  Symbol('no'),
  10n,
  { member: () => 1 },
  [Symbol('no')],
];

test.each(routedNames)(
  '%s with nonsense for an argument is refused, and what is asked for beside it is done',
  async (name) => {
    const { given } = await samples(name);
    provider.script.devSpecific = (id) => {
      provider.host.asyncCompletion(id, SUCCESS);
      return accepted(id);
    };
    const call = tapi[name].bind(tapi) as (...args: unknown[]) => number | Promise<Result>;
    for (const at of given.keys())
      for (const [n, nonsense] of NONSENSE.entries()) {
        // Beside a call its line is not looked at.
        if (BESIDE_A_CALL.has(`${name} ${at}`)) continue;
        // A text for a text is for the provider to judge.
        if (typeof nonsense === 'string' && typeof given[at] === 'string') continue;
        // An application's object is any object.
        if (typeof nonsense !== 'number' && typeof given[at] === 'object' && given[at] !== null && 'value' in given[at])
          continue;
        messages.length = 0;
        const beside = tapi.lineDevSpecific(hLine, 0, 0, new Uint8Array(1));
        const answer = call(...given.with(at, nonsense));
        const result = typeof answer === 'number' ? answer : await answered(answer);
        expect(result, `nonsense ${n} for argument ${at}`).toBeLessThan(0);
        await scheduler.advance(1);
        expect(messages).toMatchObject([{ message: 'LINE_REPLY', param1: beside, param2: SUCCESS }]);
      }
  },
);

test('holders that are none: nothing is begun', async () => {
  const none = null as unknown as Out<never>;
  const { OWNER } = LINECALLPRIVILEGE;
  const { hCall } = await callIn(LINECALLSTATE.CONNECTED);
  provider.called.length = 0;
  expect(tapi.lineMakeCall(hLine, none, '5550100', 0, null)).toBe(LINEERR.INVALPOINTER);
  expect(tapi.lineSetupTransfer(hCall, none, null)).toBe(LINEERR.INVALPOINTER);
  expect(tapi.lineGetCallInfo(hCall, none)).toBe(LINEERR.INVALPOINTER);
  expect(tapi.lineGetCallStatus(hCall, none)).toBe(LINEERR.INVALPOINTER);
  expect(tapi.lineGetDevCaps(0, none)).toBe(LINEERR.INVALPOINTER);
  expect(tapi.lineGetAddressCaps(0, 0, none)).toBe(LINEERR.INVALPOINTER);
  expect(tapi.phoneGetDevCaps(0, none)).toBe(PHONEERR.INVALPOINTER);
  for (const asked of [
    tapi.lineOpen(0, none, 0x00030001, 0, OWNER, LINEMEDIAMODE.INTERACTIVEVOICE),
    tapi.lineNegotiateAPIVersion(0, 0, 0, none),
    tapi.lineGetLineDevStatus(hLine, none),
    tapi.lineGetNewCalls(hLine, 0, 1, none),
  ])
    expect(await answered(asked)).toBe(LINEERR.INVALPOINTER);
  expect(await answered(tapi.phoneOpen(0, none, 0x00030001, 0, 0, PHONEPRIVILEGE.MONITOR))).toBe(PHONEERR.INVALPOINTER);
  expect(provider.called).toEqual([]);
});

test.each([null, NaN, 'x', 1.5, 2 ** 32, 2 ** 53, undefined, [], {}])('%j is no device', async (deviceId) => {
  const id = deviceId as number;
  const { OWNER } = LINECALLPRIVILEGE;
  const line = tapi.lineOpen(id, out(0), 0x00030001, 0, OWNER, LINEMEDIAMODE.INTERACTIVEVOICE);
  expect(await answered(line)).toBe(LINEERR.BADDEVICEID);
  expect(await answered(tapi.lineNegotiateAPIVersion(id, 0, 0, out(0)))).toBe(LINEERR.BADDEVICEID);
  expect(tapi.lineGetDevCaps(id, out(null))).toBe(LINEERR.BADDEVICEID);
  const phone = tapi.phoneOpen(id, out(0), 0x00030001, 0, 0, PHONEPRIVILEGE.MONITOR);
  expect(await answered(phone)).toBe(PHONEERR.BADDEVICEID);
});

test.each([7, null, undefined, {}, () => 1])('%s is no address', (address) => {
  expect(tapi.lineDial(hLine, address as string, 0)).toBeLessThan(0);
  if (address !== null) expect(tapi.lineMakeCall(hLine, out(0), address as string, 0, null)).toBe(LINEERR.INVALADDRESS);
});

test('a call that a function creates can be acted on, and its messages follow the reply', async () => {
  const { hCall } = await callIn(LINECALLSTATE.CONNECTED);
  const consult = out(0);
  messages.length = 0;
  tapi.lineSetupTransfer(hCall, consult, null);
  await scheduler.advance(1);
  const [[, htConsult] = []] = provider.of('lineSetupTransfer');
  provider.callState(LINECALLSTATE.DIALTONE, 0, htConsult as typeof provider.htCall);
  await scheduler.advance(1);
  const told = messages.map(({ message, device }) => `${message} ${device}`);
  expect(told).toEqual(['LINE_REPLY 0', `LINE_CALLSTATE ${consult.value}`]);
  expect(tapi.lineDrop(consult.value)).toBeGreaterThan(0);
});

test('lineForward without a consultation call: its handle is 0 with the reply', async () => {
  provider.makesCalls = false;
  const consult = out(0);
  const id = tapi.lineForward(hLine, true, 0, null, 0, consult, null);
  const handle = consult.value;
  expect(handle).toBeGreaterThan(0);
  await scheduler.advance(1);
  expect(messages.at(-1)).toMatchObject({ message: 'LINE_REPLY', param1: id, param2: SUCCESS });
  expect(consult.value).toBe(0);
  expect(tapi.lineDrop(handle)).toBeLessThan(0);
});

test('gathered digits are in their holder when LINE_GATHERDIGITS is told', async () => {
  const { hCall } = await callIn(LINECALLSTATE.CONNECTED);
  const digits = out('');
  expect(await answered(tapi.lineGatherDigits(hCall, 2, digits, 4, null, 0, 0))).toBe(SUCCESS);
  const [[, endToEndId, , holder] = []] = provider.of('lineGatherDigits');
  (holder as Out<string>).value = '1234';
  const { host, htLine, htCall } = provider;
  host.lineEvent(htLine, htCall, TAPI_MESSAGE.LINE_GATHERDIGITS, 1, endToEndId as number, 99);
  await scheduler.advance(1);
  expect(messages.at(-1)).toMatchObject({
    message: 'LINE_GATHERDIGITS',
    device: hCall,
    param1: 1,
    param2: 0,
    param3: 99,
  });
  expect(digits.value).toBe('1234');
});

test('every other method of the contract is called in the life of lines, calls and phones', async () => {
  const calledByHost = new Set<string>();
  const all = new WholeProvider();
  const watched = new Proxy(all, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        calledByHost.add(String(name));
        return Reflect.apply(member, target, args);
      };
    },
  });
  const other = await compose(
    { providers: ['test'] },
    { scheduler, serial: undefined, providers: { test: () => watched } },
  );
  const { port1, port2 } = new MessageChannel();
  other.attach(port2);
  const page = new Tapi(port1, scheduler, () => undefined, silentObserver);
  await scheduler.advance(1);
  const line = out(0);
  const phone = out(0);
  const ext = FILLED.outNumber as number;
  const { OWNER } = LINECALLPRIVILEGE;
  const opened = page.lineOpen(LINEMAPPER, line, 0x00030001, 0, OWNER, LINEMEDIAMODE.INTERACTIVEVOICE, ext);
  expect(await answered(opened)).toBe(SUCCESS);
  expect(await answered(page.phoneOpen(0, phone, 0x00030001, ext, 0, PHONEPRIVILEGE.OWNER))).toBe(SUCCESS);
  void page.lineSetStatusMessages(line.value, 1, 1);
  void page.phoneSetStatusMessages(phone.value, 1, 0, 0);
  const call = out(0);
  all.script.makeCall = (id) => {
    all.host.asyncCompletion(id, SUCCESS);
    all.callState(LINECALLSTATE.CONNECTED);
    return id as number as Result;
  };
  page.lineMakeCall(line.value, call, '5550100', 0, null);
  page.lineDial(call.value, '1', 0);
  void page.lineGenerateDigits(call.value, 2, '1', 0);
  page.lineDevSpecific(line.value, 0, 0, new Uint8Array(1));
  page.lineDrop(call.value);
  await scheduler.advance(1);
  all.offer();
  await scheduler.advance(1);
  page.lineAnswer(2);
  void page.lineDeallocateCall(call.value);
  void page.phoneClose(phone.value);
  void page.lineClose(line.value);
  all.host.lineCreate(1);
  all.host.phoneCreate(1);
  await scheduler.advance(1);
  page.lineShutdown();
  await other.close();
  const methods = Object.entries(availability)
    .filter(([, { kind }]) => kind === 'method')
    .map(([name]) => name);
  const passedOn: ReadonlySet<string> = new Set(routedNames);
  expect(methods.filter((name) => !passedOn.has(name) && !calledByHost.has(name))).toEqual([]);
});
