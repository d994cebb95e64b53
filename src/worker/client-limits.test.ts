import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import type { ClientRights } from '../host/rights.js';
import { ScriptedProvider } from '../host/testing/scripted-provider.js';
import { CarrierWriter, RecordReader, type WireMessage } from '../protocol/carrier.js';
import { weightOf } from '../protocol/credit.js';
import {
  DETACHMENTS,
  PROTOCOL_VERSION,
  REFUSALS,
  requestIndex,
  ToPage,
  ToWorker,
  type RequestName,
  type Welcome,
} from '../protocol/messages.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { compose, type Composition } from './compose.js';
import { ConfigurationError } from './configuration-error.js';

const credit = { stalledBytes: 100_000, stalledMs: 1000, mostBytes: 400_000 };

let scheduler: SimulatedScheduler;
let provider: ScriptedProvider;
let composition: Composition;
const ports: MessagePort[] = [];

beforeEach(async () => {
  scheduler = new SimulatedScheduler();
  provider = new ScriptedProvider();
  provider.lines = 2;
  composition = await compose(
    { jsCore: true, providers: ['test'] },
    { scheduler, serial: undefined, providers: { test: () => provider }, credit },
  );
});
afterEach(async () => {
  for (const port of ports.splice(0)) port.close();
  await composition.close();
});

/** A page that writes what it wants and never says what it took, unless told to. */
class RawPage {
  readonly writer: CarrierWriter;
  /** Every record that came: kind and integers. */
  records: number[][] = [];
  welcome: Welcome | undefined;
  bytes = 0;
  messages = 0;

  constructor(rights?: Partial<ClientRights>) {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1);
    composition.attach(port2, rights);
    this.writer = new CarrierWriter(port1, () => undefined);
    const reader = new RecordReader();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      this.bytes += weightOf(data as WireMessage);
      this.messages++;
      reader.begin(data);
      while (reader.next()) {
        if (reader.kind === ToPage.HELLO) this.welcome = reader.payload(3) as Welcome;
        this.records.push([reader.kind, ...Array.from({ length: reader.length }, (_, at) => reader.int(at))]);
      }
    };
  }

  hello(): this {
    this.writer.record(ToWorker.HELLO, PROTOCOL_VERSION, 0);
    return this;
  }

  ask(name: RequestName, id: number, ...args: number[]): this {
    this.writer.record(ToWorker.REQUEST, requestIndex(name), id, ...args);
    return this;
  }

  /** Sends what was written, and takes what comes. */
  async answers(): Promise<number[][]> {
    this.records = [];
    this.writer.flush();
    await scheduler.advance(5);
    return this.records;
  }

  ofKind(kind: number): number[][] {
    return this.records.filter(([first]) => first === kind);
  }
}

const refusal = [ToPage.REFUSED, REFUSALS.indexOf('notARequest')];
const DETACHED = [ToPage.DETACHED, DETACHMENTS.indexOf('notTaken')];
/** Handle 1, as owner and monitor of voice calls. */
const OPEN = [1, 0x20002, 6, 4, 0, 0] as const;

describe('a page that asks and takes nothing', () => {
  test('is detached, told once, and heard again only from its next HELLO', async () => {
    const page = new RawPage();
    await page
      .hello()
      .ask('lineOpen', 1, 0, ...OPEN)
      .answers();
    let id = 2;
    const rounds = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        for (let n = 0; n < 200; n++)
          page.ask('lineDevSpecific', id++, 1, 0, 0, page.writer.payload(new Uint8Array(40)));
        page.writer.flush();
        await scheduler.advance(5);
      }
    };
    await rounds(100);
    expect(page.ofKind(ToPage.DETACHED)).toEqual([DETACHED]);
    expect(page.records.at(-1)).toEqual(DETACHED);
    expect(page.bytes).toBeLessThan(credit.mostBytes + 100_000);
    expect(composition.host.counters.detachedClients).toBe(1);
    expect(provider.calls).toContain('lineClose');
    const { messages } = page;
    await rounds(20);
    page.writer.record(ToWorker.TAKEN, 5);
    page.writer.record(77);
    provider.host.lineService(0, { state: 'ready', reason: 'none' });
    await page.answers();
    expect(page.messages).toBe(messages);

    const again = await page
      .hello()
      .ask('lineOpen', id++, 0, ...OPEN)
      .answers();
    expect(again.map(([kind]) => kind)).toEqual([
      ToPage.HELLO,
      ToPage.DEVICE,
      ToPage.DEVICE,
      ToPage.SNAPSHOT,
      ToPage.RETURNED,
    ]);
    expect(again.at(-1)?.[2]).toBe(0);
  });

  test('hears of the detachment in a message of its own: nothing of what the detachment itself did', async () => {
    const page = new RawPage();
    await page
      .hello()
      .ask('lineOpen', 1, 0, ...OPEN)
      .answers();
    for (let i = 0; i < 1000; i++) page.ask('lineDevSpecific', 2 + i, 1, 0, 0, page.writer.payload(new Uint8Array(1)));
    await page.answers();
    for (let i = 0; i < 60; i++) {
      page.ask('diagnostics', 5000 + i);
      page.writer.flush();
      await scheduler.advance(5);
    }
    expect(provider.calls).toContain('lineClose');
    expect(page.ofKind(ToPage.REPLY)).toEqual([]);
    expect(page.records.at(-1)).toEqual(DETACHED);
  });

  test('floods before its HELLO, and is heard all the same afterwards', async () => {
    const page = new RawPage();
    for (let i = 0; i < 50; i++) {
      for (let n = 0; n < 2000; n++) page.ask('lineAnswer', 1, 1, 0);
      page.writer.flush();
      await scheduler.advance(100);
    }
    expect(page.bytes).toBeLessThan(credit.mostBytes + 100_000);
    expect((await page.hello().answers())[0]?.[0]).toBe(ToPage.HELLO);
  });

  test('one huge message of requests is no way around', async () => {
    const page = new RawPage();
    await page.hello().answers();
    for (let i = 0; i < 200_000; i++) page.ask('lineAnswer', i + 1, 9, 0);
    await page.answers();
    expect(page.records.at(-1)).toEqual(DETACHED);
    expect(page.bytes).toBeLessThan(2_000_000);
  });
});

test.each([[0], [-1], [2], [0x7fffffff]])('to have taken %d messages when one is out is refused', async (count) => {
  const page = new RawPage();
  await page.hello().answers();
  page.writer.record(ToWorker.TAKEN, count);
  expect(await page.answers()).toEqual([refusal]);
  page.writer.record(ToWorker.TAKEN, 2);
  page.writer.record(ToWorker.TAKEN, 1);
  expect(await page.answers()).toEqual([refusal]);
});

test.each([[3], [-2], [0x7fffffff]])(
  'a HELLO whose first handle is %d is refused; one that is right is heard',
  async (handle) => {
    const page = new RawPage();
    page.writer.record(ToWorker.HELLO, PROTOCOL_VERSION, handle);
    expect(await page.answers()).toEqual([refusal]);
    expect((await page.hello().answers())[0]?.[0]).toBe(ToPage.HELLO);
  },
);

test('a page connects few modems at a time', async () => {
  const page = new RawPage();
  await page.hello().answers();
  const port = (): number => page.writer.payload({ via: 'serial' });
  for (let id = 1; id <= 100; id++) page.ask('modemConnect', id, 0, 1, port());
  await page.answers();
  const overrun = page.ofKind(ToPage.REPLY).filter(([, , result]) => result === LINEERR.REQUESTOVERRUN);
  expect(overrun).toHaveLength(84);
  expect(page.ofKind(ToPage.REPLY)).toHaveLength(100);
  expect((await page.ask('modemConnect', 101, 0, 1, port()).answers()).at(-1)?.[2]).toBe(LINEERR.OPERATIONFAILED);
});

test.each([
  [0, 1, null],
  [1, 1, { via: 'serial' }],
  [-1, 1, { via: 'serial' }],
  [0, 1, {}],
  [0, 1, { via: 'bluetooth' }],
  [0, 1, { via: 'serial', usbVendorId: '1' }],
  [0, 1, { via: 'serial', usbProductId: 0x10000 }],
  [0, 1, { via: 'serial', bluetoothServiceClassId: {} }],
  [0, 1, { via: 'serial', bluetoothServiceClassId: 'x'.repeat(1000) }],
  [0, 1, { via: 'usb' }],
  [0, 1, { via: 'usb', vendorId: 1, productId: 1.5, serialNumber: '' }],
  [0, 1, { via: 'usb', vendorId: 1, productId: 1, serialNumber: null }],
  [0, 1, { via: 'usb', vendorId: 1, productId: 1, serialNumber: 'x'.repeat(1000) }],
])('a device that no window can have seen is refused: %d of %d, %j', async (index, count, chosen) => {
  const page = new RawPage();
  await page.hello().answers();
  const payload = (): number => (chosen === null ? 0 : page.writer.payload(chosen));
  page.ask('modemConnect', 1, index, count, payload()).ask('modemAddPort', 2, 0, index, count, payload());
  await page.answers();
  const replies = page.ofKind(ToPage.REPLY).map(([, id, result]) => [id, result]);
  expect(replies).toEqual([
    [1, LINEERR.INVALPARAM],
    [2, LINEERR.INVALPARAM],
  ]);
});

describe('rights of a port', () => {
  test('the page is told what it may do, and no more of the lines than it may see', async () => {
    const rights = {
      lines: [4711],
      privilege: 'monitor',
      data: false,
      devSpecific: false,
      connectModems: false,
    } as const;
    const page = new RawPage(rights);
    await page.hello().answers();
    expect(page.welcome?.rights).toEqual(rights);
    expect(page.ofKind(ToPage.DEVICE)).toEqual([]);
    const all = new RawPage();
    await all.hello().answers();
    expect(all.ofKind(ToPage.DEVICE)).toHaveLength(2);
  });

  test('nothing that a page sends widens them', async () => {
    const page = new RawPage({ lines: [], devSpecific: false, connectModems: false });
    page.writer.record(ToWorker.HELLO, PROTOCOL_VERSION, 0, page.writer.payload({ lines: 'all', connectModems: true }));
    await page.answers();
    expect(page.ofKind(ToPage.DEVICE)).toEqual([]);
    page.hello();
    page.ask('modemConnect', 1, 0, 1, 0);
    page.ask('lineOpen', 2, 0, ...OPEN);
    page.ask('lineDevSpecific', 3, 1, 0, 0, page.writer.payload(new Uint8Array(1)));
    const answers = await page.answers();
    expect(answers[0]).toEqual(refusal);
    expect(answers.filter(([kind]) => kind === ToPage.RETURNED).map(([, id, result]) => [id, result])).toEqual([
      [1, LINEERR.OPERATIONUNAVAIL],
      [2, LINEERR.BADDEVICEID],
      [3, LINEERR.INVALLINEHANDLE],
    ]);
    provider.host.lineService(0, { state: 'ready', reason: 'none' });
    expect(await page.answers()).toEqual([]);
  });

  test('a line is forgotten only by whom it is shown, and who may connect modems', async () => {
    const blind = new RawPage({ lines: [] });
    await blind.hello().answers();
    expect((await blind.ask('modemForget', 1, 0).answers()).map((answer) => answer.slice(0, 3))).toEqual([
      [ToPage.RETURNED, 1, LINEERR.BADDEVICEID],
      [ToPage.REPLY, 1, LINEERR.BADDEVICEID],
    ]);
    const guest = new RawPage({ connectModems: false });
    await guest.hello().answers();
    expect((await guest.ask('modemForget', 1, 0).answers())[0]).toEqual([
      ToPage.RETURNED,
      1,
      LINEERR.OPERATIONUNAVAIL,
      0,
    ]);
  });

  test('also after a detachment', async () => {
    const page = new RawPage({ lines: [] });
    await page.hello().answers();
    for (let i = 1; i <= 100; i++) await page.ask('diagnostics', i).answers();
    const again = await page.hello().answers();
    expect(again.map(([kind]) => kind)).toEqual([ToPage.HELLO, ToPage.SNAPSHOT]);
    expect(page.welcome?.rights).toMatchObject({ lines: [] });
  });

  test('that are none are refused before the port is listened to', () => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    expect(() => {
      composition.attach(port2, { privilege: 'admin' } as never);
    }).toThrow(ConfigurationError);
  });
});
