import { beforeEach, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { bytesOf, SCANNERS } from '../core/testing/scanning.js';
import { AtChannel } from './channel.js';
import type { AtCommand, AtOutcome } from './command.js';

let scheduler: SimulatedScheduler;
let channel: AtChannel;
let urcs: string[];

/** A modem that has been found to answer in numbers, with echo (V.250, 6.2.4 and 6.2.5). */
beforeEach(async () => {
  scheduler = new SimulatedScheduler(undefined, false);
  urcs = [];
  const owner = {
    write: () => Promise.resolve(),
    urc: (urc: { readonly kind: string }): void => void urcs.push(urc.kind),
    data: () => undefined,
    unresponsive: () => undefined,
  };
  channel = new AtChannel(scheduler, owner, SCANNERS[0][1]());
  expect((await asked({ text: 'AT', numericResult: true }, 'AT\r0\r')).at(0)).toMatchObject({ code: { name: 'ok' } });
});

/** What a command ends with when the modem says this. */
async function asked(command: Partial<AtCommand>, said: string): Promise<AtOutcome[]> {
  const outcomes: AtOutcome[] = [];
  channel.send({ text: 'AT', timeLimitMs: 10_000, ...command }, (outcome) => outcomes.push(outcome));
  await scheduler.advance(100);
  channel.receive(bytesOf(said));
  await scheduler.advance(100);
  return outcomes;
}

test.each([
  ['7', 'busy'],
  ['3', 'noCarrier'],
  ['6', 'noDialtone'],
  ['8', 'noAnswer'],
  ['4', 'error'],
])('a dial that ends with %s ends as %s (transcript 19)', async (code, name) => {
  expect(await asked({ text: 'ATD5550101', call: true }, `ATD5550101\r${code}\r`)).toMatchObject([
    { kind: 'final', code: { name } },
  ]);
});

test('2 is a ring, while a command waits and while none does', async () => {
  channel.receive(bytesOf('2\r'));
  expect(urcs).toEqual(['ring']);
  expect(await asked({ text: 'ATS0=0' }, '2\r0\r')).toMatchObject([{ code: { name: 'ok' } }]);
  expect(urcs).toEqual(['ring', 'ring']);
});

test('no number is a ring or a result once words have come', async () => {
  expect(await asked({ text: 'ATV1' }, 'ATV1\r\r\nOK\r\n')).toMatchObject([{ code: { name: 'ok' } }]);
  channel.receive(bytesOf('2\r7\r'));
  expect(urcs).toEqual(['unknown', 'unknown']);
});
