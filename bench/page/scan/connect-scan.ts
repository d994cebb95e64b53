import { portTo } from '../paths/worker-port.js';

/** What a worker with a scanner answers: bytes per second, and what came out of its check. */
export interface ScanReading {
  readonly rate: number;
  readonly checksum: number;
}

/**
 * Starts a worker with one way to read a modem's bytes, `at-…`, `pdu-…` or `dle-…`; the function it returns measures it for a time in
 * milliseconds. The checksums of all ways to read the same bytes agree.
 */
export function connectScan(name: string): (forMs: number) => Promise<ScanReading> {
  const worker = new Worker(new URL('./scan.worker.ts', import.meta.url), { type: 'module', name });
  const failed = new Promise<never>((_, reject) => {
    worker.onerror = ({ message }) => {
      reject(new Error(message));
    };
  });
  const port = portTo(worker);
  return (forMs) => {
    const answered = new Promise<ScanReading>((resolve) => {
      port.onmessage = ({ data }: MessageEvent<ScanReading>) => {
        resolve(data);
      };
    });
    port.postMessage(forMs);
    return Promise.race([answered, failed]);
  };
}
