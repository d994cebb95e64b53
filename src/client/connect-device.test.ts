import { describe, expect, it } from 'vitest';
import type { ModemConnectResult } from '../protocol/messages.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { Result } from '../tspi/result.js';
import { connectDevice } from './connect-device.js';
import type { PickedDevice } from './port-picker.js';
import { TelephonyError } from './telephony.js';

/** A device that a window sees at the next place with each look, as long as there are places. */
function moving(...places: number[]): PickedDevice {
  const left = [...places];
  return {
    look: () => {
      const index = left.shift();
      return Promise.resolve(index === undefined ? undefined : { index, count: 9, chosen: { via: 'serial' } });
    },
  };
}

const lookAgain: ModemConnectResult = { error: 'lookAgain', message: '' };
const refused = (result: Result, outcome: 'known' | 'unknown'): TelephonyError =>
  new TelephonyError('refused', '', result, outcome);
const connect = (picked: PickedDevice, answer: (index: number) => ModemConnectResult | Result): Promise<number> =>
  connectDevice(picked, ({ index }) => Promise.resolve(answer(index)), refused);

describe('a window and a worker that see different devices', () => {
  it('look again until they agree', async () => {
    const asked: number[] = [];
    const found = await connect(moving(1, 2, 3), (index) => {
      asked.push(index);
      return index === 3 ? { deviceId: 7 } : lookAgain;
    });
    expect([found, asked]).toEqual([7, [1, 2, 3]]);
  });

  it('end with a device that is gone when the window does not see it either', async () => {
    await expect(connect(moving(1), () => lookAgain)).rejects.toMatchObject({ code: 'unplugged' });
  });

  it('give up when they never agree', async () => {
    let looks = 0;
    const never = connect(moving(...Array<number>(1000).fill(1)), () => {
      looks++;
      return lookAgain;
    });
    await expect(never).rejects.toMatchObject({ code: 'unplugged' });
    expect(looks).toBeLessThan(10);
  });
});

it.each([
  [
    { error: 'heldByTab', message: 'm' },
    { code: 'heldByTab', message: 'm' },
  ],
  [
    { error: 'initFailed', message: 'm' },
    { code: 'portFailed', heard: null },
  ],
  [
    { error: 'initFailed', message: 'm', heard: 'atDevice' },
    { code: 'notAModem', heard: 'atDevice' },
  ],
  [
    { error: 'notAModem', message: 'm', heard: 'nmea' },
    { code: 'notAModem', heard: 'nmea' },
  ],
  [
    { error: 'noAnswer', message: 'm', heard: 'silence' },
    { code: 'noAnswer', heard: 'silence' },
  ],
  [LINEERR.OPERATIONUNAVAIL, { code: 'refused', outcome: 'known' }],
  [LINEERR.OPERATIONFAILED, { code: 'refused', outcome: 'unknown' }],
] as const)('the answer %j is told as %j', async (answer, told) => {
  await expect(connect(moving(1), () => answer)).rejects.toMatchObject(told);
});
