import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { rolesInMemory } from './port-roles.js';
import { FakeStick, FakeTty, FakeTtyPort } from './testing/fake-devices.js';
import { FakeLocks } from '../base/testing/fake-locks.js';
import { FakeTab, type FakeBrowser } from './testing/fake-tab.js';

let browser: FakeBrowser & { readonly locks: FakeLocks };
let tabs: FakeTab[];

beforeEach(() => {
  browser = { scheduler: new SimulatedScheduler(), locks: new FakeLocks(), roles: rolesInMemory() };
  tabs = [];
});

/** Whatever happened: with the last tab no lock is held or waited for. */
afterEach(async () => {
  for (const tab of tabs) await tab.close();
  await browser.scheduler.advance(100);
  expect([browser.locks.held, browser.locks.waiting]).toEqual([[], []]);
});

async function open(granted: Parameters<typeof FakeTab.open>[1]): Promise<FakeTab> {
  const tab = await FakeTab.open(browser, granted);
  tabs.push(tab);
  return tab;
}

const isReady = (tab: FakeTab) => (): boolean => tab.services.join() === 'ready';
const cellular = { vendorId: 0x1e0e, productId: 0x9001, serialNumber: 'SN3' };
/** A SIM7600: five functions of class FF, the modem on the third, its second port on the fourth. */
const newCellular = (): FakeStick => new FakeStick(cellular, { kind: 'vendor', functions: 5 }, 2);

describe('a USB device that this site may use', () => {
  test.each([
    ['CDC-ACM', () => new FakeStick()],
    ['class FF', newCellular],
  ])('of %s is a line that dials', async (_, make) => {
    const stick = make();
    const tab = await open({ sticks: [stick] });
    expect(await tab.until(isReady(tab))).toBe(true);
    expect(tab.line).toMatchObject({ kind: 'modem', canAddPort: false });
    tab.line.dial('5550100');
    expect(await tab.until(() => stick.modem.heard.includes('ATDT5550100'))).toBe(true);
  });

  test('keeps its line when it is pulled in a call and put in again, as another object', async () => {
    const stick = new FakeStick();
    const tab = await open({ sticks: [stick] });
    await tab.until(isReady(tab));
    const { line } = tab;
    const { permanentId } = line;
    const call = line.dial('5550100');
    await tab.until(() => stick.modem.heard.includes('ATDT5550100'));
    const [device] = tab.usb.natives;
    device!.disconnect('event');
    tab.usb.unplug(device!);
    expect(await tab.until(() => tab.services.join() === 'lost unplugged')).toBe(true);
    expect(call.state).toBe('idle');
    tab.usb.plug(stick.device());
    expect(await tab.until(isReady(tab))).toBe(true);
    expect([tab.line, tab.line.permanentId]).toEqual([line, permanentId]);
  });

  test('is left alone where no port of it is known to take AT commands, and chosen by hand says so', async () => {
    const stranger = new FakeStick({ vendorId: 1, productId: 1 }, { kind: 'vendor', functions: 2 });
    const tab = await open({ sticks: [stranger] });
    await browser.scheduler.advance(60_000);
    expect(stranger.modem.heard).toEqual([]);
    expect(await tab.connect(tab.usb.natives[0]!)).toMatchObject({ error: 'notAModem' });
  });

  test('and that the system holds says so, and is a line as soon as it lets go', async () => {
    const stick = new FakeStick();
    stick.held = true;
    const tab = await open({ sticks: [stick] });
    expect(await tab.connect(tab.usb.natives[0]!)).toMatchObject({ error: 'heldBySystem' });
    expect(tab.client.lines).toEqual([]);
    tab.usb.natives[0]!.claimError = undefined;
    expect(await tab.until(isReady(tab))).toBe(true);
  });

  test('is told from an identical one by its place', async () => {
    const sticks = [1, 2].map(() => new FakeStick({ vendorId: 1, productId: 7 }));
    const tab = await open({ sticks });
    expect(await tab.until(() => tab.services.join() === 'ready,ready')).toBe(true);
    const answers = await Promise.all(tab.usb.natives.map((one) => tab.connect(one)));
    expect(answers[0]).not.toEqual(answers[1]);
    expect(new Set(tab.client.lines.map(({ permanentId }) => permanentId)).size).toBe(2);
  });

  test('has its second port listened to without being asked, and never written to', async () => {
    const stick = newCellular();
    const tab = await open({ sticks: [stick] });
    await tab.until(isReady(tab));
    const heard = stick.modem.heard.length;
    stick.say('\r\nRING\r\n', 3);
    expect(await tab.until(() => tab.line.ringCount === 1)).toBe(true);
    expect(stick.modem.heard.length).toBe(heard);
    expect(stick.usb.requests.some((request) => request.endsWith('index=3'))).toBe(true);
  });
});

describe('a device that both kinds see', () => {
  const both = { usbVendorId: 0x12ab, usbProductId: 2 };

  test('is one line, on its serial port; over USB it cannot be had', async () => {
    const [tty, stick] = [new FakeTty(both), new FakeStick()];
    const tab = await open({ ttys: [tty], sticks: [stick] });
    await tab.until(isReady(tab));
    await browser.scheduler.advance(60_000);
    expect([tab.client.lines.length, stick.modem.heard, tty.holder]).toEqual([1, [], tab.serial.natives[0]]);
    expect(await tab.connect(tab.usb.natives[0]!)).toMatchObject({ error: 'heldBySystem' });
  });

  test('stays so over a replug, whichever kind hears of it first', async () => {
    const [tty, stick] = [new FakeTty(both), new FakeStick()];
    const tab = await open({ ttys: [tty], sticks: [stick] });
    await tab.until(isReady(tab));
    const [port] = tab.serial.natives;
    port!.pull();
    tab.serial.unplug(port!);
    tab.usb.unplug(tab.usb.natives[0]!);
    await tab.until(() => tab.services.join() === 'lost unplugged');
    tab.usb.plug(stick.device());
    await browser.scheduler.advance(10_000);
    tab.serial.plug(new FakeTtyPort(tty));
    expect(await tab.until(isReady(tab))).toBe(true);
    expect(stick.modem.heard).toEqual([]);
  });
});

test('a window that sees other devices is asked to look again', async () => {
  const ttys = [new FakeTty(), new FakeTty()];
  const tab = await open({ ttys });
  await tab.until(() => tab.services.join() === 'ready,ready');
  const sighting = { ...tab.sight(tab.serial.natives[1]!), count: 3 };
  const answer = await tab.during(tab.client.tapi.modemConnect(sighting));
  expect(answer).toMatchObject({ error: 'lookAgain' });
  expect(await tab.connect(tab.serial.natives[1]!)).toMatchObject({ deviceId: expect.any(Number) as number });
});

describe('a line that another tab has', () => {
  test('is said to be there, and comes here at once when that tab closes', async () => {
    const tty = new FakeTty();
    const first = await open({ ttys: [tty] });
    await first.until(isReady(first));
    expect(browser.locks.held).toEqual([`ringback-line-${first.line.permanentId}`]);
    const second = await open({ ttys: [tty] });
    await browser.scheduler.advance(5000);
    expect(second.client.lines).toEqual([]);
    expect(await second.connect(second.serial.natives[0]!)).toMatchObject({ error: 'heldByTab' });
    expect(tty.holder).toBe(first.serial.natives[0]);
    await first.close();
    expect(await second.until(isReady(second), 5000)).toBe(true);
    expect(tty.holder).toBe(second.serial.natives[0]);
  });

  test('is out of service here with that reason, and in service again when it is free', async () => {
    const tty = new FakeTty();
    const first = await open({ ttys: [tty] });
    await first.until(isReady(first));
    const [port] = first.serial.natives;
    port!.pull();
    first.serial.unplug(port!);
    await first.until(() => first.services.join() === 'lost unplugged');
    // The other tab has no line of it yet, and is the first to hear of it.
    const second = await open({ ttys: [tty] });
    await second.until(isReady(second));
    first.serial.plug(new FakeTtyPort(tty));
    expect(await first.until(() => first.services.join() === 'failed heldByTab')).toBe(true);
    const heard = tty.modem.heard.length;
    await browser.scheduler.advance(600_000);
    expect(tty.modem.heard.length).toBe(heard);
    await second.close();
    expect(await first.until(isReady(first), 3000)).toBe(true);
  });

  test('that another program has is busy, not held by a tab; the lock is free meanwhile', async () => {
    const tty = new FakeTty();
    tty.taken = true;
    const tab = await open({ ttys: [tty] });
    expect(await tab.connect(tab.serial.natives[0]!)).toMatchObject({ error: 'portBusy' });
    expect(browser.locks.held).toEqual([]);
    tty.taken = false;
    expect(await tab.until(isReady(tab))).toBe(true);
  });

  test('keeps its lock while it is looked for at one rate after the other', async () => {
    const tty = new FakeTty();
    tty.modem.mute = true;
    const first = await open({ ttys: [tty] });
    await first.until(() => tty.modem.heard.length > 0);
    const second = await open({ ttys: [tty] });
    const heldByFirst = (): boolean => tty.holder === null || tty.holder === first.serial.natives[0];
    for (let passed = 0; passed < 5000; passed += 50) {
      await browser.scheduler.advance(50);
      expect([browser.locks.held.length, heldByFirst()]).toEqual([1, true]);
    }
    await second.close();
  });
});

describe('the lock of a line is given back', () => {
  const oneLine = async (): Promise<[FakeTab, FakeTty]> => {
    const tty = new FakeTty();
    const tab = await open({ ttys: [tty] });
    await tab.until(isReady(tab));
    return [tab, tty];
  };

  test('when nothing answers on its port', async () => {
    const tty = new FakeTty();
    tty.modem.mute = true;
    const tab = await open({ ttys: [tty] });
    expect(await tab.connect(tab.serial.natives[0]!)).toMatchObject({ error: 'noAnswer' });
    expect(browser.locks.held).toEqual([]);
  });

  test('when the line is forgotten, also while it is waited for', async () => {
    const [tab, tty] = await oneLine();
    const other = await open({ ttys: [tty] });
    await browser.scheduler.advance(1000);
    expect(browser.locks.waiting).toHaveLength(1);
    await tab.during(tab.line.forget());
    await other.until(isReady(other));
    await other.during(other.line.forget());
    expect([browser.locks.held, browser.locks.waiting]).toEqual([[], []]);
  });

  test('when the modem is pulled, whatever is being said to it', async () => {
    for (let pullAt = 1, said = Infinity; pullAt <= said; pullAt++) {
      const tty = new FakeTty();
      // From the first command on, which may come before the tab is all there.
      const pulled = { now: false };
      tty.modem.onCommand = () => {
        if (tty.modem.heard.length === pullAt) pulled.now = true;
        if (pulled.now) tty.holder?.pull();
      };
      const tab = await open({ ttys: [tty] });
      const port = tab.serial.natives[0]!;
      const unplug = (): void => {
        port.pull();
        tab.serial.unplug(port);
      };
      if (pulled.now) unplug();
      tty.modem.onCommand = () => {
        if (tty.modem.heard.length === pullAt) unplug();
      };
      await browser.scheduler.advance(30_000);
      said = tty.modem.heard.length;
      if (pullAt <= said) expect([pullAt, browser.locks.held, tty.holder === null]).toEqual([pullAt, [], true]);
      else expect(said).toBeGreaterThan(10);
      await tab.close();
    }
  });

  test('when the page closes, whatever is being said to its modem', async () => {
    for (let closeAt = 1, reached = true; reached; closeAt++) {
      const tty = new FakeTty();
      const tab = await open({ ttys: [tty] });
      reached = await tab.until(() => tty.modem.heard.length >= closeAt, 10_000);
      await tab.close();
      await browser.scheduler.advance(1000);
      expect([closeAt, browser.locks.held, tty.holder === null]).toEqual([closeAt, [], true]);
    }
  });
});

describe('a further port of a modem', () => {
  const make = { usbVendorId: 0x1e0e, usbProductId: 0x9001 };

  /** A tab with a line on one port of a stick, whose other port was granted just now. */
  async function stick(): Promise<{ tab: FakeTab; ttys: [FakeTty, FakeTty]; second: FakeTtyPort }> {
    const ttys: [FakeTty, FakeTty] = [new FakeTty(make), new FakeTty(make)];
    const tab = await open({ ttys: [ttys[0]] });
    await tab.until(isReady(tab));
    // A port that the chooser gives is there without an event.
    const second = new FakeTtyPort(ttys[1]);
    tab.serial.natives.push(second);
    return { tab, ttys, second };
  }

  test('is listened to and never written to; its words are the line’s, once', async () => {
    const { tab, ttys, second } = await stick();
    expect(tab.line.canAddPort).toBe(true);
    expect(await tab.addPort(second)).toMatchObject({ deviceId: expect.any(Number) as number });
    expect(await tab.until(() => ttys[1].holder === second)).toBe(true);
    ttys[1].modem.says('RING');
    expect(await tab.until(() => tab.line.ringCount === 1, 1000)).toBe(true);
    await browser.scheduler.advance(4000);
    for (const tty of ttys) tty.modem.says('RING');
    await browser.scheduler.advance(1000);
    expect(tab.line.ringCount).toBe(2);
    expect([tab.client.lines.length, ttys[1].modem.heard]).toEqual([1, []]);
  });

  test('that is lost is no loss of the line, and is listened to again when it is back', async () => {
    const { tab, ttys, second } = await stick();
    await tab.addPort(second);
    await tab.until(() => ttys[1].holder === second);
    second.pull();
    tab.serial.unplug(second);
    await browser.scheduler.advance(5000);
    expect(tab.services).toEqual(['ready']);
    const again = tab.serial.plug(new FakeTtyPort(ttys[1]));
    expect(await tab.until(() => ttys[1].holder === again)).toBe(true);
    expect(tab.client.lines).toHaveLength(1);
  });

  test('goes, comes and is forgotten with the line', async () => {
    const { tab, ttys, second } = await stick();
    await tab.addPort(second);
    await tab.until(() => ttys[1].holder === second);
    const [first] = tab.serial.natives;
    first!.pull();
    tab.serial.unplug(first!);
    expect(await tab.until(() => ttys[1].holder === null)).toBe(true);
    tab.serial.plug(new FakeTtyPort(ttys[0]));
    expect(await tab.until(() => ttys[1].holder === second)).toBe(true);
    await tab.during(tab.line.forget());
    expect(ttys.map(({ holder, forgotten }) => [holder, forgotten])).toEqual([
      [null, true],
      [null, true],
    ]);
    expect(await browser.roles.furtherPorts('1e0e:9001')).toBe(0);
  });

  test('is in its role again on the next visit, also where the line’s port comes last or does not answer', async () => {
    const { tab, ttys, second } = await stick();
    await tab.addPort(second);
    await tab.close();
    for (const order of [ttys, ttys.toReversed()]) {
      const next = await open({ ttys: order });
      expect(await next.until(() => ttys.every(({ holder }) => holder !== null))).toBe(true);
      expect(next.services).toEqual(['ready']);
      await next.close();
    }
    ttys[1].modem.mute = true;
    const next = await open({ ttys: ttys.toReversed() });
    expect(await next.until(() => isReady(next)() && ttys[1].holder !== null)).toBe(true);
    expect(next.client.lines).toHaveLength(1);
  });

  test('of which of two such modems nobody can tell: each port is a line until it is said again', async () => {
    const { tab, ttys, second } = await stick();
    await tab.addPort(second);
    await tab.close();
    const next = await open({ ttys: [...ttys, new FakeTty(make), new FakeTty(make)] });
    expect(await next.until(() => next.services.join() === 'ready,ready,ready,ready')).toBe(true);
    expect(await next.addPort(next.serial.natives[1]!)).toHaveProperty('deviceId');
    expect(await next.until(() => next.services.join() === 'ready,ready,ready')).toBe(true);
  });

  test('can only be another port of the same make', async () => {
    const { tab, second } = await stick();
    const other = new FakeTtyPort(new FakeTty());
    tab.serial.natives.push(other);
    for (const wrong of [other, tab.serial.natives[0]!])
      expect(await tab.addPort(wrong)).toMatchObject({ error: 'otherDevice' });
    expect(await tab.addPort(second)).toHaveProperty('deviceId');
    expect(await tab.connect(second)).toEqual(await tab.connect(tab.serial.natives[0]!));
  });
});
