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
import { methodParameters, routedNames, type ParameterKind, type RoutedName } from '../tspi/method-parameters.js';
import { out, SUCCESS, type Out, type Result } from '../tspi/result.js';
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
