import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TelephonyClient } from '../client/telephony-client.js';
import { Stick, StickWorld } from './testing/sticks.js';

/** A page that may see one line of two. */
let w: StickWorld;
let mine: Stick;
let others: Stick;
let page: TelephonyClient;

beforeEach(async () => {
  w = new StickWorld();
  [mine, others] = [Stick.withSerial('490154203237518'), Stick.withSerial('490154203237526')];
  w.plug(mine);
  await w.visit();
  const [line] = w.client.lines;
  page = w.page({ lines: [line!.permanentId] });
  await w.settle(5000);
  w.plug(others);
  await w.settle();
});
afterEach(() => w.leave());

const connectOthers = async (client: TelephonyClient): Promise<unknown> => {
  const chosen = { via: 'serial', usbVendorId: 0x12d1, usbProductId: 0x1506 } as const;
  const answer = client.tapi.modemConnect({ ...w.sighting(others), chosen });
  await w.settle(20_000);
  return answer;
};

test('it hears nothing of what goes on on the other', async () => {
  expect(w.client.lines).toHaveLength(2);
  expect(page.lines).toHaveLength(1);
  const before = page.traffic.length;
  const [heardAll] = [w.client.traffic.length];
  await w.dialHears(
    w.client.lines.find(({ permanentId }) => permanentId !== page.lines[0]!.permanentId)!,
    [others],
  );
  expect(w.client.traffic.length).toBeGreaterThan(heardAll);
  expect(page.traffic.length).toBe(before);
  await w.dialHears(
    w.client.lines.find(({ permanentId }) => permanentId === page.lines[0]!.permanentId)!,
    [mine],
  );
  expect(page.traffic.length).toBeGreaterThan(before);
});

test('the report that it can ask for has its own port alone', async () => {
  const [report, whole] = await Promise.all([settled(page.diagnostics()), settled(w.client.diagnostics())]);
  expect(whole?.ports).toHaveLength(2);
  expect(report?.ports.map(({ deviceId }) => deviceId)).toEqual([page.lines[0]!.deviceId]);
});

test('it gets the recording of its own line, masked, and none of the other', async () => {
  await w.dialHears(
    w.client.lines.find(({ permanentId }) => permanentId === page.lines[0]!.permanentId)!,
    [mine],
  );
  const recording = await settled(page.lines[0]!.recording());
  const sent = recording.entries.filter(([, direction]) => direction === 'toModem').map(([, , text]) => text);
  expect(recording.masked).toBe(true);
  expect(sent.filter((text) => /^ATD/.test(text))).toEqual([expect.stringMatching(/^ATDT?0000000;?\r$/)]);
  expect(JSON.stringify(recording)).not.toMatch(/490154203237518|5550100/);
  const { tapi } = page;
  for (const { deviceId } of w.client.lines as unknown as { readonly deviceId: number }[])
    expect((await settled(tapi.modemRecording(deviceId))) === undefined).toBe(deviceId !== deviceIdOf(page));
  expect(await settled(tapi.modemRecording(99))).toBeUndefined();
});

function deviceIdOf(client: TelephonyClient): number {
  return client.lines[0]!.deviceId;
}

test('connecting the other modem tells it that the line is none of its own, not which', async () => {
  expect(await connectOthers(page)).toMatchObject({ error: 'unsupported' });
  expect(await connectOthers(w.client)).toEqual({ deviceId: expect.any(Number) as number });
});

async function settled<T>(promise: Promise<T>): Promise<T> {
  await w.settle(1000);
  return promise;
}
