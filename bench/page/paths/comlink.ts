import { wrap } from 'comlink';
import type { Echo } from '../echo.js';
import type { Remote, Value } from './comlink.worker.js';
import { portTo } from './worker-port.js';

/** The same call by comlink, a widely used library for calling workers. */
export function connectComlink<T extends Value>(): Promise<Echo<T>> {
  const port = portTo(new Worker(new URL('./comlink.worker.ts', import.meta.url), { type: 'module' }));
  const remote = wrap<Remote>(port);
  return Promise.resolve((value) => remote.echo(value) as Promise<T>);
}
