import type { CapabilityEnvironment, DeviceAccess, Refusable } from './capabilities.js';

/** What only a running telephony knows. */
export type CapabilityEvidence = Pick<CapabilityEnvironment, 'worker' | 'chooser' | 'core'>;

/** What is known where no telephony has been started. */
export const noEvidence: CapabilityEvidence = { worker: null, chooser: 'notAsked', core: null };

/** The policy-controlled features of a document (Permissions Policy, "document policy introspection"), where the browser has them. */
interface DocumentPolicy {
  features(): readonly string[];
  allowsFeature(feature: string): boolean;
}

/**
 * A module whose one function returns a v128: valid only where there are SIMD instructions (WebAssembly core specification 2.0, section
 * 5). Validating it runs nothing, so no policy forbids it.
 */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** This page as it looks without asking anything: for decisions inside a click. */
export function readEnvironment(evidence: CapabilityEvidence = noEvidence): CapabilityEnvironment {
  return {
    secure: isSecureContext,
    opaqueOrigin: self.origin === 'null',
    framed: self !== self.top,
    serial: access('serial'),
    usb: access('usb'),
    locks: 'locks' in navigator ? 'works' : 'missing',
    sharedWorker: typeof SharedWorker !== 'undefined',
    wasm: wasm(),
    persisted: null,
    ...evidence,
  };
}

/**
 * This page after asking for what it may use already: devices, locks, storage. Shows nothing to the person and changes nothing.
 * Never rejects.
 */
export async function probeEnvironment(evidence: CapabilityEvidence = noEvidence): Promise<CapabilityEnvironment> {
  const seen = readEnvironment(evidence);
  const [serial, usb, locks, persisted] = await Promise.all([
    seen.serial.present ? probe(() => navigator.serial.getPorts()) : null,
    seen.usb.present ? probe(() => navigator.usb.getDevices()) : null,
    seen.locks === 'works' ? refusable(() => navigator.locks.query()) : seen.locks,
    storagePersisted(),
  ]);
  return { ...seen, serial: { ...seen.serial, probe: serial }, usb: { ...seen.usb, probe: usb }, locks, persisted };
}

function access(feature: 'serial' | 'usb'): DeviceAccess {
  const { featurePolicy } = document as { featurePolicy?: DocumentPolicy };
  // A feature that the browser does not list would read as forbidden.
  const policyAllows =
    featurePolicy?.features().includes(feature) === true ? featurePolicy.allowsFeature(feature) : null;
  return { present: feature in navigator, policyAllows, probe: null };
}

function wasm(): CapabilityEnvironment['wasm'] {
  if (typeof WebAssembly === 'undefined') return 'missing';
  return WebAssembly.validate(SIMD_MODULE) ? 'simd' : 'noSimd';
}

async function probe(ask: () => Promise<unknown>): Promise<DeviceAccess['probe']> {
  try {
    await ask();
    return 'works';
  } catch (error) {
    return error instanceof DOMException && error.name === 'SecurityError' ? 'securityError' : 'failed';
  }
}

async function refusable(ask: () => Promise<unknown>): Promise<Refusable> {
  return (await probe(ask)) === 'works' ? 'works' : 'refused';
}

async function storagePersisted(): Promise<boolean | null> {
  try {
    // Missing on insecure pages and in old browsers; refuses where the origin is opaque.
    const { storage } = navigator as { storage?: StorageManager };
    return (await storage?.persisted()) ?? null;
  } catch {
    return null;
  }
}
