import { noFaults, type ModemFaults } from './faults.js';

const SLOW_MS = 1000;

/** What can go wrong with a modem at a person's wish: for each, what is switched. `line`: what the modem may say unasked at any time. */
export const playedFaults = {
  dropResult: () => ({ dropResults: 1 }),
  lateResult: () => ({ lateResults: 1 }),
  split: () => ({ pieces: 'single' }),
  merged: () => ({ pieces: 'merged' }),
  noise: () => ({ noise: true }),
  interleave: (line: string) => ({ interleave: [{ after: 1, lines: [line] }] }),
  slow: () => ({ slowMs: SLOW_MS }),
  none: noFaults,
} as const satisfies Readonly<Record<string, (line: string) => Partial<ModemFaults>>>;
