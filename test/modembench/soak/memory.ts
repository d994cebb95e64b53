import type { CDPSession, Page } from '@playwright/test';

/** Bytes that are reachable after a collection. */
export interface Heap {
  readonly page: number;
  readonly worker: number;
}

const METRICS: readonly string[] = ['Nodes', 'JSEventListeners', 'Documents', 'WorkerGlobalScopes'];
/** A stream's own object may be gone while it flows; its reader and its writer stay as long as it is held. */
const WORKER_OBJECTS: readonly string[] = [
  'SerialPort',
  'ReadableStreamDefaultReader',
  'WritableStreamDefaultWriter',
  'MessagePort',
  'AbortController',
];

/** The memory of one page and of its one dedicated worker, over DevTools. */
export class PageMemory {
  readonly #session: CDPSession;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #worker = '';
  #lastId = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') this.#worker = sessionId;
    });
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as { id?: number; result?: unknown };
      if (id === undefined) return;
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    });
  }

  /** Attaches to a page whose worker runs. */
  static async of(page: Page): Promise<PageMemory> {
    const session = await page.context().newCDPSession(page);
    const memory = new PageMemory(session);
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    await session.send('Performance.enable');
    return memory;
  }

  async heap(): Promise<Heap> {
    await this.#session.send('HeapProfiler.collectGarbage');
    await this.#ofWorker('HeapProfiler.collectGarbage');
    const page = await this.#session.send('Runtime.getHeapUsage');
    const worker = (await this.#ofWorker('Runtime.getHeapUsage')) as { usedSize: number };
    return { page: page.usedSize, worker: worker.usedSize };
  }

  /** What the page's process has of things that must not pile up, after a collection. */
  async things(): Promise<Readonly<Record<string, number>>> {
    await this.heap();
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const found = metrics.filter(({ name }) => METRICS.includes(name)).map(({ name, value }) => [name, value] as const);
    const inWorker: [string, number][] = [];
    for (const kind of WORKER_OBJECTS) inWorker.push([`worker: ${kind}`, await this.#objectsOf(kind)]);
    return Object.fromEntries([...found, ...inWorker]);
  }

  detach(): Promise<void> {
    return this.#session.detach();
  }

  /** How many objects of a class the worker can still reach. */
  async #objectsOf(kind: string): Promise<number> {
    const evaluated = await this.#ofWorker('Runtime.evaluate', { expression: `${kind}.prototype` });
    const { objectId } = (evaluated as { result: { objectId: string } }).result;
    const queried = await this.#ofWorker('Runtime.queryObjects', { prototypeObjectId: objectId, objectGroup: 'soak' });
    const { objects } = queried as { objects: { objectId: string } };
    const described = await this.#ofWorker('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    await this.#ofWorker('Runtime.releaseObjectGroup', { objectGroup: 'soak' });
    await this.#ofWorker('Runtime.releaseObject', { objectId });
    return (described as { result: { value: number } }).result.value;
  }

  /** Sends to the worker, by the way that needs no session of its own: Playwright gives none for workers. */
  async #ofWorker(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const answer = new Promise((resolve) => this.#waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await this.#session.send('Target.sendMessageToTarget', { sessionId: this.#worker, message });
    return answer;
  }
}
