import { portTo } from '../paths/worker-port.js';

/** What a worker with a table answers: requests per second, and what came out of its check. */
export interface TableReading {
  readonly rate: number;
  readonly checksum: number;
}

/** Starts a worker with one table; the function it returns measures it for a time in milliseconds. */
export function connectTable(name: string): (forMs: number) => Promise<TableReading> {
  const worker = new Worker(new URL('./table.worker.ts', import.meta.url), { type: 'module', name });
  const failed = new Promise<never>((_, reject) => {
    worker.onerror = ({ message }) => {
      reject(new Error(message));
    };
  });
  const port = portTo(worker);
  return (forMs) => {
    const answered = new Promise<TableReading>((resolve) => {
      port.onmessage = ({ data }: MessageEvent<TableReading>) => {
        resolve(data);
      };
    });
    port.postMessage(forMs);
    return Promise.race([answered, failed]);
  };
}
