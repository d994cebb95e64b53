import type { Outcome } from '../tspi/provider-host.js';
import type { PendingRequest } from './pending-requests.js';
import type { RequestRecord } from './telephony.js';

const LIMIT = 200;

/** The most recent requests of the page, newest last. Records are replaced, never changed. */
export class RequestLog {
  #records: readonly RequestRecord[] = [];

  get records(): readonly RequestRecord[] {
    return this.#records;
  }

  issued(request: PendingRequest, atMs: number): void {
    const record: RequestRecord = {
      id: request.id,
      functionName: request.name,
      issuedAtMs: atMs,
      returnedAtMs: null,
      returned: null,
      completedAtMs: null,
      result: null,
      outcome: 'known',
      early: false,
    };
    this.#records = [...this.#records.slice(1 - LIMIT), record];
  }

  /** A synchronous function is complete with its return. */
  returned(request: PendingRequest, result: number, atMs: number): void {
    this.#change(request.id, {
      returnedAtMs: atMs,
      returned: result,
      ...(request.mode === 'sync' ? { completedAtMs: atMs, result } : {}),
    });
  }

  replied(request: PendingRequest, result: number, outcome: Outcome, early: boolean, atMs: number): void {
    this.#change(request.id, { completedAtMs: atMs, result, outcome, early });
  }

  #change(id: number, change: Partial<RequestRecord>): void {
    const index = this.#records.findLastIndex((record) => record.id === id && record.completedAtMs === null);
    const record = this.#records[index];
    if (record !== undefined) this.#records = this.#records.with(index, { ...record, ...change });
  }
}
