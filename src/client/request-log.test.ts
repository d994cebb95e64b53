import { expect, test } from 'vitest';
import type { PendingRequest } from './pending-requests.js';
import { RequestLog } from './request-log.js';

const request = (id: number, mode: 'sync' | 'async' = 'async'): PendingRequest => ({ id, name: 'lineDrop', mode });

test('a record goes from issued to returned to completed; what was read before stays as it was', () => {
  const log = new RequestLog();
  log.issued(request(1), 10);
  const issued = log.records;
  log.returned(request(1), 1, 11);
  const returned = log.records;
  log.replied(request(1), -5, 'unknown', true, 12);
  expect(issued).toMatchObject([{ id: 1, issuedAtMs: 10, returnedAtMs: null, completedAtMs: null }]);
  expect(returned).toMatchObject([{ returnedAtMs: 11, returned: 1, completedAtMs: null, result: null }]);
  expect(log.records).toMatchObject([{ completedAtMs: 12, result: -5, outcome: 'unknown', early: true }]);
  expect(log.records).toBe(log.records);
});

test('a synchronous function is complete with its return', () => {
  const log = new RequestLog();
  log.issued(request(1, 'sync'), 10);
  log.returned(request(1, 'sync'), -5, 11);
  expect(log.records).toMatchObject([{ returned: -5, completedAtMs: 11, result: -5 }]);
});

test('the last 200 are kept, in the order of issue; what is no longer there is passed over', () => {
  const log = new RequestLog();
  for (let id = 1; id <= 300; id++) log.issued(request(id), id);
  log.replied(request(150), 0, 'known', false, 301);
  log.returned(request(7), 7, 302);
  log.issued(request(200), 303);
  const ids = log.records.map(({ id }) => id);
  expect(ids).toEqual([...Array.from({ length: 200 }, (_, n) => n + 101).filter((id) => id !== 200), 200]);
  expect(log.records.find(({ id }) => id === 150)?.completedAtMs).toBe(301);
  expect(log.records.at(-1)?.completedAtMs).toBeNull();
});
