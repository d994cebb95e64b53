import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../../base/random.js';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { addMagicNumbers } from '../magic-numbers.js';
import type { NetworkPort } from '../network-port.js';
import { TelephoneNetwork } from '../telephone-network.js';
import type { Answer } from './answer.js';
import { answer, begin, drop, hold, unhold } from './call-control.js';
import { PARK_SLOTS, PrivateExchange } from './exchange.js';
import { forwardFor, type ForwardRule } from './forwarding.js';
import type { Leg } from './leg.js';
import { legTransitions, type LegState } from './leg-states.js';
import { park, unpark } from './park-pickup.js';
import { send } from './signals.js';
import type { Extension } from './station.js';
import { blindTransfer, completeTransfer, setupTransfer } from './transfer.js';

let scheduler: SimulatedScheduler;
let outside: TelephoneNetwork;
let exchange: PrivateExchange;
beforeEach(() => {
  scheduler = new SimulatedScheduler();
  const random = seededRandom(1);
  outside = new TelephoneNetwork({ scheduler, random });
  addMagicNumbers(outside, scheduler);
  exchange = new PrivateExchange({
    scheduler,
    random,
    outside,
    extensions: [
      { number: '11', name: 'Anna' },
      { number: '12', name: 'Ben' },
      { number: '13', name: 'Cleo' },
    ],
    trunks: [{ number: '5550191', answeredBy: '11' }],
  });
});

const extension = (number: string): Extension => exchange.extension(number)!;

function carryOut(asked: Answer): void {
  if (typeof asked === 'string') throw new Error(`Refused: ${asked}`);
  asked();
}

async function call(from: string, to: string): Promise<Leg> {
  const leg = exchange.newLeg(extension(from));
  leg.tended = true;
  carryOut(begin(exchange, leg, to));
  await scheduler.advance(500);
  return leg;
}

async function connect(from: string, to: string): Promise<[Leg, Leg]> {
  const leg = await call(from, to);
  const called = extension(to).ringing()!;
  called.tended = true;
  carryOut(answer(exchange, called));
  return [leg, called];
}

describe('a leg', () => {
  const states = Object.keys(legTransitions) as LegState[];

  test('goes where its table lets it, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { maxLength: 30 }), (wanted) => {
        const leg = exchange.newLeg(extension('11'));
        for (const next of wanted) {
          const before = leg.state;
          const allowed = next === before || legTransitions[before].includes(next);
          if (allowed) leg.enter(next);
          else expect(() => leg.enter(next)).toThrow();
          expect(leg.state).toBe(allowed ? next : before);
        }
        if (leg.state !== 'idle') leg.enter('idle');
      }),
    );
    expect(extension('11').legs.size).toBe(0);
  });

  test('leads to idle from every state, and idle to none', () => {
    for (const state of states) expect(legTransitions[state].includes('idle')).toBe(state !== 'idle');
  });
});

test('asking changes nothing: only the deed does', async () => {
  const [leg, called] = await connect('11', '12');
  for (const ask of [
    () => hold(leg),
    () => drop(leg),
    () => park(exchange, leg, null),
    () => blindTransfer(exchange, leg, '13'),
  ])
    expect(ask()).toBeTypeOf('function');
  expect([leg.state, called.state, exchange.slots.size]).toEqual(['connected', 'connected', 0]);
  expect(unhold(leg)).toBe('INVALCALLSTATE');
});

describe('who is sent on to a number that is busy', () => {
  const busy = { number: '5550101', name: '', presentation: 'allowed' };

  test('at once is with that number from then on, and so is told that it is busy', async () => {
    const [leg, called] = await connect('11', '12');
    carryOut(blindTransfer(exchange, leg, busy.number));
    expect([called.state, called.info.connected]).toEqual(['connected', busy]);
    await scheduler.advance(5000);
    expect([leg.state, called.state, called.mode]).toEqual(['idle', 'disconnected', 'busy']);
    expect(called.info).toMatchObject({ connected: busy, redirection: busy });
  });

  test('after a consultation, likewise', async () => {
    const [leg, called] = await connect('11', '12');
    const consult = exchange.newLeg(extension('11'));
    consult.tended = true;
    carryOut(setupTransfer(exchange, leg, consult, busy.number));
    await scheduler.advance(5000);
    expect(consult.state).toBe('busy');
    carryOut(completeTransfer(leg, consult));
    expect([called.state, called.mode, called.info.connected]).toEqual(['disconnected', 'busy', busy]);
  });

  test('is with whom that number is forwarded to', async () => {
    const [leg, called] = await connect('11', '12');
    extension('13').forwards = [{ when: 'always', of: 'all', to: busy.number }];
    carryOut(blindTransfer(exchange, leg, '13'));
    await scheduler.advance(5000);
    expect([called.state, called.info.connected]).toEqual(['disconnected', busy]);
  });
});

test('a number that is dialled and forwarded is not connected before it answers', async () => {
  extension('12').forwards = [{ when: 'always', of: 'all', to: '13' }];
  const leg = await call('11', '12');
  expect(leg.state).toBe('ringback');
  expect(leg.info).toMatchObject({ connected: null, redirection: { number: '13' } });
});

test('legs that nobody tends end by themselves', async () => {
  const leg = exchange.newLeg(extension('11'));
  carryOut(begin(exchange, leg, '12'));
  await scheduler.advance(500);
  carryOut(drop(extension('12').ringing()!));
  expect(exchange.legs).toEqual([]);
});

test('numbers are unique, and have two or three digits', () => {
  for (const number of ['11', '1', '1234', '1a', PARK_SLOTS[0]!])
    expect(() => exchange.add({ number, name: '' })).toThrow(RangeError);
});

describe('a trunk', () => {
  let heard: string[];
  let caller: NetworkPort;
  beforeEach(() => {
    heard = [];
    const say = (what: string) => () => {
      heard.push(what);
    };
    caller = outside.connect(
      { number: '5550195', name: 'OUTSIDE' },
      {
        dialtone: say('dialtone'),
        ringback: say('ringback'),
        busy: say('busy'),
        congestion: say('congestion'),
        answered: say('answered'),
        carrier: say('carrier'),
        released: say('released'),
        ring: say('ring'),
        ringStopped: say('ringStopped'),
        dtmf: (digit) => heard.push(`dtmf ${digit}`),
        data: say('data'),
      },
    );
  });

  async function callIn(): Promise<void> {
    caller.offHook();
    await scheduler.advance(400);
    caller.dial('5550191');
    await scheduler.advance(1500);
  }

  test('brings a call in, with who it is, and takes digits out', async () => {
    await callIn();
    const leg = extension('11').ringing()!;
    expect(leg.info).toMatchObject({ origin: 'external', caller: { number: '5550195', name: 'OUTSIDE' }, trunk: 0 });
    leg.tended = true;
    carryOut(answer(exchange, leg));
    send(leg, { kind: 'digit', digit: '7', by: 'tones', durationMs: 100 });
    await scheduler.advance(100);
    expect(heard).toEqual(['dialtone', 'ringback', 'answered', 'dtmf 7']);
    caller.onHook();
    await scheduler.advance(100);
    expect([leg.state, leg.mode]).toEqual(['disconnected', 'normal']);
  });

  test('refuses a call whose extension is busy', async () => {
    await call('11', '');
    await callIn();
    expect(heard).toEqual(['dialtone', 'ringback', 'released']);
    expect(exchange.trunks[0]?.free).toBe(true);
  });

  test('is for one call at a time', async () => {
    await call('11', '5550102');
    const second = await call('12', '5550102');
    expect([second.state, second.mode]).toEqual(['busy', 'trunk']);
  });

  test('that both ends seize carries no call, and is free again', async () => {
    caller.offHook();
    await scheduler.advance(400);
    caller.dial('5550191');
    const leg = exchange.newLeg(extension('12'));
    leg.tended = true;
    carryOut(begin(exchange, leg, '5550102'));
    await scheduler.advance(5000);
    caller.onHook();
    carryOut(drop(leg));
    for (const one of extension('11').legs) carryOut(drop(one));
    await scheduler.advance(5000);
    expect(exchange.trunks[0]?.free).toBe(true);
    expect(outside.calls).toBe(0);
  });
});

test('a parked call whose party hangs up leaves its slot', async () => {
  const [leg, called] = await connect('11', '12');
  carryOut(park(exchange, leg, '701'));
  expect(exchange.slots.size).toBe(1);
  carryOut(drop(called));
  expect(exchange.slots.size).toBe(0);
  expect(unpark(exchange, exchange.newLeg(extension('13')), '701')).toBe('INVALADDRESS');
});

describe('forwarding', () => {
  const caller = { number: '11', name: '', presentation: 'allowed' } as const;
  const rule = (when: ForwardRule['when'], of: ForwardRule['of'], to: string): ForwardRule => ({ when, of, to });

  test.each<[string, ForwardRule[], 'always' | 'busy' | 'noAnswer', string | undefined]>([
    ['one caller goes before all', [rule('busy', 'all', '1'), rule('busy', { caller: '11' }, '2')], 'busy', '2'],
    ['inside goes before all', [rule('busy', 'all', '1'), rule('busy', 'internal', '2')], 'busy', '2'],
    ['outside does not hold inside', [rule('busy', 'external', '1')], 'busy', undefined],
    ['busy or no answer is both', [rule('busyOrNoAnswer', 'all', '1')], 'noAnswer', '1'],
    ['and is not always', [rule('busyOrNoAnswer', 'all', '1')], 'always', undefined],
  ])('%s', (_, rules, happening, to) => {
    expect(forwardFor(rules, happening, caller, true)?.to).toBe(to);
  });

  test('a caller who is not known is no one caller', () => {
    const unknown = { number: '', name: '', presentation: 'withheld' } as const;
    expect(forwardFor([rule('always', { caller: '' }, '1')], 'always', unknown, true)).toBeUndefined();
  });
});

test('the same seed and the same deeds give the same history', async () => {
  const history = async (): Promise<string[]> => {
    const told: string[] = [];
    const world = new SimulatedScheduler();
    const random = seededRandom(9);
    const network = new TelephoneNetwork({ scheduler: world, random });
    addMagicNumbers(network, world);
    const own = new PrivateExchange({
      scheduler: world,
      random,
      outside: network,
      extensions: [{ number: '11', name: 'Anna' }],
      trunks: [{ number: '5550191', answeredBy: '11' }],
    });
    const one = own.extension('11')!;
    one.events = { ...one.events, legChanged: (leg) => told.push(`${world.now()} ${leg.state}`) };
    carryOut(begin(own, own.newLeg(one), '5550106'));
    await world.advance(20_000);
    return told;
  };
  const first = await history();
  expect(first.length).toBeGreaterThan(5);
  expect(await history()).toEqual(first);
});
