import { afterEach, describe, expect, test, vi } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { CarrierWriter, RecordReader, type WireMessage } from '../protocol/carrier.js';
import { weightOf } from '../protocol/credit.js';
import { PROTOCOL_VERSION, ToPage, ToWorker } from '../protocol/messages.js';
import type { Result } from '../tspi/result.js';
import { Connection, type ConnectionEvents } from './connection.js';

const reported = vi.hoisted(() => [] as unknown[]);
vi.mock('../base/rethrow.js', () => ({
  rethrowLater: (error: unknown) => {
    reported.push(error);
  },
}));

const scheduler = new SimulatedScheduler();
const log: string[] = [];
const events: ConnectionEvents = {
  hello: () => log.push('hello'),
  issued: () => undefined,
  returned: ({ id }, result) => log.push(`returned ${id} ${result}`),
  replied: ({ id }, result, outcome) => log.push(`replied ${id} ${result} ${outcome}`),
  message: (message, handle, param1) => log.push(`message ${message} ${handle} ${param1}`),
  device: () => undefined,
  call: () => undefined,
  phone: () => undefined,
  digits: () => undefined,
  traffic: () => undefined,
  setUpStep: (id, { step }) => log.push(`step ${id} ${step}`),
  held: () => log.push('held'),
  personalChanged: () => log.push('personalChanged'),
  snapshot: () => log.push('snapshot'),
  detached: (reason) => log.push(`detached ${reason}`),
  refused: () => undefined,
  failed: (reason) => log.push(`failed ${reason}`),
  batchDone: () => log.push('batch'),
};

const opened: MessagePort[] = [];
function connect(): { connection: Connection; worker: CarrierWriter; port: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  opened.push(port1, port2);
  const worker = new CarrierWriter(port2, queueMicrotask);
  return { connection: new Connection(port1, scheduler, events), worker, port: port2 };
}
afterEach(() => {
  for (const port of opened.splice(0)) port.close();
  log.length = 0;
});

test('a reply counts once; one for an id that is not out counts not at all', async () => {
  const { connection, worker } = connect();
  const id = connection.request('lineAnswer', 1, null);
  for (let i = 0; i < 3; i++) worker.record(ToPage.REPLY, id, 0, 0, 0);
  worker.record(ToPage.REPLY, 4711, 0, 0, 0);
  await scheduler.advance(1);
  expect(log).toEqual([`replied ${id} 0 known`, 'batch']);
});

describe('a large batch is worked off a few milliseconds at a time', () => {
  /** On this machine a record takes 10 µs: 400 of them use a task's budget up, and the clock is looked at after each 16. */
  const MOST_IN_A_TASK = 400 + 16;

  /** A connection that counts the messages it told in each task. */
  function busyPage(onMessage: (n: number) => void = () => undefined, recordMs = 0.01) {
    let nowMs = 0;
    let inTask = 0;
    const told: number[] = [];
    const tasks: (() => void)[] = [];
    const countTask = (): void => {
      if (inTask > 0) counts.push(inTask);
      inTask = 0;
    };
    const counts: number[] = [];
    const busy = {
      now: () => nowMs,
      wallTime: () => nowMs,
      after: scheduler.after.bind(scheduler),
      soon: queueMicrotask,
      task: (run: () => void) => {
        tasks.push(run);
      },
    };
    const { port1, port2 } = new MessageChannel();
    opened.push(port1, port2);
    const connection = new Connection(port1, busy, {
      ...events,
      message: (_, __, n) => {
        nowMs += recordMs;
        inTask++;
        told.push(n);
        onMessage(n);
      },
      batchDone: countTask,
    });
    const worker = new CarrierWriter(port2, queueMicrotask);
    let written = 0;
    const burst = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) worker.record(ToPage.MESSAGE, 2, 3, written++, 0, 0);
      worker.flush();
      await scheduler.advance(1);
    };
    const runTask = (): boolean => {
      const run = tasks.shift();
      run?.();
      return run !== undefined;
    };
    return { connection, burst, runTask, told, counts };
  }
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

  test('no task works on more than its budget, and the order is kept', async () => {
    const { burst, runTask, told, counts } = busyPage();
    await burst(100_000);
    while (runTask());
    expect(told).toEqual(upTo(100_000));
    expect(Math.max(...counts)).toBeLessThanOrEqual(MOST_IN_A_TASK);
    expect(Math.min(...counts.slice(0, -1))).toBeGreaterThanOrEqual(400);
  });

  test('a handler that takes long ends the task after its budget as well', async () => {
    const slow = busyPage(undefined, 1);
    await slow.burst(100);
    while (slow.runTask());
    expect(slow.told).toEqual(upTo(100));
    expect(Math.max(...slow.counts)).toBeLessThanOrEqual(5);
  });

  test('a handler that throws ends nothing: what else came is told, and later batches too', async () => {
    const page = busyPage((n) => {
      if (n % 3 === 0) throw new Error(`at ${n}`);
    });
    await page.burst(7);
    await page.burst(3);
    expect(page.told).toEqual(upTo(10));
    expect(reported.splice(0)).toEqual([0, 3, 6, 9].map((n) => new Error(`at ${n}`)));
  });

  test('what comes in a pause waits for its turn', async () => {
    const { burst, runTask, told, counts } = busyPage();
    await burst(1000);
    await burst(1000);
    expect(runTask()).toBe(true);
    await burst(500);
    while (runTask());
    expect(told).toEqual(upTo(2500));
    expect(Math.max(...counts)).toBeLessThanOrEqual(MOST_IN_A_TASK);
  });

  test('what is closed in a pause, or by a handler, is told nothing more', async () => {
    const paused = busyPage();
    await paused.burst(1000);
    const before = paused.told.length;
    paused.connection.close();
    while (paused.runTask());
    expect(before).toBeLessThan(1000);
    expect(paused.told).toHaveLength(before);

    const closing = busyPage((n) => {
      if (n === 5) closing.connection.close();
    });
    await closing.burst(1000);
    while (closing.runTask());
    expect(closing.told).toEqual(upTo(6));
  });
});

test('a worker that cannot start is told in its words; nonsense is passed over', async () => {
  const { port, connection } = connect();
  for (const nonsense of ['x', 42, null, { cells: 3 }]) port.postMessage(nonsense);
  port.postMessage({ failed: 'no core' });
  await scheduler.advance(1);
  expect(log).toContain('failed no core');
  expect(connection.request('lineAnswer', 1, null)).toBe(1);
});

test('death settles synchronous and asynchronous requests in the order of their issue, once', () => {
  const { connection } = connect();
  const ids = [
    connection.request('lineClose', 1),
    connection.request('lineDrop', 1, null),
    connection.request('lineClose', 1),
  ];
  connection.die();
  connection.die();
  const failed = -2147483576 as Result;
  expect(log).toEqual([
    `returned ${ids[0]} ${failed}`,
    `replied ${ids[1]} ${failed} unknown`,
    `returned ${ids[2]} ${failed}`,
    'batch',
  ]);
  expect(connection.outstanding).toBe(0);
  expect(connection.request('lineDrop', 1, null)).toBe(failed);
});

describe('what was worked off is told to the worker', () => {
  /** Everything the page sent: each message's records, kind and first integer. */
  function heard(port: MessagePort): [kind: number, first: number][][] {
    const messages: [number, number][][] = [];
    const reader = new RecordReader();
    port.onmessage = ({ data }) => {
      const records: [number, number][] = [];
      reader.begin(data);
      while (reader.next()) records.push([reader.kind, reader.int(0)]);
      messages.push(records);
    };
    return messages;
  }
  const REQUESTED = [ToWorker.REQUEST, expect.any(Number)];
  const welcome = (untoldBytes: number) => ({ requestLimit: 10, untoldBytes });

  test('with the next request from a quarter of what is allowed on, once, without a message of its own', async () => {
    const { connection, worker, port } = connect();
    const messages = heard(port);
    const hello = weightOf({ cells: '', payloads: [{}] });
    const message = weightOf('x'.repeat(12));
    worker.record(ToPage.HELLO, PROTOCOL_VERSION, 0, 0, worker.payload(welcome(4 * (hello + 2 * message))));
    await scheduler.advance(1);
    for (let i = 0; i < 3; i++) {
      worker.record(ToPage.MESSAGE, 2, 3, i, 0, 0);
      await scheduler.advance(1);
      if (i < 1) connection.request('lineDrop', 1, null);
    }
    expect(messages.splice(1, 1)).toEqual([[REQUESTED]]);
    expect(messages).toEqual([[[ToWorker.HELLO, PROTOCOL_VERSION]]]);
    connection.request('lineDrop', 1, null);
    connection.request('lineDrop', 1, null);
    await scheduler.advance(1);
    connection.request('lineDrop', 1, null);
    await scheduler.advance(1);
    expect(messages.slice(1)).toEqual([[[ToWorker.TAKEN, 4], REQUESTED, REQUESTED], [REQUESTED]]);
  });

  test('by itself when it is more than the worker allows, at most once a batch; a message counts when all of it is', async () => {
    const { worker, port } = connect();
    const messages = heard(port);
    const sent: WireMessage[] = [];
    const weighing = new CarrierWriter({ postMessage: (data) => sent.push(data) }, () => undefined);
    weighing.record(ToPage.MESSAGE, 2, 3, 0, 0, 0);
    weighing.flush();
    const hello = weightOf({ cells: '', payloads: [{}] });
    worker.record(ToPage.HELLO, PROTOCOL_VERSION, 0, 0, worker.payload(welcome(hello + 5 * weightOf(sent[0]!))));
    await scheduler.advance(1);
    for (let i = 0; i < 12; i++) {
      worker.record(ToPage.MESSAGE, 2, 3, i, 0, 0);
      worker.flush();
    }
    await scheduler.advance(1);
    expect(
      messages
        .slice(1)
        .flat()
        .every(([kind]) => kind === ToWorker.TAKEN),
    ).toBe(true);
    const told = messages.slice(1).flat();
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(4);
    expect(told.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(13);
  });
});

describe('going on', () => {
  test('over another port: what is out ends in order, under ids that go on; what comes over the old port is not heard', async () => {
    const { connection, worker } = connect();
    const first = connection.request('lineDrop', 1, null);
    const second = connection.request('lineClose', 1);
    const other = new MessageChannel();
    opened.push(other.port1, other.port2);
    worker.record(ToPage.REPLY, first, 0, 0, 0);
    worker.flush();
    connection.resume(8, other.port1);
    const failed = -2147483576 as Result;
    expect(log.splice(0)).toEqual([`replied ${first} ${failed} unknown`, `returned ${second} ${failed}`]);
    const id = connection.request('lineDrop', 1, null);
    expect(id).toBe(second + 1);
    await scheduler.advance(1);
    expect(log).toEqual([]);
    const next = new CarrierWriter(other.port2, queueMicrotask);
    for (const old of [first, second, id]) next.record(ToPage.REPLY, old, 0, 0, 0);
    await scheduler.advance(1);
    expect(log).toEqual([`replied ${id} 0 known`, 'batch']);
  });

  test('after the end, too: the other port is listened to', async () => {
    for (const end of [(connection: Connection) => connection.die(), () => undefined]) {
      const { connection } = connect();
      end(connection);
      const other = new MessageChannel();
      opened.push(other.port1, other.port2);
      connection.resume(2, other.port1);
      log.length = 0;
      new CarrierWriter(other.port2, queueMicrotask).record(ToPage.SNAPSHOT);
      await scheduler.advance(1);
      expect(log).toEqual(['snapshot', 'batch']);
      expect(connection.request('lineDrop', 1, null)).toBeGreaterThan(0);
    }
  });
});
