import type { Echo } from '../echo.js';
import { portTo } from './worker-port.js';

/** One message for each call and each answer, nothing else: what any library stands on. */
export function connectRaw(): Promise<Echo> {
  const port = portTo(new Worker(new URL('./raw.worker.ts', import.meta.url), { type: 'module' }));
  const waiting = new Map<number, (value: number) => void>();
  let lastId = 0;
  port.onmessage = ({ data }: MessageEvent<[id: number, value: number]>) => {
    const [id, value] = data;
    const resolve = waiting.get(id);
    waiting.delete(id);
    resolve?.(value);
  };
  return Promise.resolve(
    (value) =>
      new Promise((resolve) => {
        const id = ++lastId;
        waiting.set(id, resolve);
        port.postMessage([id, value]);
      }),
  );
}
