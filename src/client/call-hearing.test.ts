import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CellularPage } from './testing/cellular-page.js';

/** Answers, and presses a key every three seconds. */
const PRESSES_KEYS = '5550107';

/** The keys that the other party presses, as a page gathers them. */
let page: CellularPage;

beforeEach(async () => {
  page = new CellularPage();
  await page.start('simcom-sim7600');
});
afterEach(() => page.end());

describe('gathering', () => {
  test('ends when there are as many as were asked for', async () => {
    const call = await page.connected(PRESSES_KEYS);
    const { digits, ended } = await page.settled(call.gatherDigits({ count: 2 }));
    expect(digits).toMatch(/^[0-9*#]{2}$/);
    expect(ended).toBe('full');
  });

  test('ends when none comes in time, when it is taken back, and with the call', async () => {
    const call = await page.connected();
    expect(await page.settled(call.gatherDigits({ count: 1, firstTimeoutMs: 5000 }))).toEqual({
      digits: '',
      ended: 'firstTimeout',
    });
    const back = new AbortController();
    const taken = call.gatherDigits({ count: 1, signal: back.signal });
    await page.scheduler.advance(1000);
    back.abort();
    expect(await page.settled(taken)).toMatchObject({ ended: 'cancelled' });
    const last = call.gatherDigits({ count: 1 });
    await page.scheduler.advance(1000);
    await page.settled(call.drop());
    expect(await page.settled(last)).toMatchObject({ ended: 'cancelled' });
  });

  test.each([-1, 0, 1.5, NaN, Infinity])('of %d digits is refused', async (count) => {
    const call = await page.connected();
    await expect(page.settled(call.gatherDigits({ count }))).rejects.toMatchObject({ code: 'refused' });
  });
});
