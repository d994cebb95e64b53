import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { addMagicNumbers, magicNumbers } from './magic-numbers.js';
import type { NetworkPort, NetworkPortEvents } from './network-port.js';
import { TelephoneNetwork, type Subscriber } from './telephone-network.js';

let scheduler: SimulatedScheduler;
let network: TelephoneNetwork;
let log: string[];

beforeEach(() => {
  build(1);
});

function build(seed: number, capacity?: number): void {
  scheduler = new SimulatedScheduler();
  network = new TelephoneNetwork({
    scheduler,
    random: seededRandom(seed),
    ...(capacity === undefined ? {} : { capacity }),
  });
  addMagicNumbers(network, scheduler);
  log = [];
}

function phone(subscriber: Subscriber): NetworkPort {
  const name = subscriber.number;
  const say = (what: string) => {
    log.push(`${name} ${what}`);
  };
  const events: NetworkPortEvents = {
    dialtone: () => say('dialtone'),
    ringback: () => say('ringback'),
    busy: () => say('busy'),
    congestion: () => say('congestion'),
    answered: () => say('answered'),
    carrier: () => say('carrier'),
    released: (cause) => say(`released ${cause}`),
    ring: (caller) => say(`ring ${caller.number}/${caller.name}/${caller.presentation}`),
    ringStopped: () => say('ringStopped'),
    dtmf: (digit) => say(`dtmf ${digit}`),
    data: (bytes) => say(`data ${bytes.join(',')}`),
  };
  return network.connect(subscriber, events);
}

async function call(port: NetworkPort, digits: string): Promise<void> {
  port.offHook();
  await scheduler.advance(400);
  port.dial(digits);
  await scheduler.advance(700);
}

/** What was heard since the last time. */
function heard(): string[] {
  return log.splice(0);
}

describe('two subscribers', () => {
  let anna: NetworkPort;
  let ben: NetworkPort;
  beforeEach(() => {
    anna = phone({ number: '2025550111', name: 'ANNA EXAMPLE' });
    ben = phone({ number: '2025550122' });
  });

  test('call, answer, send digits and hang up', async () => {
    await call(anna, ben.number);
    expect(heard()).toEqual([
      '2025550111 dialtone',
      '2025550122 ring 2025550111/ANNA EXAMPLE/allowed',
      '2025550111 ringback',
    ]);
    expect(ben.answer()).toBe(true);
    await scheduler.advance(100);
    anna.sendDtmf('1#x');
    ben.sendDtmf('D');
    ben.sendData(Uint8Array.of(7));
    await scheduler.advance(100);
    ben.onHook();
    await scheduler.advance(100);
    expect(heard()).toEqual([
      '2025550111 answered',
      '2025550122 dtmf 1',
      '2025550122 dtmf #',
      '2025550111 dtmf D',
      '2025550111 data 7',
      '2025550111 released normal',
    ]);
    expect(network.calls).toBe(0);
    anna.onHook();
    await scheduler.advance(100);
    expect(heard()).toEqual([]);
    expect(scheduler.pending).toBe(0);
  });

  test('the caller gives up', async () => {
    await call(anna, ben.number);
    heard();
    anna.onHook();
    await scheduler.advance(100);
    expect(heard()).toEqual(['2025550122 ringStopped']);
    expect(ben.answer()).toBe(false);
  });

  test('answer and giving up cross on the line: one of them wins for both', async () => {
    await call(anna, ben.number);
    heard();
    anna.onHook();
    expect(ben.answer()).toBe(false);
    await scheduler.advance(100);
    expect(heard()).toEqual(['2025550122 ringStopped']);
    expect(network.calls).toBe(0);
  });

  test('the called party refuses', async () => {
    await call(anna, ben.number);
    heard();
    ben.reject();
    await scheduler.advance(100);
    expect(heard()).toEqual(['2025550111 released rejected']);
  });

  test('lifting the handset of a ringing line answers', async () => {
    await call(anna, ben.number);
    heard();
    ben.offHook();
    await scheduler.advance(1000);
    expect(heard()).toEqual(['2025550111 answered']);
  });

  test('a line off hook, or in a call, is busy', async () => {
    ben.offHook();
    await call(anna, ben.number);
    expect(heard()).toContain('2025550111 busy');
    anna.onHook();
    await call(anna, anna.number);
    expect(heard()).toContain('2025550111 busy');
  });

  test('a number may come in parts', async () => {
    await call(anna, '202555');
    expect(heard()).toEqual(['2025550111 dialtone']);
    anna.dial('0122');
    await scheduler.advance(700);
    expect(heard()).toContain('2025550111 ringback');
  });

  test('a number that nobody has is released after the wait for more digits', async () => {
    await call(anna, '999999');
    expect(heard()).toEqual(['2025550111 dialtone']);
    await scheduler.advance(3000);
    expect(heard()).toEqual(['2025550111 released unassigned']);
  });

  test('nobody answers for three minutes', async () => {
    await call(anna, ben.number);
    heard();
    await scheduler.advance(180_000);
    expect(heard()).toEqual(['2025550122 ringStopped', '2025550111 released noAnswer']);
    expect(network.calls).toBe(0);
  });

  test('numbers are unique', () => {
    expect(() => phone({ number: anna.number })).toThrow(RangeError);
    expect(() => phone({ number: '5550100' })).toThrow(RangeError);
  });
});

test('a withheld number is not told', async () => {
  const anna = phone({ number: '2025550111', name: 'ANNA EXAMPLE', presentation: 'withheld' });
  phone({ number: '2025550122' });
  await call(anna, '2025550122');
  expect(heard()).toContain('2025550122 ring //withheld');
});

test('a full network says congestion', async () => {
  build(1, 1);
  const anna = phone({ number: '2025550111' });
  const ben = phone({ number: '2025550122' });
  await call(anna, '5550102');
  await call(ben, '5550102');
  expect(heard()).toContain('2025550122 congestion');
  anna.onHook();
  ben.onHook();
  await call(ben, '5550102');
  expect(heard()).toContain('2025550122 ringback');
});

describe('magic numbers', () => {
  test.each([
    ['5550100', 2500, ['ringback']],
    ['5550100', 3000, ['ringback', 'answered']],
    ['5550101', 5000, ['busy']],
    ['5550102', 120_000, ['ringback']],
    ['5550103', 5000, ['ringback', 'released rejected']],
    ['5550104', 5000, ['released noDialtone']],
    ['5550105', 5000, ['ringback', 'answered', 'carrier']],
    ['5550106', 5500, ['ringback', 'answered']],
    ['5550106', 6000, ['ringback', 'answered', 'released normal']],
    ['5550112', 11_500, ['ringback']],
    ['5550112', 12_000, ['ringback', 'answered']],
  ])('%s %d ms after it began to ring, or a little less: %j', async (number, ms, events) => {
    const anna = phone({ number: '2025550111' });
    await call(anna, number);
    await scheduler.advance(ms);
    expect(heard().slice(1)).toEqual(events.map((event) => `2025550111 ${event}`));
  });

  test('5550108 hangs up and calls back', async () => {
    const anna = phone({ number: '2025550111' });
    await call(anna, '5550108');
    await scheduler.advance(2500);
    expect(heard().slice(1)).toEqual(['2025550111 ringback', '2025550111 answered', '2025550111 released normal']);
    anna.onHook();
    await scheduler.advance(5000);
    expect(heard()).toEqual(['2025550111 ring 5550108/CALL BACK/allowed']);
    anna.answer();
    await scheduler.advance(120_000);
    expect(heard()).toEqual([]);
    anna.onHook();
    await scheduler.advance(1000);
    expect(network.calls).toBe(0);
  });

  test('one number takes many calls at a time', async () => {
    await call(phone({ number: '2025550111' }), '5550100');
    await call(phone({ number: '2025550122' }), '5550100');
    await scheduler.advance(4000);
    expect(heard().filter((event) => event.endsWith('answered'))).toHaveLength(2);
  });

  test('the upper end of the range is left to subscribers', () => {
    for (let last = 61; last <= 99; last++) expect(phone({ number: `55501${last}` }).number).toBe(`55501${last}`);
  });

  test('each is listed once', () => {
    expect(new Set(magicNumbers.map(({ number }) => number)).size).toBe(magicNumbers.length);
  });
});

test('whatever the subscribers do, nothing is left over and the same deeds give the same history', async () => {
  const deed = fc.tuple(
    fc.nat(1),
    fc.constantFrom('offHook', 'dial other', 'dial magic', 'answer', 'reject', 'onHook', 'dtmf'),
    fc.nat(1500),
    fc.nat(9),
  );
  async function history(seed: number, deeds: readonly [number, string, number, number][]): Promise<string[]> {
    build(seed);
    const ports = [phone({ number: '2025550111' }), phone({ number: '2025550122' })] as const;
    for (const [who, what, ms, last] of deeds) {
      const port = ports[who === 0 ? 0 : 1];
      if (what === 'offHook') port.offHook();
      else if (what === 'dial other') port.dial(ports[who === 0 ? 1 : 0].number);
      else if (what === 'dial magic') port.dial(`555010${last}`);
      else if (what === 'answer') port.answer();
      else if (what === 'reject') port.reject();
      else if (what === 'onHook') port.onHook();
      else port.sendDtmf(String(last));
      await scheduler.advance(ms);
    }
    for (const port of ports) port.onHook();
    await scheduler.advance(400_000);
    for (const port of ports) port.onHook();
    await scheduler.advance(1000);
    expect(network.calls).toBe(0);
    expect(scheduler.pending).toBe(0);
    return heard();
  }
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(deed, { maxLength: 25 }), async (seed, deeds) => {
      expect(await history(seed, deeds)).toEqual(await history(seed, deeds));
    }),
    { numRuns: 30 },
  );
}, 60_000);
