import { afterEach, describe, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { CarrierWriter } from '../protocol/carrier.js';
import { ToPage } from '../protocol/messages.js';
import type { Result } from '../tspi/result.js';
import { Connection, type ConnectionEvents } from './connection.js';

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
  traffic: () => undefined,
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
  const id = connection.request('lineAnswer', 1);
  for (let i = 0; i < 3; i++) worker.record(ToPage.REPLY, id, 0, 0, 0);
  worker.record(ToPage.REPLY, 4711, 0, 0, 0);
  await scheduler.advance(1);
  expect(log).toEqual([`replied ${id} 0 known`, 'batch']);
});

describe('a large batch is worked off a few milliseconds at a time', () => {
  /** On this machine a record takes 10 µs: 400 of them use a task's budget up, and the clock is looked at after each 64. */
  const MOST_IN_A_TASK = 400 + 64;

  /** A connection that counts the messages it told in each task. */
  function busyPage(onMessage: (n: number) => void = () => undefined) {
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
        nowMs += 0.01;
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
  expect(connection.request('lineAnswer', 1)).toBe(1);
});

test('death settles synchronous and asynchronous requests in the order of their issue, once', () => {
  const { connection } = connect();
  const ids = [
    connection.request('lineClose', 1),
    connection.request('lineDrop', 1),
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
  expect(connection.request('lineDrop', 1)).toBe(failed);
});
