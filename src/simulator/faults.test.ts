import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import type { CommandModem } from './command-modem.js';
import { Simulator } from './simulator.js';
import { Terminal } from './testing/terminal.js';

interface World {
  readonly scheduler: SimulatedScheduler;
  readonly simulator: Simulator;
  readonly modem: CommandModem;
  readonly manufacturer: string;
  readonly terminal: Terminal;
}

async function build(profile: 'emulated-voice' | 'emulated-3gpp'): Promise<World> {
  const scheduler = new SimulatedScheduler(undefined, false);
  const simulator = new Simulator({ scheduler, random: seededRandom(1) });
  const place = { name: 'X', number: '2025550111' };
  const modem =
    profile === 'emulated-voice'
      ? simulator.createModem({ ...place, profile })
      : simulator.createModem({ ...place, profile });
  const terminal = await new Terminal(modem, scheduler).open();
  await terminal.hear(10_000);
  await terminal.ask('ATE0');
  terminal.pieces.length = 0;
  return { scheduler, simulator, modem, terminal, manufacturer: modem.profile.manufacturer };
}

describe.each(['emulated-voice', 'emulated-3gpp'] as const)('%s', (profile) => {
  test('lines stand inside an answer, each entry in one', async () => {
    const { modem, terminal, manufacturer } = await build(profile);
    modem.faults.interleave.push(
      { after: 0, lines: ['A'] },
      { after: 1, lines: ['B', 'C'] },
      { after: 9, lines: ['D'] },
    );
    expect(await terminal.ask('AT+GMI')).toEqual(['A', manufacturer, 'OK']);
    expect((await terminal.ask('AT+GMI;+GMM')).slice(1, 3)).toEqual(['B', 'C']);
    expect(await terminal.ask('AT')).toEqual(['D', 'OK']);
    expect(await terminal.ask('AT')).toEqual(['OK']);
  });

  test('answers are cut where it is said', async () => {
    const { modem, terminal } = await build(profile);
    modem.faults.cuts.push(1, 3);
    await terminal.ask('AT');
    expect(terminal.pieces.slice(0, 2)).toEqual(['\r', '\nOK']);
    modem.faults.pieces = 'merged';
    terminal.pieces.length = 0;
    await terminal.ask('AT+GMI');
    expect(terminal.pieces).toHaveLength(1);
  });

  test('a script: each step in its turn', async () => {
    const { modem, terminal } = await build(profile);
    modem.play([
      { when: { command: '+GMI' }, faults: { dropResults: 1 } },
      { when: { command: '' }, faults: { lateResults: 1, lateResultMs: 2000 } },
      { when: { afterMs: 5000 }, says: ['LINE'] },
      { when: { afterMs: 1000 }, faults: { noise: true } },
    ]);
    expect(await terminal.ask('AT+GMM')).toContain('OK');
    expect(await terminal.ask('AT+GMI')).not.toContain('OK');
    expect(await terminal.ask('AT', 1900)).toEqual([]);
    expect(await terminal.hear(4000)).toEqual(['OK', 'LINE']);
    await terminal.hear(1000);
    expect((await terminal.ask('AT')).length).toBeGreaterThan(1);
  });

  test('unplugged in the middle of a command, and back', async () => {
    const { modem, terminal, scheduler } = await build(profile);
    modem.play([
      { when: { command: '+GMI' }, deed: 'unplug' },
      { when: { afterMs: 1000 }, deed: 'plug' },
    ]);
    expect(await terminal.ask('AT+GMI')).toEqual([]);
    expect(terminal.lost).toEqual(['unplugged']);
    await scheduler.advance(1000);
    await terminal.open();
    expect(await terminal.ask('AT')).toEqual(['AT', 'OK']);
  });

  test('restarted in the middle of a command: no answer, no call, the port stays open', async () => {
    const { modem, terminal, simulator } = await build(profile);
    await terminal.ask('ATD5550102;', 5000);
    expect(simulator.network.calls).toBe(1);
    modem.play([{ when: { command: '+GMI' }, deed: 'reboot' }]);
    expect(await terminal.ask('AT+GMI', 100)).toEqual([]);
    expect(simulator.network.calls).toBe(0);
    expect(await terminal.ask('AT')).toEqual(['AT', 'OK']);
  });

  test('whatever goes wrong with its form, an answer is the same lines in the same order', async () => {
    const fault = fc.record({
      cuts: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 20 }),
      after: fc.nat(3),
      pieces: fc.constantFrom('irregular' as const, 'single' as const, 'merged' as const),
      slowMs: fc.nat(50),
    });
    await fc.assert(
      fc.asyncProperty(fault, async ({ cuts, after, pieces, slowMs }) => {
        const { modem, terminal } = await build(profile);
        const plain = await terminal.ask('AT+GMI;+GMM;+GMR');
        Object.assign(modem.faults, { cuts, pieces, slowMs, interleave: [{ after, lines: ['#INTERLEAVED'] }] });
        const lines = await terminal.ask('AT+GMI;+GMM;+GMR');
        expect(lines.filter((line) => line !== '#INTERLEAVED')).toEqual(plain);
        expect(lines.filter((line) => line === '#INTERLEAVED')).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});
