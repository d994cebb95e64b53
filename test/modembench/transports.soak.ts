/** 50 MB echoed byte-exact over every transport, and how fast each is beside the bare interface, interleaved in one run: at least {@link leastRatio} of it. */
import { expect, test } from '@playwright/test';
import { transportContract } from '../../src/transports/testing/transport-contract.js';
import { TransportBench, acm, acmWanted, kinds, serialWanted, tty } from './transport-bench.js';
import type { Wanted } from './fixture/driver.js';

const echoBytes = 50_000_000;
const measuredBytes = 16 << 20;
/** Of each way, in turn; the medians are told. */
const rounds = 7;
const leastRatio = 0.8;

let bench: TransportBench;

test.beforeAll(async () => {
  bench = await TransportBench.start();
});
test.afterAll(() => bench.close());
test.afterEach(() => bench.clear());

for (const kind of kinds)
  test(`${kind} echoes 50 MB byte by byte`, async () => {
    const echo = transportContract.find(({ name }) => name === 'carries bytes both ways without loss')!;
    await echo.run(await bench.worlds[kind]!(echoBytes), expect);
  });

/** The modem's side of fixture/throughput.ts: zeros are taken, `G` and a count are answered by that many bytes. */
function answering(send: (bytes: Uint8Array) => void): (bytes: Uint8Array) => void {
  let request: number[] | undefined;
  return (bytes) => {
    for (const byte of request === undefined ? bytes.subarray(placeOf(bytes)) : bytes) {
      (request ??= []).push(byte);
      if (request.length < 5) continue;
      const count = request.slice(1).reduce((sum, each) => sum * 256 + each, 0);
      request = undefined;
      for (let sent = 0; sent < count; sent += 65_536) send(new Uint8Array(Math.min(65_536, count - sent)));
    }
  };
}

function placeOf(bytes: Uint8Array): number {
  const place = bytes.indexOf('G'.charCodeAt(0));
  return place < 0 ? bytes.length : place;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

async function measure(name: string, wanted: Wanted): Promise<void> {
  const page = await bench.page();
  const number = await page.find(wanted);
  const times = { transport: [], bare: [] } as Record<'transport' | 'bare', { toModem: number; back: number }[]>;
  for (let round = 0; round < rounds; round++)
    for (const how of ['transport', 'bare'] as const)
      times[how].push(await page.call('measure', number, how, measuredBytes));
  for (const way of ['toModem', 'back'] as const) {
    const [ours, bare] = [times.transport.map((each) => each[way]), times.bare.map((each) => each[way])];
    const rate = (ms: number): string => (measuredBytes / ms / 1000).toFixed(1);
    const ratio = median(ours.map((ms, round) => bare[round]! / ms));
    console.log(
      `${name}, ${way}: transport ${rate(median(ours))} MB/s, bare ${rate(median(bare))} MB/s, ratio ${ratio.toFixed(2)}`,
    );
    expect(ratio, `${name}, ${way}: of the bare interface's rate`).toBeGreaterThanOrEqual(leastRatio);
  }
}

test('throughput of Web Serial', async () => {
  const device = await bench.bench.serialDevice('ttyUSB0', tty);
  device.on(
    'data',
    answering((bytes) => device.write(bytes)),
  );
  await measure('Web Serial', serialWanted);
});

test('throughput of WebUSB', async () => {
  const { modem } = await bench.bench.usbDevice('usb1', acm, { kind: 'cdc-acm' });
  modem.onData = answering((bytes) => modem.send(bytes));
  await measure('WebUSB', acmWanted);
});
