import { portTo } from './worker-port.js';

/** Above this many integers a message is moved, not copied, as the carrier does. */
const COPY_LIMIT = 128;

/**
 * What messages allow on this machine: a batch of two integers for each call goes there and back as it is. No promises, no ids,
 * nothing is read but the mark that shows that it is this batch.
 * @returns Measures for `forMs` milliseconds with batches of `inFlight` calls: calls per second.
 */
export function connectFloor(): (inFlight: number, forMs: number) => Promise<number> {
  const port = portTo(new Worker(new URL('./floor.worker.ts', import.meta.url), { type: 'module' }));
  return (inFlight, forMs) =>
    new Promise((resolve, reject) => {
      let batches = 0;
      const startMs = performance.now();
      const send = (batch: Int32Array): void => {
        batch[0] = batches;
        port.postMessage(batch, batch.length > COPY_LIMIT ? [batch.buffer] : []);
      };
      port.onmessage = ({ data: batch }: MessageEvent<Int32Array>) => {
        if (batch[0] !== batches || batch.length !== inFlight * 2) reject(new Error('another batch came back'));
        batches++;
        const tookMs = performance.now() - startMs;
        if (tookMs < forMs) send(batch);
        else resolve((batches * inFlight * 1000) / tookMs);
      };
      send(new Int32Array(inFlight * 2));
    });
}
