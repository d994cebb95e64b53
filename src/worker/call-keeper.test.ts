import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../base/random.js';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { TelephonyClient } from '../client/telephony-client.js';
import { hostAt } from '../client/testing/page-host.js';
import type { Call, CallEntry } from '../client/telephony.js';
import type { ClientRights } from '../host/rights.js';
import { PlainRecords } from '../stores/testing/plain-records.js';
import { PlainStore } from '../stores/testing/plain-store.js';
import { compose, type Composition } from './compose.js';
import { ConfigurationError } from './configuration-error.js';
import type { WorkerOptions } from './worker-options.js';
import './testing/loaded-apart.js';

const worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

/** Pages and their worker in simulated time; `records` outlive it. */
class World {
  readonly scheduler = new SimulatedScheduler();
  readonly pages: TelephonyClient[] = [];
  composition!: Composition;

  static async create(options: WorkerOptions, records = new PlainRecords()): Promise<World> {
    const world = new World();
    worlds.push(world);
    const { scheduler } = world;
    world.composition = await world.outcome(
      compose(
        { simulator: true, ...options },
        { scheduler, random: seededRandom(1), serial: undefined, modemStore: new PlainStore(), people: records },
      ),
    );
    return world;
  }

  async page(rights: Partial<ClientRights> = {}): Promise<TelephonyClient> {
    const { port1, port2 } = new MessageChannel();
    this.composition.attach(port2, rights);
    const page = new TelephonyClient({ host: hostAt(port1), scheduler: this.scheduler });
    this.pages.push(page);
    await this.outcome(page.ready);
    // A cellular modem is ready before it has its network.
    const isReady = (state: string, registration = 'home'): boolean => state === 'ready' && registration === 'home';
    await this.until(() => page.lines.every(({ service }) => isReady(service.state, service.network?.registration)));
    return page;
  }

  async outcome<T>(promise: Promise<T>): Promise<T> {
    const progress = { settled: false };
    const settle = (): void => void (progress.settled = true);
    promise.then(settle, settle);
    for (let i = 0; i < 4000 && !progress.settled; i++) await this.scheduler.advance(50);
    return promise;
  }

  async until(what: () => boolean): Promise<void> {
    for (let i = 0; i < 4000 && !what(); i++) await this.scheduler.advance(50);
    expect(what()).toBe(true);
  }

  /** The log, once nothing is on its way. */
  async log(page: TelephonyClient): Promise<readonly CallEntry[]> {
    await this.scheduler.advance(100);
    return (await this.outcome(page.callLog.read())).entries;
  }

  async call(page: TelephonyClient, number: string): Promise<Call> {
    const call = page.lines[0]!.dial(number);
    await this.until(() => call.state === 'connected');
    return call;
  }

  async ended(call: Call): Promise<void> {
    await this.outcome(call.drop());
    await this.until(() => call.state === 'idle');
  }

  async close(): Promise<void> {
    for (const page of this.pages) page.close();
    await this.outcome(this.composition.close());
  }
}

describe('with a call log', () => {
  it('an answered call is kept with its duration, over visits', async () => {
    const records = new PlainRecords();
    const first = await World.create({ callLog: true }, records);
    const page = await first.page();
    expect(page.callLog.kept).toBe(true);
    const call = await first.call(page, '555 0100');
    await first.scheduler.advance(5000);
    await first.ended(call);
    const [entry, ...more] = await first.log(page);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ direction: 'outgoing', number: '5550100', outcome: 'answered' });
    expect(entry!.connectedForMs).toBeGreaterThanOrEqual(5000);
    await first.close();
    const second = await World.create({ callLog: true }, records);
    expect(await second.log(await second.page())).toEqual([entry]);
  });

  it('a call is there while it goes on, and when its worker dies', async () => {
    const records = new PlainRecords();
    const world = await World.create({ callLog: true }, records);
    const page = await world.page();
    const call = await world.call(page, '5550100');
    expect(await world.log(page)).toMatchObject([{ outcome: 'answered', connectedForMs: null }]);
    expect([...records.shelves.calls.values()]).toMatchObject([{ number: '5550100', outcome: 'answered' }]);
    await world.ended(call);
  });

  it.each([
    ['5550101', 'busy'],
    ['5550102', 'noAnswer'],
  ])('%s is %s', async (number, outcome) => {
    const world = await World.create({ callLog: true });
    const page = await world.page();
    const call = page.lines[0]!.dial(number);
    await world.until(() => call.state === 'idle' || call.disconnectReason !== '');
    await world.until(() => call.state === 'idle');
    expect(await world.log(page)).toMatchObject([{ number, outcome }]);
  });

  it('a call that rings and is not answered is missed; one that another page answers is answered, once', async () => {
    const world = await World.create({ callLog: true, simulator: 'simcom-sim7600' });
    const page = await world.page();
    const other = await world.page();
    const rings = async (): Promise<void> => {
      await world.ended(await world.call(page, '5550108'));
      await world.until(() => page.lines[0]!.calls.some(({ state }) => state === 'offering'));
    };
    await rings();
    await world.until(() => page.lines[0]!.calls.every(({ state }) => state === 'idle'));
    await rings();
    const ringing = other.lines[0]!.calls.find(({ state }) => state === 'offering')!;
    await world.scheduler.advance(2000);
    await world.outcome(ringing.answer());
    await world.until(() => ringing.state === 'connected');
    await world.ended(ringing);
    const incoming = (await world.log(page)).filter(({ direction }) => direction === 'incoming');
    expect(incoming).toMatchObject([
      { number: '5550108', outcome: 'answered' },
      { number: '5550108', outcome: 'missed' },
    ]);
  });

  it('one that this side refuses is refused', async () => {
    const world = await World.create({ callLog: true, simulator: 'simcom-sim7600' });
    const page = await world.page();
    await world.ended(await world.call(page, '5550108'));
    const offered = () => page.lines[0]!.calls.find(({ state }) => state === 'offering');
    await world.until(() => offered() !== undefined);
    await world.outcome(offered()!.drop());
    await world.until(() => page.lines[0]!.calls.every(({ state }) => state === 'idle'));
    expect((await world.log(page))[0]).toMatchObject({ direction: 'incoming', outcome: 'refused' });
  });

  it('a consultation and the calls of a conference are one entry each, the conference none', async () => {
    const world = await World.create({ callLog: true, simulator: 'simcom-sim7600' });
    const page = await world.page();
    const call = await world.call(page, '5550100');
    const other = call.consult('5550105', { purpose: 'conference' });
    await world.until(() => other.state === 'connected');
    const conference = await world.outcome(call.conferenceWith(other));
    await world.ended(conference);
    await world.until(() => page.lines[0]!.calls.every(({ state }) => state === 'idle'));
    expect((await world.log(page)).map(({ number, outcome }) => `${number} ${outcome}`).sort()).toEqual([
      '5550100 answered',
      '5550105 answered',
    ]);
  });

  it('what is removed during a call is not brought back by its end', async () => {
    const records = new PlainRecords();
    const world = await World.create({ callLog: true }, records);
    const page = await world.page();
    const call = await world.call(page, '5550100');
    await world.outcome(page.callLog.clear());
    await world.ended(call);
    expect(await world.log(page)).toEqual([]);
    expect(records.shelves.calls.size).toBe(0);
  });

  it('the line is open no longer than a page has it open', async () => {
    const world = await World.create({ callLog: true });
    const page = await world.page();
    const device = [...world.composition.host.devices][0]!;
    expect(device.open!.holders.size).toBe(2);
    page.close();
    await world.scheduler.advance(1000);
    expect(device.open).toBeNull();
  });

  it('every page hears of what changes', async () => {
    const world = await World.create({ callLog: true });
    const page = await world.page();
    const other = await world.page();
    let heard = 0;
    other.callLog.addEventListener('change', () => {
      heard++;
    });
    await world.ended(await world.call(page, '5550100'));
    await world.until(() => heard > 0);
    expect(await world.log(other)).toEqual(await world.log(page));
    expect(page.requests.map(({ functionName }) => functionName)).not.toContain('callLogRead');
  });
});

it('without one nothing of a call is kept, whatever was kept before', async () => {
  const records = new PlainRecords();
  const before = await World.create({ callLog: true }, records);
  const page = await before.page();
  await before.ended(await before.call(page, '5550100'));
  await before.close();
  const world = await World.create({}, records);
  const later = await world.page();
  expect(later.callLog.kept).toBe(false);
  records.asked.length = 0;
  await world.ended(await world.call(later, '5550100'));
  expect(await world.log(later)).toEqual([]);
  expect(records.asked).toEqual([]);
  expect([...world.composition.host.devices][0]!.open!.holders.size).toBe(1);
  // What an earlier visit left can be removed all the same.
  await world.outcome(later.clearPersonalData());
  expect(records.shelves.calls.size).toBe(0);
});

it('asks for a choice that is one', async () => {
  await expect(World.create({ callLog: 'yes' as unknown as boolean })).rejects.toThrow(ConfigurationError);
  worlds.pop();
});

describe('rights', () => {
  it('who may only watch reads, and changes nothing', async () => {
    const world = await World.create({ callLog: true });
    const page = await world.page();
    await world.ended(await world.call(page, '5550100'));
    const guest = await world.page({ privilege: 'monitor' });
    const [entry] = await world.log(guest);
    expect(entry).toBeDefined();
    const contact = { id: '', name: 'Ada', numbers: [{ label: '', number: '1' }], speedDial: null, note: '' };
    const forbidden: readonly (() => Promise<unknown>)[] = [
      () => guest.callLog.remove(entry!),
      () => guest.callLog.clear(),
      () => guest.contacts.put(contact),
      () => guest.contacts.remove({ id: 'a' }),
      () => guest.contacts.importFile('Name,Phone\nA,1'),
      () => guest.clearPersonalData(),
    ];
    for (const ask of forbidden) await expect(world.outcome(ask())).rejects.toMatchObject({ code: 'notPermitted' });
    expect(await world.log(guest)).toEqual([entry]);
  });

  it('who may not see a line does not see its calls, and cannot remove them', async () => {
    const world = await World.create({ callLog: true });
    const page = await world.page();
    await world.ended(await world.call(page, '5550100'));
    const [entry] = await world.log(page);
    const narrow = await world.page({ lines: [entry!.lineId + 1] });
    expect(await world.log(narrow)).toEqual([]);
    await world.outcome(narrow.callLog.remove(entry!));
    await expect(world.outcome(narrow.callLog.clear())).rejects.toMatchObject({ code: 'notPermitted' });
    expect(await world.log(page)).toEqual([entry]);
    await world.outcome(page.callLog.remove(entry!));
    expect(await world.log(page)).toEqual([]);
  });
});
