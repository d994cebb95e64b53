import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CellularPage } from './testing/cellular-page.js';
import { CommandError, TelephonyError, type CommandOptions } from './telephony.js';

/** On the simulated SIM7600. */
let page: CellularPage;

beforeAll(async () => {
  page = new CellularPage();
  await page.start('simcom-sim7600');
}, 120_000);
afterAll(() => page.end());

const send = (text: string, options?: CommandOptions) => page.settled(page.line.sendCommand(text, options));

const failure = async (promise: Promise<unknown>): Promise<TelephonyError> => {
  const error = await page.settled(
    promise.then(
      () => null,
      (reason: unknown) => reason,
    ),
  );
  if (!(error instanceof TelephonyError)) throw new RangeError('It did not fail so.');
  return error;
};

describe('sendCommand', () => {
  test('gives the answer, plainly, to the page that asked', async () => {
    const answer = await send('at+cgsn');
    expect(answer).toMatchObject({ result: 'OK', ok: true, cut: false, setUpAgain: false });
    expect(answer.lines[0]).toMatch(/^\d{15}$/);
  });

  test('what the modem refuses is an answer too', async () => {
    expect(await send('AT+XNONE')).toMatchObject({ ok: false, result: 'ERROR', lines: [] });
  });

  test('what sets something is followed by the line’s own settings', async () => {
    expect(await send('AT+CMEE=2')).toMatchObject({ ok: true, setUpAgain: true });
    await page.scheduler.advance(5000);
    expect((await send('AT+CMEE?')).lines).toEqual(['+CMEE: 1']);
  });

  test.each([
    ['ATD5550100', 'dial', 'ATD'],
    ['AT+CSQ;D5550100', 'dial', 'ATD'],
    ['AT+CHUP', 'hangUp', 'AT+CHUP'],
    ['CSQ', 'unreadable', ''],
    ['ATI\rATD5550100', 'unreadable', ''],
    ['ATI\n', 'unreadable', ''],
    [`AT+X="${'x'.repeat(250)}"`, 'unreadable', ''],
  ])('%j is not sent: %s', async (text, barrier, command) => {
    const error = await failure(page.line.sendCommand(text));
    expect(error).toBeInstanceOf(CommandError);
    expect(error).toMatchObject({ code: 'commandRefused', barrier, command });
    expect(page.line.calls).toEqual([]);
  });

  test('a signal that has been given sends nothing; one that is given takes it back', async () => {
    expect(await failure(page.line.sendCommand('ATI', { signal: AbortSignal.abort() }))).toMatchObject({
      code: 'aborted',
    });
    const aborted = new AbortController();
    const scan = page.line.sendCommand('AT+COPS=?', { timeoutMs: 60_000, signal: aborted.signal });
    const failed = failure(scan);
    await page.scheduler.advance(1000);
    aborted.abort();
    expect(await failed).toMatchObject({ code: 'aborted' });
    expect((await send('AT')).ok).toBe(true);
  });

  test('of two, the second is told that the first is out', async () => {
    const first = page.line.sendCommand('AT+COPS=?', { timeoutMs: 60_000 });
    expect(await failure(page.line.sendCommand('ATI'))).toMatchObject({ barrier: 'occupied' });
    await page.settled(first);
  });

  test('its time limit ends it, with an outcome that is not known', async () => {
    const error = await failure(page.line.sendCommand('AT+COPS=?', { timeoutMs: 1000 }));
    expect(error).toMatchObject({ code: 'commandTimeout', outcome: 'unknown' });
  });

  test('in a call that goes on it works, and the call stays', async () => {
    const call = page.line.dial('5550100');
    await page.until(() => call.state === 'connected');
    expect((await send('AT+CSQ')).lines[0]).toMatch(/^\+CSQ: /);
    expect(await send('AT+CMEE=2')).toMatchObject({ setUpAgain: true });
    await page.scheduler.advance(5000);
    expect(call.state).toBe('connected');
    await page.settled(call.drop());
  });
});

test('abilities say what the line can do with calls; the network says its technology', () => {
  expect(page.line.abilities).toMatchObject({ answer: true, hold: true, conference: true, flash: false });
  expect(page.line.service.network).toMatchObject({ technology: 'eutran' });
});
