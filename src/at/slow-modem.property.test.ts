import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { JsScanner } from '../core/js-scanner.js';
import { AtChannel } from './channel.js';
import type { AtOutcome } from './command.js';

const REGISTERS: Readonly<Record<string, string>> = { 'ATS3?': '013', 'ATS4?': '010', 'ATS5?': '008' };

/** A modem that answers one command after the other, each so late, and loses some of its answers. */
class SlowModem {
  readonly scheduler = new SimulatedScheduler();
  readonly channel: AtChannel;
  unresponsive = 0;
  #freeAtMs = 0;
  #taken = 0;

  constructor(
    private readonly latencyMs: number,
    private readonly loses: (place: number) => boolean,
    private readonly registers: boolean,
  ) {
    this.channel = new AtChannel(
      this.scheduler,
      {
        write: (bytes) => {
          this.#take(String.fromCharCode(...bytes));
          return Promise.resolve();
        },
        urc: () => undefined,
        data: () => undefined,
        unresponsive: () => this.unresponsive++,
      },
      new JsScanner(),
    );
  }

  #take(written: string): void {
    const command = written.replace(/[^\x20-\x7e]/g, '');
    const asked = /^AT\+ASK=(\d+)$/.exec(command)?.[1];
    const value = this.registers ? REGISTERS[command] : undefined;
    const answer =
      asked !== undefined
        ? `\r\n+ASK: ${asked}\r\n\r\nOK\r\n`
        : value !== undefined
          ? `\r\n${value}\r\n\r\nOK\r\n`
          : command in REGISTERS
            ? '\r\nERROR\r\n'
            : '\r\nOK\r\n';
    const place = this.#taken++;
    this.#freeAtMs = Math.max(this.#freeAtMs, this.scheduler.now()) + this.latencyMs;
    if (this.loses(place)) return;
    this.scheduler.after(this.#freeAtMs - this.scheduler.now(), () => {
      this.channel.receive(Uint8Array.from(answer, (character) => character.charCodeAt(0)));
    });
  }
}

async function askedOf(modem: SlowModem, count: number): Promise<readonly AtOutcome[]> {
  const outcomes: AtOutcome[] = [];
  for (let index = 0; index < count; index++)
    modem.channel.send({ text: `AT+ASK=${index}`, heads: ['+ASK:'], timeLimitMs: 5000 }, (outcome) => {
      outcomes[index] = outcome;
    });
  await modem.scheduler.advance(300_000);
  return outcomes;
}

function expectOwnAnswers(outcomes: readonly AtOutcome[]): void {
  for (const [index, outcome] of outcomes.entries())
    if (outcome.kind === 'final') expect(outcome.lines).toEqual([`+ASK: ${index}`]);
}

test('however slow a modem is and whichever answer is lost, no command gets the answer of another', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 7000 }),
      fc.integer({ min: 0, max: 6 }),
      fc.boolean(),
      async (latencyMs, lost, registers) => {
        // A modem without registers gives nothing to tell its answers apart by: there only what is in time counts.
        const modem = new SlowModem(registers ? latencyMs : latencyMs % 900, (place) => place === lost, registers);
        const outcomes = await askedOf(modem, 5);
        expectOwnAnswers(outcomes);
        expect(outcomes).toHaveLength(5);
        expect(modem.channel.idle || modem.unresponsive === 1).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

test('one lost answer of a modem that is slow costs one command, and no other', async () => {
  // Silence of more than three seconds counts as gone.
  for (const latencyMs of [20, 900, 1200, 1500, 2200, 3000]) {
    const modem = new SlowModem(latencyMs, (place) => place === 0, true);
    const kinds = (await askedOf(modem, 5)).map(({ kind }) => kind);
    expect([latencyMs, ...kinds]).toEqual([latencyMs, 'timeout', 'final', 'final', 'final', 'final']);
    expect(modem.unresponsive).toBe(0);
  }
});
