import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { LINEDIGITMODE, LINEGATHERTERM, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { out, type Out } from '../../tspi/result.js';
import { DigitCollector } from './digit-collector.js';

const { BUFFERFULL, TERMDIGIT, FIRSTTIMEOUT, INTERTIMEOUT, CANCEL } = LINEGATHERTERM;
const { DTMF } = LINEDIGITMODE;

/** A gathering as TAPI's rules see it. */
interface Gathered {
  readonly digits: Out<string>;
  readonly count: number;
  readonly terminators: string;
  readonly firstMs: number;
  readonly interMs: number;
  readonly beganMs: number;
  /** What was heard since it began, with the times. */
  readonly heard: { readonly digit: string; readonly atMs: number }[];
  end: { readonly how: number; readonly atMs: number } | null;
}

const limit = fc.constantFrom(0, 250, 1000, 4000);
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('digit' as const),
      digit: fc.constantFrom(...Array.from('0123456789ABCD*#')),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 3000 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('gather' as const),
      count: fc.integer({ min: 1, max: 4 }),
      terminators: fc.constantFrom('', '#', '*#', '5'),
      firstMs: limit,
      interMs: limit,
    }),
  },
  fc.record({ kind: fc.constant('cancel' as const) }),
  fc.record({ kind: fc.constant('monitor' as const), modes: fc.constantFrom(0, DTMF) }),
);

test("whatever is asked and heard, what is told keeps TAPI's rules", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 60 }), async (actions) => {
      const scheduler = new SimulatedScheduler();
      const all: Gathered[] = [];
      const running = (): Gathered | undefined => all.find(({ end }) => end === null);
      let modes = 0;
      let told = '';
      let expected = '';
      let wanted = false;
      const collector: DigitCollector = new DigitCollector(scheduler, {
        tell: (message, param1, param2, param3) => {
          expect(param3).toBe(scheduler.now());
          if (message === TAPI_MESSAGE.LINE_MONITORDIGITS) {
            expect(param2).toBe(DTMF);
            told += String.fromCharCode(param1);
            return;
          }
          expect(message).toBe(TAPI_MESSAGE.LINE_GATHERDIGITS);
          // Ends come once, each with its id, in the order in which the gatherings began.
          expect(all[param2]).toBe(running());
          all[param2]!.end = { how: param1, atMs: scheduler.now() };
        },
        changed: () => (wanted = collector.wanted),
      });
      for (const one of actions) {
        if (one.kind === 'wait') await scheduler.advance(one.ms);
        if (one.kind === 'cancel') collector.gather(null);
        if (one.kind === 'monitor') collector.monitor((modes = one.modes));
        if (one.kind === 'digit') {
          if (modes !== 0) expected += one.digit;
          running()?.heard.push({ digit: one.digit, atMs: scheduler.now() });
          collector.heard(one.digit);
        }
        if (one.kind === 'gather') {
          collector.gather(null);
          const digits = out('left over');
          const { count, terminators, firstMs, interMs } = one;
          const endToEndId = all.push({ digits, count, terminators, firstMs, interMs, beganMs: scheduler.now(), heard: [], end: null }) - 1; // prettier-ignore
          collector.gather({
            endToEndId,
            digitModes: DTMF,
            digits,
            numDigits: count,
            terminationDigits: terminators,
            firstDigitTimeoutMs: firstMs,
            interDigitTimeoutMs: interMs,
          });
        }
        const runs = running();
        expect(wanted).toBe(modes !== 0 || runs !== undefined);
        if (runs !== undefined) expect(dueMs(runs)).toBeGreaterThan(scheduler.now());
      }
      collector.end();
      expect(wanted).toBe(false);
      expect(told).toBe(expected);
      for (const one of all) endsByTheRules(one);
    }),
    { numRuns: 300 },
  );
});

test('a new gathering cancels the one before, of which the digits so far stay', () => {
  const scheduler = new SimulatedScheduler();
  const ends: string[] = [];
  const collector = new DigitCollector(scheduler, {
    tell: (_message, how, id) => ends.push(`${id}: ${how}`),
    changed: () => undefined,
  });
  const request = {
    digitModes: DTMF,
    numDigits: 3,
    terminationDigits: '',
    firstDigitTimeoutMs: 0,
    interDigitTimeoutMs: 0,
  };
  const [first, second] = [out(''), out('')];
  collector.gather({ ...request, endToEndId: 1, digits: first });
  collector.heard('7');
  collector.gather({ ...request, endToEndId: 2, digits: second });
  expect(ends).toEqual([`1: ${CANCEL}`]);
  expect(first.value).toBe('7');
  expect(second.value).toBe('');
});

/** When a gathering ends by itself without another digit. */
function dueMs({ beganMs, heard, firstMs, interMs }: Gathered): number {
  const last = heard.at(-1);
  const ms = last === undefined ? firstMs : interMs;
  return ms === 0 ? Infinity : (last?.atMs ?? beganMs) + ms;
}

/** linegatherterm--constants: how each ended, and with what. */
function endsByTheRules(one: Gathered): void {
  const { digits, count, terminators, heard, end } = one;
  expect(digits.value).toBe(heard.map(({ digit }) => digit).join(''));
  const last = heard.at(-1)?.digit ?? '';
  const terminated = last !== '' && terminators.includes(last);
  for (const { digit } of heard.slice(0, -1)) expect(terminators.includes(digit)).toBe(false);
  expect(heard.length).toBeLessThanOrEqual(count);
  if (terminated) expect(end?.how).toBe(TERMDIGIT);
  else if (heard.length === count) expect(end?.how).toBe(BUFFERFULL);
  else if (end?.atMs === dueMs(one)) expect([last === '' ? FIRSTTIMEOUT : INTERTIMEOUT, CANCEL]).toContain(end.how);
  else expect(end?.how).toBe(CANCEL);
}
