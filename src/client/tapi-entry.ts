/**
 * `ringback/tapi`: TAPI's application calls, messages, results and constants, for programs that know TAPI.
 * {@link openTapi} starts the worker; `ringback` puts objects and promises on top of the same.
 */
import { systemRandom } from '../base/random.js';
import { systemScheduler } from '../base/system-scheduler.js';
import { spawnWorker } from '../worker/spawn.js';
import type { WorkerOptions } from '../worker/compose.js';
import { silentObserver } from './silent-observer.js';
import { startWorker } from './start-worker.js';
import { Tapi, type TapiMessage, type TapiObserver } from './tapi.js';

export { Tapi, type TapiMessage } from './tapi.js';
export { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
export * from '../tspi/generated/constants.js';
export { out, resultName, SUCCESS, type Out, type Result } from '../tspi/result.js';
export type * from '../tspi/structures.js';

/**
 * Starts a worker and begins a session with it (lineInitialize). LINE_CREATE tells of each line device. When the worker ends or cannot start, every
 * id that is out gets its LINE_REPLY, OPERATIONFAILED with outcome `unknown`, and later requests are refused at once.
 * `lineShutdown` ends session and worker.
 * @param callback - Gets every message, one after the other, in order.
 */
export function openTapi(
  callback: (message: TapiMessage) => void,
  options: Pick<WorkerOptions, 'simulator' | 'jsCore' | 'slots' | 'dialPolicy'> & { createWorker?: () => Worker } = {},
): Tapi {
  const { createWorker = spawnWorker, ...start } = options;
  const lost = (): void => {
    tapi.workerLost();
    worker.terminate();
  };
  const surroundings = { scheduler: systemScheduler, random: systemRandom };
  const worker = startWorker(createWorker, start, surroundings, lost);
  const observer: TapiObserver = {
    ...silentObserver,
    hello: () => {
      worker.greeted();
    },
    refused: (reason) => {
      if (reason === 'version') lost();
    },
    failed: lost,
    shutDown: () => {
      worker.farewell();
    },
  };
  const tapi = new Tapi(worker.port, systemScheduler, callback, observer);
  return tapi;
}
