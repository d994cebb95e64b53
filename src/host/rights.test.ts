import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { createCore } from '../core/create-core.js';
import { commandBlock } from '../tspi/console-commands.js';
import { LINECALLPRIVILEGE, LINECALLSTATE, LINEMEDIAMODE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { RoutedName } from '../tspi/method-parameters.js';
import { out, SUCCESS, type Out, type Result } from '../tspi/result.js';
import type { LineDevCaps } from '../tspi/structures.js';
import type { DeviceView } from './client-sink.js';
import { Host } from './host.js';
import { clientRights, EVERY_RIGHT, type ClientRights } from './rights.js';
import type { Session } from './session.js';
import { ScriptedProvider } from './testing/scripted-provider.js';
import { RecordingSink } from './testing/world.js';

const { INTERACTIVEVOICE, DATAMODEM, DIGITALDATA } = LINEMEDIAMODE;
const { NONE, MONITOR, OWNER } = LINECALLPRIVILEGE;

/** Two lines for voice and data, with the permanent ids 100 and 101. */
class TwoLines extends ScriptedProvider {
  override lines = 2;

  override lineGetDevCaps(deviceId: number, version: number, ext: number, caps: Out<LineDevCaps | null>): Result {
    const result = super.lineGetDevCaps(deviceId, version, ext, caps);
    const mediaModes = INTERACTIVEVOICE | DATAMODEM;
    if (caps.value !== null) caps.value = { ...caps.value, permanentLineId: 100 + deviceId, mediaModes };
    return result;
  }
}

class DeviceSink extends RecordingSink {
  readonly devices = new Map<number, DeviceView | null>();
  override device(deviceId = -1, view: DeviceView | null = null): void {
    this.devices.set(deviceId, view);
  }
}

let host: Host;
let provider: TwoLines;

beforeEach(async () => {
  const scheduler = new SimulatedScheduler();
  host = new Host({ core: await createCore({ forceJs: true, slots: 256 }), scheduler });
  provider = new TwoLines();
  host.addProvider(provider);
  await scheduler.advance(0);
});
afterEach(() => {
  host.shutdown();
});

function join(rights: Partial<ClientRights>): { session: Session; sink: DeviceSink } {
  const sink = new DeviceSink();
  return { session: host.attach(sink, clientRights(rights)), sink };
}

const open = (session: Session, deviceId = 0, privileges: number = OWNER | MONITOR, media: number = INTERACTIVEVOICE) =>
  session.lineOpen(deviceId, 1, 0x00020000, privileges, media);

/** A function that is passed on, and what it returns. */
const ask = (session: Session, name: RoutedName, ...args: unknown[]): Result =>
  session.call(name, 0, args, out(undefined));

describe('lines', () => {
  test('a client hears of the lines it may see, and of no other', () => {
    expect([...join({ lines: [101] }).sink.devices.keys()]).toEqual([1]);
    expect([...join({ lines: [] }).sink.devices.keys()]).toEqual([]);
    expect([...join({}).sink.devices.keys()]).toEqual([0, 1]);
    const { sink } = join({ lines: [101] });
    const all = join({}).sink;
    sink.devices.clear();
    provider.host.lineService(0, { state: 'ready', reason: 'none' });
    host.switchboard.deviceChanged(host.device(0)!);
    host.switchboard.deviceChanged(host.device(0)!, true);
    host.switchboard.drain();
    expect([...sink.devices.keys()]).toEqual([]);
    expect(all.devices.get(0)).toBeNull();
  });

  test('every function that takes a device id answers BADDEVICEID for others', () => {
    const calls: [string, (session: Session, deviceId: number) => number][] = [
      ['lineNegotiateAPIVersion', (s, id) => s.lineNegotiateAPIVersion(id, 0x00010003, 0x00020002, out(0))],
      ['lineOpen', (s, id) => open(s, id)],
      ['lineGetIcon', (s, id) => ask(s, 'lineGetIcon', id, '')],
      ['lineGetDevConfig', (s, id) => ask(s, 'lineGetDevConfig', id, '')],
      ['lineSetDevConfig', (s, id) => ask(s, 'lineSetDevConfig', id, new Uint8Array(1), '')],
    ];
    for (const [name, call] of calls) {
      const { session } = join({ lines: [101] });
      expect(call(session, 0), name).toBe(LINEERR.BADDEVICEID);
      expect(call(session, 1), name).not.toBe(LINEERR.BADDEVICEID);
      expect([session.sees(0), session.sees(1), session.sees(-1)]).toEqual([false, true, false]);
    }
  });
});

describe('privilege', () => {
  test('who may only watch cannot open as owner, nor call, nor change the device', () => {
    const { session } = join({ privilege: 'monitor' });
    expect(open(session, 0, OWNER)).toBe(LINEERR.INVALPRIVSELECT);
    expect(session.lineOpen(0, 3, 0x00020000, OWNER | MONITOR, INTERACTIVEVOICE)).toBe(LINEERR.INVALPRIVSELECT);
    expect(session.lineOpen(0, 5, 0x00020000, MONITOR, 0)).toBe(SUCCESS);
    expect(session.lineMakeCall(1, 5, 7, '5550100', 0, null)).toBe(LINEERR.OPERATIONUNAVAIL);
    Object.assign(provider, { lineSetDevConfig: () => SUCCESS });
    expect(ask(session, 'lineSetDevConfig', 0, new Uint8Array(1), '')).toBe(LINEERR.OPERATIONUNAVAIL);
    expect(ask(join({}).session, 'lineSetDevConfig', 0, new Uint8Array(1), '')).toBe(SUCCESS);
    expect(provider.calls).not.toContain('lineMakeCall');
  });

  test('who may own can', () => {
    const { session } = join({});
    expect(open(session)).toBe(SUCCESS);
    expect(session.lineMakeCall(1, 1, 3, '5550100', 0, null)).toBe(1);
  });

  test('what only the owner of a call may do answers NOTOWNER, although it sees the call', () => {
    const { session, sink } = join({ privilege: 'monitor' });
    expect(session.lineOpen(0, 1, 0x00020000, MONITOR, 0)).toBe(SUCCESS);
    const owner = join({}).session;
    expect(open(owner)).toBe(SUCCESS);
    provider.offer();
    host.switchboard.drain();
    expect(sink.take()).toEqual(['LINE_APPNEWCALL 1 2', 'LINE_CALLSTATE 2 OFFERING']);
    const answers = [
      session.lineAnswer(1, 2),
      session.lineDrop(2, 2),
      session.lineDial(3, 2, '1', 0),
      session.lineGenerateDigits(2, 2, '1', 0),
      ask(session, 'lineSetAppSpecific', 2, 1),
    ];
    expect(answers).toEqual(answers.map(() => LINEERR.NOTOWNER));
    expect(owner.lineAnswer(1, 2)).toBe(1);
  });
});

describe('data', () => {
  test('without it: no data call, no name of the data device, and the line is told as one without data', () => {
    const { session, sink } = join({ data: false });
    expect(sink.devices.get(0)?.caps.mediaModes).toBe(INTERACTIVEVOICE);
    for (const media of [DATAMODEM, DATAMODEM | INTERACTIVEVOICE, DIGITALDATA])
      expect(session.lineOpen(0, 1 + media * 2, 0x00020000, OWNER, media)).toBe(LINEERR.INVALMEDIAMODE);
    const hLine = 0x10001;
    expect(session.lineOpen(0, hLine, 0x00020000, OWNER, INTERACTIVEVOICE)).toBe(SUCCESS);
    const makeCall = (hCall: number, params: { mediaMode?: number } | null): number =>
      session.lineMakeCall(7, hLine, hCall, '5550100', 0, params);
    expect(makeCall(0x10003, { mediaMode: DATAMODEM })).toBe(LINEERR.INVALMEDIAMODE);
    expect(provider.calls).not.toContain('lineMakeCall');
    for (const name of ['comm', 'COMM/datamodem'])
      expect(ask(session, 'lineGetID', hLine, 0, 0, 1, name)).toBe(LINEERR.OPERATIONUNAVAIL);
    expect(ask(session, 'lineGetID', hLine, 0, 0, 1, 'tapi/line')).toBe(SUCCESS);
    // Without a word it is a voice call (lineMakeCall: its defaults).
    expect(makeCall(0x10009, null)).toBe(7);
  });

  test('with it: all of that', () => {
    const { session, sink } = join({});
    expect(sink.devices.get(0)?.caps.mediaModes).toBe(INTERACTIVEVOICE | DATAMODEM);
    expect(open(session, 0, OWNER, DATAMODEM)).toBe(SUCCESS);
    expect(session.lineMakeCall(7, 1, 3, '5550100', 0, { mediaMode: DATAMODEM })).toBe(7);
    expect(ask(session, 'lineGetID', 1, 0, 0, 1, 'comm/datamodem')).toBe(SUCCESS);
  });
});

test.each([
  ['monitor', false],
  ['owner', true],
] as const)('a command line for the modem is the owner’s: %s', (privilege, goes) => {
  const { session } = join({ privilege });
  void open(session, 0, MONITOR);
  session.lineDevSpecific(1, 1, 0, 0, commandBlock({ text: 'ATI', timeoutMs: 1000 }));
  expect(provider.calls.includes('lineDevSpecific')).toBe(goes);
});

test.each([
  [false, LINEERR.OPERATIONUNAVAIL],
  [true, 7],
])('devSpecific %s', (devSpecific, answer) => {
  const { session } = join({ devSpecific });
  expect(open(session)).toBe(SUCCESS);
  expect(session.lineDevSpecific(7, 1, 0, 0, new Uint8Array(1))).toBe(answer);
  expect(provider.calls.includes('lineDevSpecific')).toBe(devSpecific);
});

test.each([
  [false, LINEERR.OPERATIONUNAVAIL],
  [true, undefined],
])('connectModems %s', (connectModems, refusal) => {
  const { session } = join({ connectModems });
  expect(session.refusal('modemConnect')).toBe(refusal);
  expect(session.refusal('modemForget')).toBe(refusal);
  expect(session.refusal('modemAddPort')).toBe(refusal);
});

test('a client that opens a line to watch it hears of the calls that are there, as they stand', () => {
  const owner = join({}).session;
  open(owner);
  provider.offer();
  host.switchboard.drain();
  owner.lineAnswer(1, 2);
  provider.callState(LINECALLSTATE.CONNECTED);
  const { session, sink } = join({});
  expect(open(session)).toBe(SUCCESS);
  expect(sink.take()).toEqual(['LINE_APPNEWCALL 1 2', 'LINE_CALLSTATE 2 CONNECTED']);
  expect(session.lineDrop(1, 2)).toBe(LINEERR.NOTOWNER);
  const unwatching = join({});
  open(unwatching.session, 0, NONE);
  expect(unwatching.sink.take()).toEqual([]);
  provider.callState(LINECALLSTATE.DISCONNECTED);
  host.switchboard.drain();
  expect(sink.take()).toEqual(['LINE_CALLSTATE 2 DISCONNECTED']);
});

test('a session that is detached hears nothing more, though others keep its line open', () => {
  const one = join({});
  const other = join({});
  open(one.session);
  open(other.session);
  const ids: number[] = [];
  provider.script.devSpecific = (id) => {
    ids.push(id);
    return id as number as Result;
  };
  one.session.lineDevSpecific(7, 1, 0, 0, new Uint8Array(1));
  one.session.detach();
  one.sink.take();
  provider.host.asyncCompletion(ids[0] as never, SUCCESS);
  host.switchboard.deviceChanged(host.device(0)!);
  host.switchboard.drain();
  expect(one.sink.take()).toEqual([]);
  expect(host.core.outstanding).toBe(0);
});

describe('rights that come from elsewhere', () => {
  test.each([
    [null],
    [true],
    ['all'],
    [[]],
    [{ privelege: 'monitor' }],
    [{ privilege: 'all' }],
    [{ privilege: undefined }],
    [{ lines: '100' }],
    [{ lines: ['100'] }],
    [{ lines: [1.5] }],
    [{ lines: null }],
    [{ data: 1 }],
    [{ devSpecific: 'false' }],
    [{ connectModems: null }],
    [JSON.parse('{"__proto__": {"data": false}}') as object],
  ])('%j are refused: a slip does not grant everything', (given) => {
    expect(() => clientRights(given)).toThrow(TypeError);
  });

  test('are copied, and what is left out is granted', () => {
    const lines = [1];
    const rights = clientRights({ lines, data: false });
    lines.push(2);
    expect(rights).toEqual({ ...EVERY_RIGHT, lines: [1], data: false });
    expect(clientRights({})).toEqual(EVERY_RIGHT);
  });
});
