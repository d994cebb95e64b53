/**
 * Starts the workers. The literals `new Worker(new URL(…, import.meta.url))` and `new SharedWorker(…)` are what bundlers look for; a page that
 * cannot use them (scripts from another origin, Trusted Types) passes a `createWorker` and a `createBroker` of its own.
 */
export function spawnWorker(): Worker {
  return new Worker(new URL('./telephony.worker.js', import.meta.url), { type: 'module', name: 'ringback' });
}

/** One for all pages of the site that load it from the same address. Throws where the browser has no shared workers, or forbids this one. */
export function spawnBroker(): SharedWorker {
  return new SharedWorker(new URL('./broker.worker.js', import.meta.url), { type: 'module', name: 'ringback' });
}
