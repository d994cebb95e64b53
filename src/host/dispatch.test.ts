import { beforeEach, describe, expect, test } from 'vitest';
import type { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { LINECALLSTATE, LINEDIGITMODE, LINEMEDIAMODE, PHONEPRIVILEGE } from '../tspi/generated/constants.js';
import { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
import { routedNames, type ParameterKind, type RoutedName } from '../tspi/method-parameters.js';
import { out, resultName, SUCCESS, type Result } from '../tspi/result.js';
import type { Host } from './host.js';
import { clientRights } from './rights.js';
import type { Session } from './session.js';
import { statesFor } from './testing/sample-arguments.js';
import type { WholeProvider } from './testing/whole-provider.js';
import { givenKinds, goodStates, LINE, PHONE, WholeWorld } from './testing/whole-world.js';
import { openLine, RecordingSink } from './testing/world.js';

const HANDLES: ReadonlySet<ParameterKind> = new Set<ParameterKind>([
  'line',
  'call',
  'watchedCall',
  'call?',
  'watchedCall?',
  'phone',
  'lineDevice',
  'phoneDevice',
]);

let world: WholeWorld;
let provider: WholeProvider;
let host: Host;
let sink: RecordingSink;
let session: Session;
let scheduler: SimulatedScheduler;

beforeEach(async () => {
  world = await WholeWorld.make();
  ({ provider, host, sink, session, scheduler } = world);
});

const callIn = (state: number): number => world.callIn(state);
const argumentsOf = (name: RoutedName, states: readonly number[], instead: ReadonlyMap<number, unknown>): unknown[] =>
  world.argumentsOf(name, states, instead);
const ask = (name: RoutedName, args: readonly unknown[], by = session): Result =>
  by.call(name, 1, args, out(undefined));

const HANDLE_ERRORS = /INVAL(LINE|CALL|CONFCALL|CONSULTCALL|PHONE)HANDLE|BADDEVICEID/;

describe('a handle that is none, is somebody else’s, or stands for something else', () => {
  const cases = routedNames.flatMap((name) =>
    givenKinds(name).flatMap((kind, at) => (HANDLES.has(kind) ? [[name, at, kind] as const] : [])),
  );
  test.each(cases)('%s, argument %i (%s): TAPI’s error, and the provider is not asked', (name, at, kind) => {
    const stranger = host.attach(new RecordingSink());
    openLine(stranger, 7);
    stranger.phoneOpen(0, 9, 0x00030001, 0, PHONEPRIVILEGE.MONITOR);
    const others = kind.startsWith('line') ? [PHONE] : kind === 'phone' ? [LINE] : [LINE, PHONE];
    const optional = kind.endsWith('?');
    const device = kind.endsWith('Device');
    const bad = device ? [99, -1] : [...(optional ? [] : [0]), 9999, -1, 7, 9, ...others];
    for (const handle of bad) {
      const answer = ask(name, argumentsOf(name, goodStates(name), new Map([[at, handle]])));
      expect(resultName(answer), `handle ${handle}`).toMatch(HANDLE_ERRORS);
    }
    expect(provider.of(name)).toEqual([]);
  });

  test('a call that was given up and a line that was closed are none any more', () => {
    const hCall = callIn(LINECALLSTATE.CONNECTED);
    expect(session.lineDeallocateCall(hCall)).toBe(SUCCESS);
    expect(ask('lineHold', [hCall])).toBe(LINEERR.INVALCALLHANDLE);
    expect(session.lineClose(LINE)).toBe(SUCCESS);
    expect(ask('lineGetLineDevStatus', [LINE])).toBe(LINEERR.INVALLINEHANDLE);
    expect(session.phoneClose(PHONE)).toBe(SUCCESS);
    expect(ask('phoneGetStatus', [PHONE])).toBe(PHONEERR.INVALPHONEHANDLE);
  });

  test('one call does not stand for two', () => {
    const hCall = callIn(LINECALLSTATE.CONNECTED);
    expect(ask('lineSwapHold', [hCall, hCall])).toBe(LINEERR.INVALCALLHANDLE);
  });
});

describe('the state of a call', () => {
  const cases = routedNames.flatMap((name) =>
    statesFor(name).flatMap(({ bad }, n) => (bad === undefined ? [] : [[name, n, bad] as const])),
  );
  test.each(cases)('%s, call %i in state %i: INVALCALLSTATE, and the provider is not asked', (name, n, bad) => {
    const states = goodStates(name).map((good, at) => (at === n ? bad : good));
    expect(ask(name, argumentsOf(name, states, new Map()))).toBe(LINEERR.INVALCALLSTATE);
    expect(provider.of(name)).toEqual([]);
  });

  test('a call whose state is not known may be in any', () => {
    expect(ask('lineHold', [callIn(LINECALLSTATE.UNKNOWN)])).toBe(1);
  });
});

test.each<[RoutedName, number, unknown, Result]>([
  ['lineBlindTransfer', 1, '5'.repeat(300), LINEERR.INVALADDRESS],
  ['lineBlindTransfer', 1, '0900111', LINEERR.ADDRESSBLOCKED],
  ['lineRedirect', 1, '0900111', LINEERR.ADDRESSBLOCKED],
  ['lineSetupTransfer', 2, { mediaMode: 4, targetAddress: '0900111' }, LINEERR.ADDRESSBLOCKED],
  ['lineSetupTransfer', 2, { mediaMode: 4, bearerMode: 64, targetAddress: '0900111' }, LINEERR.ADDRESSBLOCKED],
  ['lineCompleteCall', 1, 3, LINEERR.INVALCALLCOMPLMODE],
  ['lineCompleteTransfer', 3, 9, LINEERR.INVALTRANSFERMODE],
  ['lineForward', 2, 5, SUCCESS],
  [
    'lineForward',
    3,
    [{ forwardMode: 1, callerAddress: '', destCountryCode: 0, destAddress: '0900111' }],
    LINEERR.ADDRESSBLOCKED,
  ],
  ['lineForward', 3, [{ forwardMode: 3, callerAddress: '', destCountryCode: 0, destAddress: '1' }], LINEERR.INVALPARAM],
  ['lineGatherDigits', 1, 0, LINEERR.INVALDIGITMODE],
  ['lineGatherDigits', 1, LINEDIGITMODE.DTMFEND, LINEERR.INVALDIGITMODE],
  ['lineGatherDigits', 3, 0, LINEERR.INVALPARAM],
  ['lineGatherDigits', 4, 'x', LINEERR.INVALDIGITS],
  ['lineGenerateTone', 1, 3, LINEERR.INVALTONEMODE],
  ['lineGenerateTone', 3, [], LINEERR.INVALTONE],
  ['lineGetAddressID', 1, 3, LINEERR.INVALADDRESSMODE],
  ['lineGetAddressStatus', 1, 1, LINEERR.INVALADDRESSID],
  ['lineGetID', 3, 16, LINEERR.INVALCALLSELECT],
  ['lineMonitorDigits', 1, 8, LINEERR.INVALDIGITMODE],
  ['lineMonitorMedia', 1, 1, LINEERR.INVALMEDIAMODE],
  ['lineMonitorTones', 1, [], LINEERR.INVALTONE],
  ['linePark', 1, 3, LINEERR.INVALPARKMODE],
  ['linePark', 2, null, LINEERR.INVALADDRESS],
  ['linePickup', 1, 1, LINEERR.INVALADDRESSID],
  ['linePickup', 4, '5'.repeat(300), LINEERR.INVALGROUPID],
  ['lineSetCallParams', 1, 3, LINEERR.INVALBEARERMODE],
  ['lineSetCallParams', 2, 99_999, LINEERR.INVALRATE],
  ['lineSetLineDevStatus', 1, 0, LINEERR.INVALPARAM],
  ['lineSetLineDevStatus', 1, 0x100, LINEERR.INVALPARAM],
  ['lineSetMediaControl', 3, 3, LINEERR.INVALCALLSELECT],
  ['lineSetMediaMode', 1, 0, LINEERR.INVALMEDIAMODE],
  ['lineSetMediaMode', 1, 4 | 8, LINEERR.INVALMEDIAMODE],
  ['lineSetTerminal', 3, 7, LINEERR.INVALCALLSELECT],
  ['lineSetTerminal', 4, 0, LINEERR.INVALTERMINALMODE],
  ['lineUnpark', 1, 9, LINEERR.INVALADDRESSID],
  ['phoneGetButtonInfo', 1, 2, PHONEERR.INVALBUTTONLAMPID],
  ['phoneGetData', 1, 1, PHONEERR.INVALDATAID],
  ['phoneGetGain', 1, 3, PHONEERR.INVALHOOKSWITCHDEV],
  ['phoneGetVolume', 1, 0, PHONEERR.INVALHOOKSWITCHDEV],
  ['phoneSetDisplay', 1, 2, PHONEERR.INVALPARAM],
  ['phoneSetDisplay', 2, 20, PHONEERR.INVALPARAM],
  ['phoneSetGain', 2, 0x10000, PHONEERR.INVALPARAM],
  ['phoneSetHookSwitch', 1, 8, PHONEERR.INVALHOOKSWITCHDEV],
  ['phoneSetHookSwitch', 2, 3, PHONEERR.INVALHOOKSWITCHMODE],
  ['phoneSetLamp', 2, 3, PHONEERR.INVALLAMPMODE],
  ['phoneSetRing', 1, 4, PHONEERR.INVALRINGMODE],
  ['phoneSetVolume', 1, 3, PHONEERR.INVALHOOKSWITCHDEV],
])('%s, argument %i as %j: refused with %i', (name, at, value, error) => {
  const answer = ask(name, argumentsOf(name, goodStates(name), new Map([[at, value]])));
  // Of lineForward for all addresses the address is not looked at.
  expect(resultName(answer)).toBe(error === SUCCESS ? 'request 1' : resultName(error));
  expect(provider.of(name)).toHaveLength(error === SUCCESS ? 1 : 0);
});

describe('what the provider lacks or gets wrong', () => {
  test.each(routedNames)('%s: OPERATIONUNAVAIL of its family; no call is left', (name) => {
    const args = argumentsOf(name, goodStates(name), new Map());
    const calls = session.handles.calls.size;
    Object.defineProperty(provider, name, { value: undefined });
    expect(resultName(ask(name, args))).toBe(`${name.startsWith('phone') ? 'PHONEERR' : 'LINEERR'}_OPERATIONUNAVAIL`);
    expect(session.handles.calls.size).toBe(calls);
    expect(host.core.outstanding).toBe(0);
  });

  test.each(routedNames)('%s that throws: OPERATIONFAILED of its family, counted', (name) => {
    const args = argumentsOf(name, goodStates(name), new Map());
    Object.defineProperty(provider, name, {
      value: () => {
        throw new Error('broken');
      },
    });
    expect(resultName(ask(name, args))).toBe(`${name.startsWith('phone') ? 'PHONEERR' : 'LINEERR'}_OPERATIONFAILED`);
    expect(host.counters.threw).toBe(1);
    expect(host.core.outstanding).toBe(0);
  });
});

describe('calls in creation', () => {
  test('both calls of a conference wait for the reply; when it fails, both are gone', async () => {
    provider.completes = false;
    const args = argumentsOf('lineSetupConference', [LINECALLSTATE.CONNECTED], new Map());
    sink.take();
    expect(ask('lineSetupConference', args)).toBe(1);
    const [[, , htConf, , htConsult] = []] = provider.of('lineSetupConference');
    provider.callState(LINECALLSTATE.ONHOLDPENDCONF, 0, htConf as typeof provider.htCall);
    provider.callState(LINECALLSTATE.DIALTONE, 0, htConsult as typeof provider.htCall);
    await scheduler.advance(0);
    expect(sink.take()).toEqual([]);
    const handles = session.handles.calls.size;
    session.lineDeallocateCall(args[0] as number);
    await scheduler.advance(0);
    expect(sink.take()).toEqual(['reply 1 LINEERR_OPERATIONFAILED unknown']);
    expect(session.handles.calls.size).toBe(handles - 3);
    expect(host.device(0)?.open?.calls.size).toBe(0);
    expect(provider.calls.filter((name) => name === 'lineCloseCall')).toHaveLength(3);
  });

  test('one that is given up before the reply ends the request that was to create it', async () => {
    provider.completes = false;
    const args = argumentsOf('linePickup', [], new Map());
    expect(ask('linePickup', args)).toBe(1);
    sink.take();
    session.lineDeallocateCall(args[2] as number);
    expect(sink.take()).toEqual(['reply 1 LINEERR_OPERATIONFAILED unknown']);
    await scheduler.advance(0);
    expect(host.core.outstanding).toBe(0);
    expect(host.device(0)?.open?.calls.size).toBe(0);
  });

  test('five thousand of them that are refused leave nothing behind', () => {
    provider.answers.set('lineUnpark', LINEERR.RESOURCEUNAVAIL);
    for (let i = 0; i < 5000; i++)
      expect(ask('lineUnpark', argumentsOf('lineUnpark', [], new Map()))).toBe(LINEERR.RESOURCEUNAVAIL);
    expect(session.handles.calls.size).toBe(0);
    provider.answers.clear();
    expect(ask('lineUnpark', argumentsOf('lineUnpark', [], new Map()))).toBe(1);
  });
});

test('who may only watch acts neither on lines nor on phones', () => {
  const watcher = host.attach(new RecordingSink(), clientRights({ privilege: 'monitor', devSpecific: false }));
  watcher.lineOpen(0, 1, 0x00020000, 2, LINEMEDIAMODE.INTERACTIVEVOICE);
  expect(watcher.phoneOpen(0, 3, 0x00020000, 0, PHONEPRIVILEGE.OWNER)).toBe(PHONEERR.INVALPRIVILEGE);
  expect(watcher.phoneOpen(0, 5, 0x00020000, 0, PHONEPRIVILEGE.MONITOR)).toBe(SUCCESS);
  const lineFunctions: RoutedName[] = [
    'lineForward',
    'linePickup',
    'lineUnpark',
    'lineSetTerminal',
    'lineSetMediaControl',
  ];
  for (const name of lineFunctions)
    expect(ask(name, argumentsOf(name, [], new Map()), watcher), name).toBe(LINEERR.OPERATIONUNAVAIL);
  expect(ask('lineDevSpecificFeature', [1, 1, new Uint8Array(1)], watcher)).toBe(LINEERR.OPERATIONUNAVAIL);
  expect(ask('phoneDevSpecific', [5, new Uint8Array(1)], watcher)).toBe(PHONEERR.OPERATIONUNAVAIL);
  expect(ask('phoneSetRing', [5, 1, 1], watcher)).toBe(PHONEERR.NOTOWNER);
  expect(ask('phoneGetRing', [5], watcher)).toBe(SUCCESS);
});
