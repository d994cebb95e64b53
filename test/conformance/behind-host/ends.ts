import { expect } from 'vitest';
import { LINEGATHERTERM, LINEGENERATETERM } from '../../../src/tspi/generated/constants.js';
import { LINEERR } from '../../../src/tspi/generated/errors.js';
import { out } from '../../../src/tspi/result.js';
import { CALL, LINE, PHONE, type Behind, type Outcome, type Outcomes } from './behind.js';

/** A drop that is out when its scope is closed: it may have got through. */
function drained(close: (world: Behind) => number): Outcome {
  return {
    so: '(g) what is left out is completed by the host, with an unknown outcome',
    shows: async (world) => {
      await world.call();
      world.sink.take();
      const { id } = world.begin((page) => world.session.lineDrop(page, CALL));
      expect(close(world)).toBe(0);
      const failed = [`reply ${id} LINEERR_OPERATIONFAILED unknown`];
      expect(world.replies(id)).toEqual(failed);
      await world.scheduler.advance(5000);
      expect(world.replies(id)).toEqual(failed);
      world.counted('abandonedRequests', 'staleCompletions');
    },
  };
}

/** Digits that are being sent when the call is dropped, or after. */
function digitsEndOnce(digits: string, counted: readonly 'strayEvents'[]): Outcome {
  return {
    so: '(f) digits end once, before their call does',
    shows: async (world) => {
      await world.call();
      world.sink.take();
      expect(world.session.lineGenerateDigits(CALL, 2, digits, 0)).toBe(0);
      await world.scheduler.advance(1000);
      await world.drop();
      const told = world.sink.log.filter((line) => !line.startsWith('reply')).map((line) => line.split(' ')[0]);
      expect(told).toEqual(['LINE_GENERATE', 'LINE_CALLSTATE']);
      world.counted(...counted);
    },
  };
}

/** Closing, and the ends of digits. */
export const endOutcomes: Outcomes = {
  'leaves requests out when lineCloseCall returns': drained(({ session }) => session.lineDeallocateCall(CALL)),
  'leaves requests out when lineClose returns': drained(({ session }) => session.lineClose(LINE)),
  'leaves requests out when phoneClose returns': {
    so: '(g) what is left out is completed by the host, with an unknown outcome',
    shows: async (world) => {
      expect(world.openPhone()).toBe(0);
      expect(world.ask('phoneSetLamp', [PHONE, 0, 4])).toBe('accepted');
      expect(world.session.phoneClose(PHONE)).toBe(0);
      await world.scheduler.advance(1000);
      expect(world.sink.log).toEqual(['reply 1 PHONEERR_OPERATIONFAILED unknown']);
      world.counted('abandonedRequests', 'staleCompletions');
    },
  },
  'leaves requests out when providerShutdown returns': {
    so: '(g) the host has closed every line and phone before, so nothing is out by then',
    shows: async (world) => {
      await world.call();
      expect(world.openPhone()).toBe(0);
      world.begin((page) => world.session.lineDrop(page, CALL));
      expect(world.ask('phoneSetLamp', [PHONE, 0, 4])).toBe('accepted');
      world.host.shutdown();
      world.counted();
      await world.scheduler.advance(1000);
      world.counted();
    },
  },
  'answers the close of an open call with an error': {
    so: '(g) the call is closed for its client, whatever the provider says',
    shows: async (world) => {
      await world.call();
      world.sink.take();
      expect(world.session.lineDeallocateCall(CALL)).toBe(0);
      expect(world.session.lineDrop(99, CALL)).toBe(LINEERR.INVALCALLHANDLE);
      expect(world.host.device(0)?.open?.calls.size).toBe(0);
      await world.scheduler.advance(1000);
      expect(world.sink.log).toEqual([]);
      world.counted();
    },
  },
  'ends twice what was generated': digitsEndOnce('12', ['strayEvents']),
  'forgets digits when their call ends': digitsEndOnce('1,,,,', []),
  'ends as done what was replaced': {
    so: '(f) what is replaced ends with CANCEL, by the host; what the provider says of that end is dropped',
    shows: async (world) => {
      await world.call();
      world.sink.take();
      expect(world.session.lineGenerateDigits(CALL, 2, '1,,,,', 0)).toBe(0);
      expect(world.session.lineGenerateDigits(CALL, 2, '2', 0)).toBe(0);
      await world.scheduler.advance(1000);
      const { CANCEL, DONE } = LINEGENERATETERM;
      expect(world.sink.log).toEqual([`LINE_GENERATE ${CALL} ${CANCEL}`, `LINE_GENERATE ${CALL} ${DONE}`]);
      world.counted();
    },
  },
  'does not store the digit that ends the gathering': {
    so: 'which digits were dialled only the provider knows: the client has what it stored, and why it ended',
    shows: async (world) => {
      await world.call();
      world.sink.take();
      const gather = [CALL, 2, 1, 9, '#', 0, 0];
      expect(world.session.call('lineGatherDigits', 0, gather, out<unknown>(undefined))).toBe(0);
      world.provider.farEndSends('12#3');
      await world.scheduler.advance(1000);
      const ended = `LINE_GATHERDIGITS ${CALL} ${LINEGATHERTERM.TERMDIGIT}`;
      expect(world.sink.log).toEqual([`digits ${CALL} "12"`, ended]);
      world.counted();
    },
  },
};
