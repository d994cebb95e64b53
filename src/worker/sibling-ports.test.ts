import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { FakeLocks } from '../base/testing/fake-locks.js';
import { rolesInMemory } from './port-roles.js';
import { FakeTty } from './testing/fake-devices.js';
import { FakeTab, type FakeBrowser } from './testing/fake-tab.js';

/** A SIM7600: diagnosis, NMEA, two ports that take AT commands, audio. */
const make = { usbVendorId: 0x1e0e, usbProductId: 0x9001 };
const [ONE, OTHER] = ['490154203237518', '356938035643809'];

let browser: FakeBrowser;
let tab: FakeTab | undefined;
beforeEach(() => {
  browser = { scheduler: new SimulatedScheduler(), locks: new FakeLocks(), roles: rolesInMemory() };
});
afterEach(() => tab?.close());

/** A visit with these ports, until everything that can be found has been found. */
async function visit(ttys: readonly FakeTty[]): Promise<FakeTab> {
  await tab?.close();
  for (const { modem } of ttys) modem.heard.length = 0;
  tab = await FakeTab.open(browser, { ttys });
  for (let passed = 0; passed < 40_000; passed += 500) await browser.scheduler.advance(500);
  return tab;
}

function at(number: string, info: SerialPortInfo = make): FakeTty {
  const tty = new FakeTty(info);
  tty.modem.onCommand = (command) => {
    if (command === 'AT+CGSN') tty.modem.says(number);
  };
  return tty;
}

function saying(text: string): FakeTty {
  const tty = new FakeTty(make);
  tty.modem.mute = true;
  tty.modem.onCommand = () => {
    tty.modem.says(text);
  };
  return tty;
}
const nmea = (): FakeTty => saying('$GPGGA,,,,,,0,,,,,,,,*66');
const diagnosis = (): FakeTty => saying('~\x13AT\rj)~');
const isOpen = (tty: FakeTty): boolean => tty.holder !== null;

describe('the ports of one stick', () => {
  test('are one line: what tells the same number is a further port, what is no modem is let go', async () => {
    const ttys = [diagnosis(), nmea(), at(ONE), at(ONE)];
    const { client, services } = await visit(ttys);
    expect([services, client.lines.length, ttys.map(isOpen)]).toEqual([['ready'], 1, [false, false, true, true]]);
    ttys[3]!.modem.says('RING');
    expect(await tab!.until(() => client.lines[0]!.ringCount === 1, 1000)).toBe(true);
  });

  test('are known on the next visit: those that are no modem are not probed, the further one is not written to', async () => {
    const ttys = [diagnosis(), nmea(), at(ONE), at(ONE)];
    await visit(ttys);
    const { services } = await visit(ttys);
    expect([services, ttys.map(isOpen)]).toEqual([['ready'], [false, false, true, true]]);
    expect(ttys.map(({ modem }) => modem.heard.length > 0)).toEqual([false, false, true, false]);
  });

  test('are found in whatever order they come the next time, and that is remembered', async () => {
    const [diag, gps, first, second] = [diagnosis(), nmea(), at(ONE), at(ONE)];
    await visit([diag, gps, first, second]);
    const turned = [first, second, diag, gps];
    const { services } = await visit(turned);
    expect([services, turned.map(isOpen)]).toEqual([['ready'], [true, true, false, false]]);
    await visit(turned);
    expect(turned.map(({ modem }) => modem.heard.length > 0)).toEqual([true, false, false, false]);
  });

  test('that is no modem says so to the person who chooses it, also where it was left alone', async () => {
    const ttys = [nmea(), at(ONE)];
    await visit(ttys);
    const page = await visit(ttys);
    expect(ttys[0]!.modem.heard).toEqual([]);
    expect(await page.connect(page.serial.natives[0]!)).toMatchObject({ error: 'notAModem', heard: 'nmea' });
    expect(page.services).toEqual(['ready']);
  });
});

test('two identical sticks stay two lines, each with its own further port', async () => {
  const ttys = [at(ONE), at(OTHER), at(ONE), at(OTHER)];
  for (let visits = 0; visits < 2; visits++) {
    const { services } = await visit(ttys);
    expect([services, ttys.map(isOpen)]).toEqual([
      ['ready', 'ready'],
      [true, true, true, true],
    ]);
  }
});

test('modems of a make with one port that were given the same number stay lines of their own', async () => {
  const huawei = { usbVendorId: 0x12d1, usbProductId: 0x1506 };
  const { services } = await visit([at(ONE, huawei), at(ONE, huawei)]);
  expect(services).toEqual(['ready', 'ready']);
});

test('a third modem that tells the number of a stick whose ports are all there is a line of its own', async () => {
  const { services } = await visit([at(ONE), at(ONE), at(ONE)]);
  expect(services).toEqual(['ready', 'ready']);
});

test('a port without siblings is probed on each visit as ever', async () => {
  const lone = nmea();
  await visit([lone]);
  await visit([lone]);
  expect(lone.modem.heard).not.toEqual([]);
  expect((await browser.roles.others('1e0e:9001')).size).toBe(0);
});
