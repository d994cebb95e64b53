import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { modemBarrier, modemWays, pickDevice, type Picking } from './port-picker.js';

const info = { usbVendorId: 0x0baf, usbProductId: 0x0303 };
const ports = [{ getInfo: () => ({}) }, { getInfo: () => info }];
const devices = [
  { vendorId: 1, productId: 2 },
  { vendorId: 0x1e0e, productId: 0x9001, serialNumber: 'SN1' },
];
const clock = new SimulatedScheduler();

interface Page {
  readonly secure?: boolean;
  readonly serial?: boolean;
  readonly usb?: boolean;
  readonly forbidden?: readonly string[];
}

/** What the choosers were asked for. */
const asked: unknown[] = [];
let granted: { ports: unknown[]; devices: unknown[] };

/** A page whose choosers answer after some time. */
function page(answer: () => unknown, { secure = true, serial = true, usb = true, forbidden = [] }: Page = {}): void {
  const choose = async (options: unknown): Promise<unknown> => {
    asked.push(options);
    return Promise.resolve(answer());
  };
  granted = { ports: [...ports], devices: [...devices] };
  const self = { origin: 'https://example.org', top: null as unknown };
  self.top = self;
  vi.stubGlobal('self', self);
  vi.stubGlobal('isSecureContext', secure);
  vi.stubGlobal('document', {
    featurePolicy: { features: () => ['serial', 'usb'], allowsFeature: (name: string) => !forbidden.includes(name) },
  });
  vi.stubGlobal('navigator', {
    ...(serial ? { serial: { requestPort: choose, getPorts: () => Promise.resolve(granted.ports) } } : {}),
    ...(usb ? { usb: { requestDevice: choose, getDevices: () => Promise.resolve(granted.devices) } } : {}),
  });
}

function refuse(name: string, afterMs: number): () => Promise<never> {
  return async () => {
    await clock.advance(afterMs);
    throw new DOMException('No port selected by the user.', name);
  };
}

const told: string[] = [];
const pick = (asking: Partial<Picking> = {}) =>
  pickDevice({ via: 'serial', clock, told: (chooser) => told.push(chooser), ...asking });

beforeEach(() => {
  told.length = 0;
  asked.length = 0;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what was picked is told as the worker will see it', () => {
  it('of a serial port', async () => {
    page(() => ports[1]);
    expect(await (await pick()).look()).toEqual({ index: 1, count: 2, chosen: { via: 'serial', ...info } });
    expect(told).toEqual(['shown']);
  });

  it('of a USB device', async () => {
    page(() => devices[1]);
    const chosen = { via: 'usb', vendorId: 0x1e0e, productId: 0x9001, serialNumber: 'SN1' };
    expect(await (await pick({ via: 'usb' })).look()).toEqual({ index: 1, count: 2, chosen });
  });

  it('as it is at that moment, and nothing of what is gone', async () => {
    page(() => ports[1]);
    const picked = await pick();
    granted.ports = [ports[1], {}, ports[0]];
    expect(await picked.look()).toMatchObject({ index: 0, count: 3 });
    granted.ports = [ports[0]];
    expect(await picked.look()).toBeUndefined();
  });
});

describe('the chooser shows', () => {
  it('every serial port, or the makes that are asked for', async () => {
    page(() => ports[0]);
    await pick();
    await pick({ filters: [{ vendorId: 1 }, { vendorId: 2, productId: 3 }] });
    expect(asked).toEqual([{}, { filters: [{ usbVendorId: 1 }, { usbVendorId: 2, usbProductId: 3 }] }]);
  });

  it('every USB device that may be a modem, or the makes that are asked for', async () => {
    page(() => devices[0]);
    await pick({ via: 'usb' });
    await pick({ via: 'usb', filters: [{ vendorId: 1 }] });
    const acm = { classCode: 2, subclassCode: 2 };
    expect(asked).toEqual([{ filters: [acm, { classCode: 0xff }] }, { filters: [{ vendorId: 1 }] }]);
  });
});

describe('a chooser that ends without a port', () => {
  it.each([
    ['was never shown when it ends before anybody could have seen it', 9, 'refusedAtOnce'],
    ['was cancelled by the person when there was time to', 600, 'shown'],
  ])('%s', async (_, afterMs, chooser) => {
    page(refuse('NotFoundError', afterMs));
    await expect(pick()).rejects.toMatchObject({ code: 'chooserCancelled' });
    expect(told).toEqual([chooser]);
  });

  it.each([
    ['SecurityError', 'blockedByPermissionsPolicy'],
    ['NetworkError', 'portFailed'],
  ])('for a %s says %s, and nothing of the chooser', async (name, code) => {
    page(refuse(name, 0));
    await expect(pick()).rejects.toMatchObject({ code });
    expect(told).toEqual([]);
  });
});

it.each([
  [{}, null, ['serial', 'usb']],
  [{ usb: false }, null, ['serial']],
  [{ serial: false }, null, ['usb']],
  [{ serial: false, usb: false }, 'unsupported', []],
  [{ secure: false, serial: false, usb: false }, 'insecureContext', []],
  [{ forbidden: ['serial'] }, 'blockedByPermissionsPolicy', ['usb']],
  [{ serial: false, forbidden: ['usb'] }, 'blockedByPermissionsPolicy', []],
] as const)('of a page with %j the barrier is %s, and the ways are %j', (changes, barrier, ways) => {
  page(() => ports[1], changes);
  expect(modemBarrier()).toBe(barrier);
  expect(modemWays()).toEqual(ways);
});

it.each([
  ['serial', { secure: false, serial: false }, 'insecureContext'],
  ['serial', { serial: false }, 'unsupported'],
  ['serial', { forbidden: ['serial'] }, 'blockedByPermissionsPolicy'],
  ['usb', { usb: false }, 'unsupported'],
] as const)('by a way that is closed (%s, %j) no chooser is asked for: %s', async (via, changes, code) => {
  page(() => ports[1], changes);
  await expect(pick({ via })).rejects.toMatchObject({ code });
  expect([told, asked]).toEqual([[], []]);
});
