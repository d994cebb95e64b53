import type { Outcome } from '../tspi/provider-host.js';
import type { PendingRequest } from './pending-requests.js';
import type { RequestRecord } from './telephony.js';

const LIMIT = 200;

/** The most recent requests of the page. Records are replaced, never changed. */
export class RequestLog {
  /** By id, oldest first. */
  readonly #byId = new Map<number, RequestRecord>();
  #records: readonly RequestRecord[] | undefined;

  /** Newest last. The same array until something changes. */
  get records(): readonly RequestRecord[] {
    this.#records ??= [...this.#byId.values()];
    return this.#records;
  }

  issued({ id, name }: PendingRequest, atMs: number): void {
    this.#byId.delete(id); // Of long ago: ids come round again.
    this.#put({
      id,
      functionName: name,
      issuedAtMs: atMs,
      returnedAtMs: null,
      returned: null,
      completedAtMs: null,
      result: null,
      outcome: 'known',
      early: false,
    });
    if (this.#byId.size <= LIMIT) return;
    for (const oldest of this.#byId.keys()) {
      this.#byId.delete(oldest);
      break;
    }
  }

  /** A synchronous function is complete with its return. */
  returned({ id, mode }: PendingRequest, result: number, atMs: number): void {
    const record = this.#byId.get(id);
    if (record === undefined) return;
    const returned = { ...record, returnedAtMs: atMs, returned: result };
    this.#put(mode === 'sync' ? { ...returned, completedAtMs: atMs, result } : returned);
  }

  replied({ id }: PendingRequest, result: number, outcome: Outcome, early: boolean, atMs: number): void {
    const record = this.#byId.get(id);
    if (record !== undefined) this.#put({ ...record, completedAtMs: atMs, result, outcome, early });
  }

  #put(record: RequestRecord): void {
    this.#byId.set(record.id, record);
    this.#records = undefined;
  }
}
