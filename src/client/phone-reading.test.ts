import { beforeEach, expect, test } from 'vitest';
import { PHONEFEATURE, PHONESTATUSFLAGS } from '../tspi/generated/constants.js';
import { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Out, type Result } from '../tspi/result.js';
import type { PhoneCaps, PhoneStatus } from '../tspi/structures.js';
import { PhoneReading } from './phone-reading.js';
import type { Tapi } from './tapi.js';

/** One phone with a ringer and no more; the test answers each reading itself. */
const caps = {
  numButtonLamps: 0,
  lampModes: [],
  buttonModes: [],
  buttonFunctions: [],
  hookSwitchDevs: 0,
  displayNumRows: 0,
  numRingModes: 9,
  phoneFeatures: PHONEFEATURE.GETRING,
} as unknown as PhoneCaps;

let answers: ((ringMode: number, result?: Result) => void)[];
let told: string[];
let reading: PhoneReading;

const turn = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

beforeEach(async () => {
  answers = [];
  told = [];
  const phoneGetStatus = (_: number, status: Out<PhoneStatus | null>): Promise<Result> =>
    new Promise((resolve) => {
      answers.push((ringMode, result = SUCCESS) => {
        const known = { statusFlags: PHONESTATUSFLAGS.CONNECTED, ringMode, phoneFeatures: 0 } as PhoneStatus;
        if (result === SUCCESS) status.value = { ...known, lampModes: [], display: '' };
        resolve(result);
      });
    });
  reading = new PhoneReading({ phoneGetStatus } as unknown as Tapi, caps, (events) => {
    told.push(...events.map(({ type }) => `${type} ${reading.view.ring.mode}`));
  });
  void reading.begin(1, caps);
  await turn();
  answers.shift()?.(0);
  await turn();
  told.length = 0;
});

test('a change that is told while a reading is out, even answered already, is read by another one after it', async () => {
  void reading.refresh();
  await turn();
  const [first] = answers.splice(0);
  // In one message of the worker: the answer, then what has changed since.
  first?.(1);
  const later = [reading.refresh(), reading.refresh()];
  await turn();
  expect(answers).toHaveLength(1);
  answers.shift()?.(2);
  expect(await Promise.all(later)).toEqual([true, true]);
  expect(told).toEqual(['ringchange 1', 'ringchange 2']);
  expect(answers).toEqual([]);
});

test('changes that are told in one turn are read once', async () => {
  const reads = [reading.refresh(), reading.refresh(), reading.refresh()];
  await turn();
  expect(answers).toHaveLength(1);
  answers.shift()?.(3);
  await Promise.all(reads);
  expect(answers).toEqual([]);
});

test('what a dead handle answers is not looked at', async () => {
  const read = reading.refresh();
  await turn();
  reading.end();
  answers.shift()?.(4);
  expect(await read).toBe(true);
  expect([reading.view.ring.mode, told]).toEqual([0, []]);
});

test.each([
  [LINEERR.REQUESTOVERRUN, false],
  [PHONEERR.RESOURCEUNAVAIL, false],
  [PHONEERR.OPERATIONUNAVAIL, true],
  [PHONEERR.OPERATIONFAILED, true],
])('a reading that fails leaves what was read before; with %i that is all there is: %s', async (result, over) => {
  const read = reading.refresh();
  await turn();
  answers.shift()?.(5, result);
  expect(await read).toBe(over);
  expect([reading.view.ring.mode, told]).toEqual([0, []]);
});
