/** Gives a worker one end of a channel, as the product does, and returns the page's end. */
export function portTo(worker: Worker): MessagePort {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(null, [port2]);
  return port1;
}

/** In a worker: runs `serve` with the port that the page sends. */
export function onPort(serve: (port: MessagePort) => void): void {
  addEventListener('message', ({ ports: [port] }) => {
    if (port !== undefined) serve(port);
  });
}
