import { expect, test } from 'vitest';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../../tspi/result.js';
import { ProviderWorld } from './testing/provider-world.js';
import { voiceAnswers } from './testing/scripted-modem.js';

/** What may be sent to show which modem it is. */
const HARMLESS = 'AT';

async function world(answers: Record<string, string | null> = voiceAnswers): Promise<ProviderWorld> {
  const w = new ProviderWorld();
  await w.inService(answers);
  w.modem.carrier = false;
  return w;
}

/** Asks for the sign; the answer once there is one. */
function identify(w: ProviderWorld, deviceId = 41): { result: Result | undefined } {
  const answer: { result: Result | undefined } = { result: undefined };
  void w.provider.identify(deviceId).then((result) => (answer.result = result));
  return answer;
}

const dtr = (w: ProviderWorld): (boolean | undefined)[] =>
  w.modem.signals.map(({ dataTerminalReady }) => dataTerminalReady);

test('a modem with lamps blinks for about five seconds, and is sent nothing but what does nothing', async () => {
  const w = await world();
  const answer = identify(w);
  await w.scheduler.advance(3000);
  expect(answer.result).toBeUndefined();
  await w.scheduler.advance(4000);
  expect(answer.result).toBe(SUCCESS);
  expect(new Set(w.modem.heard)).toEqual(new Set([HARMLESS]));
  expect(dtr(w).filter((on) => on === false)).toHaveLength(6);
  expect(dtr(w).at(-1)).toBe(true);
  expect(w.events).toEqual([]);
});

test('a modem made of software shows it in the traffic only; its DTR stays on', async () => {
  const w = await world({ ATI0: 'spandsp|OK' });
  const answer = identify(w);
  await w.scheduler.advance(10_000);
  expect([answer.result, new Set(w.modem.heard), dtr(w)]).toEqual([SUCCESS, new Set([HARMLESS]), []]);
});

test('is refused while a call is up or rings', async () => {
  const w = await world();
  w.makeCall();
  await w.scheduler.advance(500);
  w.fresh();
  w.modem.signals.length = 0;
  const answer = identify(w);
  await w.scheduler.advance(10_000);
  expect([answer.result, w.modem.heard, dtr(w)]).toEqual([LINEERR.INUSE, [], []]);

  const ringing = await world();
  ringing.modem.lines('RING');
  await ringing.scheduler.advance(100);
  ringing.modem.signals.length = 0;
  const refused = identify(ringing);
  await ringing.scheduler.advance(5000);
  expect([refused.result, dtr(ringing)]).toEqual([LINEERR.INUSE, []]);
});

test('a call that is placed meanwhile goes out with DTR on, and ends it', async () => {
  for (let afterMs = 0; afterMs < 4700; afterMs += 130) {
    const w = await world();
    const answer = identify(w);
    await w.scheduler.advance(afterMs);
    w.makeCall();
    let onWhenDialled: boolean | undefined;
    for (let ms = 0; ms < 3000 && onWhenDialled === undefined; ms += 10) {
      await w.scheduler.advance(10);
      if (w.modem.heard.some((command) => command.startsWith('ATD'))) onWhenDialled = dtr(w).at(-1) ?? true;
    }
    const signals = w.modem.signals.length;
    await w.scheduler.advance(6000);
    expect([afterMs, onWhenDialled, answer.result]).toEqual([afterMs, true, LINEERR.INUSE]);
    expect(w.modem.signals.slice(signals).some(({ dataTerminalReady }) => dataTerminalReady === false)).toBe(false);
  }
});

test('a ring ends it at once, with DTR on', async () => {
  const w = await world();
  const answer = identify(w);
  await w.scheduler.advance(900);
  expect(dtr(w).at(-1)).toBe(false);
  w.modem.lines('RING');
  await w.scheduler.advance(0);
  expect(dtr(w).at(-1)).toBe(true);
  await w.scheduler.advance(6000);
  expect([answer.result, dtr(w).at(-1)]).toEqual([LINEERR.INUSE, true]);
  expect(w.events).toContain('NEWCALL');
});

test('two that ask at the same time see one sign', async () => {
  const w = await world();
  const answers = [identify(w), identify(w)];
  await w.scheduler.advance(10_000);
  expect(answers.map(({ result }) => result)).toEqual([SUCCESS, SUCCESS]);
  expect(dtr(w).filter((on) => on === false)).toHaveLength(6);
});

test('a modem that is pulled meanwhile or is not there says so; a line that nobody has open is let go again', async () => {
  const w = await world();
  const pulled = identify(w);
  await w.scheduler.advance(1000);
  w.modem.unplug();
  await w.scheduler.advance(10_000);
  expect(pulled.result).toBe(LINEERR.RESOURCEUNAVAIL);
  const gone = identify(w);
  await w.scheduler.advance(30_000);
  expect([gone.result, await w.provider.identify(7)]).toEqual([LINEERR.RESOURCEUNAVAIL, LINEERR.BADDEVICEID]);

  const closed = await world();
  closed.provider.lineClose(closed.hdLine);
  await closed.scheduler.advance(5000);
  expect(closed.modem.state).toBe('closed');
  const answer = identify(closed);
  await closed.scheduler.advance(20_000);
  expect([answer.result, closed.modem.state]).toEqual([SUCCESS, 'closed']);
});
