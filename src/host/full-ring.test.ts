import { expect, test, vi } from 'vitest';
import { LINECALLSTATE, TAPI_MESSAGE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { accepted, SUCCESS, type RequestId } from '../tspi/result.js';
import { createWorld, type World } from './testing/world.js';

const reported = vi.hoisted(() => [] as unknown[]);
vi.mock('../base/rethrow.js', () => ({
  rethrowLater: (error: unknown) => {
    reported.push(error);
  },
}));

const { CONNECTED, DIALING, IDLE } = LINECALLSTATE;

/** A host with a table of 256 slots, so of 256 event cells, and a connected call. */
async function connected(forceJs: boolean): Promise<World> {
  const w = await createWorld({ slots: 256, forceJs });
  let request = 0 as RequestId;
  w.provider.script.makeCall = (id) => accepted((request = id));
  w.session.lineMakeCall(7, 1, 3, '5550100', 0, null);
  w.provider.host.asyncCompletion(request, SUCCESS);
  w.provider.callState(CONNECTED);
  await w.scheduler.advance(0);
  w.sink.take();
  return w;
}

/** The provider tells something about the call. */
function tell(w: World, n: number): void {
  w.provider.host.lineEvent(w.provider.htLine, w.provider.htCall, TAPI_MESSAGE.LINE_CALLINFO, n, 0, 0);
}

test.each([true, false])(
  'nothing is lost that a provider tells while the full ring is released (js core %s)',
  async (js) => {
    const w = await connected(js);
    const getCallInfo = w.provider.lineGetCallInfo.bind(w.provider);
    let asked = 0;
    w.provider.lineGetCallInfo = (hdCall, info) => {
      if (asked++ === 0) {
        for (let n = 1; n <= 1000; n++) tell(w, n);
        w.provider.callState(IDLE);
      }
      return getCallInfo(hdCall, info);
    };
    tell(w, 0);
    await w.scheduler.advance(0);
    const expected = Array.from({ length: 1001 }, (_, n) => `LINE_CALLINFO 3 ${n}`);
    expect(w.sink.take()).toEqual([...expected, 'LINE_CALLSTATE 3 IDLE']);
    expect(w.host.counters.flushedEvents).toBeGreaterThan(0);
  },
);

test.each([true, false])('a client that throws loses nothing but the message it threw at (js core %s)', async (js) => {
  const w = await connected(js);
  const message = w.sink.message.bind(w.sink);
  let n = 0;
  w.sink.message = (...told) => {
    if (n++ === 5) throw new Error('client');
    message(...told);
  };
  for (let i = 0; i < 300; i++) tell(w, i);
  await w.scheduler.advance(0);
  const rest = Array.from({ length: 300 }, (_, i) => i).filter((i) => i !== 5);
  expect(w.sink.take()).toEqual(rest.map((i) => `LINE_CALLINFO 3 ${i}`));
  expect(reported.splice(0)).toEqual([new Error('client')]);
});

test.each([true, false])('a gate that overflows fails its call, once, and is counted (js core %s)', async (js) => {
  const w = await createWorld({ forceJs: js });
  w.provider.script.makeCall = (id) => accepted(id);
  w.session.lineMakeCall(7, 1, 3, '5550100', 0, null);
  w.provider.callState(DIALING);
  for (let n = 0; n < 100; n++) tell(w, n);
  await w.scheduler.advance(0);
  expect(w.host.counters.gateOverflows).toBe(1);
  expect(w.sink.take().filter((line) => line.startsWith('reply'))).toEqual([
    expect.stringContaining('LINEERR_OPERATIONFAILED'),
  ]);
  expect(w.core.outstanding).toBe(0);
});

test('a call that has ended gives its place back: five thousand after one another', async () => {
  const w = await createWorld();
  w.provider.script.makeCall = () => LINEERR.CALLUNAVAIL;
  for (let n = 0; n < 5000; n++)
    expect(w.session.lineMakeCall(n + 1, 1, 3 + 2 * n, '5550100', 0, null)).toBe(LINEERR.CALLUNAVAIL);
  w.provider.script.makeCall = (id) => accepted(id);
  expect(w.session.lineMakeCall(9000, 1, 20_001, '5550100', 0, null)).toBe(9000);
});
