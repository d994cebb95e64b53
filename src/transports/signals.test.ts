import { expect, it } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { watchSignals } from './signals.js';
import { transportError } from './transport-errors.js';
import type { TransportError } from './transport.js';

const quiet = { clearToSend: true, dataSetReady: true, dataCarrierDetect: false, ringIndicator: false };
const ringing = { ...quiet, ringIndicator: true };

function watched() {
  const scheduler = new SimulatedScheduler();
  const line = { signals: quiet, error: undefined as TransportError | undefined, readings: 0 };
  const getSignals = () => {
    line.readings++;
    return line.error === undefined ? Promise.resolve({ ...line.signals }) : Promise.reject(line.error);
  };
  const heard: unknown[] = [];
  const watcher = {
    changed: (signals: unknown) => heard.push(signals),
    ended: ({ code }: TransportError) => heard.push(code),
  };
  return { scheduler, line, heard, start: () => watchSignals({ getSignals }, scheduler, watcher) };
}

it('tells the lines at first and when they change, and reads nothing once nobody needs them', async () => {
  const { scheduler, line, heard, start } = watched();
  expect(line.readings).toBe(0);
  const stop = start();
  await scheduler.advance(500);
  line.signals = ringing;
  await scheduler.advance(500);
  expect(heard).toEqual([quiet, ringing]);
  stop();
  const { readings } = line;
  await scheduler.advance(1_000);
  expect([line.readings, scheduler.pending]).toEqual([readings, 0]);
});

it.each(['unsupported', 'gone'] as const)('ends once when they cannot be read: %s', async (code) => {
  const { scheduler, line, heard, start } = watched();
  line.error = transportError(code);
  start();
  await scheduler.advance(1_000);
  expect([heard, line.readings, scheduler.pending]).toEqual([[code], 1, 0]);
});
