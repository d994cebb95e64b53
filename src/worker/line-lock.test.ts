import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeLocks } from '../base/testing/fake-locks.js';
import { LineLock, lineLockName } from './line-lock.js';

const name = lineLockName(7);
let locks: FakeLocks;
let opened = 0;

beforeEach(() => {
  locks = new FakeLocks();
});

/** A tab's lock; `freed` is what it does when the lock becomes its own. */
function tab(freed: () => Promise<void> = () => Promise.resolve(), on: FakeLocks | null = locks): LineLock {
  return new LineLock(on?.client(`tab ${opened++}`), name, freed);
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
};
const refused = { code: 'heldByTab' };

it('is named after the line', () => {
  expect(name).toBe('ringback-line-7');
});

it('is held while one share is out, and no longer', async () => {
  const lock = tab();
  const shares = await Promise.all([lock.take(), lock.take()]);
  expect(locks.held).toEqual([name]);
  shares[0]();
  shares[0]();
  await turns();
  expect(locks.held).toEqual([name]);
  shares[1]();
  await turns();
  expect(locks.held).toEqual([]);
  (await lock.take())();
  await turns();
  expect(locks.held).toEqual([]);
});

describe('another tab', () => {
  it('is refused, waits, and is told as soon as the lock is free; what it takes then lasts', async () => {
    const share = await tab().take();
    let taken: () => void = () => undefined;
    const second: LineLock = tab(async () => {
      taken = await second.take();
    });
    await expect(second.take()).rejects.toMatchObject(refused);
    await expect(second.take()).rejects.toMatchObject(refused);
    await turns();
    expect(locks.waiting).toEqual([name]);
    share();
    await turns();
    expect([locks.held, locks.waiting]).toEqual([[name], []]);
    taken();
    await turns();
    expect(locks.held).toEqual([]);
  });

  it.each([
    ['does not want it any more', () => Promise.resolve()],
    ['fails with it', () => Promise.reject(new Error('x'))],
  ])('that %s lets go of it at once', async (_, freed) => {
    const share = await tab().take();
    await expect(tab(freed).take()).rejects.toMatchObject(refused);
    share();
    await turns();
    expect([locks.held, locks.waiting]).toEqual([[], []]);
  });

  it('that has stopped waiting is not told, whenever it did', async () => {
    let told = 0;
    const freed = (): Promise<void> => {
      told++;
      return Promise.resolve();
    };
    for (const stop of ['before', 'with', 'after'] as const) {
      const share = await tab().take();
      const second = tab(freed);
      await expect(second.take()).rejects.toMatchObject(refused);
      await turns();
      if (stop === 'before') second.stopWaiting();
      share();
      if (stop === 'with') second.stopWaiting();
      await turns();
      second.stopWaiting();
      await turns();
      expect([locks.held, locks.waiting]).toEqual([[], []]);
    }
    expect(told).toBe(1);
  });
});

it.each([
  ['without Web Locks', null],
  ['that refuses them', new FakeLocks()],
])('in a browser %s every claim succeeds', async (_, on) => {
  if (on !== null) on.refusal = new DOMException('opaque origin', 'SecurityError');
  const [one, other] = [new LineLock(on?.client('first'), name, () => Promise.resolve()), tab(undefined, on)];
  const shares = [await one.take(), await other.take()];
  for (const share of shares) share();
  (await one.take())();
});

it('whatever tabs do, one has the lock at a time, and none has it in the end', async () => {
  const step = fc.tuple(fc.nat(2), fc.constantFrom('take', 'take', 'give', 'give', 'stop', 'turn'), fc.nat(3));
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      async (steps, keeps) => {
        locks = new FakeLocks();
        const out: (() => void)[][] = [[], [], []];
        const tabs: LineLock[] = keeps.map((keeping, at) =>
          tab(async () => {
            if (keeping) out[at]?.push(await tabs[at]!.take());
          }),
        );
        const taking: Promise<void>[] = [];
        for (const [at, what, pause] of steps) {
          if (what === 'take')
            taking.push(
              tabs[at]!.take().then(
                (share) => void out[at]!.push(share),
                () => undefined,
              ),
            );
          else if (what === 'give') out[at]!.shift()?.();
          else if (what === 'stop') tabs[at]!.stopWaiting();
          for (let turn = 0; turn < pause; turn++) await Promise.resolve();
          expect(out.filter((shares) => shares.length > 0).length).toBeLessThanOrEqual(1);
        }
        await Promise.all(taking);
        for (let round = 0; round < 4; round++) {
          for (const one of tabs) one.stopWaiting();
          for (const shares of out) for (const share of shares.splice(0)) share();
          await turns();
        }
        expect([locks.held, locks.waiting]).toEqual([[], []]);
      },
    ),
  );
});

describe('a person who has chosen the device here', () => {
  it('gets it though another tab has the lock; the lock follows once the device is open', async () => {
    const frozen = tab();
    const share = await frozen.take();
    const here = tab();
    const relent = here.insist();
    const mine = await here.take();
    expect(here.isElsewhere).toBe(true);
    here.opened();
    await turns();
    relent();
    expect([locks.held, locks.waiting]).toEqual([[name], []]);
    expect(here.isElsewhere).toBe(false);
    // Who had it before gives nothing back that is not its own.
    share();
    await turns();
    expect(locks.held).toEqual([name]);
    await expect(frozen.take()).rejects.toMatchObject(refused);
    mine();
    await turns();
    // The one that waited has been told, and wanted nothing.
    expect([locks.held, locks.waiting]).toEqual([[], []]);
  });

  it('has taken the lock from the tab that had it, which takes no further share of it', async () => {
    const frozen = tab();
    await frozen.take();
    const here = tab();
    here.insist();
    const mine = await here.take();
    here.opened();
    await turns();
    await expect(frozen.take()).rejects.toMatchObject(refused);
    mine();
  });

  it('and lets the device go before the lock has come keeps no lock', async () => {
    await tab().take();
    const here = tab();
    here.insist();
    const mine = await here.take();
    here.opened();
    mine();
    await turns();
    expect([locks.held, locks.waiting]).toEqual([[], []]);
  });

  it('whose device does not open takes nothing, and waits', async () => {
    const share = await tab().take();
    const here = tab();
    here.insist()();
    const relent = here.insist();
    const mine = await here.take();
    mine();
    relent();
    await turns();
    expect([locks.held, locks.waiting]).toEqual([[name], [name]]);
    await expect(here.take()).rejects.toMatchObject(refused);
    here.stopWaiting();
    share();
    await turns();
    expect([locks.held, locks.waiting]).toEqual([[], []]);
  });
});
