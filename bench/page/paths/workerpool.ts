import { pool } from 'workerpool';
import type { Echo } from '../echo.js';
import script from './workerpool.worker.ts?worker&url';

/** The same call by workerpool, with one worker. It gives a worker one task at a time; the others wait on the page. */
export function connectWorkerpool(): Promise<Echo> {
  const workers = pool(script, { maxWorkers: 1, workerType: 'web', workerOpts: { type: 'module' } });
  return Promise.resolve(async (value) => (await workers.exec('echo', [value])) as number);
}
