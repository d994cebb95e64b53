import { afterEach, expect, test } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { FakeLocks } from '../base/testing/fake-locks.js';
import { connectDevice } from '../client/connect-device.js';
import { TelephonyError, type SetUpStep } from '../client/telephony.js';
import { rolesInMemory } from './port-roles.js';
import { FakeTty, FakeTtyPort } from './testing/fake-devices.js';
import { FakeTab } from './testing/fake-tab.js';

let tab: FakeTab | undefined;
afterEach(() => tab?.close());

async function open(ttys: readonly FakeTty[]): Promise<FakeTab> {
  tab = await FakeTab.open(
    { scheduler: new SimulatedScheduler(), locks: new FakeLocks(), roles: rolesInMemory() },
    { ttys },
  );
  return tab;
}

const POSITION = '$GPGGA,,,,,,0,,,,,,,,*66';

/** A port that carries positions, whatever it is sent. */
function receiver(): FakeTty {
  const tty = new FakeTty();
  tty.modem.mute = true;
  tty.modem.onCommand = () => {
    tty.modem.says(POSITION);
  };
  return tty;
}

test('a page hears what is on the port in place of a modem', async () => {
  const page = await open([receiver()]);
  const sighting = page.sight(page.serial.natives[0]!);
  expect(await page.connect(page.serial.natives[0]!)).toMatchObject({ error: 'notAModem', heard: 'nmea' });
  const picked = { look: () => Promise.resolve(sighting) };
  const connecting = connectDevice(
    picked,
    (seen) => page.client.tapi.modemConnect(seen),
    () => new TelephonyError('refused', '', 0),
  );
  await expect(page.during(connecting)).rejects.toMatchObject({ code: 'notAModem', heard: 'nmea' });
  expect(page.client.lines).toEqual([]);
});

test('a page hears how far its modem is, also of one that was being taken into service before; and nothing after the end', async () => {
  const tty = new FakeTty();
  tty.modem.mute = true;
  const page = await open([tty]);
  const steps: SetUpStep[] = [];
  const answer = page.client.tapi.modemConnect(page.sight(page.serial.natives[0]!), (step) => steps.push(step));
  await page.until(() => steps.some(({ step }) => step === 'probing' && steps.length > 1));
  tty.modem.mute = false;
  expect(await page.during(answer)).toHaveProperty('deviceId');
  // Whether the port was still being opened when the page asked is a matter of chance.
  const [first] = steps.filter(({ step }) => step !== 'opening');
  expect(first).toEqual({ step: 'probing', rate: 115_200, index: 1, count: 8 });
  expect(steps.at(-1)).toEqual({ step: 'initialising' });
  const told = steps.length;
  await page.during(page.client.tapi.modemConnect(page.sight(page.serial.natives[0]!)));
  expect(steps).toHaveLength(told);
});

test('a page that throws at a step hears the end all the same', async () => {
  const page = await open([]);
  page.serial.natives.push(new FakeTtyPort(new FakeTty()));
  const thrown: unknown[] = [];
  const caught = (error: unknown): void => void thrown.push(error);
  process.on('uncaughtException', caught);
  const answer = page.client.tapi.modemConnect(page.sight(page.serial.natives[0]!), ({ step }) => {
    throw new Error(step);
  });
  try {
    expect(await page.during(answer)).toHaveProperty('deviceId');
  } finally {
    process.off('uncaughtException', caught);
  }
  expect(thrown.map(String)).toContain('Error: identifying');
});
