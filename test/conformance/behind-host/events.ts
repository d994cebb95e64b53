import { expect } from 'vitest';
import { LINEERR } from '../../../src/tspi/generated/errors.js';
import type { HostCounters } from '../../../src/host/trace.js';
import { CALL, LINE, PHONE, WHOLE_CALL, type Outcome, type Outcomes } from './behind.js';

/** The most calls that a host has at a time. */
const MOST_CALLS = 4095;

/** A call goes from its first state to its last as if the provider were right. */
function filtered(counter: keyof HostCounters): Outcome {
  return {
    so: '(f) the client sees none of it',
    shows: async (world) => {
      await world.call();
      await world.drop();
      expect(world.callMessages).toEqual(WHOLE_CALL);
      world.counted(counter);
    },
  };
}

/** What is told by itself. */
export const eventOutcomes: Outcomes = {
  'tells of a call before its request has succeeded': {
    so: '(f) it waits for the reply',
    shows: async (world) => {
      await world.call();
      const reply = world.sink.log.findIndex((line) => line.startsWith('reply'));
      const info = world.sink.log.findIndex((line) => line.startsWith('LINE_CALLINFO'));
      expect(info).toBeGreaterThan(reply);
      world.counted();
    },
  },
  'tells something else before the first state of a new call': {
    so: '(f) after LINE_NEWCALL comes LINE_CALLSTATE, whatever was told before it',
    shows: async (world) => {
      await world.open();
      world.provider.ring();
      await world.scheduler.advance(1000);
      expect(world.callMessages[0]).toMatch(/^LINE_CALLSTATE \d+ OFFERING$/);
      expect(world.callMessages[1]).toMatch(/^LINE_CALLINFO/);
      world.counted();
    },
  },
  'tells of a call that the host did not take': {
    so: '(j) a host that has all the calls that it can have says so, and hears nothing of one more',
    shows: async (world) => {
      await world.open();
      for (let n = 0; n < MOST_CALLS; n++) world.provider.ring();
      await world.scheduler.advance(1000);
      world.counted('flushedEvents');
      world.sink.take();
      world.provider.ring();
      await world.scheduler.advance(1000);
      expect(world.sink.log).toEqual([]);
      world.counted('flushedEvents', 'strayEvents');
    },
  },
  'tells something after IDLE': filtered('eventsAfterIdle'),
  'repeats a state': filtered('repeatedStates'),
  'tells of a call that there is not': filtered('strayEvents'),
  'tells what only a host can tell': filtered('strayEvents'),
  'goes to a state that cannot follow': {
    so: 'told as it is: what a network does is the provider’s to know. The call can be dropped all the same',
    shows: async (world) => {
      await world.call();
      await world.drop();
      const [dialing, proceeding, ringback, connected, idle] = WHOLE_CALL;
      const offering = `LINE_CALLSTATE ${CALL} OFFERING`;
      expect(world.callMessages).toEqual([dialing, proceeding, ringback, offering, connected, idle]);
      world.counted();
    },
  },
  'tells of a call after its close': {
    so: '(g) nothing follows the close of a call',
    shows: async (world) => {
      await world.open();
      world.provider.ring();
      await world.scheduler.advance(1000);
      const hCall = Number(world.callMessages[0]?.split(' ')[1]);
      expect(world.session.lineDeallocateCall(hCall)).toBe(0);
      world.sink.take();
      await world.scheduler.advance(1000);
      expect(world.sink.log).toEqual([]);
      world.counted('strayEvents');
    },
  },
  'tells of a phone after its close': {
    so: '(g) nothing follows the close of a phone',
    shows: async (world) => {
      expect(world.openPhone()).toBe(0);
      expect(world.session.phoneSetStatusMessages(PHONE, 1, 0, 0)).toBe(0);
      expect(world.session.phoneClose(PHONE)).toBe(0);
      world.sink.take();
      await world.scheduler.advance(1000);
      expect(world.sink.log).toEqual([]);
      world.counted('strayEvents');
    },
  },
  'tells something after its session': {
    so: '(g) nobody hears of it',
    shows: async (world) => {
      await world.open();
      expect(world.session.lineSetStatusMessages(LINE, 1, 0)).toBe(0);
      world.host.shutdown();
      world.sink.take();
      await world.scheduler.advance(1000);
      expect(world.sink.log).toEqual([]);
      expect(world.session.lineMakeCall(1, LINE, CALL, '100', 0, null)).toBe(LINEERR.INVALLINEHANDLE);
      world.counted('strayEvents');
    },
  },
};
