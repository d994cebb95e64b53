/** A page that can stop taking what the worker sends: what it sends itself always goes through. */
export class SlowPort {
  /** The page's end. */
  readonly page: MessagePort;
  /** The worker's end. */
  readonly worker: MessagePort;
  readonly #towardsPage: MessagePort;
  readonly #waiting: unknown[] = [];
  #stopped = false;

  constructor() {
    const near = new MessageChannel();
    const far = new MessageChannel();
    this.page = near.port1;
    this.#towardsPage = near.port2;
    this.worker = far.port2;
    near.port2.onmessage = ({ data }: MessageEvent<unknown>) => {
      far.port1.postMessage(data);
    };
    far.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (this.#stopped) this.#waiting.push(data);
      else near.port2.postMessage(data);
    };
    near.port2.addEventListener('close', () => {
      far.port1.close();
    });
  }

  /** Messages that wait for the page. */
  get waiting(): number {
    return this.#waiting.length;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** The page takes what waits, in order. */
  go(): void {
    this.#stopped = false;
    for (const data of this.#waiting.splice(0)) this.#towardsPage.postMessage(data);
  }

  close(): void {
    this.page.close();
    this.worker.close();
  }
}
