import type { ClientRights } from '../host/rights.js';
import { compose, ConfigurationError, type Composition, type WorkerOptions } from './compose.js';
import { holdLifeLock } from './life-lock.js';

/**
 * The worker's entry. Messages to it: `{ start: WorkerOptions, port }` once, then `{ attach: rights, port }` for each further client (`{}`: every right).
 * Everything else goes over the ports.
 */
declare const self: DedicatedWorkerGlobalScope;

let composition: Promise<Composition> | undefined;

self.onmessage = (event: MessageEvent<unknown>) => {
  const port = event.ports[0];
  if (port === undefined || typeof event.data !== 'object' || event.data === null) return;
  if ('start' in event.data && composition === undefined) composition = start(event.data.start as WorkerOptions);
  // Checked by attach.
  const rights = ('attach' in event.data ? event.data.attach : {}) as Partial<ClientRights>;
  composition
    ?.then((ready) => {
      ready.attach(port, rights);
    })
    .catch((error: unknown) => {
      // The page waits for a word on this port: say why there will be none.
      const configuration = error instanceof ConfigurationError;
      port.postMessage({ failed: configuration ? error.message : String(error), configuration });
    });
};

async function start(options: WorkerOptions): Promise<Composition> {
  const { lifeLock } = options;
  if (lifeLock !== undefined && lifeLock !== '' && 'locks' in navigator) await holdLifeLock(navigator.locks, lifeLock);
  const composed = compose(options, { onIdle: () => void composed.then(end) });
  return composed;
}

/** The last page has said goodbye: hangs up, closes the ports, and ends. */
async function end(composed: Composition): Promise<void> {
  await composed.close();
  self.close();
}
