/**
 * What this page can do with devices, what it cannot, and why: a report for people. The decisions are pure, over an environment that is
 * given; page-environment.ts reads the browser's. What is known of browsers was measured on Chromium 156.
 */

import { noEvidence, probeEnvironment, type CapabilityEvidence } from './page-environment.js';

/** What a report is about; each has one entry, in this order. */
export const CAPABILITY_NAMES = [
  'secureContext', 'origin', 'serial', 'serialInWorker', 'chooser',
  'usb', 'usbInWorker', 'webLocks', 'sharedWorker', 'core', 'persistentStorage',
] as const; // prettier-ignore
export type CapabilityName = (typeof CAPABILITY_NAMES)[number];

/** `missing`: it is not there. `blocked`: it is there, and somebody's rule keeps it from this page. `unknown`: it has not shown yet. */
export type CapabilityState = 'available' | 'missing' | 'blocked' | 'unknown';

/**
 * Why a capability is not available; '' where it is.
 * - `insecureContext`: the page came over plain http
 * - `notInBrowser`, `notInWorker`: this browser does not have it, or not in workers
 * - `permissionsPolicy`: the Permissions-Policy header of this page forbids it
 * - `frame`: this page is in a frame that is not given it: no `allow`, or a header of a page around it or of this one. From inside the
 *   frame these look alike
 * - `opaqueOrigin`: the page, or one around it, is sandboxed and so has no origin that anything could be granted to
 * - `refusedAtOnce`: the chooser was asked for, and refused without being shown: by the browser's setting for this site or by an enterprise
 *   policy (DefaultSerialGuardSetting, SerialBlockedForUrls). These look alike too, and like nothing at all before the chooser is asked for
 * - `notAsked`: nobody has asked for the chooser; the worker has not said hello
 * - `storageBlocked`: the browser blocks this site's storage, in a frame usually all of it
 * - `codePolicy`: the Content-Security-Policy of the worker's response has no 'wasm-unsafe-eval'
 * - `oldBrowser`: WebAssembly without the fixed-width SIMD instructions
 * - `memory`: the browser had no memory to give
 * - `mayBeCleared`: the browser may delete what is stored when space runs out
 * - `failed`: asking ended in an error that says nothing
 */
export type CapabilityReason =
  | ''
  | 'insecureContext'
  | 'notInBrowser'
  | 'notInWorker'
  | 'permissionsPolicy'
  | 'frame'
  | 'opaqueOrigin'
  | 'refusedAtOnce'
  | 'notAsked'
  | 'storageBlocked'
  | 'codePolicy'
  | 'oldBrowser'
  | 'memory'
  | 'mayBeCleared'
  | 'failed';

/** What to do next; '' where nothing is to be done, or nothing can be. */
export type CapabilityAdvice =
  | ''
  | 'openSecurely'
  | 'otherBrowser'
  | 'changeHeader'
  | 'allowFrame'
  | 'leaveSandbox'
  | 'askAdministrator'
  | 'askForModem'
  | 'openInOwnTab'
  | 'allowStorage'
  | 'allowWasm'
  | 'updateBrowser'
  | 'freeMemory'
  | 'keepStorage'
  | 'reload';

/** One entry of the report. */
export interface Capability {
  readonly name: CapabilityName;
  readonly state: CapabilityState;
  readonly reason: CapabilityReason;
  readonly advice: CapabilityAdvice;
  /** Whether no modem can be connected without it. The rest works worse without, or in fewer ways. */
  readonly needed: boolean;
}

/** The ways to a modem: Web Serial, WebUSB. */
export type DeviceVia = 'serial' | 'usb';

/** What is seen of navigator.serial or navigator.usb on the page. */
export interface DeviceAccess {
  readonly present: boolean;
  /** What document.featurePolicy says; null in browsers that do not have it. */
  readonly policyAllows: boolean | null;
  /** How asking for the devices already granted ended; null where nobody has asked. */
  readonly probe: 'works' | 'securityError' | 'failed' | null;
}

/** How asking for a thing that the browser may refuse to this site ended. */
export type Refusable = 'works' | 'missing' | 'refused';

/** What a report is made from. */
export interface CapabilityEnvironment {
  readonly secure: boolean;
  readonly opaqueOrigin: boolean;
  /** Whether the page is in a frame. */
  readonly framed: boolean;
  readonly serial: DeviceAccess;
  readonly usb: DeviceAccess;
  /** Which device APIs the worker sees, from its hello; null before. */
  readonly worker: { readonly serial: boolean; readonly usb: boolean } | null;
  /** What became of the last time the chooser was asked for; `shown` also when it was cancelled. */
  readonly chooser: 'notAsked' | 'shown' | 'refusedAtOnce';
  readonly locks: Refusable;
  readonly sharedWorker: boolean;
  /** What the page can run. */
  readonly wasm: 'simd' | 'noSimd' | 'missing';
  /** What the worker runs, and why it is not WebAssembly; null before its hello. */
  readonly core: { readonly kind: 'wasm' | 'js'; readonly reason: string } | null;
  /** Whether stored data is safe from being cleared; null where the browser does not say. */
  readonly persisted: boolean | null;
}

type Finding = Pick<Capability, 'state' | 'reason' | 'advice'>;

const available: Finding = { state: 'available', reason: '', advice: '' };
const missing = (reason: CapabilityReason, advice: CapabilityAdvice): Finding => ({ state: 'missing', reason, advice });
const blocked = (reason: CapabilityReason, advice: CapabilityAdvice): Finding => ({ state: 'blocked', reason, advice });
const unknown = (reason: CapabilityReason, advice: CapabilityAdvice): Finding => ({ state: 'unknown', reason, advice });

const insecure = missing('insecureContext', 'openSecurely');
const sandboxed = blocked('opaqueOrigin', 'leaveSandbox');

/** What a modem needs: over serial ports, or over USB where the browser has no serial ports. */
const NEEDED: Readonly<Record<DeviceVia, ReadonlySet<CapabilityName>>> = {
  serial: new Set(['secureContext', 'origin', 'serial', 'serialInWorker', 'chooser']),
  usb: new Set(['secureContext', 'origin', 'usb', 'usbInWorker', 'chooser']),
};

/**
 * What this page can do with devices and why not, each with what to do next. Can be asked before, or without, a telephony;
 * `telephony.capabilities()` knows more: what its worker sees, and how the chooser answered. Never rejects.
 */
export async function capabilities(evidence: CapabilityEvidence = noEvidence): Promise<readonly Capability[]> {
  return capabilitiesOf(await probeEnvironment(evidence));
}

/** The report of an environment: one entry for each of {@link CAPABILITY_NAMES}. */
export function capabilitiesOf(environment: CapabilityEnvironment): readonly Capability[] {
  const { secure, opaqueOrigin, worker } = environment;
  const serial = deviceFinding(environment, environment.serial);
  const usb = deviceFinding(environment, environment.usb);
  const via = serial.reason === 'notInBrowser' && usb.state === 'available' ? 'usb' : 'serial';
  const findings: Readonly<Record<CapabilityName, Finding>> = {
    secureContext: secure ? available : insecure,
    origin: opaqueOrigin ? sandboxed : available,
    serial,
    serialInWorker: workerFinding(environment, serial, worker?.serial),
    chooser: chooserFinding(environment, { serial, usb }[via]),
    usb,
    usbInWorker: workerFinding(environment, usb, worker?.usb),
    webLocks: locksFinding(environment),
    sharedWorker: sharedWorkerFinding(environment),
    core: coreFinding(environment),
    persistentStorage: storageFinding(environment),
  };
  return CAPABILITY_NAMES.map((name) => ({ name, ...findings[name], needed: NEEDED[via].has(name) }));
}

/** Why no modem can be connected on a page, in the words of Telephony; null when one can, as far as is known. */
export type ModemBarrier = 'insecureContext' | 'unsupported' | 'blockedByPermissionsPolicy';

const BARRIERS: Readonly<Partial<Record<CapabilityReason, ModemBarrier>>> = {
  insecureContext: 'insecureContext',
  notInBrowser: 'unsupported',
  permissionsPolicy: 'blockedByPermissionsPolicy',
  frame: 'blockedByPermissionsPolicy',
};

/** What a report says of each way on the page, in one word; null where it is open. */
export function barriersOf(report: readonly Capability[]): Readonly<Record<DeviceVia, ModemBarrier | null>> {
  const barrier = (via: DeviceVia): ModemBarrier | null =>
    BARRIERS[report.find(({ name }) => name === via)?.reason ?? ''] ?? null;
  return { serial: barrier('serial'), usb: barrier('usb') };
}

/**
 * The same as the one word that a click on "Connect a modem" needs. USB stands in where the browser has no serial ports; where somebody's rule
 * keeps them away, that is to be mended: a computer's own driver holds most modems.
 */
export function barrierOf(report: readonly Capability[]): ModemBarrier | null {
  const { serial, usb } = barriersOf(report);
  return serial === 'unsupported' ? usb : serial;
}

/**
 * Web Serial and WebUSB alike. The policy is asked before the probe, because the SecurityError of a probe does not say which rule it was.
 * A sandboxed top document gets nothing; a sandboxed frame with `allow` does see devices.
 */
function deviceFinding({ secure, opaqueOrigin, framed }: CapabilityEnvironment, device: DeviceAccess): Finding {
  if (!secure) return insecure;
  if (!device.present) return missing('notInBrowser', 'otherBrowser');
  const forbidden = framed ? blocked('frame', 'allowFrame') : blocked('permissionsPolicy', 'changeHeader');
  if (device.policyAllows === false) return forbidden;
  if (opaqueOrigin && (!framed || device.probe === 'securityError')) return sandboxed;
  if (device.probe === 'failed') return unknown('failed', 'reload');
  if (device.probe !== 'securityError') return available;
  // Allowed by policy and refused all the same: a page around this one is sandboxed.
  return device.policyAllows === true ? sandboxed : forbidden;
}

/** A worker has its page's policy, and what the page may not have is no news in it. A worker of an opaque origin is not secure. */
function workerFinding({ opaqueOrigin }: CapabilityEnvironment, page: Finding, worker: boolean | undefined): Finding {
  if (page.state !== 'available') return page;
  if (worker === true) return available;
  if (opaqueOrigin) return sandboxed;
  return worker === undefined ? unknown('notAsked', '') : missing('notInWorker', 'otherBrowser');
}

function chooserFinding({ chooser }: CapabilityEnvironment, device: Finding): Finding {
  if (device.state !== 'available') return device;
  if (chooser === 'refusedAtOnce') return blocked('refusedAtOnce', 'askAdministrator');
  return chooser === 'shown' ? available : unknown('notAsked', 'askForModem');
}

function locksFinding({ secure, opaqueOrigin, framed, locks }: CapabilityEnvironment): Finding {
  if (!secure) return insecure;
  if (opaqueOrigin) return sandboxed;
  if (locks === 'missing') return missing('notInBrowser', 'updateBrowser');
  return locks === 'works' ? available : blocked('storageBlocked', framed ? 'openInOwnTab' : 'allowStorage');
}

function sharedWorkerFinding({ opaqueOrigin, sharedWorker }: CapabilityEnvironment): Finding {
  if (opaqueOrigin) return sandboxed;
  return sharedWorker ? available : missing('notInBrowser', '');
}

/** What the worker runs counts; before it has said so, what the page could run. A core that was asked for lacks nothing. */
function coreFinding({ core, wasm }: CapabilityEnvironment): Finding {
  if (core?.kind === 'wasm' || core?.reason === 'asked') return available;
  if (wasm !== 'simd') return missing('oldBrowser', 'updateBrowser');
  if (core === null) return unknown('notAsked', '');
  return core.reason === 'memory' ? missing('memory', 'freeMemory') : blocked('codePolicy', 'allowWasm');
}

function storageFinding({ secure, opaqueOrigin, persisted }: CapabilityEnvironment): Finding {
  if (!secure) return insecure;
  if (opaqueOrigin) return sandboxed;
  if (persisted === null) return unknown('failed', '');
  return persisted ? available : missing('mayBeCleared', 'keepStorage');
}
