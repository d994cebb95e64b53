import {
  LINECALLSTATE,
  LINEDIGITMODE,
  LINEGATHERTERM,
  LINEGENERATETERM,
  TAPI_MESSAGE,
} from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { out, resultName, type Out, type Result } from '../../tspi/result.js';
import type { TspiMethodName } from '../../tspi/availability.js';
import type { Bench } from '../bench.js';
import type { Check } from '../check.js';
import { beginsJob } from '../digit-jobs.js';
import { digitMode, gatherLimit } from '../invocations/capabilities.js';
import { must, reached } from '../outcome.js';
import { onCall } from './on-call.js';
import type { Stages } from '../stages.js';
import type { ToldEvent, TrackedCall } from '../tracked.js';

const { LINE_GATHERDIGITS, LINE_GENERATE, LINE_MONITORDIGITS } = TAPI_MESSAGE;

/** Digits on one connected call. */
class DigitCall {
  constructor(
    private readonly stages: Stages,
    private readonly bench: Bench,
    readonly call: TrackedCall,
  ) {}

  get limitMs(): number {
    return gatherLimit(this.stages.capabilities);
  }

  /** Starts sending digits; null cancels. Returns the id that ends it. */
  generate(digits: string | null): number {
    return this.#begin('lineGenerateDigits', LINE_GENERATE, digits !== null, (id) =>
      this.bench.provider.lineGenerateDigits?.(this.#hdCall, id, digitMode(this.stages.capabilities), digits, 0),
    );
  }

  /** Starts gathering digits. Returns the id that ends it. */
  gather(digits: Out<string> | null, count: number, terminators: string | null, firstMs = 0, gapMs = 0): number {
    return this.#begin('lineGatherDigits', LINE_GATHERDIGITS, digits !== null, (id) =>
      this.tryGather(id, digits, count, terminators, firstMs, gapMs),
    );
  }

  tryGather(
    id: number,
    digits: Out<string> | null,
    count: number,
    terminators: string | null,
    firstMs: number,
    gapMs: number,
  ): Result | undefined {
    const { DTMF } = LINEDIGITMODE;
    return this.bench.sync('lineGatherDigits', (p) =>
      p.lineGatherDigits?.(this.#hdCall, id, DTMF, digits, count, terminators, firstMs, gapMs),
    );
  }

  /** The other end sends digits. */
  hears(digits: string): void {
    const { farEndSends } = this.bench.world;
    reached(farEndSends !== undefined, 'the subject has no `farEndSends`');
    farEndSends(digits);
  }

  /** Waits for the end of what was begun. `reason` null: the rules of every moment judge it. */
  async ends(message: number, id: number, reason: number | null): Promise<ToldEvent> {
    const found = (): ToldEvent | undefined => this.call.events.find((e) => e.message === message && e.param2 === id);
    await this.bench.until(() => found() !== undefined);
    const end = found();
    reached(end !== undefined, 'it was never told that it has ended');
    must(reason === null || end.param1 === reason, `it ended with reason ${end.param1} in place of ${String(reason)}`);
    return end;
  }

  get #hdCall(): Exclude<TrackedCall['hdCall'], 0> {
    const { hdCall } = this.call;
    reached(hdCall !== 0, 'the call has no handle');
    return hdCall;
  }

  #begin(name: string, message: number, begins: boolean, run: (id: number) => Result | undefined): number {
    const id = this.bench.count();
    const undo = begins ? beginsJob(this.call, message, id) : (): void => undefined;
    const result = this.bench.sync(name, () => run(id));
    if (result !== 0) undo();
    must(result === 0, `${name} returned ${resultName(result ?? LINEERR.OPERATIONUNAVAIL)}`);
    return id;
  }
}

function onDigitCall(
  id: string,
  about: TspiMethodName,
  run: (on: DigitCall, bench: Bench, stages: Stages) => Promise<string>,
): Check {
  return onCall(id, about, (call, _hdCall, bench, stages) => run(new DigitCall(stages, bench, call), bench, stages));
}

const { BUFFERFULL, TERMDIGIT, FIRSTTIMEOUT, INTERTIMEOUT, CANCEL } = LINEGATHERTERM;

/** How the gathering of digits ends, and with which digits (linegatherterm--constants). */
const gathering: readonly Check[] = [
  onDigitCall('gather.full', 'lineGatherDigits', async (on) => {
    const digits = out('');
    const id = on.gather(digits, 3, null);
    on.hears('1234');
    await on.ends(LINE_GATHERDIGITS, id, BUFFERFULL);
    must(digits.value === '123', `the digits are "${digits.value}" in place of "123"`);
    return 'BUFFERFULL at the count';
  }),
  onDigitCall('gather.termination', 'lineGatherDigits', async (on) => {
    const digits = out('');
    const id = on.gather(digits, 10, '#*');
    on.hears('12#3');
    await on.ends(LINE_GATHERDIGITS, id, TERMDIGIT);
    must(digits.value === '12#', `the digits are "${digits.value}" in place of "12#"`);
    return 'TERMDIGIT, which is stored last';
  }),
  onDigitCall('gather.firstTimeout', 'lineGatherDigits', async (on, bench) => {
    const beganMs = bench.scheduler.now();
    const digits = out('unset');
    const id = on.gather(digits, 3, null, on.limitMs, on.limitMs);
    const { atMs } = await on.ends(LINE_GATHERDIGITS, id, FIRSTTIMEOUT);
    must(atMs - beganMs >= on.limitMs, `it ended after ${atMs - beganMs} ms, before its limit of ${on.limitMs}`);
    must(digits.value === '', `the digits are "${digits.value}" in place of none`);
    return 'FIRSTTIMEOUT without a digit';
  }),
  onDigitCall('gather.interTimeout', 'lineGatherDigits', async (on) => {
    const digits = out('');
    const id = on.gather(digits, 3, null, 0, on.limitMs);
    on.hears('4');
    await on.ends(LINE_GATHERDIGITS, id, INTERTIMEOUT);
    must(digits.value === '4', `the digits are "${digits.value}" in place of "4"`);
    return 'INTERTIMEOUT after a gap';
  }),
  onDigitCall('gather.cancel', 'lineGatherDigits', async (on) => {
    const id = on.gather(out(''), 3, null);
    on.gather(null, 0, null);
    await on.ends(LINE_GATHERDIGITS, id, CANCEL);
    on.gather(null, 0, null);
    return 'CANCEL by null, which succeeds without anything to cancel, too';
  }),
  onDigitCall('gather.replaced', 'lineGatherDigits', async (on) => {
    const first = on.gather(out(''), 3, null);
    const second = on.gather(out(''), 1, null);
    on.hears('5');
    await on.ends(LINE_GATHERDIGITS, first, null);
    await on.ends(LINE_GATHERDIGITS, second, BUFFERFULL);
    return 'what is replaced ends, and what replaces it';
  }),
  onDigitCall('gather.callEnds', 'lineGatherDigits', async (on, bench, stages) => {
    const id = on.gather(out(''), 3, null);
    await stages.ended(on.call, 'drop');
    await on.ends(LINE_GATHERDIGITS, id, CANCEL);
    await bench.pass(0);
    return 'CANCEL when the call ends';
  }),
  onDigitCall('gather.invalid', 'lineGatherDigits', (on, bench, { capabilities }) => {
    const none = on.tryGather(bench.count(), out(''), 0, null, 0, 0);
    must(none === LINEERR.INVALPARAM, `0 digits: ${resultName(none ?? 0)} in place of INVALPARAM`);
    const letters = on.tryGather(bench.count(), out(''), 2, 'xyz', 0, 0);
    must(letters === LINEERR.INVALDIGITS, `bad terminators: ${resultName(letters ?? 0)} in place of INVALDIGITS`);
    const most = capabilities.line?.gatherDigitsMaxTimeout;
    if (most !== undefined) {
      const long = on.tryGather(bench.count(), out(''), 2, null, most + 1, 0);
      must(long === LINEERR.INVALTIMEOUT, `too long a limit: ${resultName(long ?? 0)} in place of INVALTIMEOUT`);
    }
    return Promise.resolve('no count, bad terminators and limits out of bounds are refused');
  }),
];

const { DONE } = LINEGENERATETERM;

/** How the sending of digits ends (linegenerateterm--constants). */
const generating: readonly Check[] = [
  onDigitCall('generate.done', 'lineGenerateDigits', async (on) => {
    const states = on.call.states.length;
    const id = on.generate('12');
    await on.ends(LINE_GENERATE, id, DONE);
    must(on.call.states.length === states, 'the call’s state has changed');
    return 'DONE, with its id';
  }),
  onDigitCall('generate.skips', 'lineGenerateDigits', async (on) => {
    const id = on.generate('1x2 y');
    await on.ends(LINE_GENERATE, id, DONE);
    return 'what is no digit is skipped';
  }),
  onDigitCall('generate.cancel', 'lineGenerateDigits', async (on) => {
    const id = on.generate('123456789');
    on.generate(null);
    await on.ends(LINE_GENERATE, id, LINEGENERATETERM.CANCEL);
    on.generate(null);
    return 'CANCEL by null, which succeeds without anything to cancel, too';
  }),
  onDigitCall('generate.replaced', 'lineGenerateDigits', async (on) => {
    const first = on.generate('123456789');
    const second = on.generate('1');
    await on.ends(LINE_GENERATE, first, null);
    await on.ends(LINE_GENERATE, second, DONE);
    return 'what is replaced ends, and what replaces it';
  }),
  onDigitCall('generate.callEnds', 'lineGenerateDigits', async (on, _, stages) => {
    const id = on.generate('1,,,,2');
    await stages.ended(on.call, 'drop');
    await on.ends(LINE_GENERATE, id, LINEGENERATETERM.CANCEL);
    return 'CANCEL when the call ends';
  }),
];

/** What is heard on a call (digit-monitoring). */
const monitoring: readonly Check[] = [
  onDigitCall('monitor.digits', 'lineMonitorDigits', async (on, bench) => {
    const monitor = (modes: number): void => {
      const { hdCall } = on.call;
      const result = bench.sync('lineMonitorDigits', (p) =>
        p.lineMonitorDigits?.(hdCall as Exclude<typeof hdCall, 0>, modes),
      );
      must(result === 0, `lineMonitorDigits(${modes}) returned ${resultName(result ?? 0)}`);
    };
    const heard = (): string =>
      on.call.events
        .filter(({ message }) => message === LINE_MONITORDIGITS)
        .map(({ param1 }) => String.fromCharCode(param1 & 0xff))
        .join('');
    monitor(LINEDIGITMODE.DTMF);
    on.hears('17#');
    await bench.until(() => heard().length >= 3);
    must(heard() === '17#', `"${heard()}" was told in place of "17#"`);
    monitor(0);
    on.hears('9');
    await bench.pass(5000);
    must(heard() === '17#', 'a digit was told after monitoring had ended');
    must(on.call.state === LINECALLSTATE.CONNECTED, 'the call is not connected any more');
    return 'each digit once, until 0';
  }),
];

/** Digits on calls. */
export const digitChecks: readonly Check[] = [...gathering, ...generating, ...monitoring];
