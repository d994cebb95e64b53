import { beforeEach, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { createCore } from '../core/create-core.js';
import {
  LINEADDRESSSTATE,
  LINEDEVSTATE,
  PHONEPRIVILEGE,
  PHONESTATE,
  TAPI_MESSAGE,
} from '../tspi/generated/constants.js';
import { accepted, SUCCESS, type Out, type Result } from '../tspi/result.js';
import type { LineAddressCaps, LineDevCaps, PhoneCaps } from '../tspi/structures.js';
import type { DeviceView } from './client-sink.js';
import { Host } from './host.js';
import type { Session } from './session.js';
import { WholeProvider } from './testing/whole-provider.js';
import { openLine, RecordingSink } from './testing/world.js';

const { LINE_ADDRESSSTATE, LINE_LINEDEVSTATE, PHONE_STATE } = TAPI_MESSAGE;
const PHONE = 3;

/** A provider whose devices are called as it says at the moment. */
class Renamed extends WholeProvider {
  deviceName = 'before';

  override lineGetDevCaps(d: number, v: number, e: number, caps: Out<LineDevCaps | null>): Result {
    const result = super.lineGetDevCaps(d, v, e, caps);
    if (caps.value !== null) caps.value = { ...caps.value, lineName: this.deviceName };
    return result;
  }
  override phoneGetDevCaps(d: number, v: number, e: number, caps: Out<PhoneCaps | null>): Result {
    const result = super.phoneGetDevCaps(d, v, e, caps);
    if (caps.value !== null) caps.value = { ...caps.value, phoneName: this.deviceName };
    return result;
  }
  override lineGetAddressCaps(d: number, a: number, v: number, e: number, caps: Out<LineAddressCaps | null>): Result {
    const result = super.lineGetAddressCaps(d, a, v, e, caps);
    if (caps.value !== null) caps.value = { ...caps.value, address: this.deviceName };
    return result;
  }
}

class NameSink extends RecordingSink {
  override device(deviceId = -1, view: DeviceView | null = null): void {
    this.log.push(`line ${deviceId} ${view?.caps.lineName} at ${view?.addressCaps.address}`);
  }
  override phone(deviceId = -1, caps: PhoneCaps | null = null): void {
    this.log.push(`phone ${deviceId} ${caps?.phoneName}`);
  }
}

let scheduler: SimulatedScheduler;
let provider: Renamed;
let session: Session;
let sink: NameSink;
let watcher: NameSink;

beforeEach(async () => {
  scheduler = new SimulatedScheduler();
  const host = new Host({ core: await createCore({ forceJs: true, slots: 256 }), scheduler });
  provider = new Renamed();
  host.addProvider(provider);
  sink = new NameSink();
  watcher = new NameSink();
  session = host.attach(sink);
  host.attach(watcher);
  openLine(session, 1);
  session.lineSetStatusMessages(1, LINEDEVSTATE.CAPSCHANGE, LINEADDRESSSTATE.CAPSCHANGE);
  expect(session.phoneOpen(0, PHONE, 0x00030001, 0, PHONEPRIVILEGE.OWNER)).toBe(SUCCESS);
  session.phoneSetStatusMessages(PHONE, PHONESTATE.CAPSCHANGE, 0, 0);
  await scheduler.advance(0);
  for (const one of [sink, watcher]) one.take();
  provider.deviceName = 'after';
});

const lineSays = (message: number, param1: number, param2: number): void => {
  provider.host.lineEvent(provider.htLine, 0, message, param1, param2, 0);
};

test.each<readonly [says: string, emit: () => void, told: readonly string[]]>([
  [
    'of a line',
    () => {
      lineSays(LINE_LINEDEVSTATE, LINEDEVSTATE.CAPSCHANGE, 0);
    },
    ['line 0 after at after', `LINE_LINEDEVSTATE 1 ${LINEDEVSTATE.CAPSCHANGE}`],
  ],
  [
    'of an address',
    () => {
      lineSays(LINE_ADDRESSSTATE, 0, LINEADDRESSSTATE.CAPSCHANGE);
    },
    ['line 0 after at after', 'LINE_ADDRESSSTATE 1 0'],
  ],
  [
    'of a phone',
    () => {
      provider.host.phoneEvent(provider.htPhone, PHONE_STATE, PHONESTATE.CAPSCHANGE, 0, 0);
    },
    ['phone 0 after', `PHONE_STATE ${PHONE} ${PHONESTATE.CAPSCHANGE}`],
  ],
])('changed capabilities %s are in every mirror before the message that tells of them', async (_, emit, told) => {
  emit();
  await scheduler.advance(0);
  expect(sink.take()).toEqual(told);
  expect(watcher.take()).toEqual(told.slice(0, 1));
});

test('told by a provider that is being called, they are read once it has returned', async () => {
  provider.script.devSpecific = (id) => {
    lineSays(LINE_LINEDEVSTATE, LINEDEVSTATE.CAPSCHANGE, 0);
    return accepted(id);
  };
  Object.defineProperty(provider, 'lineDevSpecific', {
    value: (id: Parameters<typeof accepted>[0]) => provider.script.devSpecific(id, new Uint8Array()),
  });
  expect(session.lineDevSpecific(7, 1, 0, 0, new Uint8Array())).toBe(7);
  await scheduler.advance(0);
  expect(sink.take()).toContain('line 0 after at after');
});

test('other states change nothing', async () => {
  lineSays(LINE_LINEDEVSTATE, LINEDEVSTATE.RINGING, 1);
  provider.host.phoneEvent(provider.htPhone, PHONE_STATE, PHONESTATE.LAMP, 0, 0);
  await scheduler.advance(0);
  expect(watcher.take()).toEqual([]);
});
