/**
 * Takes a Web Lock and keeps it until this worker dies, however it dies: whoever waits for the same lock learns of it then (Web Locks API,
 * "terminate remaining locks and requests").
 *
 * Settles once the lock is held, so nothing may be said to the page before: requests from two threads reach the lock manager in any order,
 * and a page that came first would take a living worker for dead. A browser that refuses locks (an opaque origin) refuses them to the page
 * as well.
 */
export function holdLifeLock(locks: Pick<LockManager, 'request'>, name: string): Promise<void> {
  return new Promise((resolve) => {
    locks
      .request(name, () => {
        resolve();
        return new Promise<never>(() => undefined);
      })
      .catch(() => {
        resolve();
      });
  });
}
