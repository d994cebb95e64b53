import { systemScheduler } from '../base/system-scheduler.js';
import { HostRunner } from './host-runner.js';
import type { ProviderFactories } from './own-providers.js';

export type { Clock, Scheduler, Timer } from '../base/clock.js';
export type { Log, LogFields } from '../base/log.js';
export type { Random } from '../base/random.js';
export type { ProviderFactories, ProviderFactory, ProviderParts } from './own-providers.js';

/**
 * Serves Ringback's host in the worker that calls it, once, before anything is awaited: with the modems, the simulator and the exchange that the package's own
 * worker has, and with further service providers. Published as `ringback/host` ([docs/providers.md], "Put it into a page").
 *
 * The page starts the worker (`createWorker`) and says which of the providers it wants (`providers`). It speaks first: one message
 * `{ start: WorkerOptions }` with a port, through which everything else comes.
 * @param providers - By name, how each is made; only those are that a page asks for.
 */
export function serveHost(providers: ProviderFactories = {}): void {
  let runner: HostRunner | undefined;
  globalThis.addEventListener('message', ({ data, ports }: MessageEvent<unknown>) => {
    const [door] = ports;
    if (runner !== undefined || door === undefined || typeof data !== 'object' || data === null) return;
    if (!('start' in data) || typeof data.start !== 'object' || data.start === null) return;
    const ended = (): void => {
      globalThis.close();
    };
    runner = new HostRunner(data.start, systemScheduler, ended, providers);
    runner.open(door);
  });
}
