import { createBirpc } from 'birpc';
import type { Echo } from '../echo.js';
import type { Remote } from './birpc.worker.js';
import { portTo } from './worker-port.js';

/** The same call by birpc, over a MessagePort. */
export function connectBirpc(): Promise<Echo> {
  const port = portTo(new Worker(new URL('./birpc.worker.ts', import.meta.url), { type: 'module' }));
  const rpc = createBirpc<Remote>(
    {},
    {
      post: (message) => {
        port.postMessage(message);
      },
      on: (receive) => {
        port.onmessage = ({ data }) => {
          receive(data);
        };
      },
    },
  );
  return Promise.resolve((value) => rpc.echo(value));
}
