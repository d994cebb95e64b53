import { beforeEach, expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import type { AnalogName } from './modem-names.js';
import { voiceModem, type ModemProfile } from './profile.js';
import { Simulator } from './simulator.js';
import { Terminal } from './testing/terminal.js';

let scheduler: SimulatedScheduler;
let terminal: Terminal;
let simulator: Simulator;

async function talking(profile: AnalogName | ModemProfile = 'usr-5637', number = '5550100'): Promise<void> {
  scheduler = new SimulatedScheduler();
  simulator = new Simulator({ scheduler, random: seededRandom(3) });
  terminal = await new Terminal(
    simulator.createModem({ name: 'DESK', number: '2025550111', profile }),
    scheduler,
  ).open();
  await terminal.ask('ATE0');
  await terminal.ask('AT+FCLASS=8');
  expect(await terminal.ask(`ATDT${number}`, 8000)).toContain('VCON');
}

beforeEach(() => talking());

test('what is heard comes after CONNECT, 8000 bytes a second, until it is ended', async () => {
  await terminal.write('AT+VRX\r');
  await scheduler.advance(1100);
  const stream = terminal.take();
  expect(stream).toMatch(/^\r\nCONNECT\r\n\x80+$/);
  expect(stream.length).toBeGreaterThan(7000);
  await terminal.write('\x10!');
  await scheduler.advance(200);
  expect(terminal.take()).toMatch(/^\x80*\x10\x03\r\nOK\r\n$/);
  expect(await terminal.ask('AT')).toEqual(['OK']);
});

test('a command in it is not heard', async () => {
  await terminal.write('AT+VRX\r');
  await scheduler.advance(500);
  terminal.take();
  await terminal.write('ATH\r');
  await scheduler.advance(500);
  expect(terminal.take()).toMatch(/^\x80+$/);
});

test.each([
  ['conexant-cx93010', '\x10!', false],
  ['conexant-cx93010', '\x10\x1b', true],
  ['usr-5637', '\x10\x1b', true],
] as const)('%s: %j ends it: %s', async (profile, stop, ends) => {
  await talking(profile);
  await terminal.write('AT+VRX\r');
  await scheduler.advance(500);
  await terminal.write(stop);
  await scheduler.advance(500);
  expect(terminal.take().endsWith('\r\nOK\r\n')).toBe(ends);
});

test('digits stand amid it, and where a modem hears them only then, nowhere else', async () => {
  await talking({ ...voiceModem, hearsOnlyReceiving: true }, '5550107');
  await scheduler.advance(10_000);
  expect(terminal.take()).toBe('');
  await terminal.write('AT+VRX\r');
  await scheduler.advance(6000);
  expect(terminal.take()).toContain('\x10/\x101\x10~');
});

test('it is refused without a call, and in another class', async () => {
  await terminal.ask('ATH');
  expect(await terminal.ask('AT+VRX')).toEqual(['ERROR']);
});
