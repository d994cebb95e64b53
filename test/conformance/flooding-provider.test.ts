import { expect, test } from 'vitest';
import { between, instead } from '../../src/conformance/testing/spoil.js';
import type { SampleProvider } from '../../src/conformance/testing/sample-provider.js';
import { LINECALLSTATE, TAPI_MESSAGE } from '../../src/tspi/generated/constants.js';
import { LINEERR } from '../../src/tspi/generated/errors.js';
import type { ProviderHost } from '../../src/tspi/provider-host.js';
import { SUCCESS, type HtCall, type HtLine, type HtPhone, type RequestId } from '../../src/tspi/result.js';
import { BACKSTOP_MS, Behind, CALL, LINE, PHONE, WHOLE_CALL } from './behind-host/behind.js';

/** Rule (j): a provider that tells more than fits, or that ends nothing, harms neither the host nor what else goes on. */

/** A table of 256: 224 requests and 256 events fit. */
const SLOTS = 256;
const FITS = 224;
const MANY = 10_000;

/** A provider that keeps the rules until it is let loose: then `flood` is called with its host at each state of a call. */
function floods(flood: (host: ProviderHost, htLine: HtLine, htCall: HtCall | 0) => void, at: number) {
  return (p: SampleProvider): void => {
    between(p, (host) => ({
      lineEvent: (htLine, htCall, message, p1, p2, p3) => {
        host.lineEvent(htLine, htCall, message, p1, p2, p3);
        if (message === TAPI_MESSAGE.LINE_CALLSTATE && p1 === at) flood(host, htLine, htCall);
      },
    }));
  };
}

const { CONNECTED, DIALING } = LINECALLSTATE;

test('ten thousand events in one turn: the ring is flushed, all come, in order, and the call goes on', async () => {
  const world = await Behind.with(
    floods((host, htLine, htCall) => {
      for (let n = 1; n <= MANY; n++) host.lineEvent(htLine, htCall, TAPI_MESSAGE.LINE_CALLINFO, n, 0, 0);
    }, CONNECTED),
    SLOTS,
  );
  await world.call();
  const infos = Array.from({ length: MANY }, (_, n) => `LINE_CALLINFO ${CALL} ${n + 1}`);
  expect(world.callMessages).toEqual([...WHOLE_CALL.slice(0, -1), ...infos]);
  world.sink.take();
  await world.drop();
  expect(world.sink.log).toEqual([WHOLE_CALL.at(-1), 'reply 2 SUCCESS']);
  world.counted('flushedEvents');
});

test('completions of what nobody asked for, ten thousand: each is counted, none is told', async () => {
  const world = await Behind.with(
    floods((host) => {
      for (let n = 0; n < MANY; n++) host.asyncCompletion((0x4000_0000 + n) as RequestId, SUCCESS);
    }, DIALING),
    SLOTS,
  );
  await world.call();
  expect(world.sink.log.filter((line) => line.startsWith('reply'))).toEqual(['reply 1 SUCCESS']);
  expect(world.host.counters.staleCompletions).toBe(MANY);
  world.counted('staleCompletions');
});

test('a call in creation of which too much is told is given up, and closed at the provider', async () => {
  const closed: number[] = [];
  const world = await Behind.with((p) => {
    let htLine = 0 as HtLine;
    between(p, (host) => {
      instead(p, 'lineOpen', (right) => (id, ht, hd) => right(id, (htLine = ht), hd));
      instead(p, 'lineCloseCall', (right) => (hdCall) => (closed.push(hdCall), right(hdCall)));
      instead(p, 'lineMakeCall', (right) => (id, hdLine, htCall, hdCall, address) => {
        for (let n = 0; n < MANY; n++) host.lineEvent(htLine, htCall, TAPI_MESSAGE.LINE_CALLINFO, n, 0, 0);
        return right(id, hdLine, htCall, hdCall, address);
      });
      return {};
    });
  }, SLOTS);
  await world.open();
  expect(world.session.lineMakeCall(1, LINE, CALL, '100', 0, null)).toBe(1);
  await world.scheduler.advance(5000);
  expect(world.sink.log).toEqual(['reply 1 LINEERR_OPERATIONFAILED unknown']);
  expect(closed).toHaveLength(1);
  expect(world.host.device(0)?.open?.calls.size).toBe(0);
  expect(world.host.counters.gateOverflows).toBe(1);
  expect(world.core.outstanding).toBe(0);
});

test('a phone’s events, ten thousand: all come, and its requests end', async () => {
  let flood = (): void => undefined;
  const world = await Behind.with((p) => {
    between(p, (host) => {
      instead(p, 'phoneOpen', (right) => (id: number, htPhone: HtPhone, hdPhone) => {
        flood = () => {
          for (let n = 0; n < MANY; n++) host.phoneEvent(htPhone, TAPI_MESSAGE.PHONE_STATE, 1, n, 0);
        };
        return right(id, htPhone, hdPhone);
      });
      return {};
    });
  }, SLOTS);
  expect(world.openPhone()).toBe(0);
  expect(world.session.phoneSetStatusMessages(PHONE, 1, 0, 0)).toBe(0);
  expect(world.ask('phoneSetLamp', [PHONE, 0, 4])).toBe('accepted');
  flood();
  await world.scheduler.advance(1000);
  expect(world.sink.log.filter((line) => line === `PHONE_STATE ${PHONE} 1`)).toHaveLength(MANY);
  expect(world.sink.log.at(-1)).toBe('reply 1 SUCCESS');
  world.counted('flushedEvents');
});

test('one that ends nothing fills the table: REQUESTOVERRUN at once; later each request ends, and there is room again', async () => {
  const world = await Behind.with((p) => {
    instead(p, 'lineDevSpecific', (right) => (...args) => {
      p.workMs = 1e9;
      const result = right(...args);
      p.workMs = 20;
      return result;
    });
  }, SLOTS);
  await world.open();
  const begun = Array.from({ length: FITS + 1 }, () => world.devSpecific());
  expect(begun.filter(({ id, result }) => result === id)).toHaveLength(FITS);
  expect(begun.at(-1)?.result).toBe(LINEERR.REQUESTOVERRUN);
  expect(world.host.counters.overruns).toBe(1);
  await world.scheduler.advance(BACKSTOP_MS + 1000);
  const ended = begun.slice(0, FITS).map(({ id }) => `reply ${id} LINEERR_OPERATIONFAILED unknown`);
  expect(world.sink.log).toEqual(ended);
  expect(world.devSpecific().result).toBeGreaterThan(0);
});

test('calls that come in until no more fit are not taken; when one is given up, there is room for one', async () => {
  const world = await Behind.with(() => undefined);
  await world.open();
  for (let n = 0; n < 5000; n++) world.provider.ring();
  await world.scheduler.advance(1000);
  const handles = [...world.session.handles.calls.keys()];
  expect(handles).toHaveLength(4095);
  expect(world.session.lineDeallocateCall(handles[7] ?? 0)).toBe(0);
  for (let n = 0; n < 3; n++) world.provider.ring();
  await world.scheduler.advance(1000);
  expect(world.session.handles.calls.size).toBe(4095);
  world.counted('flushedEvents');
});
