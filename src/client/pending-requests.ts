import type { RequestName } from '../protocol/messages.js';

/** One request that is out. */
export interface PendingRequest {
  /** 1 to 0x7FFFFFFF. */
  readonly id: number;
  readonly name: RequestName;
  readonly mode: 'sync' | 'async';
}

/** The last id; the next one is 1 again. */
const LAST_ID = 0x7fffffff;

/**
 * A page's requests that are out, and their ids: one after the other and round again, never one that is still out (drv-requestid). Kept by the
 * low bits of the id, in twice as many slots as can be out: a map would grow and shrink with every batch.
 */
export class PendingRequests {
  #slots: (PendingRequest | undefined)[] = [];
  #size = 0;
  #limit = 0;

  /** @param limit - How many may be out. @param lastId - The id before the first one. */
  constructor(
    limit: number,
    private lastId = 0,
  ) {
    this.limit = limit;
  }

  get size(): number {
    return this.#size;
  }

  get limit(): number {
    return this.#limit;
  }

  /** What is out stays out, whatever the new limit is. */
  set limit(limit: number) {
    this.#limit = limit;
    const slots = 2 ** Math.ceil(Math.log2(2 * limit));
    if (slots <= this.#slots.length) return;
    const out = this.#slots;
    this.#slots = new Array<PendingRequest | undefined>(slots).fill(undefined);
    for (const request of out) if (request !== undefined) this.#slots[this.#slot(request.id)] = request;
  }

  /** A new request; undefined when as many as may be are out. */
  add(name: RequestName, mode: 'sync' | 'async'): PendingRequest | undefined {
    if (this.#size >= this.#limit) return undefined;
    do this.lastId = this.lastId >= LAST_ID ? 1 : this.lastId + 1;
    while (this.#slots[this.#slot(this.lastId)] !== undefined);
    const request: PendingRequest = { id: this.lastId, name, mode };
    this.#slots[this.#slot(request.id)] = request;
    this.#size++;
    return request;
  }

  /** The request of an id that is out, else undefined. */
  find(id: number): PendingRequest | undefined {
    const request = this.#slots[this.#slot(id)];
    return request?.id === id ? request : undefined;
  }

  /** Takes out a request that {@link PendingRequests.find} gave. */
  remove(request: PendingRequest): void {
    this.#slots[this.#slot(request.id)] = undefined;
    this.#size--;
  }

  /** Takes everything out, in the order of issue. */
  takeAll(): PendingRequest[] {
    const age = ({ id }: PendingRequest): number => (this.lastId - id + LAST_ID) % LAST_ID;
    const requests = this.#slots.filter((request) => request !== undefined).sort((a, b) => age(b) - age(a));
    this.#slots.fill(undefined);
    this.#size = 0;
    return requests;
  }

  #slot(id: number): number {
    return id & (this.#slots.length - 1);
  }
}
