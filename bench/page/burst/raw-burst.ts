import { portTo } from '../paths/worker-port.js';
import { COMPLETIONS, type Ask } from './burst.js';

/** One message for each completion. */
export function connectRawBurst(): Ask {
  const port = portTo(new Worker(new URL('./raw-burst.worker.ts', import.meta.url), { type: 'module' }));
  return () =>
    new Promise((resolve) => {
      let completions = 0;
      port.onmessage = () => {
        if (++completions === COMPLETIONS) resolve();
      };
      port.postMessage(null);
    });
}
