import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { bytesOf } from '../../core/testing/scanning.js';
import { AtChannel, type ByteScanner } from '../channel.js';
import type { AtCommand, AtOutcome } from '../command.js';
import type { Urc } from '../urc.js';

/** A channel on a simulated clock, with everything that it has written and told. */
export class TestChannel {
  readonly scheduler = new SimulatedScheduler();
  readonly written: string[] = [];
  readonly urcs: Urc[] = [];
  readonly outcomes: AtOutcome[] = [];
  unresponsive = 0;
  readonly channel: AtChannel;

  constructor(scanner: ByteScanner) {
    this.channel = new AtChannel(
      this.scheduler,
      {
        write: (bytes) => {
          this.written.push(String.fromCharCode(...bytes));
          return Promise.resolve();
        },
        urc: (urc) => this.urcs.push(urc),
        data: () => undefined,
        unresponsive: () => this.unresponsive++,
      },
      scanner,
    );
  }

  /** Sends a command and waits until it is written. */
  async send(text: string, more: Partial<AtCommand> = {}): Promise<void> {
    this.channel.send({ text, timeLimitMs: 1000, ...more }, (outcome) => this.outcomes.push(outcome));
    await this.scheduler.advance(20);
  }

  /** Bytes from the modem. */
  from(text: string): void {
    this.channel.receive(bytesOf(text));
  }

  /** What was told, in words: the line behind a report stands after an arrow. */
  get heard(): readonly string[] {
    return this.urcs.map((urc) => {
      if (urc.kind === 'report') return urc.payload === undefined ? urc.text : `${urc.text} → ${urc.payload}`;
      if (urc.kind === 'callResult') return urc.code.name;
      if (urc.kind === 'callerId') return `${urc.field}=${urc.value}`;
      return urc.kind === 'unknown' ? urc.text : urc.kind;
    });
  }

  /** How commands ended, in words. */
  get ended(): readonly string[] {
    return this.outcomes.map((outcome) =>
      outcome.kind === 'final' ? [outcome.code.name, ...outcome.lines].join(' | ') : outcome.kind,
    );
  }
}
