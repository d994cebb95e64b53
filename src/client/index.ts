/**
 * `ringback`: telephone lines for web pages. {@link createTelephony} gives them.
 */
import { systemScheduler } from '../base/system-scheduler.js';
import type { SimulatorChoice } from '../worker/worker-options.js';
import { openOwnership, type HostOptions } from './ownership/open-ownership.js';
import { TelephonyClient } from './telephony-client.js';

export * from './telephony.js';
export {
  capabilities,
  type Capability,
  type CapabilityAdvice,
  type CapabilityName,
  type CapabilityReason,
  type CapabilityState,
} from './capabilities.js';
export type { HostOptions, PageRights } from './ownership/open-ownership.js';
export { simulatedModemNames, type SimulatedModemName, type SimulatorChoice } from '../worker/worker-options.js';
export { catchTelLinks, type TelLink } from './tel-links.js';
export type { TelephonyClient } from './telephony-client.js';

/** How {@link createTelephony} begins. */
export interface TelephonyOptions extends HostOptions {
  /** The name under which other pages of the site hand calls to this one ({@link Call.handOffTo}); none where left out. */
  readonly applicationName?: string;
  /**
   * Plugs simulated modems in, on a simulated network with magic numbers: true for a voice modem, the name of one of {@link simulatedModemNames}, or a list of
   * names, at most eight, each a line of its own.
   */
  readonly simulator?: SimulatorChoice;
  /**
   * Connects a simulated office exchange, whose extensions are lines with everything that a line can do. Its code is loaded only then, from beside the worker's
   * file: a worker that comes as a text alone (`createWorker`) cannot have it.
   */
  readonly exchange?: boolean;
  /**
   * The service providers to start of those that the worker brings, by the names that they have there; none where left out. Give `createWorker` too: the package's own
   * worker brings none (docs/providers.md). A name that is not there makes `ready` reject with `invalidConfiguration`; one that does not start is in `failedProviders`.
   */
  readonly providers?: readonly string[];
  /** Takes the JavaScript core where WebAssembly would do. */
  readonly jsCore?: boolean;
  /** Slots of the request table: a power of two from 256 to 65,536, 4096 where left out. One page may have half of a larger one out. */
  readonly slots?: number;
  /** What may be dialled: `{ deny: [{ pattern, reason }] }`; emergency numbers are never blocked. */
  readonly dialPolicy?: unknown;
  /**
   * A kiosk's file of this site (docs/kiosk.md), which the host fetches itself: only its destinations may be dialled, and what else it allows. It holds beside `dialPolicy`. While it
   * cannot be read, only emergency numbers may be dialled; one of another site makes `ready` reject with `invalidConfiguration`.
   */
  readonly policyUrl?: string;
  /**
   * Whether closing the port hangs up, also when the page is closed, reloaded or crashes: the modem is told &D2; true where left out. With false
   * (&D0) a call may outlive the page, as for a line that is handed to the handset; one that is still there is announced on the next visit.
   * `close()` and the end of a call hang up in both cases.
   */
  readonly hangUpOnClose?: boolean;
  /** Whether calls are kept in the call log, in this browser ({@link CallLog}); false where left out: then nothing of any call is kept. */
  readonly callLog?: boolean;
}

/**
 * Connects this page to the lines: to the host of the tab that has them, or to one of its own, which it starts in a worker. Returns at once; `ready` tells
 * when the lines are there, and rejects when no host can be started (`workerLost`, `invalidConfiguration`).
 */
export function createTelephony(options: TelephonyOptions = {}): TelephonyClient {
  const { applicationName = '' } = options;
  const host = openOwnership(options, {
    moved: (port) => {
      client.reattach(port);
    },
    changed: () => {
      client.ownershipChanged();
    },
    failed: (reason, configuration) => {
      client.workerLost(reason, configuration === true ? 'invalidConfiguration' : 'workerLost');
    },
  });
  const client = new TelephonyClient({ host, scheduler: systemScheduler, applicationName });
  return client;
}
