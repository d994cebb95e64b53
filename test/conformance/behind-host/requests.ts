import { expect } from 'vitest';
import { LINEERR } from '../../../src/tspi/generated/errors.js';
import { out } from '../../../src/tspi/result.js';
import { BACKSTOP_MS, CALL, LINE, type Behind, type Outcome, type Outcomes } from './behind.js';

/** A request that fails at once, and of which nothing more is heard. */
function failsAtOnce(so: string, counter: 'threw' | 'badReturns'): Outcome {
  return {
    so,
    shows: async (world) => {
      await world.open();
      const { id, result } = world.devSpecific();
      expect(result).toBe(LINEERR.OPERATIONFAILED);
      await world.scheduler.advance(BACKSTOP_MS * 2);
      expect(world.replies(id)).toEqual([]);
      world.counted(counter);
    },
  };
}

/** One reply, whatever else is completed. */
async function oneReply(world: Behind): Promise<void> {
  await world.open();
  const { id } = world.devSpecific();
  await world.scheduler.advance(1000);
  expect(world.replies(id)).toEqual([`reply ${id} SUCCESS`]);
}

/** Nothing until the host’s own limit, then a failure that may have had its effect. */
async function endsAtBackstop(world: Behind): Promise<void> {
  await world.open();
  const { id } = world.devSpecific();
  await world.scheduler.advance(BACKSTOP_MS - 1000);
  expect(world.replies(id)).toEqual([]);
  await world.scheduler.advance(2000);
  expect(world.replies(id)).toEqual([`reply ${id} LINEERR_OPERATIONFAILED unknown`]);
}

/** Returns, completions and out-values. */
export const requestOutcomes: Outcomes = {
  throws: failsAtOnce('(a) the request fails at once', 'threw'),
  'answers an asynchronous function with 0': failsAtOnce('(a) the request fails at once', 'badReturns'),
  'answers an asynchronous function with 4711': failsAtOnce('(a) the request fails at once', 'badReturns'),
  'answers an asynchronous function with NaN': failsAtOnce('(a) the request fails at once', 'badReturns'),
  'answers a synchronous function with a positive number': {
    so: '(a) the function has failed',
    shows: async (world) => {
      await world.call();
      expect(world.ask('lineSetAppSpecific', [CALL, 7])).toBe('LINEERR_OPERATIONFAILED');
      world.counted('badReturns');
    },
  },
  'hangs: a request never completes': {
    so: '(i) the host’s own limit ends it, with an unknown outcome',
    shows: async (world) => {
      await endsAtBackstop(world);
      world.counted('expiredRequests');
    },
  },
  'completes twice': {
    so: '(b) the client has one reply',
    shows: async (world) => {
      await oneReply(world);
      const { duplicateCompletions, staleCompletions } = world.host.counters;
      expect(duplicateCompletions + staleCompletions).toBe(1);
    },
  },
  'completes with a positive number': {
    so: '(b) that is no completion: the host’s own limit ends the request',
    shows: async (world) => {
      await endsAtBackstop(world);
      world.counted('invalidCompletions', 'expiredRequests');
    },
  },
  'completes another’s id': {
    so: '(b) the client has one reply',
    shows: async (world) => {
      await oneReply(world);
      world.counted('staleCompletions');
    },
  },
  'refuses a request and completes it': {
    so: '(d) what is refused is over: a completion after it is dropped',
    shows: async (world) => {
      await world.open();
      const { id, result } = world.devSpecific();
      expect(result).toBe(LINEERR.RESOURCEUNAVAIL);
      await world.scheduler.advance(1000);
      expect(world.replies(id)).toEqual([]);
      world.counted('staleCompletions');
    },
  },
  'leaves an out-parameter unset': {
    so: '(a) the function has failed, and gives nothing',
    shows: async (world) => {
      await world.open();
      const value = out<unknown>('untouched');
      expect(world.ask('lineGetNumAddressIDs', [LINE], value)).toBe('LINEERR_OPERATIONFAILED');
      expect(value.value).toBe('untouched');
      world.counted('badValues');
    },
  },
  'leaves unset what is to be filled before the end': {
    so: '(a) the success is none, with an unknown outcome: it may have been done',
    shows: async (world) => {
      await world.call('102');
      world.sink.take();
      const { id } = world.begin((page) => world.session.call('lineCompleteCall', page, [CALL, 2, 0], out(undefined)));
      await world.scheduler.advance(1000);
      expect(world.replies(id)).toEqual([`reply ${id} LINEERR_OPERATIONFAILED unknown`]);
      expect(world.sink.values.at(-1)).toBe(null);
      world.counted('badValues');
    },
  },
};
