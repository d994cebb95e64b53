import type { CallEntry, CallLogPage, Line, RequestRecord, TrafficRecord } from '../../../src/client/telephony.js';

/** What the product's telephony keeps of each. */
const TRAFFIC_LIMIT = 500;
const REQUEST_LIMIT = 200;
const POLLS = ['AT+CSQ␍', 'AT+CREG?␍', 'AT+COPS?␍', 'AT+CLCC␍'];
const ANSWERS = ['+CSQ: 21,99', '+CREG: 2,1,"00C3","0000A1B2",7', '+COPS: 0,0,"Example Net",7', 'OK'];
const OUTCOMES = ['answered', 'missed', 'busy', 'noAnswer'] as const;
const MINUTE_MS = 60_000;

/** A log of calls, as pages read it: newest first, a page at a time. */
class BusyCallLog extends EventTarget {
  readonly kept = true;
  readonly keeping = null;
  #entries: CallEntry[] = [];

  /** One more call; each is a minute after the one before. */
  add(count = 1): void {
    for (let left = count; left > 0; left--) {
      const at = this.#entries.length;
      this.#entries.unshift({
        id: `call ${at}`,
        direction: at % 3 === 0 ? 'outgoing' : 'incoming',
        number: `555${1000 + (at % 400)}`,
        name: at % 5 === 0 ? 'Example Office' : '',
        lineId: 1,
        lineName: 'Line 1',
        startedAtMs: Date.now() - (1000 - at) * MINUTE_MS,
        connectedForMs: at % 4 === 0 ? at * 977 : null,
        outcome: OUTCOMES[at % 4]!,
      });
    }
    this.dispatchEvent(new Event('change'));
  }

  read(before: Pick<CallEntry, 'id'> | null, count: number): Promise<CallLogPage> {
    const from = before === null ? 0 : this.#entries.findIndex(({ id }) => id === before.id) + 1;
    const entries = this.#entries.slice(from, from + count);
    return Promise.resolve({ entries, more: from + count < this.#entries.length });
  }
}

/** As much of a telephony as the measured elements use: things happen on it when they are told to, and it tells them as the product does. */
export class BusyTelephony extends EventTarget {
  readonly status = 'ready';
  readonly callLog = new BusyCallLog();
  readonly contacts = Object.assign(new EventTarget(), { find: () => null });
  readonly traffic: TrafficRecord[] = [];
  requests: readonly RequestRecord[] = [];
  readonly line = Object.assign(new EventTarget(), { permanentId: 1, identifySign: 'lights', service: {} });
  #lines = 0;
  #requests = 0;

  /** Lines of traffic that come in one batch of the worker's. */
  say(count = 1): void {
    for (let left = count; left > 0; left--) {
      const id = this.#lines++;
      const asks = id % 2 === 0;
      const text = (asks ? POLLS : ANSWERS)[(id >> 1) % 4]!;
      const direction = asks ? 'toModem' : 'fromModem';
      this.traffic.push({ id, atMs: performance.now(), line: this.line as unknown as Line, direction, text });
    }
    if (this.traffic.length > TRAFFIC_LIMIT) this.traffic.splice(0, this.traffic.length - TRAFFIC_LIMIT);
    this.dispatchEvent(new Event('trafficchange'));
  }

  /** A request is issued; the one before it completes. */
  ask(): void {
    const nowMs = performance.now();
    const done = this.requests.map((request) =>
      request.completedAtMs === null
        ? { ...request, returnedAtMs: nowMs, returned: 0, completedAtMs: nowMs, result: 0 }
        : request,
    );
    const id = ++this.#requests;
    this.requests = [...done, this.#issued(id, nowMs)].slice(-REQUEST_LIMIT);
    this.dispatchEvent(new Event('requestschange'));
  }

  #issued(id: number, issuedAtMs: number): RequestRecord {
    const functionName = id % 2 === 0 ? 'lineDial' : 'lineGetCallInfo';
    const open = { returnedAtMs: null, returned: null, completedAtMs: null, result: null };
    return { id, functionName, issuedAtMs, ...open, outcome: 'known', early: false };
  }
}
