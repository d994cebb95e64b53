import type { CompleteVerdict, ReturnVerdict } from '../../../src/core/completion-core.js';
import type { Table } from './table.js';

interface Request {
  readonly id: number;
  readonly line: Set<Request>;
  readonly call: Set<Request> | undefined;
  state: 'calling' | 'pending' | 'early' | 'done';
  result: number;
  deadlineMs: number;
  /** The set of its deadline's tick. */
  due: Set<Request> | undefined;
}

const TICK_MS = 64;
const BATCH = 32;

/**
 * The table as one writes it at first: an object for each request, in a `Map` by id, with an index by line and by call and
 * deadlines by tick. Everything is O(1); every request is garbage in the end.
 */
export class MapTable implements Table {
  readonly cells = new Int32Array(2 * BATCH);
  readonly #requests = new Map<number, Request>();
  readonly #lines = new Map<number, Set<Request>>();
  readonly #calls = new Map<number, Set<Request>>();
  readonly #ticks = new Map<number, Set<Request>>();
  #ring: Request[] = [];
  #taken = 0;
  #lastId = 0;

  begin(line: number, call: number): number {
    const request: Request = {
      id: ++this.#lastId,
      line: setOf(this.#lines, line),
      call: call === 0 ? undefined : setOf(this.#calls, call),
      state: 'calling',
      result: 0,
      deadlineMs: Infinity,
      due: undefined,
    };
    this.#requests.set(request.id, request);
    request.line.add(request);
    request.call?.add(request);
    return request.id;
  }

  returned(id: number, result: number, atMs = NaN): ReturnVerdict {
    const request = this.#requests.get(id);
    if (request?.state !== 'calling' && request?.state !== 'early') return 'stale';
    if (result !== id) {
      this.#unlist(request);
      this.#requests.delete(id);
      return result < 0 ? 'refused' : 'fault';
    }
    if (request.state === 'early') {
      this.#post(request);
      return 'early';
    }
    request.state = 'pending';
    if (!Number.isNaN(atMs)) this.#limit(request, atMs);
    return 'pending';
  }

  complete(id: number, result: number): CompleteVerdict {
    if (result > 0) return 'invalid';
    const request = this.#requests.get(id);
    if (request === undefined) return 'stale';
    if (request.state === 'early' || request.state === 'done') return 'duplicate';
    return this.#settle(request, result);
  }

  setDeadline(id: number, atMs: number): boolean {
    const request = this.#requests.get(id);
    if (request?.state !== 'calling' && request?.state !== 'pending') return false;
    this.#limit(request, atMs);
    return true;
  }

  expire(nowMs: number, result: number): number {
    let count = 0;
    const ticks = [...this.#ticks.keys()].filter((tick) => tick * TICK_MS <= nowMs).sort((a, b) => a - b);
    for (const tick of ticks) {
      const requests = setOf(this.#ticks, tick);
      for (const request of requests) {
        if (request.deadlineMs > nowMs) continue;
        this.#settle(request, result);
        count++;
      }
      if (requests.size === 0) this.#ticks.delete(tick);
    }
    return count;
  }

  failLine(line: number, result: number): number {
    return this.#fail(setOf(this.#lines, line), result);
  }

  failCall(call: number, result: number): number {
    return this.#fail(setOf(this.#calls, call), result);
  }

  drain(): number {
    let count = 0;
    for (; count < BATCH && this.#taken < this.#ring.length; count++) {
      const { id, result } = this.#ring[this.#taken++]!;
      this.#requests.delete(id);
      this.cells[2 * count] = id;
      this.cells[2 * count + 1] = result;
    }
    if (this.#taken === this.#ring.length) {
      this.#ring = [];
      this.#taken = 0;
    }
    return count;
  }

  #limit(request: Request, atMs: number): void {
    request.due?.delete(request);
    request.deadlineMs = atMs;
    request.due = setOf(this.#ticks, Math.floor(atMs / TICK_MS));
    request.due.add(request);
  }

  #fail(requests: Set<Request>, result: number): number {
    const count = requests.size;
    for (const request of requests) this.#settle(request, result);
    return count;
  }

  #settle(request: Request, result: number): CompleteVerdict {
    this.#unlist(request);
    request.result = result;
    if (request.state === 'pending') {
      this.#post(request);
      return 'posted';
    }
    request.state = 'early';
    return 'early';
  }

  #post(request: Request): void {
    request.state = 'done';
    this.#ring.push(request);
  }

  #unlist(request: Request): void {
    request.line.delete(request);
    request.call?.delete(request);
    request.due?.delete(request);
  }
}

function setOf(index: Map<number, Set<Request>>, key: number): Set<Request> {
  let requests = index.get(key);
  if (requests === undefined) {
    requests = new Set();
    index.set(key, requests);
  }
  return requests;
}
