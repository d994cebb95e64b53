import type { Scheduler } from '../base/clock.js';
import type { Random } from '../base/random.js';
import type { WorkerOptions } from '../worker/compose.js';

/** How long the worker may take to say hello: loading, compiling and setting a simulated modem up take a second or two. */
const START_LIMIT_MS = 20_000;
/** How long the worker has to hang up and to close its ports before it is ended; AT's answer to a hang-up takes a second or two. */
const FAREWELL_MS = 5000;

/** A worker that has been started, and this page's end of a port to it. */
export interface StartedWorker {
  readonly port: MessagePort;
  /** The worker has said hello: from now on its Web Lock tells of its end. */
  greeted(): void;
  /** Gives the worker a few seconds to end by itself, then ends it. */
  farewell(): void;
  /** Ends the worker now. */
  terminate(): void;
}

/**
 * Starts the telephony worker.
 * @param lost - Told once, when the worker has ended or never began, however that came: it could not be loaded, said nothing, its port
 * closed, or its Web Lock became free.
 */
export function startWorker(
  createWorker: () => Worker,
  options: Omit<WorkerOptions, 'lifeLock'>,
  surroundings: { readonly scheduler: Scheduler; readonly random: Random },
  lost: (reason: string) => void,
): StartedWorker {
  const { scheduler, random } = surroundings;
  const worker = createWorker();
  const { port1, port2 } = new MessageChannel();
  const lifeLock = 'locks' in navigator ? `ringback-worker-${lockName(random)}` : '';
  let greeted = false;
  const limit = scheduler.after(START_LIMIT_MS, () => {
    lost('The worker has not answered.');
  });
  worker.addEventListener('error', (event) => {
    if (!greeted) lost(event.message || 'The worker could not be loaded.');
  });
  port1.addEventListener('close', () => {
    lost('The worker has ended.');
  });
  worker.postMessage({ start: { ...options, lifeLock } satisfies WorkerOptions }, [port2]);
  const terminate = (): void => {
    limit.cancel();
    worker.terminate();
  };
  return {
    port: port1,
    greeted: () => {
      if (greeted) return;
      greeted = true;
      limit.cancel();
      if (lifeLock === '') return;
      // The worker holds the lock before it says hello. Where locks are refused, the other ways have to do.
      navigator.locks
        .request(lifeLock, () => {
          lost('The worker has ended.');
        })
        .catch(() => undefined);
    },
    farewell: () => {
      limit.cancel();
      scheduler.after(FAREWELL_MS, terminate);
    },
    terminate,
  };
}

function lockName(random: Random): string {
  return [1, 2, 3, 4].map(() => random.nextUint32().toString(36)).join('-');
}
