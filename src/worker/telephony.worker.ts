import { systemScheduler } from '../base/system-scheduler.js';
import { HostRunner } from './host-runner.js';

/** The worker's entry. One message: `{ start: WorkerOptions }` with the first door as port. Everything else comes through doors. */
declare const self: DedicatedWorkerGlobalScope;

let runner: HostRunner | undefined;

self.onmessage = ({ data, ports }: MessageEvent<unknown>) => {
  const [door] = ports;
  if (runner !== undefined || door === undefined || typeof data !== 'object' || data === null) return;
  if (!('start' in data) || typeof data.start !== 'object' || data.start === null) return;
  runner = new HostRunner(data.start, systemScheduler, () => {
    self.close();
  });
  runner.open(door);
};
