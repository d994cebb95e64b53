/**
 * Starts the telephony worker. The literal `new Worker(new URL(…, import.meta.url))` is what bundlers look for; a page that cannot use it
 * (scripts from another origin, Trusted Types) passes a `createWorker` of its own.
 */
export function spawnWorker(): Worker {
  return new Worker(new URL('./telephony.worker.js', import.meta.url), { type: 'module', name: 'ringback' });
}
