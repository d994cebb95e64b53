import { expect, test } from 'vitest';
import { RequestIds } from './request-ids.js';

test('ids are positive, rise by one, and wrap at 0x7FFFFFFF', () => {
  const ids = new RequestIds(0x7ffffffd);
  const free = (): boolean => false;
  expect([1, 2, 3, 4].map(() => ids.next(free))).toEqual([0x7ffffffe, 0x7fffffff, 1, 2]);
});

test('an id that is out is passed over', () => {
  const ids = new RequestIds(0x7ffffffe);
  const out = new Set([0x7fffffff, 1, 3]);
  const next = (): number => ids.next((id) => out.has(id));
  expect([next(), next()]).toEqual([2, 4]);
});
