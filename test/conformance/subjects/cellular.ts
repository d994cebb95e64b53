import { JsScanner } from '../../../src/core/js-scanner.js';
import type { Scheduler } from '../../../src/base/clock.js';
import type { ConformanceSubject, ProviderUnderTest, Surroundings } from '../../../src/conformance/index.js';
import { cellularFunctionsOf } from '../../../src/providers/modem/functions.js';
import { ModemProvider } from '../../../src/providers/modem/modem-provider.js';
import { CellularModem, type ScriptedCall } from '../../../src/providers/modem/testing/cellular-modem.js';

const ANSWERS = '5550180';
const BUSY = '5550101';
const NO_ANSWER = '5550102';
const CALLER = '5550181';
/** How long the network takes for each step of a call. */
const STEP_MS = 1000;
/** After how long a network gives up a call that nobody answers (3GPP TS 24.008, T301 is three minutes at least; shorter here). */
const GIVES_UP_MS = 30_000;

/** The kit comes to lineDial by a call without a number, off hook only. */
const ONLY_CONSULTATIONS =
  'A mobile network has no dial tone to dial into: only a consultation call waits for its number (cellular/supplementary.test.ts).';

/** A cellular modem whose network answers by the number that is dialled. */
class NetworkedModem extends CellularModem {
  constructor(readonly scheduler: Scheduler) {
    super({ 'AT+CTFR=?': 'OK' });
  }

  override dialled(line: string): string {
    super.dialled(line);
    const call = this.list.at(-1);
    if (call !== undefined) this.scheduler.after(STEP_MS, () => this.#goesOn(call));
    return 'OK';
  }

  override operated(operation: string): string {
    if (operation === '4' && this.list.some(({ stat }) => stat === 1) && this.list.some(({ stat }) => stat === 0)) {
      this.list.length = 0;
      return 'OK';
    }
    return super.operated(operation);
  }

  override write(bytes: Uint8Array): Promise<void> {
    // Call deflection: who is offered goes elsewhere.
    if (String.fromCharCode(...bytes).startsWith('AT+CTFR="'))
      for (const call of this.list.filter(({ stat }) => stat > 3)) this.gone(call);
    return super.write(bytes);
  }

  comesIn(): void {
    if (this.list.length > 1) return;
    const call = this.ringIn(CALLER, 129);
    const again = (): void => {
      if (!this.list.includes(call) || (call.stat !== 4 && call.stat !== 5)) return;
      if (call.stat === 4) this.ring(CALLER, 129);
      this.scheduler.after(5 * STEP_MS, again);
    };
    this.scheduler.after(5 * STEP_MS, again);
  }

  hangsUp(): void {
    const call = this.list.findLast(({ stat }) => stat !== 2);
    if (call !== undefined) this.#ends(call, 'NO CARRIER');
  }

  #goesOn(call: ScriptedCall): void {
    if (!this.list.includes(call)) return;
    if (call.number === BUSY) this.#ends(call, 'BUSY');
    else if (call.stat === 2) {
      call.stat = 3;
      const next = call.number === NO_ANSWER ? GIVES_UP_MS : STEP_MS;
      this.scheduler.after(next, () => this.#goesOn(call));
    } else if (call.number === NO_ANSWER) this.#ends(call, 'NO ANSWER');
    else call.stat = 0;
  }

  #ends(call: ScriptedCall, says: string): void {
    this.gone(call);
    this.lines(says);
  }
}

function createProvider({ scheduler, random, log }: Surroundings): ProviderUnderTest {
  const modem = new NetworkedModem(scheduler);
  const provider = new ModemProvider({ scheduler, random, log, createScanner: () => new JsScanner() });
  return {
    provider,
    started: async () => {
      const port = { key: 'cellular', kind: 'serial', label: 'Cellular modem', permanentLineId: 1 } as const;
      await provider.addPort({ ...port, transport: modem });
    },
    ring: () => modem.comesIn(),
    farEndHangsUp: () => modem.hangsUp(),
  };
}

/** The modem provider on a cellular modem: one with the rules of +CHLD, on a network of its own. */
export const subject: ConformanceSubject = {
  name: 'modem provider, cellular line',
  createProvider,
  functions: cellularFunctionsOf({ deflects: true, hears: false }),
  numbers: { answers: ANSWERS, busy: BUSY, noAnswer: NO_ANSWER },
  devSpecific: Uint8Array.of(0),
  skips: ['availability.lineDial', 'effect.lineDial', 'sizes.lineDial'].map((check) => ({
    check,
    reason: ONLY_CONSULTATIONS,
  })),
};
