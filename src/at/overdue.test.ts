import { expect, test } from 'vitest';
import { JsScanner } from '../core/js-scanner.js';
import type { AtCommand } from './command.js';
import { TestChannel } from './testing/test-channel.js';

test('what can be asked again is given up for something urgent, after its time', async () => {
  const bench = new TestChannel(new JsScanner());
  await bench.send('AT+CCFC=0,2', { timeLimitMs: 60_000, yieldsAfterMs: 15_000 });
  await bench.scheduler.advance(5000);
  await bench.send('ATD112;', { timeLimitMs: 90_000, priority: 'urgent' });
  await bench.scheduler.advance(14_900);
  expect(bench.ended).toEqual([]);
  await bench.scheduler.advance(200);
  expect(bench.ended).toEqual(['timeout']);
  // The place is found again first.
  await bench.scheduler.advance(500);
  bench.from('\r\n013\r\n\r\nOK\r\n');
  await bench.scheduler.advance(100);
  expect(bench.written.at(-1)).toBe('ATD112;\r');
});

test('its own limit is never put off by that, and nothing else draws it in', async () => {
  const bench = new TestChannel(new JsScanner());
  await bench.send('AT+CCFC=0,2', { timeLimitMs: 10_000, yieldsAfterMs: 15_000 });
  await bench.scheduler.advance(9000);
  await bench.send('ATD112;', { priority: 'urgent' });
  await bench.scheduler.advance(1000);
  expect(bench.ended).toEqual(['timeout']);

  const patient = new TestChannel(new JsScanner());
  await patient.send('AT+CCFC=0,2', { timeLimitMs: 60_000, yieldsAfterMs: 1000 });
  await patient.send('AT+CSQ');
  await patient.scheduler.advance(50_000);
  expect(patient.ended).toEqual([]);
});

test('a command whose effect has been seen is waited for a little; one that was not sent is not touched', async () => {
  const bench = new TestChannel(new JsScanner());
  const dial: AtCommand = { text: 'ATD5550100;', timeLimitMs: 90_000, call: true };
  bench.channel.send(dial, (outcome) => bench.outcomes.push(outcome));
  await bench.scheduler.advance(3000);
  bench.channel.resultOverdue({ ...dial }, 0);
  bench.channel.resultOverdue(dial, 2000);
  await bench.scheduler.advance(1500);
  bench.channel.resultOverdue(dial, 2000);
  await bench.scheduler.advance(400);
  expect(bench.ended).toEqual([]);
  await bench.scheduler.advance(200);
  expect(bench.ended).toEqual(['timeout']);
});
