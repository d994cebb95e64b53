import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LINEERR } from '../tspi/generated/errors.js';
import { TelephonyClient } from '../client/telephony-client.js';
import type { Line } from '../client/telephony.js';
import type { ClientRights } from '../host/rights.js';
import { Stick, StickWorld } from './testing/sticks.js';

let w: StickWorld;
let stick: Stick;

beforeEach(async () => {
  w = new StickWorld();
  stick = Stick.withSerial('490154203237518');
  w.plug(stick);
  await w.visit();
});
afterEach(() => w.leave());

function lineOf(client: TelephonyClient): Line {
  const [line] = client.lines;
  if (line === undefined) throw new Error('no line');
  return line;
}

/** What became of a promise, once a minute has passed. */
async function became(promise: Promise<unknown>): Promise<unknown> {
  const outcome = promise.then(
    () => 'done',
    (error: unknown) => error,
  );
  await w.settle(20_000);
  return outcome;
}

async function another(rights: Partial<ClientRights> = {}): Promise<TelephonyClient> {
  const client = w.page(rights);
  await w.scheduler.advance(1000);
  return client;
}

describe('a name', () => {
  test('is told to every page at once, and is the line’s; without it the modem’s comes back', async () => {
    const other = await another();
    const changes: string[] = [];
    lineOf(other).addEventListener('change', () => changes.push(lineOf(other).name));
    expect(await became(lineOf(w.client).setLabel('  Reception '))).toBe('done');
    expect([lineOf(other).label, lineOf(other).name, changes.includes('Reception')]).toEqual([
      'Reception',
      'Reception',
      true,
    ]);
    expect(lineOf(other).identity.model).toBe('E173');
    expect(await became(lineOf(other).setLabel(''))).toBe('done');
    expect([lineOf(w.client).label, lineOf(w.client).name]).toEqual(['', 'E173']);
    other.close();
  });

  test('that two lines have: people still choose between two names', async () => {
    w.plug(Stick.withSerial('356938035643809'));
    await w.settle(10_000);
    for (const line of w.client.lines) expect(await became(line.setLabel('Desk'))).toBe('done');
    expect(w.client.lines.map(({ name, label }) => [name, label])).toEqual([
      ['Desk', 'Desk'],
      ['Desk 2', 'Desk'],
    ]);
  });

  test('that cannot be is refused on the page and at the border', async () => {
    expect(await became(lineOf(w.client).setLabel('a\nb'))).toMatchObject({ code: 'invalidLabel' });
    const { tapi } = w.client;
    const results: number[] = [];
    expect(tapi.lineSetLabel(deviceId(), 'x'.repeat(100_000))).toBe(LINEERR.INVALPARAM);
    for (const label of ['a\u0000b', 'x'.repeat(65), '\u202eabc'])
      w.client.onReply(tapi.lineSetLabel(deviceId(), label), (result) => results.push(result));
    w.client.onReply(tapi.lineSetLabel(99, 'x'), (result) => results.push(result));
    await w.settle(1000);
    expect(results).toEqual([LINEERR.INVALPARAM, LINEERR.INVALPARAM, LINEERR.INVALPARAM, LINEERR.BADDEVICEID]);
    expect(lineOf(w.client).label).toBe('');
  });

  test('is not given, and no sign either, by a page that only watches', async () => {
    const watcher = await another({ privilege: 'monitor' });
    stick.heard.length = 0;
    for (const ask of [() => lineOf(watcher).setLabel('Mine'), () => lineOf(watcher).identify()])
      expect(await became(ask())).toMatchObject({ result: LINEERR.OPERATIONUNAVAIL });
    expect([lineOf(w.client).label, stick.heard]).toEqual(['', []]);
    watcher.close();
  });

  test('a page that may not connect modems cannot forget one or take one back either, and is told why', async () => {
    const guest = await another({ connectModems: false });
    for (const ask of [() => lineOf(guest).forget(), () => guest.reclaimModem(), () => guest.connectModem()])
      expect(await became(ask())).toMatchObject({ code: 'notPermitted', result: 0 });
    expect(lineOf(guest).service.state).toBe('ready');
    guest.close();
  });

  test('is not given to a line that a page may not see', async () => {
    const elsewhere = await another({ lines: [1] });
    const results: number[] = [];
    elsewhere.onReply(elsewhere.tapi.lineSetLabel(deviceId(), 'Mine'), (result) => results.push(result));
    elsewhere.onReply(elsewhere.tapi.modemIdentify(deviceId()), (result) => results.push(result));
    await w.settle(1000);
    expect(results).toEqual([LINEERR.BADDEVICEID, LINEERR.BADDEVICEID]);
    elsewhere.close();
  });
});

function deviceId(): number {
  return (lineOf(w.client) as unknown as { readonly deviceId: number }).deviceId;
}

describe('a sign', () => {
  test('is given, and nothing but AT is sent', async () => {
    stick.heard.length = 0;
    expect(lineOf(w.client).identifySign).toBe('lights');
    expect(await became(lineOf(w.client).identify())).toBe('done');
    expect(new Set(stick.heard)).toEqual(new Set(['AT']));
  });

  test('is refused in a call and without a modem, each by its own name', async () => {
    const call = lineOf(w.client).dial('5550100');
    call.placed.catch(() => undefined);
    expect(await became(lineOf(w.client).identify())).toMatchObject({ code: 'lineBusy' });
    call.drop().catch(() => undefined);
    await w.settle(20_000);
    w.unplug(stick);
    await w.settle(1000);
    expect(await became(lineOf(w.client).identify())).toMatchObject({ code: 'unplugged' });
  });
});

test('how well modems are remembered stands in the report', async () => {
  const report = w.client.diagnostics();
  await w.scheduler.advance(100);
  expect((await report)?.modemStore).toEqual({ state: 'memoryOnly', reason: 'missing', ignored: 0 });
});
