import coincident from 'coincident/main';
import type { Echo } from '../echo.js';
import type { Remote } from './coincident.worker.js';

/** The same call by coincident, from the page to the worker: the direction in which it does not block. */
export function connectCoincident(): Promise<Echo> {
  const { Worker } = coincident();
  const worker = new Worker(new URL('./coincident.worker.ts', import.meta.url), { type: 'module' });
  const { echo } = worker.proxy as unknown as Remote;
  return Promise.resolve((value) => echo(value));
}
