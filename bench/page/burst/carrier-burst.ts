import { systemScheduler } from '../../../src/base/system-scheduler.js';
import { Connection, type ConnectionEvents } from '../../../src/client/connection.js';
import { portTo } from '../paths/worker-port.js';
import { COMPLETIONS, type Ask } from './burst.js';

/**
 * The carrier's batches, worked off by the product's own page side a few milliseconds at a time. Each completion is a record of a TAPI
 * message (LINE_REPLY's five integers), so no table of requests limits how many come at once.
 */
export function connectCarrierBurst(): Ask {
  const port = portTo(new Worker(new URL('./carrier-burst.worker.ts', import.meta.url), { type: 'module' }));
  let completions = 0;
  let settle: ((completions: number) => void) | undefined;
  const connection = new Connection(port, systemScheduler, {
    ...silent,
    message: () => {
      completions++;
    },
    returned: () => {
      settle?.(completions);
    },
  });
  return async () => {
    completions = 0;
    const came = await new Promise<number>((resolve) => {
      settle = resolve;
      // Any request does: the worker answers it when the burst is out.
      connection.request('diagnostics');
    });
    if (came !== COMPLETIONS) throw new Error(`${came} completions came`);
  };
}

const silent: ConnectionEvents = {
  hello: () => {},
  issued: () => {},
  returned: () => {},
  replied: () => {},
  message: () => {},
  device: () => {},
  call: () => {},
  phone: () => {},
  digits: () => {},
  traffic: () => {},
  setUpStep: () => {},
  held: () => {},
  personalChanged: () => {},
  snapshot: () => {},
  detached: () => {},
  refused: () => {},
  failed: () => {},
  batchDone: () => {},
};
