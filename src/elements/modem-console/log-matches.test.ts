import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import type { Line, TrafficRecord } from '../../client/telephony.js';
import { LogMatches, LOOKED_AT_IN_A_TASK } from './log-matches.js';
import { passing, TrafficLog, type LogFilter } from './traffic-log.js';

const line = { permanentId: 1 } as Line;
const records = (from: number, count: number): TrafficRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    id: from + index,
    atMs: 0,
    line,
    direction: (from + index) % 2 === 0 ? 'toModem' : 'fromModem',
    text: `+CSQ: ${from + index}`,
  }));
const filter = (text: string, direction: LogFilter['direction'] = 'all'): LogFilter => ({ text, direction });

function looking(most?: number) {
  const log = new TrafficLog(most);
  let found = 0;
  let looked = 0;
  let mostLooked = 0;
  const scheduler = new SimulatedScheduler();
  const lengthOf = (): number => matches.entries.length;
  /** What a task adds to what was found; everything passes, so that is what it looked at. */
  const counted = (run: () => void): void => {
    looked = lengthOf();
    run();
    mostLooked = Math.max(mostLooked, lengthOf() - looked);
  };
  const watched = Object.assign(Object.create(scheduler) as SimulatedScheduler, {
    after: (delayMs: number, run: () => void) => scheduler.after(delayMs, () => counted(run)),
  });
  const matches = new LogMatches(
    log,
    () => watched,
    () => found++,
  );
  return { log, matches, scheduler, counted, found: () => found, mostLooked: () => mostLooked };
}

it('looks at no more than some thousand of 100,000 lines in one task, and tells when it has seen all', async () => {
  const { log, matches, scheduler, counted, found, mostLooked } = looking();
  log.take(records(0, 100_000), 0);
  counted(() => matches.look(1, filter('csq')));
  expect([matches.looking, found()]).toEqual([true, 0]);
  await scheduler.advance(0);
  expect([matches.looking, found(), matches.entries.length]).toEqual([false, 1, 100_000]);
  expect(mostLooked()).toBe(LOOKED_AT_IN_A_TASK);
});

it('has all of a short log at once, and looks again only at what is new', () => {
  const { log, matches, found } = looking();
  const wanted = filter('csq: 1');
  log.take(records(0, 12), 0);
  matches.look(1, wanted);
  expect(matches.entries.map(({ text }) => text)).toEqual(['+CSQ: 1', '+CSQ: 10', '+CSQ: 11']);
  const { entries } = matches;
  log.take(records(12, 1), 0);
  matches.look(1, wanted);
  expect(matches.entries).toBe(entries);
  expect([matches.entries.length, found()]).toEqual([4, 0]);
});

it('stops looking for what is no longer wanted', () => {
  const { log, matches, scheduler } = looking();
  log.take(records(0, 20_000), 0);
  matches.look(1, filter('a'));
  matches.look(1, filter('b'));
  expect(scheduler.pending).toBe(1);
  matches.look(1, filter(''));
  expect([matches.looking, scheduler.pending, matches.entries.length]).toEqual([false, 0, 20_000]);
});

it('finds what a filter over the whole log finds, whatever comes and goes meanwhile', async () => {
  const step = fc.oneof(
    fc.record({ come: fc.integer({ min: 1, max: 9000 }) }),
    fc.record({ want: fc.constantFrom('', '1', '99', 'none') }),
    fc.constant('clear' as const),
    fc.constant('wait' as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { log, matches, scheduler } = looking(10_000);
      let wanted = filter('7', 'fromModem');
      let next = 0;
      for (const one of steps) {
        if (one === 'wait') await scheduler.advance(0);
        else if (one === 'clear') log.clear(1);
        else if ('want' in one) wanted = filter(one.want);
        else log.take(records((next += one.come) - one.come, one.come), 0);
        matches.look(1, wanted);
      }
      await scheduler.advance(0);
      expect(matches.entries).toEqual(log.entries(1).filter(passing(wanted)));
    }),
    { numRuns: 50 },
  );
});
