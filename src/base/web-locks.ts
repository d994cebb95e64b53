/** What is needed of Web Locks here. */
export type Locks = Pick<LockManager, 'request' | 'query'>;

/** The browser's Web Locks; undefined where it has none, as on an insecure page. */
export function lockManager(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}

/**
 * Takes a lock and keeps it until the returned function is called, or until this thread ends, however it ends: whoever watches the same lock
 * learns of it then (Web Locks API, "terminate remaining locks and requests").
 *
 * @param held - Told once it is held; so its name may be told to others only then: requests from two threads reach the lock manager in any order,
 * and who came first would take a living thread for dead. Also told where the browser refuses locks (an opaque origin): it refuses them to
 * the others as well. Not told once the lock has been given up.
 * @param mode - `shared` where several may hold it, for what its name says.
 */
export function holdLock(
  locks: Pick<Locks, 'request'>,
  name: string,
  held: () => void = () => undefined,
  mode: LockMode = 'exclusive',
): () => void {
  const stop = new AbortController();
  let letGo = (): void => undefined;
  locks
    .request(name, { mode, signal: stop.signal }, () => {
      // Given in the moment in which it was given up.
      if (stop.signal.aborted) return undefined;
      const released = new Promise<void>((resolve) => (letGo = resolve));
      held();
      return released;
    })
    .catch(() => {
      if (!stop.signal.aborted) held();
    });
  return () => {
    stop.abort();
    letGo();
  };
}

/**
 * Waits until nobody holds a lock any more, which tells of its holder's end, however that comes.
 * @param ended - Told once. Never where the browser refuses locks.
 * @returns What stops the waiting.
 */
export function watchLock(locks: Pick<Locks, 'request'>, name: string, ended: () => void): () => void {
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
