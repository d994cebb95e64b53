import { RecordReader } from '../../../src/protocol/carrier.js';
import { REQUESTS, ToPage, ToWorker } from '../../../src/protocol/messages.js';

/** What the ledger has counted on this page. */
export interface WireCount {
  readonly issued: number;
  readonly settled: number;
  /** Given up with the session they belonged to, when the page began anew over the same or another port. */
  readonly abandoned: number;
  /** Functions of the requests that are out. */
  readonly out: readonly string[];
  /** What must not be: an id issued twice, an answer to an id that is not out. */
  readonly violations: readonly string[];
}

/**
 * Counts requests and their ends where they cross the page's ports, apart from the client's own table: each id is issued once and ends once, an
 * asynchronous function's with its REPLY, another one's with RETURNED. Keeps what is out and nothing else.
 */
export class WireLedger {
  readonly #out = new Map<number, { readonly name: string; readonly mode: 'sync' | 'async' }>();
  readonly #violations: string[] = [];
  #lastId = 0;
  #issued = 0;
  #settled = 0;
  #abandoned = 0;

  get count(): WireCount {
    return {
      issued: this.#issued,
      settled: this.#settled,
      abandoned: this.#abandoned,
      out: [...this.#out.values()].map(({ name }) => name),
      violations: [...this.#violations],
    };
  }

  toWorker(message: unknown): void {
    const record = new RecordReader();
    record.begin(message);
    while (record.next()) {
      if (record.kind === ToWorker.HELLO) this.#beginAnew();
      if (record.kind === ToWorker.REQUEST) this.#request(record.int(0), record.int(1));
    }
  }

  toPage(message: unknown): void {
    const record = new RecordReader();
    record.begin(message);
    while (record.next()) {
      if (record.kind === ToPage.RETURNED) this.#ended(record.int(0), 'sync');
      if (record.kind === ToPage.REPLY) this.#ended(record.int(0), 'async');
    }
  }

  #beginAnew(): void {
    this.#abandoned += this.#out.size;
    this.#out.clear();
  }

  #request(index: number, id: number): void {
    const { name, mode } = REQUESTS[index] ?? { name: `function ${index}`, mode: 'sync' as const };
    if (id <= this.#lastId) this.#violations.push(`${name} ${id} issued after ${this.#lastId}`);
    this.#lastId = id;
    this.#issued++;
    this.#out.set(id, { name, mode });
  }

  #ended(id: number, mode: 'sync' | 'async'): void {
    const request = this.#out.get(id);
    // RETURNED tells what an asynchronous function returned; its REPLY is the end.
    if (request?.mode === 'async' && mode === 'sync') return;
    if (request?.mode === mode && this.#out.delete(id)) this.#settled++;
    else this.#violations.push(`${mode} end of ${id}, which is not out`);
  }
}

/** Lets a ledger hear everything that goes over the ports of this page from now on. */
export function watchWire(ledger: WireLedger): void {
  const { prototype } = MessagePort;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its port below
  const { postMessage } = prototype;
  prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
    ledger.toWorker(args[0]);
    Reflect.apply(postMessage, this, args);
  } as typeof postMessage;
  const onmessage = Object.getOwnPropertyDescriptor(prototype, 'onmessage')!;
  Object.defineProperty(prototype, 'onmessage', {
    ...onmessage,
    set(this: MessagePort, handler: ((event: MessageEvent<unknown>) => void) | null) {
      const heard = (event: MessageEvent<unknown>): void => {
        ledger.toPage(event.data);
        handler?.(event);
      };
      onmessage.set?.call(this, handler === null ? null : heard);
    },
  });
}
