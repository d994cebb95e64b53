/**
 * `ringback/tapi`: TAPI's application calls, messages, results and constants, for programs that know TAPI.
 * {@link openTapi} starts the worker; `ringback` puts objects and promises on top of the same.
 */
import { systemScheduler } from '../base/system-scheduler.js';
import { spawnWorker } from '../worker/spawn.js';
import type { WorkerOptions } from '../worker/compose.js';
import { Tapi, type TapiMessage, type TapiObserver } from './tapi.js';

export { Tapi, type TapiMessage } from './tapi.js';
export { LINEERR, PHONEERR } from '../tspi/generated/errors.js';
export * from '../tspi/generated/constants.js';
export { out, resultName, SUCCESS, type Out, type Result } from '../tspi/result.js';
export type * from '../tspi/structures.js';

const nothing = (): void => undefined;

/** An observer for programs that look at messages only. */
const SILENT: TapiObserver = {
  hello: nothing,
  issued: nothing,
  returned: nothing,
  replied: nothing,
  deviceChanged: nothing,
  callChanged: nothing,
  traffic: nothing,
  refused: nothing,
  failed: nothing,
  batchDone: nothing,
};

/**
 * Starts a worker and begins a session with it. LINE_CREATE tells of each line device.
 * @param callback - Gets every message, one after the other, in order.
 */
export function openTapi(
  callback: (message: TapiMessage) => void,
  options: Pick<WorkerOptions, 'simulator' | 'jsCore' | 'dialPolicy'> & { createWorker?: () => Worker } = {},
): Tapi {
  const { createWorker = spawnWorker, ...start } = options;
  const { port1, port2 } = new MessageChannel();
  const tapi = new Tapi(port1, systemScheduler, callback, SILENT);
  createWorker().postMessage({ start }, [port2]);
  return tapi;
}
