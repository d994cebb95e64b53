import { beforeEach, describe, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { createCore } from '../core/create-core.js';
import {
  LINECALLSTATE,
  LINEDIGITMODE,
  LINEGATHERTERM,
  LINEGENERATETERM,
  TAPI_MESSAGE,
} from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { out, SUCCESS, type HtCall, type Out, type Result } from '../tspi/result.js';
import { Host } from './host.js';
import type { Session } from './session.js';
import { WholeProvider } from './testing/whole-provider.js';
import { openLine, RecordingSink } from './testing/world.js';

const { CANCEL, BUFFERFULL } = LINEGATHERTERM;
const { DTMF, DTMFEND } = LINEDIGITMODE;
const { LINE_GATHERDIGITS, LINE_GENERATE, LINE_MONITORDIGITS, LINE_MONITORMEDIA, LINE_MONITORTONE } = TAPI_MESSAGE;
const TONE = { appSpecific: 9, duration: 50, frequency1: 440, frequency2: 0, frequency3: 0 };

let provider: WholeProvider;
let scheduler: SimulatedScheduler;
let sink: RecordingSink;
let otherSink: RecordingSink;
let session: Session;
let other: Session;
let host: Host;
let htCall: HtCall;
/** Both clients' handle of the call: the first owns it, the other watches. */
const CALL = 2;

beforeEach(async () => {
  scheduler = new SimulatedScheduler();
  host = new Host({ core: await createCore({ forceJs: true, slots: 256 }), scheduler });
  provider = new WholeProvider();
  host.addProvider(provider);
  sink = new RecordingSink();
  otherSink = new RecordingSink();
  session = host.attach(sink);
  other = host.attach(otherSink);
  openLine(session, 1);
  openLine(other, 1);
  htCall = provider.offer();
  provider.callState(LINECALLSTATE.CONNECTED);
  await scheduler.advance(0);
  sink.take();
  otherSink.take();
});

const settle = (): Promise<void> => scheduler.advance(0);
const gather = (wanted = true): Result =>
  session.call('lineGatherDigits', 0, [CALL, DTMF, wanted ? 1 : 0, 4, null, 0, 0], out(undefined));
const tone = (mode: number): Result => session.call('lineGenerateTone', 0, [CALL, mode, 0, []], out(undefined));
/** What the provider got with its n-th gathering. */
const gathering = (n: number): { endToEndId: number; digits: Out<string> } => {
  const [, endToEndId, , digits] = provider.of('lineGatherDigits')[n] ?? [];
  return { endToEndId: endToEndId as number, digits: digits as Out<string> };
};
const emit = (message: number, p1: number, p2: number, p3 = 77): void => {
  provider.host.lineEvent(provider.htLine, htCall, message, p1, p2, p3);
};

describe('gathering', () => {
  test('ends with a message and its digits, told to the one that gathers', async () => {
    expect(gather()).toBe(SUCCESS);
    gathering(0).digits.value = '1234';
    emit(LINE_GATHERDIGITS, BUFFERFULL, gathering(0).endToEndId);
    await settle();
    expect(sink.take()).toEqual(['digits 2 "1234"', `LINE_GATHERDIGITS 2 ${BUFFERFULL}`]);
    expect(otherSink.take()).toEqual([]);
  });

  test('a new one ends the old with CANCEL and what it has, before anything of the new; the provider may say so, too', async () => {
    gather();
    gathering(0).digits.value = '12';
    gather();
    emit(LINE_GATHERDIGITS, CANCEL, gathering(0).endToEndId);
    gathering(1).digits.value = '9';
    emit(LINE_GATHERDIGITS, BUFFERFULL, gathering(1).endToEndId);
    await settle();
    expect(sink.take()).toEqual([
      'digits 2 "12"',
      `LINE_GATHERDIGITS 2 ${CANCEL}`,
      'digits 2 "9"',
      `LINE_GATHERDIGITS 2 ${BUFFERFULL}`,
    ]);
    expect(host.counters.strayEvents).toBe(0);
  });

  test('one that the provider refuses leaves the old as it is', async () => {
    gather();
    provider.answers.set('lineGatherDigits', LINEERR.RESOURCEUNAVAIL);
    expect(gather()).toBe(LINEERR.RESOURCEUNAVAIL);
    await settle();
    expect(sink.take()).toEqual([]);
    emit(LINE_GATHERDIGITS, BUFFERFULL, gathering(0).endToEndId);
    await settle();
    expect(sink.take()).toHaveLength(2);
  });

  test('without a buffer it only ends what there is; that succeeds where there is nothing', async () => {
    expect(gather(false)).toBe(SUCCESS);
    gather();
    expect(gather(false)).toBe(SUCCESS);
    await settle();
    expect(sink.take()).toEqual(['digits 2 ""', `LINE_GATHERDIGITS 2 ${CANCEL}`]);
  });

  test('ends with the call, before its IDLE', async () => {
    gather();
    tone(2);
    provider.callState(LINECALLSTATE.IDLE);
    emit(LINE_GATHERDIGITS, BUFFERFULL, gathering(0).endToEndId);
    await settle();
    expect(sink.take()).toEqual([
      `LINE_GENERATE 2 ${LINEGENERATETERM.CANCEL}`,
      'digits 2 ""',
      `LINE_GATHERDIGITS 2 ${CANCEL}`,
      'LINE_CALLSTATE 2 IDLE',
    ]);
  });

  test('the one that gathers lets go of a call that goes on: the provider stops', () => {
    gather();
    other.lineSetCallPrivilege(CALL, 4);
    session.lineDeallocateCall(CALL);
    expect(provider.of('lineGatherDigits').at(-1)?.[3]).toBeNull();
  });

  test('an end of another id is nobody’s', async () => {
    gather();
    emit(LINE_GATHERDIGITS, BUFFERFULL, 9999);
    await settle();
    expect(sink.take()).toEqual([]);
    expect(host.counters.strayEvents).toBe(1);
  });
});

test('digits and a tone take each other’s place', async () => {
  session.lineGenerateDigits(CALL, DTMF, '123', 0);
  tone(2);
  await settle();
  expect(sink.take()).toEqual([`LINE_GENERATE 2 ${LINEGENERATETERM.CANCEL}`]);
  const [[, endToEndId] = []] = provider.of('lineGenerateTone');
  emit(LINE_GENERATE, LINEGENERATETERM.DONE, endToEndId as number);
  await settle();
  expect(sink.take()).toEqual([`LINE_GENERATE 2 ${LINEGENERATETERM.DONE}`]);
});

describe('monitoring', () => {
  const monitor = (by: Session, digitModes: number): Result =>
    by.call('lineMonitorDigits', 0, [CALL, digitModes], out(undefined));

  test('each hears of what it asked for; the provider is asked for all of it', async () => {
    expect(monitor(session, DTMF)).toBe(SUCCESS);
    expect(monitor(other, DTMFEND)).toBe(SUCCESS);
    expect(provider.of('lineMonitorDigits').map(([, modes]) => modes)).toEqual([DTMF, DTMF | DTMFEND]);
    emit(LINE_MONITORDIGITS, 0x31, DTMF);
    emit(LINE_MONITORDIGITS, 0x31, DTMFEND);
    await settle();
    expect(sink.take()).toEqual(['LINE_MONITORDIGITS 2 49']);
    expect(otherSink.take()).toEqual(['LINE_MONITORDIGITS 2 49']);
    other.lineDeallocateCall(CALL);
    expect(provider.of('lineMonitorDigits').at(-1)?.[1]).toBe(DTMF);
  });

  test('lists of tones are each client’s own', async () => {
    session.call('lineMonitorTones', 0, [CALL, [TONE]], out(undefined));
    other.call('lineMonitorTones', 0, [CALL, [TONE]], out(undefined));
    session.call('lineMonitorTones', 0, [CALL, [TONE, TONE]], out(undefined));
    const [first, second, again] = provider.of('lineMonitorTones').map(([, id]) => id as number);
    expect(first).not.toBe(second);
    expect(again).toBe(first);
    emit(LINE_MONITORTONE, 9, second ?? 0);
    emit(LINE_MONITORMEDIA, 4, 0);
    await settle();
    expect(sink.take()).toEqual([]);
    expect(otherSink.take()).toEqual(['LINE_MONITORTONE 2 9']);
  });
});
