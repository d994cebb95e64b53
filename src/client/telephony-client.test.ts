import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Scheduler } from '../base/clock.js';
import { seededRandom } from '../base/random.js';
import { PlainStore } from '../stores/testing/plain-store.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { compose, type Composition } from '../worker/compose.js';
import { TelephonyClient } from './telephony-client.js';
import { hostAt } from './testing/page-host.js';
import type { Call } from './telephony.js';
import '../worker/testing/loaded-apart.js';

const scheduler = new SimulatedScheduler();
let composition: Composition;
let telephony: TelephonyClient;
const ended: string[] = [];

/** Lets time pass until a promise has settled; what it settled with. */
async function outcome(promise: Promise<unknown>, ms = 60_000): Promise<unknown> {
  let settled: { value: unknown } | undefined;
  promise.then(
    (value) => (settled = { value: value ?? 'done' }),
    (error: unknown) => (settled = { value: error }),
  );
  for (let passed = 0; passed < ms && settled === undefined; passed += 50) await scheduler.advance(50);
  if (settled === undefined) throw new Error('never settled');
  return settled.value;
}

async function until(what: () => boolean): Promise<void> {
  for (let i = 0; i < 2000 && !what(); i++) await scheduler.advance(50);
  expect(what()).toBe(true);
}

async function connected(): Promise<Call> {
  const call = telephony.lines[0]!.dial('5550100');
  await until(() => call.can.digits);
  return call;
}

function join(clock: Scheduler = scheduler): TelephonyClient {
  const { port1, port2 } = new MessageChannel();
  composition.attach(port2);
  const host = hostAt(port1, (what) => {
    ended.push(what);
  });
  return new TelephonyClient({ host, scheduler: clock });
}

beforeEach(async () => {
  ended.length = 0;
  const dialPolicy = { deny: [{ pattern: '0900*', reason: 'premium rate' }] };
  const surroundings = { scheduler, random: seededRandom(3), serial: undefined, modemStore: new PlainStore() };
  const composing = compose({ simulator: true, dialPolicy }, surroundings);
  composition = (await outcome(composing)) as Composition;
  telephony = join();
  await until(() => telephony.lines[0]?.service.state === 'ready');
});
afterEach(async () => {
  telephony.close();
  await outcome(composition.close());
});

test('ready comes with the lines of the start, also on a machine on which each record takes a task', async () => {
  let nowMs = 0;
  const slow: Scheduler = {
    now: () => (nowMs += 10),
    wallTime: () => scheduler.wallTime(),
    after: (delayMs, run) => scheduler.after(delayMs, run),
    soon: (run) => {
      scheduler.soon(run);
    },
    task: (run) => {
      scheduler.task(run);
    },
  };
  const client = join(slow);
  const lines = client.ready.then(() => client.lines.length);
  expect(await outcome(lines)).toBe(1);
  client.close();
});

describe('dial', () => {
  test.each([undefined, null, 5550100, {}, '', '555\r\nATH', '555;1', '"5"', 'x'.repeat(100)])(
    '%j is refused at once with invalidAddress',
    (number) => {
      expect(() => telephony.lines[0]!.dial(number as string)).toThrow(
        expect.objectContaining({ name: 'TelephonyError', code: 'invalidAddress' }),
      );
      expect(telephony.lines[0]?.calls).toEqual([]);
    },
  );

  test('what the policy forbids is blocked, and the call is over', async () => {
    const call = telephony.lines[0]!.dial('0900 123');
    expect(await outcome(call.placed)).toMatchObject({ code: 'blocked' });
    expect(call.state).toBe('idle');
    expect(telephony.lines[0]?.calls).toEqual([]);
  });

  test('a signal that is none is refused before anything is dialled', () => {
    expect(() => telephony.lines[0]!.dial('5550100', { signal: {} as AbortSignal })).toThrow(TypeError);
    expect(telephony.requests.some(({ functionName }) => functionName === 'lineMakeCall')).toBe(false);
  });

  test.each([0, 100, 2500, 6000])('aborted after %d ms the call ends, and the next one works', async (ms) => {
    const controller = new AbortController();
    const call = telephony.lines[0]!.dial('5550100', { signal: controller.signal });
    if (ms > 0) await scheduler.advance(ms);
    controller.abort();
    await until(() => call.state === 'idle');
    const placed = await outcome(call.placed);
    if (placed !== 'done') expect(placed).toMatchObject({ code: 'aborted' });
    expect(() => telephony.lines[0]!.dial('5550100', { signal: controller.signal })).toThrow(
      expect.objectContaining({ code: 'aborted' }),
    );
    await scheduler.advance(10_000);
    await connected();
  });

  test('a second call while one lasts is refused; the first goes on', async () => {
    const call = await connected();
    const second = telephony.lines[0]!.dial('5550101');
    expect(await outcome(second.placed)).toMatchObject({ code: 'lineBusy' });
    expect(call.state).toBe('connected');
  });
});

describe('sendDigits', () => {
  test('settles when the last one was sent', async () => {
    const call = await connected();
    expect(await outcome(call.sendDigits('12#'))).toBe('done');
    expect(telephony.traffic.filter(({ text }) => text.startsWith('AT+VTS'))).toHaveLength(3);
  });

  test.each([undefined, null, '', 'x', '١', '1\rATH', '1;+FCLASS=0', '9'.repeat(2000)])(
    '%j is refused and nothing is sent',
    async (digits) => {
      const call = await connected();
      expect(await outcome(call.sendDigits(digits as string))).toMatchObject({ code: 'invalidAddress' });
      expect(telephony.traffic.some(({ text }) => text.startsWith('AT+VTS'))).toBe(false);
    },
  );

  test('newer digits end older ones; each promise settles for its own', async () => {
    const call = await connected();
    const first = outcome(call.sendDigits('123456789'));
    await scheduler.advance(300);
    const second = outcome(call.sendDigits('0'));
    expect(await first).toMatchObject({ code: 'aborted' });
    expect(await second).toBe('done');
  });

  test('asked for twice in one turn, each settles', async () => {
    const call = await connected();
    const both = [call.sendDigits('1'), call.sendDigits('2')].map((sending) => outcome(sending));
    expect(await both[0]).toMatchObject({ code: 'aborted' });
    expect(await both[1]).toBe('done');
  });

  test('ends with the call', async () => {
    const call = await connected();
    const sending = outcome(call.sendDigits('1234567890'));
    await scheduler.advance(200);
    void call.drop();
    expect(await sending).toMatchObject({ code: 'aborted' });
  });

  test('without a connection it is refused', async () => {
    const call = telephony.lines[0]!.dial('5550102');
    await until(() => call.state === 'ringback');
    expect(await outcome(call.sendDigits('1'))).toMatchObject({ code: 'refused' });
  });
});

test('asking for a report changes nothing that a page shows', async () => {
  const before = telephony.requests;
  const told = vi.fn();
  telephony.addEventListener('requestschange', told);
  const asked = telephony.diagnostics();
  await scheduler.advance(10);
  expect(await asked).toMatchObject({ outstanding: 0, ports: [{ open: true, queued: 0, inFlight: 0 }] });
  expect(telephony.requests).toBe(before);
  expect(told).not.toHaveBeenCalled();
});

describe('the end', () => {
  test('close before hello: ready rejects, the host is left', async () => {
    const early = join();
    early.close();
    expect(await outcome(early.ready)).toMatchObject({ code: 'closed' });
    expect(early.status).toBe('closed');
    expect(ended).toContain('leave');
  });

  test('the worker ends before hello: ready rejects', async () => {
    const early = join();
    early.workerLost('gone');
    expect(await outcome(early.ready)).toMatchObject({ code: 'workerLost', message: 'gone' });
    expect(ended).toContain('end');
  });

  test.each([
    ['close', 'closed', () => telephony.close()],
    ['loss', 'workerLost', () => telephony.workerLost('gone')],
  ])('%s in a call: everything outstanding says %s, and so does everything later', async (_, code, end) => {
    const call = await connected();
    const digits = outcome(call.sendDigits('12345'));
    const drop = outcome(call.drop());
    end();
    expect(await drop).toMatchObject({ code, outcome: 'unknown' });
    expect(await digits).toMatchObject({ outcome: expect.stringMatching(/known/) as string });
    expect(call.state).toBe('idle');
    expect(call.disconnectReason).not.toBe('');
    expect(telephony.requests.filter(({ completedAtMs }) => completedAtMs === null)).toEqual([]);
    expect(() => telephony.lines[0]!.dial('5550100')).toThrow(expect.objectContaining({ code }));
    expect(await outcome(telephony.connectModem())).toMatchObject({ code });
    expect(await telephony.diagnostics()).toBeNull();
  });

  test('a dial that was out when the worker ended may have happened', async () => {
    const call = telephony.lines[0]!.dial('5550100');
    telephony.workerLost('gone');
    expect(await outcome(call.placed)).toMatchObject({ code: 'workerLost', outcome: 'unknown' });
    expect(call).toMatchObject({ state: 'idle', disconnectReason: 'detached' });
  });
});
