import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../../base/random.js';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { addMagicNumbers } from '../magic-numbers.js';
import type { NetworkPort } from '../network-port.js';
import { TelephoneNetwork } from '../telephone-network.js';
import { MobileSubscriber } from './mobile-subscriber.js';

let scheduler: SimulatedScheduler;
let network: TelephoneNetwork;
let log: string[];

beforeEach(() => {
  build(1);
});

function build(seed: number): void {
  scheduler = new SimulatedScheduler(0, false);
  network = new TelephoneNetwork({ scheduler, random: seededRandom(seed) });
  addMagicNumbers(network, scheduler);
  log = [];
}

function mobile(number: string): MobileSubscriber {
  const name = number.slice(-2);
  return new MobileSubscriber(
    network,
    scheduler,
    { number },
    {
      changed: (call, state) => log.push(`${name} ${call.id} ${state}${call.multiparty ? ' conference' : ''}`),
      released: (call, cause, by) => log.push(`${name} ${call.id} released ${cause} ${by}`),
      notified: (call, notification) => log.push(`${name} ${call.id} ${notification}`),
      dtmf: (call, digit) => log.push(`${name} ${call.id} digit ${digit}`),
    },
  );
}

/** An analog subscriber that takes every call. */
function phone(number: string): NetworkPort {
  const say = (what: string) => log.push(`${number.slice(-2)} ${what}`);
  const port: NetworkPort = network.connect(
    { number },
    {
      dialtone: () => say('dialtone'),
      ringback: () => say('ringback'),
      busy: () => say('busy'),
      congestion: () => say('congestion'),
      answered: () => say('answered'),
      carrier: () => say('carrier'),
      released: (cause) => {
        say(`released ${cause}`);
        port.onHook();
      },
      ring: (caller) => say(`ring ${caller.number}`),
      ringStopped: () => say('ringStopped'),
      dtmf: (digit) => say(`digit ${digit}`),
      data: () => say('data'),
      notified: (notification) => say(notification),
    },
  );
  return port;
}

async function heard(ms = 2000): Promise<string[]> {
  await scheduler.advance(ms);
  return log.splice(0);
}

/** `id state` of each call. */
function calls(subscriber: MobileSubscriber): string[] {
  return subscriber.calls.map(({ id, state, multiparty }) => `${id} ${state}${multiparty ? ' conference' : ''}`);
}

describe('magic numbers', () => {
  test.each([
    ['5550100', 4500, ['dialling', 'alerting', 'active']],
    ['+15550100', 4500, ['dialling', 'alerting', 'active']],
    ['5550101', 4500, ['dialling', 'released 17 other']],
    ['5550102', 200_000, ['dialling', 'alerting', 'released 19 other']],
    ['5550103', 4500, ['dialling', 'alerting', 'released 21 other']],
    ['5550104', 4500, ['dialling', 'released 27 other']],
    ['5550106', 8000, ['dialling', 'alerting', 'active', 'released 16 other']],
    ['999', 8000, ['dialling', 'released 1 other']],
  ])('%s within %d ms: %j', async (number, ms, events) => {
    expect(mobile('2025550111').dial(number)?.id).toBe(1);
    expect(await heard(ms)).toEqual(events.map((event) => `11 1 ${event}`));
  });
});

describe('several calls', () => {
  let me: MobileSubscriber;
  let anna: NetworkPort;
  let ben: NetworkPort;
  let carl: NetworkPort;

  beforeEach(async () => {
    me = mobile('2025550111');
    anna = phone('2025550121');
    ben = phone('2025550122');
    carl = phone('2025550123');
    me.dial(anna.number);
    await scheduler.advance(1000);
    anna.answer();
    await heard();
  });

  async function addBen(): Promise<void> {
    ben.offHook();
    ben.dial(me.number);
    await heard();
    me.hold.swap();
    await heard();
  }

  test('a second call waits, and its caller is told', async () => {
    ben.offHook();
    ben.dial(me.number);
    expect(await heard()).toEqual(['11 2 waiting', '22 ringback', '22 waiting']);
    carl.offHook();
    carl.dial(me.number);
    expect(await heard()).toEqual(['23 busy']);
    expect(me.answer()).toBe(false);
    expect(me.hold.swap()).toBe(true);
    expect(calls(me)).toEqual(['1 held', '2 active']);
    expect(await heard()).toEqual(['21 held', '11 1 held', '22 answered', '11 2 active']);
  });

  test('without call waiting the second caller hears that the line is busy', async () => {
    me.services.waitingClasses = 0;
    ben.offHook();
    ben.dial(me.number);
    expect(await heard()).toEqual(['22 busy']);
  });

  test('a waiting call is refused as busy, and the active one stays', async () => {
    ben.offHook();
    ben.dial(me.number);
    await heard();
    expect(me.hold.releaseHeld()).toBe(true);
    expect(calls(me)).toEqual(['1 active']);
    expect(await heard()).toContain('22 busy');
  });

  test('the active call ends: the waiting one rings', async () => {
    ben.offHook();
    ben.dial(me.number);
    await heard();
    anna.onHook();
    expect(await heard()).toEqual(['11 1 released 16 other', '11 2 incoming']);
    expect(me.answer()).toBe(true);
    expect(calls(me)).toEqual(['2 active']);
  });

  test('the active call gives way to the waiting one', async () => {
    ben.offHook();
    ben.dial(me.number);
    await heard();
    expect(me.hold.releaseActive()).toBe(true);
    expect(await heard()).toEqual(['22 answered', '11 2 active', '21 released normal', '11 1 released 16 self']);
  });

  test('swap tells both parties', async () => {
    await addBen();
    expect(me.hold.swap()).toBe(true);
    expect(calls(me)).toEqual(['1 active', '2 held']);
    expect(await heard()).toEqual(['22 held', '11 2 held', '21 retrieved', '11 1 active']);
  });

  test('only the active party hears digits, and is heard', async () => {
    await addBen();
    me.sendDtmf('5');
    anna.sendDtmf('1');
    ben.sendDtmf('2');
    expect(await heard()).toEqual(['22 digit 5', '11 2 digit 2']);
  });

  test('a conference: all hear each other; one is split off; one that is left is none', async () => {
    await addBen();
    expect(me.hold.join()).toBe(true);
    expect(calls(me)).toEqual(['1 active conference', '2 active conference']);
    expect(await heard()).toEqual(
      expect.arrayContaining(['21 retrieved', '21 conference', '22 conference', '11 1 active conference']),
    );
    ben.sendDtmf('7');
    expect(await heard()).toEqual(['11 2 digit 7', '21 digit 7']);
    expect(me.hold.split(1)).toBe(true);
    expect(calls(me)).toEqual(['1 active', '2 held']);
    expect(await heard()).toContain('22 held');
    expect(me.hold.join()).toBe(true);
    anna.onHook();
    await heard();
    expect(calls(me)).toEqual(['2 active']);
  });

  test('a conference has five other parties at most', async () => {
    for (let last = 31; last <= 34; last++) {
      const other = phone(`20255501${last}`);
      me.dial(other.number);
      await scheduler.advance(1000);
      other.answer();
      await heard();
      expect(me.hold.join()).toBe(true);
    }
    expect(calls(me)).toHaveLength(5);
    me.dial(ben.number);
    await scheduler.advance(1000);
    ben.answer();
    await heard();
    expect(me.hold.join()).toBe(false);
    expect(calls(me).at(-1)).toBe('6 active');
    carl.offHook();
    carl.dial(me.number);
    await heard();
    expect(calls(me)).toEqual([1, 2, 3, 4, 5].map((id) => `${id} held conference`).concat('6 active', '7 waiting'));
    expect(me.hold.swap()).toBe(false);
    expect(me.dial('5550100')).toBeNull();
  });

  test('transfer: the two parties have each other', async () => {
    await addBen();
    expect(me.hold.transfer()).toBe(true);
    expect(me.calls).toEqual([]);
    expect(await heard()).toEqual(['21 retrieved', '11 1 released 16 self', '11 2 released 16 self']);
    expect(network.calls).toBe(1);
    anna.sendDtmf('3');
    expect(await heard()).toEqual(['22 digit 3']);
    ben.onHook();
    expect(await heard()).toEqual(['21 released normal']);
    expect(network.calls).toBe(0);
  });

  test('a call that waits is refused or taken, not released', async () => {
    ben.offHook();
    ben.dial(me.number);
    await heard();
    expect(me.hold.releaseCall(2)).toBe(false);
    expect(calls(me)).toEqual(['1 active', '2 waiting']);
  });

  test('who held the one that transfers holds the party that it gets instead', async () => {
    const dora = mobile('2025550144');
    me.hangUp();
    dora.dial(me.number);
    await heard();
    me.answer();
    await heard();
    dora.hold.swap();
    me.dial(ben.number);
    await scheduler.advance(1000);
    ben.answer();
    await heard();
    expect(me.hold.transfer()).toBe(true);
    expect(await heard()).toContain('22 held');
  });

  test('transfer to a party that still rings', async () => {
    me.dial(ben.number);
    await heard();
    expect(calls(me)).toEqual(['1 held', '2 alerting']);
    expect(me.hold.transfer()).toBe(true);
    expect(await heard()).toContain('21 ringback');
    ben.answer();
    expect(await heard()).toEqual(['21 answered']);
    expect(network.calls).toBe(1);
    expect(scheduler.pending).toBe(0);
  });

  test.each(['releaseHeld', 'join', 'transfer'] as const)('%s with one active call is refused', (operation) => {
    expect(me.hold[operation]()).toBe(false);
    expect(calls(me)).toEqual(['1 active']);
  });

  test('split and release of what is not there are refused', () => {
    expect([me.hold.split(1), me.hold.split(2), me.hold.releaseCall(2)]).toEqual([false, false, false]);
    expect(calls(me)).toEqual(['1 active']);
  });

  test('hang up ends what is talked in, and leaves who is on hold', async () => {
    await addBen();
    me.hangUp();
    expect(calls(me)).toEqual(['1 held']);
    me.hangUp();
    expect(calls(me)).toEqual([]);
    await heard();
    expect(network.calls).toBe(0);
  });

  test('out of reach: the calls are lost at both ends', async () => {
    await addBen();
    me.setReachable(false);
    const lost = ['11 1 released 41 other', '11 2 released 41 other'];
    expect((await heard()).sort()).toEqual([...lost, '21 released normal', '22 released normal']);
  });

  test('without power: nothing is heard any more, and the others are released', async () => {
    await addBen();
    me.powerOff();
    expect((await heard()).sort()).toEqual(['21 released normal', '22 released normal']);
    carl.offHook();
    carl.dial(me.number);
    expect(await heard()).toEqual(['23 released unreachable']);
  });
});

describe('forwarding', () => {
  let me: MobileSubscriber;
  let caller: NetworkPort;
  let other: NetworkPort;

  beforeEach(() => {
    me = mobile('2025550111');
    caller = phone('2025550121');
    other = phone('2025550122');
  });

  const to = () => ({ number: other.number, active: true, classes: 1, afterS: 5 });

  async function call(): Promise<string[]> {
    caller.offHook();
    caller.dial(me.number);
    return heard(6500);
  }

  test('always', async () => {
    me.services.register('unconditional', to());
    expect(await call()).toEqual(['21 forwarded', '22 ring 2025550121', '22 forwardedCall', '21 ringback']);
  });

  test('when the telephone is off', async () => {
    me.services.register('notReachable', to());
    me.setReachable(false);
    expect(await call()).toContain('22 ring 2025550121');
  });

  test('when the line is busy', async () => {
    me.services.register('busy', to());
    me.dial('5550102');
    expect(await call()).toContain('22 ring 2025550121');
  });

  test('after some seconds without an answer; the caller goes on', async () => {
    me.services.register('noReply', to());
    expect(await call()).toEqual(
      expect.arrayContaining(['11 1 incoming', '21 forwarded', '11 1 released 16 other', '22 ring 2025550121']),
    );
    other.answer();
    await heard();
    expect(network.calls).toBe(1);
  });

  test('not while it is turned off, nor for other classes', async () => {
    me.services.register('unconditional', { ...to(), classes: 2 });
    me.services.register('noReply', to());
    me.services.activate('noReply', false);
    expect(await call()).not.toContain('22 ring 2025550121');
  });

  test('a circle ends', async () => {
    me.services.register('unconditional', { ...to(), number: me.number });
    expect((await call()).at(-1)).toBe('21 released unreachable');
    expect(network.calls).toBe(0);
  });
});

test('a withheld number is not told', async () => {
  const me = mobile('2025550111');
  mobile('2025550122');
  me.dial('2025550122', true);
  await heard();
  me.hangUp();
  const [, received] = [me, mobile('2025550123')];
  me.dial(received.number, true);
  await scheduler.advance(1000);
  expect(received.calls[0]?.party).toEqual({ number: '', name: '', presentation: 'withheld' });
});

test('a number that is taken is refused', () => {
  mobile('2025550111');
  expect(() => mobile('2025550111')).toThrow(RangeError);
});

const DEEDS = [
  'dial',
  'answer',
  'hangUp',
  'swap',
  'join',
  'split',
  'one',
  'releaseHeld',
  'releaseActive',
  'transfer',
  'off',
] as const;

test('whatever subscribers do, their calls are consistent, and both ends agree', async () => {
  const numbers = ['2025550111', '2025550122', '2025550133', '2025550144'];
  const deed = fc.tuple(fc.nat(3), fc.constantFrom(...DEEDS), fc.nat(7), fc.constantFrom(0, 5, 15, 700, 1500));

  function act(
    mobiles: readonly MobileSubscriber[],
    [who, what, which]: readonly [number, string, number, number],
  ): void {
    const me = mobiles[who]!;
    if (what === 'dial') me.dial([...numbers, '5550100', '5550101', '5550106', '5550102'][which]!);
    else if (what === 'answer') me.answer();
    else if (what === 'hangUp') me.hangUp();
    else if (what === 'off' && which === 0) me.powerOff();
    else if (what === 'off') me.setReachable(which > 1);
    else if (what === 'split') me.hold.split(which);
    else if (what === 'one') me.hold.releaseCall(which);
    else me.hold[what as 'swap']();
  }

  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(deed, { maxLength: 40 }), async (seed, deeds) => {
      build(seed);
      const mobiles = numbers.map(mobile);
      const known = mobiles.map(() => new Map<number, unknown>());
      for (const step of deeds) {
        act(mobiles, step);
        for (const [at, me] of mobiles.entries()) {
          const ids = me.calls.map(({ id }) => id);
          expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
          expect(ids.every((id) => id >= 1 && id <= 7)).toBe(true);
          for (const state of ['active', 'held'] as const) {
            const group = me.calls.filter((call) => call.state === state);
            expect(group.length <= 5 && group.every(({ multiparty }) => multiparty === group.length > 1)).toBe(true);
          }
          const setUp = me.calls.filter(({ state }) => /dialling|alerting|incoming|waiting/.test(state));
          expect(setUp.length).toBeLessThanOrEqual(1);
          for (const call of me.calls) {
            const before = known[at]!.get(call.id) as typeof call | undefined;
            expect(before === undefined || before === call || before.state === 'released').toBe(true);
            known[at]!.set(call.id, call);
          }
        }
        await scheduler.advance(step[3]);
      }
      // At rest, who holds whom is known at both ends.
      await scheduler.advance(100);
      const amongThem = !deeds.some(([, what, which]) => what === 'dial' && which >= numbers.length);
      const all = mobiles.flatMap(({ calls: own }) => own);
      if (amongThem)
        expect(all.filter(({ heldByOther }) => heldByOther).length).toBe(
          all.filter(({ state }) => state === 'held').length,
        );
      for (const me of mobiles) me.setReachable(true);
      for (const me of mobiles) me.hangUpAll();
      await scheduler.advance(400_000);
      expect(mobiles.flatMap(({ calls: left }) => left)).toEqual([]);
      expect(network.calls).toBe(0);
      expect(scheduler.pending).toBe(0);
    }),
    { numRuns: 150 },
  );
}, 60_000);
