/** What is needed of Web Locks here. */
export type Locks = Pick<LockManager, 'request' | 'query'>;

/**
 * Waits until nobody holds a lock any more, which tells of its holder's end, however that comes.
 * @param ended - Told once. Never where the browser refuses locks.
 * @returns What stops the waiting.
 */
export function watchLock(locks: Locks, name: string, ended: () => void): () => void {
  const stop = new AbortController();
  locks
    .request(name, { mode: 'shared', signal: stop.signal }, () => {
      if (!stop.signal.aborted) ended();
    })
    .catch(() => undefined);
  return () => {
    stop.abort();
  };
}

/** Takes a lock that says something by its name, until the returned function is called. Nothing waits for it. */
export function holdLock(locks: Locks, name: string): () => void {
  const stop = new AbortController();
  let letGo = (): void => undefined;
  locks
    .request(name, { signal: stop.signal }, () => {
      // Given in the moment in which it was given up.
      if (stop.signal.aborted) return undefined;
      return new Promise<void>((resolve) => (letGo = resolve));
    })
    .catch(() => undefined);
  return () => {
    stop.abort();
    letGo();
  };
}
