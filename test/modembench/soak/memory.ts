import type { TargetSession } from '../../support/target-session.js';
import type { SoakTab } from './tab.js';

/** Bytes that are reachable after a collection. */
export interface Heap {
  readonly page: number;
  readonly worker: number;
}

const METRICS: readonly string[] = ['Nodes', 'JSEventListeners', 'Documents'];
/** A stream's own object may be gone while it flows; its reader and its writer stay as long as it is held. */
const WORKER_OBJECTS: readonly string[] = [
  'SerialPort',
  'ReadableStreamDefaultReader',
  'WritableStreamDefaultWriter',
  'MessagePort',
  'AbortController',
];

/** What a page and its one worker have in memory. */
export async function heapOf(tab: SoakTab): Promise<Heap> {
  return { page: await usedBy(tab.page.inside), worker: await usedBy(workerOf(tab)) };
}

/** What the process of a page with a worker has of things that must not pile up, after a collection. */
export async function thingsOf(tab: SoakTab): Promise<Readonly<Record<string, number>>> {
  await heapOf(tab);
  const { inside } = tab.page;
  await inside.send('Performance.enable');
  const { metrics } = await inside.send<{ metrics: { name: string; value: number }[] }>('Performance.getMetrics');
  await inside.send('Performance.disable');
  const found = metrics.filter(({ name }) => METRICS.includes(name)).map(({ name, value }) => [name, value] as const);
  const inWorker: [string, number][] = [];
  for (const kind of WORKER_OBJECTS) inWorker.push([`worker: ${kind}`, await objectsOf(workerOf(tab), kind)]);
  return Object.fromEntries([...found, ...inWorker]);
}

function workerOf({ workers }: SoakTab): TargetSession {
  const [worker] = workers;
  if (worker === undefined) throw new Error('the page has no worker');
  return worker;
}

async function usedBy(target: TargetSession): Promise<number> {
  await target.send('HeapProfiler.collectGarbage');
  const { usedSize } = await target.send<{ usedSize: number }>('Runtime.getHeapUsage');
  return usedSize;
}

/** How many objects of a class a worker can still reach. */
async function objectsOf(worker: TargetSession, kind: string): Promise<number> {
  const objectGroup = 'soak';
  const evaluated = await worker.send<{ result: { objectId: string } }>('Runtime.evaluate', {
    expression: `${kind}.prototype`,
    objectGroup,
  });
  const { objects } = await worker.send<{ objects: { objectId: string } }>('Runtime.queryObjects', {
    prototypeObjectId: evaluated.result.objectId,
    objectGroup,
  });
  const counted = await worker.send<{ result: { value: number } }>('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await worker.send('Runtime.releaseObjectGroup', { objectGroup });
  return counted.result.value;
}
