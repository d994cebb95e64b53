import type { Scheduler } from './clock.js';

/** Made when it is first needed: an open port keeps Node alive. */
let tasks: { readonly port: MessagePort; readonly waiting: (() => void)[] } | undefined;

function openTasks(): NonNullable<typeof tasks> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => {
    waiting.shift()?.();
  };
  return { port: port2, waiting };
}

/** The machine's own time. Time limits live in the worker, where background tabs do not throttle them. */
export const systemScheduler: Scheduler = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  after: (delayMs, run) => {
    const handle = setTimeout(run, delayMs);
    return {
      cancel: () => {
        clearTimeout(handle);
      },
    };
  },
  soon: (run) => {
    queueMicrotask(run);
  },
  // Not a timer: from the fifth in a row on those take 4 ms each (HTML, 8.6 Timers).
  task: (run) => {
    tasks ??= openTasks();
    tasks.waiting.push(run);
    tasks.port.postMessage(null);
  },
};
