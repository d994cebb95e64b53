import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Line } from '../client/telephony.js';
import { PlainStore } from '../stores/testing/plain-store.js';
import { Stick, StickWorld } from './testing/sticks.js';

const SERIALS = ['490154203237518', '356938035643809', '352099001761481'] as const;
const LABELS = ['Reception', 'Workshop', 'Böse "Café"\u200d☎'] as const;

let w: StickWorld;
afterEach(async () => {
  await w.leave();
});

async function threeNamed(store = new PlainStore()): Promise<Stick[]> {
  w = new StickWorld(store);
  const sticks = SERIALS.map((serial) => Stick.withSerial(serial));
  await w.visit();
  for (const [index, stick] of sticks.entries()) {
    w.plug(stick);
    await w.settle(10_000);
    const label = LABELS[index] ?? '';
    const named = lineAt(index).setLabel(label);
    await w.scheduler.advance(100);
    await named;
  }
  return sticks;
}

function lineAt(index: number): Line {
  const line = w.client.lines[index];
  if (line === undefined) throw new Error(`no line ${index}`);
  return line;
}

/** Every stick that is plugged in is the line of its label, in service; every other label's line is lost; ids are what they were. */
async function expectRight(sticks: readonly Stick[], ids: readonly number[]): Promise<void> {
  for (const [index, stick] of sticks.entries()) {
    const line = w.named(LABELS[index] ?? '');
    if (stick.port === null) {
      expect(line?.service.state ?? 'lost').toBe('lost');
      continue;
    }
    expect(line?.service).toEqual({ state: 'ready', reason: 'none' });
    expect(line?.permanentId).toBe(ids[index]);
    if (line !== undefined) expect(await w.dialHears(line, sticks)).toEqual([stick]);
  }
}

describe('three identical sticks', () => {
  test('are three lines, told apart by what they say of themselves, which nobody else hears', async () => {
    const store = new PlainStore();
    await threeNamed(store);
    expect(w.client.lines.map(({ name }) => name)).toEqual(LABELS);
    expect(new Set(w.client.lines.map(({ permanentId }) => permanentId)).size).toBe(3);
    const told = JSON.stringify([
      w.logged,
      w.client.traffic,
      await store.all(),
      w.composition.host.trace,
      w.client.lines.map(({ identity }) => identity),
    ]);
    for (const serial of SERIALS) expect(told).not.toContain(serial.slice(0, 10));
  });

  test('keep their labels and ids in any order of pulling, plugging and visits', async () => {
    const event = fc.oneof(
      fc.record({ kind: fc.constant('pull' as const), which: fc.subarray([0, 1, 2], { minLength: 1 }) }),
      fc.record({ kind: fc.constant('plug' as const), which: fc.shuffledSubarray([0, 1, 2], { minLength: 1 }) }),
      fc.record({
        kind: fc.constant('visit' as const),
        which: fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(event, fc.constantFrom(0, 300, 2500, 60_000)), { minLength: 1, maxLength: 8 }),
        async (events) => {
          const sticks = await threeNamed();
          const ids = w.client.lines.map(({ permanentId }) => permanentId);
          for (const [{ kind, which }, pauseMs] of events) {
            const them = which.flatMap((index) => sticks[index] ?? []);
            if (kind === 'pull') for (const stick of them) w.unplug(stick);
            if (kind === 'plug') for (const stick of them) w.plug(stick);
            if (kind === 'visit') {
              await w.leave();
              await w.visit(them);
            }
            await w.scheduler.advance(pauseMs);
          }
          await w.settle(180_000);
          await expectRight(sticks, ids);
          expect(w.client.lines.length).toBeLessThanOrEqual(3);
          await w.leave();
        },
      ),
      { numRuns: 10 },
    );
  }, 120_000);

  test('that come back in another order: no line dials on the modem of another, not even at once', async () => {
    const [a, b, c] = (await threeNamed()) as [Stick, Stick, Stick];
    const all = [a, b, c];
    for (const stick of all) w.unplug(stick);
    await w.settle(5000);
    const reception = w.named('Reception');
    for (const { heard } of all) heard.length = 0;
    w.plug(b);
    // The client opens the line again in this moment, for another modem is where its own was.
    for (let ms = 0; ms < 3000 && reception?.service.state === 'lost'; ms += 10) await w.scheduler.advance(10);
    try {
      reception?.dial('5550142').placed.catch(() => undefined);
    } catch {
      // Not in service any more is right as well.
    }
    await w.settle(10_000);
    expect(all.flatMap(({ heard }) => heard).filter((command) => command.startsWith('ATD'))).toEqual([]);
    expect([reception?.service.state, reception?.calls]).toEqual(['lost', []]);
    w.plug(c);
    w.plug(a);
    await w.settle(60_000);
    expect(await w.dialHears(reception as Line, all)).toEqual([a]);
  });

  test('one that a person picks while another of its make was here before is its own line', async () => {
    const [a, b] = (await threeNamed()) as [Stick, Stick, Stick];
    w.unplug(a);
    w.unplug(b);
    await w.settle(5000);
    w.plug(b);
    const { index, count } = w.sighting(b);
    const chosen = { via: 'serial', usbVendorId: 0x12d1, usbProductId: 0x1506 } as const;
    const answer = w.client.tapi.modemConnect({ index, count, chosen });
    await w.settle(20_000);
    expect(await answer).toEqual({ deviceId: (w.named('Workshop') as unknown as { deviceId: number }).deviceId });
  });
});

describe('without what tells them apart', () => {
  test('sticks that say nothing of themselves are told apart by their order', async () => {
    w = new StickWorld();
    const sticks = [Stick.withSerial(undefined), Stick.withSerial(undefined)];
    for (const stick of sticks) w.plug(stick);
    await w.visit();
    const ids = w.client.lines.map(({ permanentId }) => permanentId);
    expect(new Set(ids).size).toBe(2);
    const named = lineAt(1).setLabel('Second');
    await w.scheduler.advance(100);
    await named;
    await w.leave();
    await w.visit(sticks);
    expect(w.client.lines.map(({ permanentId, label }) => [permanentId, label])).toEqual([
      [ids[0], ''],
      [ids[1], 'Second'],
    ]);
  });

  test('sticks that all say the same number are lines of their own, and nothing goes round in circles', async () => {
    w = new StickWorld();
    const sticks = [1, 2, 3].map(() => Stick.withSerial('004999010640000'));
    for (const stick of sticks) w.plug(stick);
    await w.visit();
    expect(new Set(w.client.lines.map(({ permanentId }) => permanentId)).size).toBe(3);
    for (const stick of sticks) w.unplug(stick);
    await w.settle(1000);
    for (const stick of sticks.toReversed()) w.plug(stick);
    await w.settle();
    expect(w.client.lines.map(({ service }) => service.state)).toEqual(['ready', 'ready', 'ready']);
    for (const { heard } of sticks) heard.length = 0;
    await w.settle();
    expect(sticks.flatMap(({ heard }) => heard)).toEqual([]);
  });

  test('a stick whose answer is other noise each time is taken for what stands on its port', async () => {
    w = new StickWorld();
    let asked = 0;
    const stick = new Stick(() => `NOISE${asked++}9517`);
    w.plug(stick);
    await w.visit();
    w.unplug(stick);
    await w.settle(1000);
    w.plug(stick);
    await w.settle();
    expect(w.client.lines.map(({ service }) => service.state)).toEqual(['ready']);
  });

  test('without a store the lines are told apart all the same, until the page goes; then they are their ports’ again', async () => {
    const forgetful = new PlainStore();
    forgetful.put = () => Promise.resolve();
    const sticks = await threeNamed(forgetful);
    const ids = w.client.lines.map(({ permanentId }) => permanentId);
    for (const stick of sticks) w.unplug(stick);
    await w.settle(1000);
    for (const stick of sticks.toReversed()) w.plug(stick);
    await w.settle();
    await expectRight(sticks, ids);
    await w.leave();
    await w.visit(sticks);
    expect(w.client.lines.map(({ permanentId }) => permanentId)).toEqual(ids);
    expect(w.client.lines.map(({ label }) => label)).toEqual(['', '', '']);
  });
});

test('another stick in the place of one that is away is a new line; the old one keeps its name', async () => {
  const [a] = (await threeNamed()) as [Stick, Stick, Stick];
  w.unplug(a);
  await w.settle(1000);
  w.plug(Stick.withSerial('861536030196001'));
  await w.settle();
  expect(w.client.lines.map(({ label, service }) => [label, service.state])).toEqual([
    [LABELS[0], 'lost'],
    [LABELS[1], 'ready'],
    [LABELS[2], 'ready'],
    ['', 'ready'],
  ]);
  expect(lineAt(3).name).toBe('E173');
});

test('a stick that tells its number only later is known by it from then on', async () => {
  w = new StickWorld();
  const stick = Stick.withSerial(undefined);
  w.plug(stick);
  await w.visit();
  const { permanentId } = lineAt(0);
  w.unplug(stick);
  await w.settle(1000);
  stick.says = () => SERIALS[0];
  w.plug(stick);
  await w.settle();
  expect(w.client.lines).toHaveLength(1);
  const other = Stick.withSerial(undefined);
  await w.leave();
  w.plug(other);
  await w.visit([other, stick]);
  expect(w.client.lines.map(({ permanentId: id }) => id === permanentId)).toEqual([false, true]);
});

test('a line that is forgotten takes its name with it', async () => {
  const store = new PlainStore();
  const [a] = (await threeNamed(store)) as [Stick, Stick, Stick];
  const forgotten = w.named(LABELS[0])?.forget();
  await w.settle(5000);
  await forgotten;
  expect((await store.all()).map(({ label }) => label)).toEqual([LABELS[1], LABELS[2]]);
  w.unplug(a);
  w.plug(a);
  await w.settle();
  expect(lineAt(2).label).toBe('');
});
