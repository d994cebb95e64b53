import { afterEach, expect, test } from 'vitest';
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

test('a large batch is worked off in order, in several tasks when the budget is used up', async () => {
  // Every look at the clock takes a millisecond, so that a task has a budget of a few looks.
  let nowMs = 0;
  const slow = Object.assign(Object.create(scheduler) as SimulatedScheduler, { now: () => (nowMs += 1) });
  const { port1, port2 } = new MessageChannel();
  opened.push(port1, port2);
  new Connection(port1, Object.assign(slow, { after: scheduler.after.bind(scheduler), soon: queueMicrotask }), events);
  const worker = new CarrierWriter(port2, queueMicrotask);
  for (let i = 0; i < 2000; i++) worker.record(ToPage.MESSAGE, 2, 3, i, 0, 0);
  await scheduler.advance(1);
  await scheduler.advance(1);
  expect(log.filter((line) => line === 'batch').length).toBeGreaterThan(3);
  expect(log.filter((line) => line !== 'batch')).toEqual(Array.from({ length: 2000 }, (_, i) => `message 2 3 ${i}`));
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
