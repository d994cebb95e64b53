import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.js';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { Terminal } from '../testing/terminal.js';
import { Simulator } from '../simulator.js';
import type { CellularModem } from './cellular-modem.js';

const NUMBERS = ['2025550111', '2025550122', '2025550133'];
const COMMANDS = [
  ...NUMBERS.map((number) => `ATD${number};`),
  'ATD5550100;',
  'ATD5550101;',
  'ATD5550106;',
  'ATA',
  'ATH',
  'AT+CHUP',
  'AT+CHLD=0',
  'AT+CHLD=1',
  'AT+CHLD=11',
  'AT+CHLD=12',
  'AT+CHLD=2',
  'AT+CHLD=21',
  'AT+CHLD=22',
  'AT+CHLD=3',
  'AT+CHLD=4',
  'AT+VTS=1',
  'AT+CFUN=4',
  'AT+CFUN=1',
];

interface Listed {
  readonly id: number;
  readonly incoming: boolean;
  readonly state: number;
  readonly multiparty: boolean;
}

async function list(terminal: Terminal): Promise<Listed[]> {
  terminal.take();
  const lines = (await terminal.ask('AT+CLCC', 20)).filter((line) => line.startsWith('+CLCC: '));
  return lines.map((line) => {
    const [id = 0, direction, state = -1, , multiparty] = line.slice('+CLCC: '.length).split(',').map(Number);
    return { id, incoming: direction === 1, state, multiparty: multiparty === 1 };
  });
}

/** What must hold of any list of calls: 3GPP TS 22.030 6.5.5, 22.083, 22.084. */
function expectConsistent(calls: readonly Listed[]): void {
  const ids = calls.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeLessThanOrEqual(7);
  expect(ids.every((id) => id >= 1 && id <= 7)).toBe(true);
  for (const state of [0, 1]) {
    const group = calls.filter((call) => call.state === state);
    expect(group.every(({ multiparty }) => multiparty === group.length > 1)).toBe(true);
  }
  expect(calls.filter(({ state }) => state >= 2).length).toBeLessThanOrEqual(1);
  if (calls.some(({ state }) => state === 4)) expect(calls).toHaveLength(1);
}

test('whatever three people type, +CLCC is consistent, keeps its ids, and both ends agree', async () => {
  const deed = fc.tuple(fc.nat(2), fc.constantFrom(...COMMANDS), fc.constantFrom(0, 30, 700, 2000));
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(deed, { maxLength: 25 }), async (seed, deeds) => {
      const scheduler = new SimulatedScheduler(0, false);
      const simulator = new Simulator({ scheduler, random: seededRandom(seed) });
      const modems: CellularModem[] = NUMBERS.map((number) =>
        simulator.createModem({ name: 'X', number, profile: 'emulated-3gpp' }),
      );
      const terminals: Terminal[] = [];
      for (const modem of modems) terminals.push(await new Terminal(modem, scheduler).open());
      await scheduler.advance(5000);
      for (const terminal of terminals) await terminal.ask('ATE0', 50);
      const before = modems.map(() => new Map<number, boolean>());
      for (const [who, command, ms] of deeds) {
        // Between two commands a modem is given the time that the slower of its answers take.
        await terminals[who]!.ask(command, 1000 + ms);
        for (const [at, terminal] of terminals.entries()) {
          const known = modems[at]!.mobile.calls.map(({ id, direction }) => [id, direction === 'incoming'] as const);
          const calls = await list(terminal);
          expectConsistent(calls);
          // A call that was there before and is still there has its id still.
          const stayed = modems[at]!.mobile.calls.filter(
            ({ id }) => before[at]!.has(id) && known.some(([other]) => other === id),
          );
          for (const { id, direction } of stayed)
            expect(calls.find((call) => call.id === id)?.incoming).toBe(direction === 'incoming');
          before[at] = new Map(known);
        }
      }
      await scheduler.advance(200);
      // Both ends agree: as many calls in the network as they make with each other and with the services.
      const all = modems.flatMap(({ mobile }) => [...mobile.calls]);
      const talking = all.filter(({ state }) => state === 'active' || state === 'held');
      const among = !deeds.some(([, command]) => command.startsWith('ATD555'));
      if (among) {
        expect(talking.length % 2).toBe(0);
        expect(all.filter(({ heldByOther }) => heldByOther).length).toBe(
          all.filter(({ state }) => state === 'held').length,
        );
        const ringing = all.filter(({ state }) => state === 'incoming' || state === 'waiting');
        expect(simulator.network.calls).toBe(talking.length / 2 + ringing.length);
      }
      for (const terminal of terminals) await terminal.ask('ATH', 1000);
      for (const terminal of terminals) await terminal.ask('ATH', 1000);
      expect(simulator.network.calls).toBe(0);
      for (const terminal of terminals) expect(await list(terminal)).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('no bytes from a computer bring a cellular modem down', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary-ascii' }),
    fc.constantFrom('AT', '\r', ...COMMANDS.map((command) => `${command}\r`), 'AT+CFUN=1,1\r', 'AT+COPS=?\r', 'ATZ\r'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 15 }), async (texts) => {
      const scheduler = new SimulatedScheduler(0, false);
      const simulator = new Simulator({ scheduler, random: seededRandom(9) });
      const modem = simulator.createModem({ name: 'X', number: '2025550111', profile: 'simcom-sim7600' });
      const terminal = await new Terminal(modem, scheduler).open();
      await scheduler.advance(5000);
      for (const bytes of texts) {
        await terminal.write(bytes);
        await scheduler.advance(800);
      }
      modem.unplug();
      await scheduler.advance(400_000);
      expect(simulator.network.calls).toBe(0);
      expect(scheduler.pending).toBe(0);
    }),
    { numRuns: 60 },
  );
}, 120_000);
