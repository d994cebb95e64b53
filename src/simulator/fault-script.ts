import type { Scheduler, Timer } from '../base/clock.js';
import type { ModemFaults } from './faults.js';

/** One thing of a script: when it happens, and what. */
export interface FaultStep {
  /** So long after the step before it, or when a command line begins with these characters after `AT`, before it is carried out. */
  readonly when: { readonly afterMs: number } | { readonly command: string };
  /** Faults that are switched. */
  readonly faults?: Partial<ModemFaults>;
  /** Lines that nobody asked for. */
  readonly says?: readonly string[];
  readonly deed?: 'unplug' | 'plug' | 'reboot';
}

/** What a script works on. */
export interface FaultyModem {
  readonly faults: ModemFaults;
  readonly scheduler: Scheduler;
  unsolicited(line: string): void;
  unplug(): void;
  plug(): void;
  reboot(): void;
}

/** Lets things go wrong with a modem, one step after the other. */
export class FaultScript {
  #steps: readonly FaultStep[] = [];
  #timer: Timer | null = null;

  constructor(private readonly modem: FaultyModem) {}

  /** Begins a script; what is left of the one before is dropped. */
  start(steps: readonly FaultStep[]): void {
    this.#steps = steps;
    this.#arm();
  }

  /** A command line is about to be carried out. */
  commandBegins(body: string): void {
    const [next] = this.#steps;
    if (next === undefined || !('command' in next.when)) return;
    if (body.toUpperCase().startsWith(next.when.command.toUpperCase())) this.#take(next);
  }

  #arm(): void {
    this.#timer?.cancel();
    this.#timer = null;
    const [next] = this.#steps;
    if (next === undefined || !('afterMs' in next.when)) return;
    this.#timer = this.modem.scheduler.after(next.when.afterMs, () => {
      this.#take(next);
    });
  }

  #take({ faults, says, deed }: FaultStep): void {
    this.#steps = this.#steps.slice(1);
    Object.assign(this.modem.faults, structuredClone(faults ?? {}));
    for (const line of says ?? []) this.modem.unsolicited(line);
    if (deed !== undefined) this.modem[deed]();
    this.#arm();
  }
}
