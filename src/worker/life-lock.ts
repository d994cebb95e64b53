/**
 * Takes a Web Lock and keeps it until this thread ends, however it ends, or until the returned function is called: whoever waits for the same
 * lock learns of it then (Web Locks API, "terminate remaining locks and requests").
 *
 * Settles once the lock is held, so nothing may be said to others before: requests from two threads reach the lock manager in any order,
 * and a page that came first would take a living worker for dead. A browser that refuses locks (an opaque origin) refuses them to the page
 * as well.
 */
export function holdLifeLock(locks: Pick<LockManager, 'request'>, name: string): Promise<() => void> {
  return new Promise((resolve) => {
    locks
      .request(
        name,
        () =>
          new Promise<void>((release) => {
            resolve(release);
          }),
      )
      .catch(() => {
        resolve(() => undefined);
      });
  });
}
