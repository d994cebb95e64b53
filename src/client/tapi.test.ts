import { afterEach, beforeEach, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { ScriptedProvider } from '../host/testing/scripted-provider.js';
import { LINECALLPRIVILEGE, LINECALLSTATE, LINEMEDIAMODE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { accepted, out, SUCCESS, type RequestId, type Result } from '../tspi/result.js';
import type { LineAddressStatus, LineDevCaps, LineDevStatus, VarString } from '../tspi/structures.js';
import { compose, type Composition } from '../worker/compose.js';
import type { ApplicationCallStatus } from './tapi-calls.js';
import { silentObserver } from './silent-observer.js';
import { Tapi, type TapiMessage } from './tapi.js';

let scheduler: SimulatedScheduler;
let provider: ScriptedProvider;
let composition: Composition;
let tapi: Tapi;
let messages: TapiMessage[];
let hLine: number;

/** Waits for a promise while page and worker talk. */
async function answered(asked: Promise<Result>): Promise<Result> {
  let result: Result | undefined;
  void asked.then((value) => (result = value));
  for (let i = 0; i < 10 && result === undefined; i++) await scheduler.advance(1);
  if (result === undefined) throw new Error('no answer');
  return result;
}

beforeEach(async () => {
  scheduler = new SimulatedScheduler();
  provider = new ScriptedProvider();
  messages = [];
  composition = await compose(
    { providers: ['test'] },
    { scheduler, serial: undefined, providers: { test: () => provider } },
  );
  const { port1, port2 } = new MessageChannel();
  composition.attach(port2);
  tapi = new Tapi(port1, scheduler, (message) => messages.push(message), silentObserver);
  await scheduler.advance(1);
  const handle = out(0);
  const { OWNER, MONITOR } = LINECALLPRIVILEGE;
  const opened = tapi.lineOpen(0, handle, 0x00030001, 'my line', OWNER | MONITOR, LINEMEDIAMODE.INTERACTIVEVOICE);
  expect(await answered(opened)).toBe(SUCCESS);
  hLine = handle.value;
  messages.length = 0;
});
afterEach(() => {
  tapi.lineShutdown();
  void composition.close();
});

const told = (): string[] => messages.splice(0).map(({ message, param1 }) => `${message} ${param1}`);

test('an asynchronous function returns a positive id at once; LINE_REPLY follows, then the messages of the call', async () => {
  provider.script.makeCall = (id) => {
    provider.host.asyncCompletion(id, SUCCESS);
    provider.callState(LINECALLSTATE.DIALING);
    return accepted(id);
  };
  const hCall = out(0);
  const id = tapi.lineMakeCall(hLine, hCall, '5550100', 0, null);
  expect(id).toBeGreaterThan(0);
  expect(told()).toEqual([]);
  await scheduler.advance(1);
  expect(messages.map(({ callbackInstance }) => callbackInstance)).toEqual([undefined, 'my line']);
  expect(told()).toEqual([`LINE_REPLY ${id}`, `LINE_CALLSTATE ${LINECALLSTATE.DIALING}`]);
});

test('the status of a call says when its state began', async () => {
  provider.script.makeCall = (id) => {
    provider.host.asyncCompletion(id, SUCCESS);
    provider.callState(LINECALLSTATE.DIALING);
    return accepted(id);
  };
  const hCall = out(0);
  const status = out<ApplicationCallStatus | null>(null);
  const begun = (): number | undefined => {
    expect(tapi.lineGetCallStatus(hCall.value, status)).toBe(SUCCESS);
    return status.value?.stateEntryTime;
  };
  tapi.lineMakeCall(hLine, hCall, '5550100', 0, null);
  await scheduler.advance(1);
  const dialling = begun()!;
  await scheduler.advance(5000);
  provider.callState(LINECALLSTATE.PROCEEDING);
  await scheduler.advance(1);
  expect(begun()! - dialling).toBeGreaterThanOrEqual(5000);
  expect(begun()).toBeLessThanOrEqual(scheduler.wallTime());
});

test('call parameters that cannot travel are refused at once, and take nothing with them', async () => {
  provider.script.makeCall = (id) => {
    provider.host.asyncCompletion(id, SUCCESS);
    return accepted(id);
  };
  const hCall = out(0);
  const good = tapi.lineMakeCall(hLine, hCall, '5550100', 0, null);
  expect(tapi.lineMakeCall(hLine, hCall, '5550100', 0, { onState: () => undefined } as never)).toBe(
    LINEERR.INVALCALLPARAMS,
  );
  await scheduler.advance(1);
  expect(messages.filter(({ message, param1 }) => message === 'LINE_REPLY' && param1 === good)).toHaveLength(1);
});

test("a provider's refusal arrives as LINE_REPLY", async () => {
  provider.script.makeCall = () => LINEERR.RESOURCEUNAVAIL;
  const hCall = out(0);
  const id = tapi.lineMakeCall(hLine, hCall, '5550100', 0, null);
  await scheduler.advance(1);
  expect(messages).toMatchObject([{ message: 'LINE_REPLY', param1: id, param2: LINEERR.RESOURCEUNAVAIL }]);
  expect(tapi.lineDrop(hCall.value)).toBe(LINEERR.INVALCALLHANDLE);
});

test('what can be told at once is: handles, addresses, the own limit', () => {
  expect(tapi.lineMakeCall(999, out(0), '5550100', 0, null)).toBe(LINEERR.INVALLINEHANDLE);
  expect(tapi.lineMakeCall(hLine, out(0), '555\r\nATH', 0, null)).toBe(LINEERR.INVALADDRESS);
  expect(tapi.lineDrop(999)).toBe(LINEERR.INVALCALLHANDLE);
  for (let i = 0; i < composition.host.requestLimit; i++)
    expect(tapi.lineDevSpecific(hLine, 0, 0, new Uint8Array(1))).toBeGreaterThan(0);
  expect(tapi.lineDevSpecific(hLine, 0, 0, new Uint8Array(1))).toBe(LINEERR.REQUESTOVERRUN);
});

test('lineDevSpecific carries blocks of any size both ways', async () => {
  provider.script.devSpecific = (id, params) => {
    params.reverse();
    provider.host.asyncCompletion(id, SUCCESS);
    return accepted(id);
  };
  for (const size of [0, 1, 40, 64, 65, 1000, 65_536]) {
    const block = Uint8Array.from({ length: size }, (_, i) => i & 0xff);
    tapi.lineDevSpecific(hLine, 0, 0, block);
    await scheduler.advance(1);
    expect(messages.splice(0).map((message) => [...(message.block ?? [])])).toEqual([[...block].reverse()]);
  }
  expect(tapi.lineDevSpecific(hLine, 0, 0, new Uint8Array(65_537))).toBe(LINEERR.INVALPARAM);
});

test('getters: from the mirror at once, from the worker in order', async () => {
  const caps = out<LineDevCaps | null>(null);
  expect(tapi.lineGetDevCaps(0, caps)).toBe(SUCCESS);
  expect(caps.value?.lineName).toBe('Scripted');
  expect(tapi.lineGetDevCaps(7, caps)).toBe(LINEERR.BADDEVICEID);
  const version = out(0);
  expect(await answered(tapi.lineNegotiateAPIVersion(0, 0x00010004, 0x00020002, version))).toBe(SUCCESS);
  expect(version.value).toBe(0x00020002);
  const highest = tapi.lineNegotiateAPIVersion(0, 0x00090000, 0x00090000, version);
  expect(await answered(highest)).toBe(LINEERR.INCOMPATIBLEAPIVERSION);
  const status = out<LineDevStatus | null>(null);
  expect(await answered(tapi.lineGetLineDevStatus(hLine, status))).toBe(SUCCESS);
  expect(status.value).toMatchObject({ numActiveCalls: 0 });
  const address = out<LineAddressStatus | null>(null);
  expect(await answered(tapi.lineGetAddressStatus(hLine, 0, address))).toBe(SUCCESS);
  const addressId = out(9);
  expect(await answered(tapi.lineGetAddressID(hLine, addressId, 1, '0'))).toBe(SUCCESS);
  expect(addressId.value).toBe(0);
  const id = out<VarString | null>(null);
  expect(await answered(tapi.lineGetID(hLine, 0, 0, 1, id, 'comm'))).toBe(SUCCESS);
  expect(id.value?.text).toBe('scripted');
  expect(await answered(tapi.lineGetIcon(0, '', out('')))).toBe(LINEERR.OPERATIONUNAVAIL);
});

test('closing a line mutes it at once and replies to what is out before it settles', async () => {
  const id = tapi.lineDevSpecific(hLine, 0, 0, new Uint8Array(1));
  await scheduler.advance(1);
  const order: string[] = [];
  const closed = tapi.lineClose(hLine).then(() => order.push('closed', ...told()));
  provider.host.lineEvent(provider.htLine, 0, 4, 1, 2, 3);
  await scheduler.advance(1);
  await closed;
  expect(order).toEqual(['closed', `LINE_REPLY ${id}`]);
  expect(tapi.lineDevSpecific(hLine, 0, 0, new Uint8Array(1))).toBe(LINEERR.INVALLINEHANDLE);
});

test('when the worker is gone every id gets its LINE_REPLY, once, in order, and new requests are refused', async () => {
  const ids: RequestId[] = [];
  provider.script.devSpecific = (id) => accepted(ids[ids.push(id) - 1]!);
  const out1 = [1, 2, 3].map(() => tapi.lineDevSpecific(hLine, 0, 0, new Uint8Array(1)));
  await scheduler.advance(1);
  tapi.workerLost();
  tapi.workerLost();
  for (const id of ids) provider.host.asyncCompletion(id, SUCCESS);
  await scheduler.advance(1);
  expect(messages).toMatchObject(
    out1.map((id) => ({ message: 'LINE_REPLY', param1: id, param2: LINEERR.OPERATIONFAILED, outcome: 'unknown' })),
  );
  expect(tapi.lineDevSpecific(hLine, 0, 0, new Uint8Array(1))).toBe(LINEERR.OPERATIONFAILED);
});
