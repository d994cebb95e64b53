/** Throws an error in a microtask of its own: it is reported as uncaught, and does not end what is running now. */
export function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
