import {
  capabilitiesOf,
  type Capability,
  type CapabilityEnvironment,
  type DeviceAccess,
} from '../../client/capabilities.js';

const device: DeviceAccess = { present: true, policyAllows: true, probe: 'works' };
const absent: DeviceAccess = { present: false, policyAllows: null, probe: null };
const forbidden: DeviceAccess = { present: true, policyAllows: false, probe: 'securityError' };

const allWell: CapabilityEnvironment = {
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

const environments = {
  'all well': {},
  'before a modem was chosen': { chooser: 'notAsked', persisted: false },
  'no https': { secure: false, serial: absent, usb: absent, worker: { serial: false, usb: false }, locks: 'missing' },
  'forbidden by Permissions-Policy': { serial: forbidden },
  'frame without allow': { framed: true, serial: forbidden, usb: forbidden, locks: 'refused' },
  sandbox: { framed: true, opaqueOrigin: true, worker: null, core: null, locks: 'refused', persisted: null },
  'list of modems refused': { chooser: 'refusedAtOnce' },
  'no device access in workers': { worker: { serial: false, usb: false } },
  'another browser': { serial: absent, usb: absent, worker: { serial: false, usb: false } },
  'modems only': {
    usb: absent,
    sharedWorker: false,
    core: { kind: 'js', reason: 'refused' },
    locks: 'refused',
    persisted: false,
  },
} as const satisfies Readonly<Record<string, Partial<CapabilityEnvironment>>>;

/** Pages of every kind, by what is particular about them. */
export type KindOfPage = keyof typeof environments;
export const kindsOfPage = Object.keys(environments) as readonly KindOfPage[];

/** What a page of a kind is told. */
export function reportOf(kind: KindOfPage): readonly Capability[] {
  return capabilitiesOf({ ...allWell, ...environments[kind] });
}
