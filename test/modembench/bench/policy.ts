import { temporaryFile } from './temporary-file.js';
import type { UsbIdentity } from './bench.js';

/** Where Debian's Chromium reads enterprise policies; several files are merged, so ours never touches another's. */
const policyFolder = '/etc/chromium/policies/managed';

/** What a site may use without asking. */
export interface PortPolicy {
  /**
   * `http://localhost:5173`: only the origin of the URL counts (SerialAllowAllPortsForUrls, Chrome Enterprise policy list), and it must be
   * whole: without scheme, without port or with a wildcard it grants nothing (measured on Chromium 156).
   */
  readonly origin: string;
  /** These USB devices only (SerialAllowUsbDevicesForUrls); left out: all ports. */
  readonly devices?: readonly Pick<UsbIdentity, 'vendorId' | 'productId'>[];
}

let policies = 0;

/**
 * Grants ports by policy, for browsers launched from now on: one that runs already may take long to notice. Needs the right to write
 * to /etc.
 * @returns What takes the policy back, in running browsers too (within seconds); the end of the process does the same.
 */
export function allowPorts({ origin, devices }: PortPolicy): () => void {
  if (devices === undefined) return enforce({ SerialAllowAllPortsForUrls: [origin] });
  return enforce({ SerialAllowUsbDevicesForUrls: [{ devices: devices.map(idsOf), urls: [origin] }] });
}

/** The same for USB devices (WebUsbAllowDevicesForUrls); they must be named. */
export function allowUsb({ origin, devices }: Required<PortPolicy>): () => void {
  return enforce({ WebUsbAllowDevicesForUrls: [{ devices: devices.map(idsOf), urls: [origin] }] });
}

/**
 * Forbids serial ports to a site, as an administrator may (SerialBlockedForUrls). DefaultSerialGuardSetting 2 does the same to all sites
 * (measured: a page sees no difference), but would reach every browser on this machine.
 */
export function blockPorts({ origin }: Pick<PortPolicy, 'origin'>): () => void {
  return enforce({ SerialBlockedForUrls: [origin] });
}

function idsOf({ vendorId, productId }: Pick<UsbIdentity, 'vendorId' | 'productId'>): object {
  return { vendor_id: vendorId, product_id: productId };
}

function enforce(policy: object): () => void {
  return temporaryFile(policyFolder, `-${policies++}.json`, JSON.stringify(policy)).remove;
}
