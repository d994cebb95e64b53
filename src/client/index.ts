/**
 * `ringback`: telephone lines for web pages. {@link createTelephony} starts the worker and gives the lines behind it.
 */
import { systemScheduler } from '../base/system-scheduler.js';
import type { WorkerOptions } from '../worker/compose.js';
import { spawnWorker } from '../worker/spawn.js';
import { TelephonyClient } from './telephony-client.js';

export * from './telephony.js';
export type { TelephonyClient } from './telephony-client.js';

/** How {@link createTelephony} begins. */
export interface TelephonyOptions {
  /** Plugs a simulated modem in, on a simulated network with magic numbers. */
  readonly simulator?: boolean;
  /** Takes the JavaScript core where WebAssembly would do. */
  readonly jsCore?: boolean;
  /** What may be dialled: `{ deny: [{ pattern, reason }] }`; emergency numbers are never blocked. */
  readonly dialPolicy?: unknown;
  /** Makes the worker, where the package's own `new Worker(new URL(…))` cannot be used (another origin, Trusted Types). */
  readonly createWorker?: () => Worker;
}

/** Starts the telephony worker and connects this page to it. Returns at once; `ready` tells when the lines are there. */
export function createTelephony(options: TelephonyOptions = {}): TelephonyClient {
  const { createWorker = spawnWorker, simulator = false, jsCore = false, dialPolicy } = options;
  const worker = createWorker();
  const { port1, port2 } = new MessageChannel();
  const lifeLock = 'locks' in navigator ? `ringback-worker-${crypto.randomUUID()}` : '';
  const client = new TelephonyClient({
    port: port1,
    scheduler: systemScheduler,
    terminate: () => {
      worker.terminate();
    },
  });
  const start: WorkerOptions = { simulator, jsCore, dialPolicy, lifeLock };
  worker.postMessage({ start }, [port2]);
  watchWorker(worker, port1, lifeLock, client);
  return client;
}

/** Learns of the worker's end however it comes: it could not be loaded, its port closed, or its Web Lock became free. */
function watchWorker(worker: Worker, port: MessagePort, lifeLock: string, client: TelephonyClient): void {
  worker.addEventListener('error', (event) => {
    if (client.status === 'starting') client.workerLost(event.message || 'The worker could not be loaded.');
  });
  port.addEventListener('close', () => {
    client.workerLost('The worker has ended.');
  });
  if (lifeLock === '') return;
  // The worker holds the lock before it says hello. Without a hello, or where locks are refused, the other ways have to do.
  client.ready
    .then(() =>
      navigator.locks.request(lifeLock, () => {
        client.workerLost('The worker has ended.');
      }),
    )
    .catch(() => undefined);
}
