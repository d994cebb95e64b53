import { systemScheduler } from '../../../src/base/system-scheduler.js';
import { Tapi, type TapiMessage, type TapiObserver } from '../../../src/client/tapi.js';
import { LINECALLPRIVILEGE } from '../../../src/tspi/generated/constants.js';
import { out, resultName, SUCCESS } from '../../../src/tspi/result.js';
import type { Echo } from '../echo.js';
import type { Setup } from './product-setups.js';
import type { BlockCoder } from './product-values.js';
import { portTo } from './worker-port.js';

const TAPI_2_2 = 0x0002_0002;

/** The whole product: lineDevSpecific through Tapi, the worker's host and core, a provider that gives the block back. */
export async function connectProduct<T>(setup: Setup, { blockOf, valueOf }: BlockCoder<T>): Promise<Echo<T>> {
  const port = portTo(new Worker(new URL('./product.worker.ts', import.meta.url), { type: 'module', name: setup }));
  const waiting = new Map<number, (value: T) => void>();
  let ready = (): void => {};
  const device = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const receive = ({ message, param1, param2, block }: TapiMessage): void => {
    if (message === 'LINE_CREATE') ready();
    if (message !== 'LINE_REPLY') return;
    if (param2 !== SUCCESS) throw new Error(`lineDevSpecific: ${resultName(param2)}`);
    const resolve = waiting.get(param1);
    waiting.delete(param1);
    resolve?.(valueOf(block ?? NOTHING));
  };
  const tapi = new Tapi(port, systemScheduler, receive, silent);
  await device;
  const line = out(0);
  const opened = await tapi.lineOpen(0, line, TAPI_2_2, null, LINECALLPRIVILEGE.NONE, 0);
  if (opened !== SUCCESS) throw new Error(`lineOpen: ${resultName(opened)}`);
  return (value) =>
    new Promise((resolve, reject) => {
      const id = tapi.lineDevSpecific(line.value, 0, 0, blockOf(value));
      if (id > 0) waiting.set(id, resolve);
      else reject(new Error(`lineDevSpecific: ${resultName(id)}`));
    });
}

const NOTHING = new Uint8Array();

const silent: TapiObserver = {
  hello: () => {},
  issued: () => {},
  returned: () => {},
  replied: () => {},
  deviceChanged: () => {},
  callChanged: () => {},
  phoneChanged: () => {},
  traffic: () => {},
  held: () => {},
  personalChanged: () => {},
  snapshot: () => {},
  detached: () => {},
  refused: (reason) => {
    throw new Error(`the worker refused a message: ${reason}`);
  },
  failed: (reason) => {
    throw new Error(`the worker did not start: ${reason}`);
  },
  batchDone: () => {},
  shutDown: () => undefined,
};
