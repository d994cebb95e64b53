import { expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import type { AnalogName } from './modem-names.js';
import { analogProfiles, cellularProfiles, simulatedModems } from './simulated-modems.js';
import { Simulator } from './simulator.js';
import { Terminal } from './testing/terminal.js';

async function build(
  profile: AnalogName,
): Promise<{ scheduler: SimulatedScheduler; simulator: Simulator; terminal: Terminal }> {
  const scheduler = new SimulatedScheduler(undefined, false);
  const simulator = new Simulator({ scheduler, random: seededRandom(1) });
  const terminal = await new Terminal(
    simulator.createModem({ name: 'DESK', number: '2025550111', profile }),
    scheduler,
  ).open();
  await terminal.ask('ATE0');
  return { scheduler, simulator, terminal };
}

test('every profile is listed once, and each that is listed can be made', () => {
  const names = simulatedModems.map(({ name }) => name);
  expect(names).toEqual([...Object.keys(analogProfiles), ...Object.keys(cellularProfiles)]);
  const simulator = new Simulator({ scheduler: new SimulatedScheduler(), random: seededRandom(1) });
  for (const [at, { name, model, kind }] of simulatedModems.entries()) {
    const modem = simulator.createModem({ name: 'X', number: `20255501${at + 10}`, profile: name });
    expect(modem.profile.model).toBe(model);
    expect('mobile' in modem).toBe(kind === 'cellular');
  }
  expect(simulator.modems).toHaveLength(names.length);
});

test.each([
  ['emulated-voice', 'AT+VCID=1', ' = '],
  ['conexant-cx93010', 'AT-SCID=1;+VCID=1;-STE=3', ' = '],
  ['rockwell-rcv56', 'AT#CID=1', ' = '],
  ['usr-5637', 'AT+VCID=1', '='],
  ['lucent-lt', 'AT+VCID=1', '='],
] as const)('%s: %s has the caller told, with %j in the tags', async (profile, command, equals) => {
  const { scheduler, simulator, terminal } = await build(profile);
  expect(await terminal.ask(command)).toEqual(['OK']);
  const caller = simulator.createModem({ name: 'ANNA', number: '2025550122' });
  const other = await new Terminal(caller, scheduler).open();
  await other.ask('ATDT2025550111', 1000);
  expect(await terminal.hear(6000)).toEqual([
    'RING',
    `DATE${equals}1114`,
    `TIME${equals}2213`,
    `NMBR${equals}2025550122`,
    `NAME${equals}ANNA`,
  ]);
});

test.each([
  ['rockwell-rcv56', 'AT+VCID=1'],
  ['lucent-lt', 'AT#CID=1'],
  ['usr-5637', 'AT&K3'],
] as const)('%s does not know %s', async (profile, command) => {
  const { terminal } = await build(profile);
  expect(await terminal.ask(command)).toEqual(['ERROR']);
});

test('USR takes its own flow control, and says NO DIAL TONE and what it has connected with', async () => {
  const { terminal } = await build('usr-5637');
  expect(await terminal.ask('AT&H1&I0&R2')).toEqual(['OK']);
  expect(await terminal.ask('ATDT5550104', 8000)).toEqual(['NO DIAL TONE']);
  expect(await terminal.ask('ATDT5550105', 8000)).toEqual(['CONNECT 115200/ARQ/V90/LAPM/V42BIS']);
});

test('Conexant forgets the caller id at ATZ', async () => {
  const { terminal } = await build('conexant-cx93010');
  await terminal.ask('AT+VCID=1');
  await terminal.ask('ATZ');
  expect(await terminal.ask('ATE0+VCID?')).toContain('0');
});
