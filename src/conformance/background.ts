import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import type { Timer } from '../base/clock.js';
import type { Breaches } from './breaches.js';
import { textOf } from './told-values.js';

/** Runs something of the provider's; what it throws is noted, and the run goes on. */
export function guarded<T>(breaches: Breaches, what: string, run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    breaches.add('background.throws', `${what} threw ${textOf(error)}`);
    return undefined;
  }
}

/** Simulated time in which what a callback throws is noted. */
export class GuardedScheduler extends SimulatedScheduler {
  constructor(private readonly breaches: Breaches) {
    super(undefined, false);
  }

  override after(delayMs: number, run: () => void): Timer {
    return super.after(delayMs, () => {
      guarded(this.breaches, 'a callback of the scheduler', run);
    });
  }

  override soon(run: () => void): void {
    super.soon(() => {
      guarded(this.breaches, 'a callback of the scheduler', run);
    });
  }
}

/** Where Node tells of rejections that nobody handles. */
interface NodeProcess {
  listeners(event: string): ((...args: unknown[]) => void)[];
  on(event: string, listener: (...args: unknown[]) => void): void;
  off(event: string, listener: (...args: unknown[]) => void): void;
}

const REJECTION = 'unhandledRejection';

/** The runs that are under way, the last one begun first. */
const watching: Breaches[] = [];
let stopWatching = (): void => undefined;

/**
 * Notes the rejections that nobody handles, as a provider leaves behind that forgets to `catch`. They would end a process of Node. Whoever
 * else listens for them does not hear of them until it ends.
 * @returns What ends it.
 */
export function watchRejections(breaches: Breaches): () => void {
  if (watching.unshift(breaches) === 1)
    stopWatching = watch((reason) => {
      note(reason);
    });
  return () => {
    watching.splice(watching.indexOf(breaches), 1);
    if (watching.length === 0) stopWatching();
  };
}

function note(reason: unknown): void {
  watching[0]?.add('background.rejects', `a promise was rejected with ${textOf(reason)}`);
}

function watch(heard: (reason: unknown) => void): () => void {
  const { process } = globalThis as { readonly process?: Partial<NodeProcess> };
  if (typeof process?.listeners === 'function') return watchNode(process as NodeProcess, heard);
  const listener = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    heard(event.reason);
  };
  globalThis.addEventListener('unhandledrejection', listener, { capture: true });
  return () => {
    globalThis.removeEventListener('unhandledrejection', listener, { capture: true });
  };
}

function watchNode(process: NodeProcess, heard: (reason: unknown) => void): () => void {
  const others = process.listeners(REJECTION);
  for (const other of others) process.off(REJECTION, other);
  process.on(REJECTION, heard);
  return () => {
    process.off(REJECTION, heard);
    for (const other of others) process.on(REJECTION, other);
  };
}
