import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardName } from './owner-card.js';
import { Site, type Tab } from './testing/tabs.js';

let site: Site;
beforeEach(() => {
  site = new Site();
});
afterEach(() => {
  site.end();
});

/** What holds at rest when no owner is frozen: one owner, whose host serves everybody; no lock or request too many. */
function expectOneHouse(tabs: readonly Tab[] = site.live): void {
  const owners = tabs.filter(({ state }) => state.role === 'owner');
  expect(owners.map(({ name }) => name)).toHaveLength(tabs.length === 0 ? 0 : 1);
  for (const tab of tabs) {
    expect(tab.servedBy).toBe(owners[0]!.host!.name);
    if (tab !== owners[0]) expect(tab.state).toEqual({ role: 'guest', title: owners[0]!.name });
    // The owner's lock (held or wanted), the card of the owner or the seat and the host's lock of a guest, the broker's.
    expect(site.locks.list().filter((entry) => entry.startsWith(`${tab.name} `)).length).toBeLessThanOrEqual(
      tab === owners[0] ? 3 : 4,
    );
  }
  // A host knows of every guest that is gone.
  if (owners[0] !== undefined) expect(owners[0].host!.guests).toBe(tabs.length - 1);
  expect(site.liveHosts.map(({ name }) => name)).toEqual(owners.map(({ host }) => host!.name));
}

describe('tabs of a site', () => {
  test('the first serves, the others are its guests; when it ends, the next in line serves', async () => {
    const [first, second, third] = [site.open(), site.open(), site.open()];
    await site.rest();
    expect(first.state).toEqual({ role: 'owner' });
    expectOneHouse();
    first.end();
    await site.rest();
    expect(second.state).toEqual({ role: 'owner' });
    expect(third.servedBy).toBe(second.host!.name);
    expectOneHouse();
  });

  test('a host that dies: its page starts no other while somebody waits, and becomes a guest', async () => {
    const [first, second] = [site.open(), site.open()];
    await site.rest();
    first.host!.die();
    await site.rest();
    expect(second.state).toEqual({ role: 'owner' });
    expectOneHouse();
  });

  test('a host that dies with nobody else there is started again, but not without end', async () => {
    const tab = site.open();
    for (let death = 0; death < 5; death++) {
      await site.rest(20_000);
      expect(tab.state).toEqual({ role: 'owner' });
      tab.host!.die();
    }
    for (let death = 0; death < 3; death++) {
      await site.rest(1000);
      tab.host!.die();
    }
    await site.rest();
    expect(tab.failed).toBe('died');
    expect(site.liveHosts).toEqual([]);
    expect(site.locks.list()).toEqual(['broker1 life-broker1']);
  });

  test('a host that hangs is ended by its page, and another one serves', async () => {
    const [first, second] = [site.open(), site.open()];
    await site.rest(1000);
    const hung = first.host!;
    hung.stands = true;
    await site.rest(7000);
    expect(second.state).toEqual({ role: 'waiting', why: 'silent', title: 'tab1' });
    await site.rest();
    expect(hung.alive).toBe(false);
    expectOneHouse();
  });

  test('a host that is only slow is not', async () => {
    const [first, second] = [site.open(), site.open()];
    await site.rest(1000);
    first.host!.stands = true;
    await site.rest(8000);
    first.host!.go();
    await site.rest();
    expect(site.hosts).toHaveLength(1);
    expect(second.state).toEqual({ role: 'guest', title: 'tab1' });
  });

  test('a frozen owner keeps the lines until another page takes them over; when it thaws, it is a guest', async () => {
    const [first, second, third] = [site.open(), site.open(), site.open()];
    await site.rest(1000);
    const frozen = first.host!;
    first.freeze();
    await site.rest();
    expect(second.state).toEqual({ role: 'waiting', why: 'silent', title: 'tab1' });
    expect(frozen.alive).toBe(true);
    second.ownership.takeOver();
    await site.rest();
    expect(second.state).toEqual({ role: 'owner' });
    expect(third.servedBy).toBe(second.host!.name);
    first.thaw();
    await site.rest();
    expect(frozen.alive).toBe(false);
    expectOneHouse();
  });

  test('the lines are taken at the moment in which they are given: one has them', async () => {
    site.open();
    site.open().ownership.takeOver();
    await site.rest();
    expectOneHouse();
  });

  test('a page that takes the lines in the moment in which its own host has died stands in line once', async () => {
    site.open();
    site.open();
    await site.rest();
    site.tabs[0]!.host!.die();
    site.tabs[0]!.ownership.takeOver();
    await site.rest();
    expectOneHouse();
  });

  test('a frozen page that waits does not become the owner', async () => {
    const [first, second, third] = [site.open(), site.open(), site.open()];
    await site.rest(1000);
    second.freeze();
    first.end();
    await site.rest();
    expect(third.state).toEqual({ role: 'owner' });
    second.thaw();
    await site.rest();
    expectOneHouse();
  });

  test('the broker ends alone: whoever is inside stays, and whoever comes later finds the way', async () => {
    const [first, second] = [site.open(), site.open()];
    await site.rest(1000);
    const { servedBy } = second;
    site.killBroker();
    site.open();
    await site.rest();
    expect(second.servedBy).toBe(servedBy);
    expect(first.state).toEqual({ role: 'owner' });
    expectOneHouse();
  });

  test('a guest that is gone without a word, or has become a guest elsewhere, is known to be gone', async () => {
    const [first, second, third] = [site.open(), site.open(), site.open()];
    await site.rest();
    expect(first.host!.guests).toBe(2);
    second.end();
    await site.rest(0);
    expect(first.host!.guests).toBe(1);
    third.close();
    await site.rest(0);
    expect(first.host!.guests).toBe(0);
    expect(site.locks.list().filter((entry) => entry.includes('seat'))).toEqual([]);
  });

  test('the broker ends while a guest is on its way in: the next one shows it the way', async () => {
    const first = site.open();
    await site.rest(1000);
    site.brokerDiesOfEntry = true;
    const second = site.open();
    await site.rest();
    expect(site.brokerDiesOfEntry).toBe(false);
    expect(second.servedBy).toBe(first.host!.name);
    expectOneHouse();
  });

  test('the door of a host stays open when that of a younger one has come and gone', async () => {
    const first = site.open();
    await site.rest(1000);
    const passing = site.locks.client('passing');
    let end = (): void => undefined;
    void passing.request('life-passing', () => new Promise<void>((resolve) => (end = resolve)));
    await Promise.resolve();
    const stranger = site.connectBroker();
    stranger.port.postMessage({ offer: { house: '4-same', lifeLock: 'life-passing' } }, [new MessageChannel().port1]);
    await site.rest(1000);
    end();
    const second = site.open();
    await site.rest();
    expect(second.servedBy).toBe(first.host!.name);
    stranger.port.close();
  });

  test('what an owner says of itself is read though one that was ousted still says the same', async () => {
    const card = cardName({ version: 4, house: '4-same', title: 'Ringback' });
    void site.locks.client('ousted').request(card, { mode: 'shared' }, () => new Promise(() => undefined));
    site.open('4-same', 'Ringback');
    await site.rest(1000);
    const third = site.open('4-other');
    await site.rest();
    expect(third.state).toEqual({ role: 'waiting', why: 'otherSetUp', title: 'Ringback' });
  });

  test('the broker ends with the owner', async () => {
    const [first] = [site.open(), site.open(), site.open()];
    await site.rest(1000);
    site.killBroker();
    first.end();
    await site.rest();
    expectOneHouse();
  });

  test.each([
    ['4-same', '5-same', 'newerOwner'],
    ['5-same', '4-same', 'olderOwner'],
    ['4-other', '4-same', 'otherSetUp'],
  ])('a page (%s) that cannot share the host of the owner (%s) says why, and follows it', async (mine, owners, why) => {
    const owner = site.open(owners);
    await site.rest(1000);
    const tab = site.open(mine);
    await site.rest();
    expect(tab.state).toEqual({ role: 'waiting', why, title: 'tab1' });
    expect(tab.servedBy).toBe('');
    owner.end();
    await site.rest();
    expect(tab.state).toEqual({ role: 'owner' });
    expectOneHouse();
  });

  test('without shared workers the others say who has the lines', async () => {
    site.hasBroker = false;
    const [first, second] = [site.open(), site.open()];
    await site.rest();
    expect(first.state).toEqual({ role: 'owner' });
    expect(second.state).toEqual({ role: 'waiting', why: 'noBroker', title: 'tab1' });
    first.end();
    await site.rest();
    expectOneHouse();
  });

  test('a page that leaves lets its host go on for the others', async () => {
    const [first, second] = [site.open(), site.open()];
    await site.rest(1000);
    first.ownership.leave();
    await site.rest();
    expect(second.servedBy).toBe(first.host!.name);
    first.host!.die();
    await site.rest();
    expect(second.state).toEqual({ role: 'owner' });
  });

  test('a host that never begins: the page is told, and holds nothing', async () => {
    const tab = site.open();
    await Promise.resolve();
    for (let i = 0; i < 10; i++) await Promise.resolve();
    tab.host!.die();
    await site.rest();
    expect(tab.failed).toBe('died');
    expect(site.locks.list().filter((entry) => entry.startsWith('tab1'))).toEqual([]);
  });
});

type Step = 'open' | 'close' | 'crash' | 'die' | 'hang' | 'freeze' | 'thaw' | 'takeOver' | 'killBroker' | 'wait';
const steps: readonly Step[] = [
  'open',
  'close',
  'crash',
  'die',
  'hang',
  'freeze',
  'thaw',
  'takeOver',
  'killBroker',
  'wait',
];

function apply(step: Step, which: number): void {
  const { live } = site;
  const tab = live[which % Math.max(1, live.length)];
  if (step === 'open' && live.length < 5) site.open();
  else if (step === 'killBroker') site.killBroker();
  else if (tab === undefined) return;
  else if (step === 'close') tab.close();
  else if (step === 'crash') tab.end();
  else if (step === 'die' && !tab.frozen) tab.host?.die();
  else if (step === 'hang' && tab.host !== undefined) tab.host.stands = true;
  else if (step === 'freeze' && !tab.frozen) tab.freeze();
  else if (step === 'thaw' && tab.frozen) tab.thaw();
  else if (step === 'takeOver' && !tab.frozen) tab.ownership.takeOver();
}

test('whatever happens to tabs, hosts and broker: in the end one serves all', async () => {
  const script = fc.array(fc.tuple(fc.constantFrom(...steps), fc.nat(7), fc.constantFrom(0, 500, 3000, 25_000)), {
    minLength: 1,
    maxLength: 25,
  });
  await fc.assert(
    fc.asyncProperty(script, async (actions) => {
      site = new Site();
      try {
        site.open();
        for (const [step, which, ms] of actions) {
          apply(step, which);
          if (ms > 0) await site.rest(ms);
        }
        for (const tab of site.live) if (tab.frozen) tab.thaw();
        await site.rest(90_000);
        // Three hosts that died as soon as they lived: that page has given up, and says so.
        expectOneHouse(site.live.filter(({ failed }) => failed === ''));
      } finally {
        site.end();
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);
