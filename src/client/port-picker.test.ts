import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { modemBarrier, pickPort } from './port-picker.js';

const info = { usbVendorId: 0x0baf, usbProductId: 0x0303 };
const ports = [{ getInfo: () => ({}) }, { getInfo: () => info }];
const clock = new SimulatedScheduler();

/** A page with a serial port chooser that answers after some time. */
function page(answer: () => unknown, changes: { secure?: boolean; serial?: boolean; allowed?: boolean } = {}): void {
  const { secure = true, serial = true, allowed = true } = changes;
  const requestPort = async (): Promise<unknown> => Promise.resolve(answer());
  const self = { origin: 'https://example.org', top: null as unknown };
  self.top = self;
  vi.stubGlobal('self', self);
  vi.stubGlobal('isSecureContext', secure);
  vi.stubGlobal('document', { featurePolicy: { features: () => ['serial', 'usb'], allowsFeature: () => allowed } });
  vi.stubGlobal('navigator', serial ? { serial: { requestPort, getPorts: () => Promise.resolve(ports) } } : {});
}

function refuse(name: string, afterMs: number): () => Promise<never> {
  return async () => {
    await clock.advance(afterMs);
    throw new DOMException('No port selected by the user.', name);
  };
}

const told: string[] = [];
const pick = () => pickPort(clock, (chooser) => told.push(chooser));

beforeEach(() => {
  told.length = 0;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('says which port was picked as the worker will see it', async () => {
  page(() => ports[1]);
  expect(await pick()).toEqual({ index: 1, count: 2, info });
  expect(told).toEqual(['shown']);
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
  [{}, null],
  [{ secure: false, serial: false }, 'insecureContext'],
  [{ serial: false }, 'unsupported'],
  [{ allowed: false }, 'blockedByPermissionsPolicy'],
] as const)('of a page with %j the barrier is %s, and the chooser is not asked for', async (changes, barrier) => {
  page(() => ports[1], changes);
  expect(modemBarrier()).toBe(barrier);
  if (barrier === null) return;
  await expect(pick()).rejects.toMatchObject({ code: barrier });
  expect(told).toEqual([]);
});
