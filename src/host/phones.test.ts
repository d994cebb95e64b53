import { beforeEach, describe, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { createCore } from '../core/create-core.js';
import {
  PHONEBUTTONMODE,
  PHONEBUTTONSTATE,
  PHONEPRIVILEGE,
  PHONESTATE,
  TAPI_MESSAGE,
} from '../tspi/generated/constants.js';
import { PHONEERR } from '../tspi/generated/errors.js';
import { out, SUCCESS, type RequestId, type Result } from '../tspi/result.js';
import type { PhoneCaps } from '../tspi/structures.js';
import { Host } from './host.js';
import { clientRights, type ClientRights } from './rights.js';
import type { Session } from './session.js';
import { FILLED, WholeProvider } from './testing/whole-provider.js';
import { RecordingSink } from './testing/world.js';

const { MONITOR, OWNER } = PHONEPRIVILEGE;
const { PHONE_BUTTON, PHONE_CLOSE, PHONE_STATE, LINE_CLOSE } = TAPI_MESSAGE;
const PHONE = 1;
const VERSION = 0x00030001;
const EXTENSION = FILLED.outNumber as number;

class PhoneSink extends RecordingSink {
  override phone(deviceId = -1, caps: PhoneCaps | null = null): void {
    this.log.push(`phone ${deviceId} ${caps === null ? 'gone' : 'there'}`);
  }
}

let provider: WholeProvider;
let scheduler: SimulatedScheduler;
let host: Host;
const settle = (): Promise<void> => scheduler.advance(0);

beforeEach(async () => {
  scheduler = new SimulatedScheduler();
  host = new Host({ core: await createCore({ forceJs: true, slots: 256 }), scheduler });
  provider = new WholeProvider();
  host.addProvider(provider);
  await settle();
});

function join(privilege?: number, rights: Partial<ClientRights> = {}): { session: Session; sink: PhoneSink } {
  const sink = new PhoneSink();
  const session = host.attach(sink, clientRights(rights));
  if (privilege !== undefined) expect(open(session, privilege)).toBe(SUCCESS);
  sink.take();
  return { session, sink };
}
const open = (session: Session, privilege: number, hPhone = PHONE, extension = 0): Result =>
  session.phoneOpen(0, hPhone, VERSION, extension, privilege);
const times = (name: string): number => provider.of(name).length;
const emit = (message: number, p1 = 0, p2 = 0, p3 = 0): void => {
  provider.host.phoneEvent(provider.htPhone, message, p1, p2, p3);
};

describe('opening', () => {
  test('one owns, others watch; when the owner has closed it, another may own', () => {
    const owner = join(OWNER).session;
    const { session } = join(MONITOR);
    expect(open(session, OWNER, 3)).toBe(PHONEERR.INUSE);
    expect(owner.phoneClose(PHONE)).toBe(SUCCESS);
    expect(open(session, OWNER, 5)).toBe(SUCCESS);
    expect(times('phoneOpen')).toBe(1);
    expect(times('phoneClose')).toBe(0);
  });

  test('who owns and who watches is told to the others that asked', async () => {
    const { session, sink } = join(MONITOR);
    session.phoneSetStatusMessages(PHONE, PHONESTATE.OWNER | PHONESTATE.MONITORS, 0, 0);
    const owner = join(OWNER).session;
    join(MONITOR);
    owner.phoneClose(PHONE);
    await settle();
    expect(sink.take()).toEqual([
      `PHONE_STATE 1 ${PHONESTATE.OWNER}`,
      `PHONE_STATE 1 ${PHONESTATE.MONITORS}`,
      `PHONE_STATE 1 ${PHONESTATE.OWNER}`,
    ]);
  });

  test.each<[string, Partial<Record<'device' | 'handle' | 'version' | 'ext' | 'privilege', number>>, Result]>([
    ['no such phone', { device: 3 }, PHONEERR.BADDEVICEID],
    ['an even handle', { handle: 2 }, PHONEERR.INVALPHONEHANDLE],
    ['a version from the future', { version: 0x00090000 }, PHONEERR.INCOMPATIBLEAPIVERSION],
    ['another version of the extension', { ext: 5 }, PHONEERR.INCOMPATIBLEEXTVERSION],
    ['no privilege', { privilege: 0 }, PHONEERR.INVALPRIVILEGE],
    ['both privileges', { privilege: 3 }, PHONEERR.INVALPRIVILEGE],
  ])('%s is refused', (_, { device = 0, handle = 1, version = VERSION, ext = 0, privilege = OWNER }, error) => {
    expect(join().session.phoneOpen(device, handle, version, ext, privilege)).toBe(error);
    expect(times('phoneOpen')).toBe(0);
  });

  test('what the provider refuses leaves nothing open', () => {
    provider.answers.set('phoneOpen', PHONEERR.INUSE);
    const { session } = join();
    expect(open(session, OWNER)).toBe(PHONEERR.INUSE);
    expect(session.phoneClose(PHONE)).toBe(PHONEERR.INVALPHONEHANDLE);
    provider.answers.clear();
    expect(open(session, OWNER, 3)).toBe(SUCCESS);
  });

  test('a version of the extension is selected, and holds for all', () => {
    const first = join().session;
    expect(open(first, MONITOR, 1, EXTENSION)).toBe(SUCCESS);
    expect(provider.of('phoneSelectExtVersion')).toEqual([[provider.hdPhone, EXTENSION]]);
    const second = join().session;
    expect(open(second, MONITOR, 1, 1)).toBe(PHONEERR.INCOMPATIBLEEXTVERSION);
    expect(open(second, MONITOR, 3, EXTENSION)).toBe(SUCCESS);
    expect(times('phoneSelectExtVersion')).toBe(1);
  });
});

describe('closing', () => {
  test('only the last close closes it: what is out on it completes before that returns', async () => {
    provider.completes = false;
    const { session, sink } = join(OWNER);
    const second = join(MONITOR).session;
    expect(session.call('phoneSetLamp', 7, [PHONE, 0, 1], out(undefined))).toBe(7);
    second.phoneClose(PHONE);
    expect(times('phoneClose')).toBe(0);
    expect(session.phoneClose(PHONE)).toBe(SUCCESS);
    expect(sink.take()).toEqual(['reply 7 PHONEERR_OPERATIONFAILED unknown']);
    expect(times('phoneClose')).toBe(1);
    emit(PHONE_STATE, 1);
    await settle();
    expect(sink.take()).toEqual([]);
    expect(host.core.outstanding).toBe(0);
  });

  test('a client that goes closes its phones', () => {
    join(OWNER).session.detach();
    expect(times('phoneClose')).toBe(1);
  });

  test('PHONE_CLOSE: requests end, each is told, and it can be opened again', async () => {
    provider.completes = false;
    const { session, sink } = join(OWNER);
    session.call('phoneSetLamp', 7, [PHONE, 0, 1], out(undefined));
    emit(PHONE_CLOSE);
    await settle();
    expect(sink.take()).toEqual(['reply 7 PHONEERR_OPERATIONFAILED unknown', 'PHONE_CLOSE 1 0']);
    expect(session.phoneClose(PHONE)).toBe(PHONEERR.INVALPHONEHANDLE);
    expect(open(session, OWNER, 3)).toBe(SUCCESS);
  });
});

describe('messages', () => {
  test('each hears of the states and buttons it asked for; the provider is asked for all', async () => {
    const first = join(OWNER);
    const second = join(MONITOR);
    const { KEYPAD, FEATURE } = PHONEBUTTONMODE;
    const { DOWN, UP } = PHONEBUTTONSTATE;
    expect(first.session.phoneSetStatusMessages(PHONE, PHONESTATE.LAMP, KEYPAD, DOWN)).toBe(SUCCESS);
    expect(second.session.phoneSetStatusMessages(PHONE, PHONESTATE.DISPLAY, FEATURE, UP)).toBe(SUCCESS);
    const wanted = [provider.hdPhone, PHONESTATE.LAMP | PHONESTATE.DISPLAY, KEYPAD | FEATURE, DOWN | UP];
    expect(provider.of('phoneSetStatusMessages').at(-1)).toEqual(wanted);
    emit(PHONE_STATE, PHONESTATE.LAMP);
    emit(PHONE_STATE, PHONESTATE.DISPLAY);
    emit(PHONE_BUTTON, 5, KEYPAD, DOWN);
    emit(PHONE_BUTTON, 5, KEYPAD, UP);
    emit(PHONE_BUTTON, 6, FEATURE, UP);
    await settle();
    expect(first.sink.take()).toEqual([`PHONE_STATE 1 ${PHONESTATE.LAMP}`, 'PHONE_BUTTON 1 5']);
    expect(second.sink.take()).toEqual([`PHONE_STATE 1 ${PHONESTATE.DISPLAY}`, 'PHONE_BUTTON 1 6']);
    const states = out<unknown>(undefined);
    expect(second.session.phoneGetStatusMessages(PHONE, states)).toBe(SUCCESS);
    expect(states.value).toEqual([PHONESTATE.DISPLAY, FEATURE, UP]);
  });

  test.each([
    [0x80000000, 0, 0, PHONEERR.INVALPHONESTATE],
    [0, 0x80000000, 1, PHONEERR.INVALBUTTONMODE],
    [0, 1, 0, PHONEERR.INVALBUTTONSTATE],
    [0, 1, 0x80000000, PHONEERR.INVALBUTTONSTATE],
  ])('states %i, modes %i, buttons %i: refused', (states, modes, buttons, error) => {
    expect(join(OWNER).session.phoneSetStatusMessages(PHONE, states, modes, buttons)).toBe(error);
    expect(times('phoneSetStatusMessages')).toBe(0);
  });

  test('what is told of no phone, or is no message of one, is counted', () => {
    join(OWNER);
    provider.host.phoneEvent(999 as typeof provider.htPhone, PHONE_STATE, 1, 0, 0);
    emit(LINE_CLOSE);
    expect(host.counters.strayEvents).toBe(2);
  });
});

describe('devices', () => {
  test('a client hears of the phones it may see; one that comes and goes is told', async () => {
    const all = new PhoneSink();
    host.attach(all);
    const none = new PhoneSink();
    host.attach(none, clientRights({ lines: [1] }));
    const one = new PhoneSink();
    host.attach(one, clientRights({ lines: [1], phones: [7] }));
    provider.host.phoneCreate(3);
    await settle();
    expect(provider.of('providerCreatePhoneDevice')).toEqual([[3, 1]]);
    provider.host.phoneRemove(1);
    await settle();
    expect(all.take()).toEqual(['phone 0 there', 'phone 1 there', 'phone 1 gone']);
    expect(one.take()).toEqual(['phone 0 there', 'phone 1 there', 'phone 1 gone']);
    expect(none.take()).toEqual([]);
  });

  test('a phone that is removed while it is open is closed first', async () => {
    const { session, sink } = join(OWNER);
    provider.host.phoneRemove(0);
    await settle();
    expect(sink.take()).toEqual(['PHONE_CLOSE 1 0', 'phone 0 gone']);
    expect(open(session, OWNER, 3)).toBe(PHONEERR.BADDEVICEID);
  });

  test('the version that both sides know', () => {
    const version = out(0);
    const { session } = join();
    expect(session.phoneNegotiateAPIVersion(0, 0x00010004, 0x00090000, version)).toBe(SUCCESS);
    expect(version.value).toBe(VERSION);
    expect(session.phoneNegotiateAPIVersion(0, 0x00090000, 0x00090000, version)).toBe(PHONEERR.INCOMPATIBLEAPIVERSION);
    expect(session.phoneNegotiateAPIVersion(5, 0, 0x00090000, version)).toBe(PHONEERR.BADDEVICEID);
  });

  test('a completion for a phone ends its request', async () => {
    provider.completes = false;
    const { session, sink } = join(OWNER);
    session.call('phoneSetVolume', 9, [PHONE, 1, 100], out(undefined));
    const id = host.trace.find(({ what }) => what === 'phoneSetVolume')?.requestId ?? 0;
    provider.host.asyncCompletion(id as RequestId, PHONEERR.INVALPHONESTATE);
    await settle();
    expect(sink.take()).toEqual(['reply 9 PHONEERR_INVALPHONESTATE']);
  });
});
