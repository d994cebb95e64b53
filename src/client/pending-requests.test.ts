import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PendingRequests, type PendingRequest } from './pending-requests.js';

test('ids are positive, rise by one, and wrap at 0x7FFFFFFF', () => {
  const pending = new PendingRequests(8, 0x7ffffffd);
  const ids = [1, 2, 3, 4].map(() => pending.add('lineDrop', 'async')?.id);
  expect(ids).toEqual([0x7ffffffe, 0x7fffffff, 1, 2]);
  expect(pending.takeAll().map(({ id }) => id)).toEqual(ids);
});

test('whatever comes and goes: no id is out twice, each is found until it is removed, the rest come out in the order of issue', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant('add' as const) },
    { weight: 3, arbitrary: fc.nat(40) },
    { weight: 1, arbitrary: fc.record({ limit: fc.integer({ min: 1, max: 40 }) }) },
  );
  fc.assert(
    fc.property(fc.integer({ min: 0x7fffff00, max: 0x7fffffff }), fc.array(step, { maxLength: 400 }), (last, steps) => {
      const pending = new PendingRequests(4, last);
      const model: PendingRequest[] = [];
      for (const todo of steps) {
        if (todo === 'add') {
          const request = pending.add('lineDrop', 'async');
          expect(request !== undefined).toBe(model.length < pending.limit);
          if (request === undefined) continue;
          expect(model.every(({ id }) => id !== request.id)).toBe(true);
          expect(request.id).toBeGreaterThan(0);
          model.push(request);
        } else if (typeof todo === 'number') {
          const [request] = model.splice(todo % Math.max(1, model.length), 1);
          if (request === undefined) continue;
          expect(pending.find(request.id)).toBe(request);
          pending.remove(request);
          expect(pending.find(request.id)).toBeUndefined();
        } else {
          pending.limit = todo.limit;
        }
        expect(pending.size).toBe(model.length);
      }
      expect(model.map(({ id }) => pending.find(id))).toEqual(model);
      expect(pending.takeAll()).toEqual(model);
      expect(pending.size).toBe(0);
    }),
  );
});

test('an id that was never given out is not found', () => {
  const pending = new PendingRequests(4);
  const id = pending.add('lineDrop', 'async')?.id ?? 0;
  for (const other of [0, -id, id + 8, id - 8, id + 0x80000000]) expect(pending.find(other)).toBeUndefined();
});
