import { expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { loadScanners } from '../core/scanner-entry.js';
import {
  AtChannel,
  listAnswer,
  parseCallProgress,
  parseExtendedError,
  parseListedCall,
  type CallProgress,
} from './index.js';

test('what is published is enough to ask a modem for its calls, and to hear what becomes of them', async () => {
  const scheduler = new SimulatedScheduler();
  const heard: (CallProgress | null)[] = [];
  const createScanner = await loadScanners();
  const channel = new AtChannel(
    scheduler,
    {
      write: (bytes) => {
        const answer = String.fromCharCode(...bytes) === 'AT+CLCC\r' ? ANSWER : '\r\n+CME ERROR: 4\r\n';
        channel.receive(new TextEncoder().encode(answer));
        return Promise.resolve();
      },
      urc: (urc) => {
        if (urc.kind === 'report' || urc.kind === 'unknown') heard.push(parseCallProgress(urc.text));
      },
      data: () => undefined,
      unresponsive: () => undefined,
    },
    createScanner(),
  );

  const asked = channel.ask({ text: 'AT+CLCC', heads: [listAnswer], timeLimitMs: 5000 });
  const refused = channel.ask({ text: 'AT+CHLD=4', timeLimitMs: 5000 });
  await scheduler.advance(100);
  const calls = await asked;
  expect(calls.kind === 'final' && calls.lines.map(parseListedCall)).toMatchObject([
    { callId: 1, state: 'active', number: '+15550100011' },
  ]);
  expect(heard).toEqual([{ state: 'released', callId: 2, seconds: 12, cause: 16 }]);
  const error = await refused;
  expect(error.kind === 'final' && error.code.error).toEqual(parseExtendedError('+CME ERROR: 4'));
});

const ANSWER = '\r\n+CLCC: 1,0,0,0,0,"+15550100011",145\r\n\r\n^CEND:2,12,104,16\r\n\r\nOK\r\n';
