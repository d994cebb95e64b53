import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barrierOf,
  CAPABILITY_NAMES,
  capabilitiesOf,
  type Capability,
  type CapabilityEnvironment,
  type CapabilityName,
  type DeviceAccess,
} from './capabilities.js';

const device: DeviceAccess = { present: true, policyAllows: true, probe: 'works' };
const well: CapabilityEnvironment = {
  secure: true,
  opaqueOrigin: false,
  framed: false,
  serial: device,
  usb: device,
  worker: { serial: true, usb: true },
  chooser: 'shown',
  locks: 'works',
  sharedWorker: true,
  wasm: 'simd',
  core: { kind: 'wasm', reason: '' },
  persisted: true,
};
const absent: DeviceAccess = { present: false, policyAllows: null, probe: null };
const forbidden: DeviceAccess = { present: true, policyAllows: false, probe: 'securityError' };
/** A browser without document.featurePolicy: only the refusal tells. */
const refused: DeviceAccess = { present: true, policyAllows: null, probe: 'securityError' };

function entry(name: CapabilityName, changes: Partial<CapabilityEnvironment>): Capability {
  return capabilitiesOf({ ...well, ...changes }).find((capability) => capability.name === name)!;
}
const said = ({ state, reason, advice }: Capability): string => `${state} ${reason} ${advice}`.trim();

it('has nothing to say where all is well', () => {
  for (const { state, reason, advice } of capabilitiesOf(well))
    expect({ state, reason, advice }).toEqual({ state: 'available', reason: '', advice: '' });
});

describe.each(['serial', 'usb'] as const)('%s on the page', (name) => {
  it.each<[string, Partial<CapabilityEnvironment>, string]>([
    ['over plain http', { secure: false, [name]: absent }, 'missing insecureContext openSecurely'],
    ['in a browser without it', { [name]: absent }, 'missing notInBrowser otherBrowser'],
    ['forbidden by the header', { [name]: forbidden }, 'blocked permissionsPolicy changeHeader'],
    ['refused, and no policy to be read', { [name]: refused }, 'blocked permissionsPolicy changeHeader'],
    ['in a frame without allow', { framed: true, [name]: forbidden }, 'blocked frame allowFrame'],
    ['refused in a frame, and no policy to be read', { framed: true, [name]: refused }, 'blocked frame allowFrame'],
    ['in a sandboxed top document, unasked', { opaqueOrigin: true, [name]: { ...device, probe: null } }, 'blocked opaqueOrigin leaveSandbox'],
    ['in a sandboxed frame with allow', { opaqueOrigin: true, framed: true }, 'available'],
    ['in a sandboxed frame without allow', { opaqueOrigin: true, framed: true, [name]: forbidden }, 'blocked frame allowFrame'],
    ['under a sandboxed top document', { framed: true, [name]: { ...refused, policyAllows: true } }, 'blocked opaqueOrigin leaveSandbox'],
    ['sandboxed, refused, and no policy to be read', { opaqueOrigin: true, framed: true, [name]: refused }, 'blocked opaqueOrigin leaveSandbox'],
    ['failing for another reason', { [name]: { ...device, probe: 'failed' } }, 'unknown failed reload'],
    ['unasked', { [name]: { ...device, probe: null } }, 'available'],
  ])('%s', (_, changes, expected) => {
    expect(said(entry(name, changes))).toBe(expected);
  }); // prettier-ignore

  const inWorker = `${name}InWorker` as const;
  it.each<[string, Partial<CapabilityEnvironment>, string]>([
    ['before its hello', { worker: null }, 'unknown notAsked'],
    ['where only pages have it', { worker: { serial: false, usb: false } }, 'missing notInWorker otherBrowser'],
    ['where the page may not', { [name]: forbidden }, 'blocked permissionsPolicy changeHeader'],
    ['where the page has none', { [name]: absent }, 'missing notInBrowser otherBrowser'],
    ['of a sandboxed frame', { opaqueOrigin: true, framed: true, worker: null }, 'blocked opaqueOrigin leaveSandbox'],
  ])('in the worker, %s', (_, changes, expected) => {
    expect(said(entry(inWorker, changes))).toBe(expected);
  });
});

it('serial and usb are told apart', () => {
  expect(said(entry('usb', { serial: forbidden }))).toBe('available');
  expect(said(entry('serialInWorker', { worker: { serial: true, usb: false } }))).toBe('available');
  expect(said(entry('usbInWorker', { worker: { serial: true, usb: false } }))).toBe('missing notInWorker otherBrowser');
});

it.each<[CapabilityName, Partial<CapabilityEnvironment>, string]>([
  ['secureContext', { secure: false }, 'missing insecureContext openSecurely'],
  ['origin', { opaqueOrigin: true }, 'blocked opaqueOrigin leaveSandbox'],
  ['chooser', { chooser: 'notAsked' }, 'unknown notAsked askForModem'],
  ['chooser', { chooser: 'refusedAtOnce' }, 'blocked refusedAtOnce askAdministrator'],
  ['chooser', { chooser: 'notAsked', serial: forbidden }, 'blocked permissionsPolicy changeHeader'],
  ['webLocks', { secure: false, locks: 'missing' }, 'missing insecureContext openSecurely'],
  ['webLocks', { locks: 'missing' }, 'missing notInBrowser updateBrowser'],
  ['webLocks', { locks: 'refused' }, 'blocked storageBlocked allowStorage'],
  ['webLocks', { locks: 'refused', framed: true }, 'blocked storageBlocked openInOwnTab'],
  ['webLocks', { locks: 'refused', opaqueOrigin: true, framed: true }, 'blocked opaqueOrigin leaveSandbox'],
  ['sharedWorker', { sharedWorker: false }, 'missing notInBrowser'],
  ['sharedWorker', { opaqueOrigin: true }, 'blocked opaqueOrigin leaveSandbox'],
  ['core', { core: null }, 'unknown notAsked'],
  ['core', { core: null, wasm: 'noSimd' }, 'missing oldBrowser updateBrowser'],
  ['core', { core: null, wasm: 'missing' }, 'missing oldBrowser updateBrowser'],
  ['core', { core: { kind: 'js', reason: 'asked' } }, 'available'],
  ['core', { core: { kind: 'js', reason: 'missing' }, wasm: 'missing' }, 'missing oldBrowser updateBrowser'],
  ['core', { core: { kind: 'js', reason: 'refused' }, wasm: 'noSimd' }, 'missing oldBrowser updateBrowser'],
  ['core', { core: { kind: 'js', reason: 'refused' } }, 'blocked codePolicy allowWasm'],
  ['core', { core: { kind: 'js', reason: 'memory' } }, 'missing memory freeMemory'],
  ['core', { core: { kind: 'wasm', reason: '' }, wasm: 'noSimd' }, 'available'],
  ['persistentStorage', { persisted: false }, 'missing mayBeCleared keepStorage'],
  ['persistentStorage', { persisted: null }, 'unknown failed'],
  ['persistentStorage', { persisted: null, secure: false }, 'missing insecureContext openSecurely'],
  ['persistentStorage', { persisted: null, opaqueOrigin: true }, 'blocked opaqueOrigin leaveSandbox'],
])('%s of %j: %s', (name, changes, expected) => {
  expect(said(entry(name, changes))).toBe(expected);
});

describe('the barrier before a modem', () => {
  it.each([
    [{}, null],
    [{ secure: false, serial: absent }, 'insecureContext'],
    [{ serial: absent }, null],
    [{ serial: absent, usb: absent }, 'unsupported'],
    [{ serial: absent, usb: forbidden }, 'blockedByPermissionsPolicy'],
    [{ serial: forbidden }, 'blockedByPermissionsPolicy'],
    [{ serial: forbidden, framed: true }, 'blockedByPermissionsPolicy'],
    [{ usb: absent, worker: null, core: null, locks: 'missing', sharedWorker: false }, null],
    [{ opaqueOrigin: true }, null],
  ] as const)('of %j is %s', (changes, barrier) => {
    expect(barrierOf(capabilitiesOf({ ...well, ...changes }))).toBe(barrier);
  });
});

it('where the browser has no serial ports, USB devices are what a modem needs', () => {
  const neededFor = (changes: Partial<CapabilityEnvironment>): CapabilityName[] =>
    capabilitiesOf({ ...well, ...changes }).flatMap(({ name, needed }) => (needed ? [name] : []));
  expect(neededFor({ serial: absent })).toEqual(['secureContext', 'origin', 'chooser', 'usb', 'usbInWorker']);
  for (const changes of [{}, { serial: forbidden }, { serial: absent, usb: absent }])
    expect(neededFor(changes)).toEqual(['secureContext', 'origin', 'serial', 'serialInWorker', 'chooser']);
  expect(said(entry('chooser', { serial: absent }))).toBe('available');
});

const devices = fc.record<DeviceAccess>({
  present: fc.boolean(),
  policyAllows: fc.constantFrom(true, false, null),
  probe: fc.constantFrom('works', 'securityError', 'failed', null),
});
const environments = fc.record<CapabilityEnvironment>({
  secure: fc.boolean(),
  opaqueOrigin: fc.boolean(),
  framed: fc.boolean(),
  serial: devices,
  usb: devices,
  worker: fc.option(fc.record({ serial: fc.boolean(), usb: fc.boolean() })),
  chooser: fc.constantFrom('notAsked', 'shown', 'refusedAtOnce'),
  locks: fc.constantFrom('works', 'missing', 'refused'),
  sharedWorker: fc.boolean(),
  wasm: fc.constantFrom('simd', 'noSimd', 'missing'),
  core: fc.option(
    fc.record({
      kind: fc.constantFrom('wasm', 'js'),
      reason: fc.constantFrom('', 'asked', 'missing', 'refused', 'memory'),
    }),
  ),
  persisted: fc.constantFrom(true, false, null),
});

describe('in every environment', () => {
  it('each name has one entry, and what is not available has a reason', () => {
    fc.assert(
      fc.property(environments, (environment) => {
        const report = capabilitiesOf(environment);
        expect(report.map(({ name }) => name)).toEqual(CAPABILITY_NAMES);
        for (const { state, reason, advice } of report) {
          expect(reason === '').toBe(state === 'available');
          if (state === 'available') expect(advice).toBe('');
        }
      }),
    );
  });

  it('what keeps a modem away has advice', () => {
    fc.assert(
      fc.property(environments, (environment) => {
        for (const { needed, state, advice } of capabilitiesOf(environment))
          if (needed && (state === 'missing' || state === 'blocked')) expect(advice).not.toBe('');
      }),
    );
  });

  it('serial ports are never said to be available to a page that was refused them, or is not secure', () => {
    fc.assert(
      fc.property(environments, (environment) => {
        const { secure, serial } = environment;
        if (secure && serial.present && serial.policyAllows !== false && serial.probe !== 'securityError') return;
        // The chooser may be that of USB devices, where there are no serial ports.
        const serials = serial.present ? ['serial', 'serialInWorker', 'chooser'] : ['serial', 'serialInWorker'];
        for (const { name, state } of capabilitiesOf(environment))
          if (serials.includes(name)) expect(state).not.toBe('available');
      }),
    );
  });

  it('a page without https is told nothing else about its devices', () => {
    fc.assert(
      fc.property(environments, (environment) => {
        const report = capabilitiesOf({ ...environment, secure: false });
        const devicesOfIt = report.filter(({ name }) => /^(serial|usb|chooser)/.test(name));
        expect(new Set(devicesOfIt.map(({ reason }) => reason))).toEqual(new Set(['insecureContext']));
      }),
    );
  });
});
