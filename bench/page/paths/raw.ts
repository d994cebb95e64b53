import type { Echo } from '../echo.js';
import { Waiting } from './waiting.js';
import { portTo } from './worker-port.js';

/** One message for each call and each answer, nothing else: what any library stands on. */
export function connectRaw(): Promise<Echo> {
  const port = portTo(new Worker(new URL('./raw.worker.ts', import.meta.url), { type: 'module' }));
  const waiting = new Waiting();
  port.onmessage = ({ data }: MessageEvent<[id: number, value: number]>) => {
    waiting.settle(data[0], data[1]);
  };
  return Promise.resolve(
    (value) =>
      new Promise((resolve) => {
        port.postMessage([waiting.add(resolve), value]);
      }),
  );
}
