import { afterEach, expect, it, vi } from 'vitest';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { unmountAll } from '../testing/mount.js';
import { SCROLLBACK, TerminalView, WRITTEN_IN_A_TASK } from './terminal-view.js';
import type { LogEntry } from './traffic-log.js';

afterEach(unmountAll);

const entries = (count: number): LogEntry[] =>
  Array.from({ length: count }, (_, seq) => ({ seq, atMs: 0, direction: 'note', text: `line ${seq}` }));

it('makes and writes no more than some hundred lines in one task, and shows them all', async () => {
  const scheduler = new SimulatedScheduler();
  let made = 0;
  let mostMade = 0;
  const watched = Object.assign(Object.create(scheduler) as SimulatedScheduler, {
    after: (delayMs: number, run: () => void) =>
      scheduler.after(delayMs, () => {
        made = 0;
        run();
        mostMade = Math.max(mostMade, made);
      }),
  });
  const lineOf = ({ text }: LogEntry): string => {
    made++;
    return text;
  };
  const place = document.createElement('div');
  document.body.append(place);
  const view = new TerminalView(() => watched);
  await view.open(place, 'Traffic');
  view.replace(entries(20_000), lineOf);
  expect([made, view.waiting]).toEqual([0, SCROLLBACK]);
  await scheduler.advance(100);
  expect([mostMade, view.waiting]).toEqual([WRITTEN_IN_A_TASK, 0]);
  await vi.waitFor(() => expect(place.querySelector('.xterm-rows')?.textContent).toContain('line 19999'));
  view.replace(entries(3), lineOf);
  await scheduler.advance(100);
  await vi.waitFor(() => expect(place.querySelector('.xterm-rows')?.textContent).not.toContain('line 19999'));
  view.close();
  expect(scheduler.pending).toBe(0);
});
