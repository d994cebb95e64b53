import { expect, test, vi } from 'vitest';
import { holdLock, watchLock } from './web-locks.js';

/** A lock manager that grants or refuses when it is told to; `granted` is what the holder answers. */
function slowLocks() {
  let settle: { grant: () => void; refuse: () => void } | undefined;
  const state: { signal?: AbortSignal; released?: boolean } = {};
  const request = (_name: string, options: LockOptions, callback: (lock: Lock | null) => unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (options.signal !== undefined) state.signal = options.signal;
      settle = {
        grant: () => {
          const held = Promise.resolve(callback(null));
          state.released = false;
          void held.then(() => (state.released = true));
          resolve(held);
        },
        refuse: () => {
          reject(new DOMException('opaque origin', 'SecurityError'));
        },
      };
    });
  return {
    locks: { request } as unknown as Pick<LockManager, 'request'>,
    state,
    grant: () => settle?.grant(),
    refuse: () => settle?.refuse(),
  };
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

test('a lock is told to be held when it is, and is kept until it is given up', async () => {
  const { locks, state, grant } = slowLocks();
  const held = vi.fn();
  const letGo = holdLock(locks, 'life', held);
  await turns();
  expect(held).not.toHaveBeenCalled();
  grant();
  await turns();
  expect(held).toHaveBeenCalledOnce();
  expect(state.released).toBe(false);
  letGo();
  await turns();
  expect(state.released).toBe(true);
});

test('where the browser refuses locks, whoever waits for one goes on without', async () => {
  const { locks, refuse } = slowLocks();
  const held = vi.fn();
  holdLock(locks, 'life', held);
  refuse();
  await turns();
  expect(held).toHaveBeenCalledOnce();
});

test.each(['granted', 'refused'])('a lock that is %s after it was given up is kept by nobody', async (how) => {
  const { locks, state, grant, refuse } = slowLocks();
  const held = vi.fn();
  holdLock(locks, 'life', held)();
  expect(state.signal?.aborted).toBe(true);
  if (how === 'granted') grant();
  else refuse();
  await turns();
  expect(held).not.toHaveBeenCalled();
  expect(state.released).not.toBe(false);
});

test('who watches a lock is told of its end, unless it watches no more', async () => {
  const { locks, grant } = slowLocks();
  const ended = vi.fn();
  watchLock(locks, 'life', ended)();
  grant();
  await turns();
  expect(ended).not.toHaveBeenCalled();
  watchLock(locks, 'life', ended);
  grant();
  await turns();
  expect(ended).toHaveBeenCalledOnce();
});
