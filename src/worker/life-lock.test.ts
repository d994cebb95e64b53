import { expect, test } from 'vitest';
import { holdLifeLock } from './life-lock.js';

/** A lock manager that grants or refuses when it is told to. */
function slowLocks(): { request: LockManager['request']; grant: () => unknown; refuse: () => void } {
  const locks = {
    grant: (): unknown => undefined,
    refuse: (): void => undefined,
    request: (_name: string, callback: (lock: Lock | null) => unknown) =>
      new Promise((resolve, reject) => {
        locks.grant = () => {
          const held = callback(null);
          resolve(held);
          return held;
        };
        locks.refuse = () => {
          reject(new DOMException('opaque origin', 'SecurityError'));
        };
      }),
  };
  return locks as ReturnType<typeof slowLocks>;
}

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.then(() => (settled = true));
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  return settled;
}

test('settles when the lock is held, and never gives it back', async () => {
  const locks = slowLocks();
  const held = holdLifeLock(locks, 'life');
  expect(await isSettled(held)).toBe(false);
  const lock = locks.grant() as Promise<never>;
  expect(await isSettled(held)).toBe(true);
  expect(await isSettled(lock)).toBe(false);
});

test('settles where the browser refuses locks', async () => {
  const locks = slowLocks();
  const held = holdLifeLock(locks, 'life');
  locks.refuse();
  expect(await isSettled(held)).toBe(true);
});
