import { LINECALLSTATE, TAPI_MESSAGE } from '../../../tspi/generated/constants.js';
import type { ProviderHost } from '../../../tspi/provider-host.js';
import type { HdCall, HtCall, HtLine, HtPhone, RequestId, Result } from '../../../tspi/result.js';

type State = keyof typeof LINECALLSTATE;

/** Where a call may go from each state (linecallstate--constants and the pages of the call functions). */
const ALLOWED: Readonly<Record<State, readonly State[]>> = {
  IDLE: [],
  OFFERING: ['ACCEPTED', 'CONNECTED', 'DISCONNECTED', 'IDLE'],
  ACCEPTED: ['CONNECTED', 'DISCONNECTED', 'IDLE'],
  DIALTONE: ['DIALING', 'CONNECTED', 'DISCONNECTED', 'IDLE'],
  DIALING: ['PROCEEDING', 'RINGBACK', 'BUSY', 'SPECIALINFO', 'CONNECTED', 'DISCONNECTED', 'IDLE'],
  PROCEEDING: ['RINGBACK', 'BUSY', 'SPECIALINFO', 'CONNECTED', 'CONFERENCED', 'DISCONNECTED', 'IDLE'],
  RINGBACK: ['CONNECTED', 'CONFERENCED', 'DISCONNECTED', 'IDLE'],
  BUSY: ['DISCONNECTED', 'IDLE'],
  SPECIALINFO: ['DISCONNECTED', 'IDLE'],
  CONNECTED: ['ONHOLD', 'ONHOLDPENDTRANSFER', 'ONHOLDPENDCONF', 'CONFERENCED', 'DISCONNECTED', 'IDLE'],
  ONHOLD: ['CONNECTED', 'CONFERENCED', 'DISCONNECTED', 'IDLE'],
  ONHOLDPENDTRANSFER: ['CONNECTED', 'CONFERENCED', 'DISCONNECTED', 'IDLE'],
  ONHOLDPENDCONF: ['CONNECTED', 'DISCONNECTED', 'IDLE'],
  CONFERENCED: ['CONNECTED', 'ONHOLD', 'DISCONNECTED', 'IDLE'],
  DISCONNECTED: ['IDLE'],
  UNKNOWN: [],
};

interface Kept {
  readonly htLine: HtLine;
  hdCall: HdCall | 0;
  state: State | null;
  mode: number;
  closed: boolean;
}

/** A host that holds a provider to the rules of TSPI: whatever breaks one is in `broken`. */
export class RuleKeeper {
  readonly broken: string[] = [];
  /** Calls that the host may use, open ones and ended ones. */
  readonly calls = new Map<HtCall, Kept>();
  readonly openLines = new Set<HtLine>();
  readonly openPhones = new Set<HtPhone>();
  readonly #requests = new Map<RequestId, 'asked' | 'accepted' | 'ended'>();
  readonly #creations = new Map<RequestId, readonly HtCall[]>();
  #lastId = 0;
  #lastHandle = 5000;
  #mustBeState: HtCall | 0 = 0;
  #asking: RequestId | 0 = 0;

  /** Requests that were accepted and have not ended. */
  get outstanding(): number {
    return [...this.#requests.values()].filter((state) => state === 'accepted').length;
  }

  nextHandle(): number {
    return ++this.#lastHandle;
  }

  /** Asks for something asynchronous; `creates` holds the calls that it makes, by the host's handle. */
  request(
    ask: (id: RequestId) => Result,
    creates: ReadonlyMap<HtCall, { readonly htLine: HtLine; readonly hdCall: () => HdCall | 0 }> = new Map(),
  ): void {
    const id = ++this.#lastId as RequestId;
    this.#requests.set(id, 'asked');
    this.#asking = id;
    const result: number = ask(id);
    this.#asking = 0;
    if (result !== id && result >= 0) this.broken.push(`request ${id} returned ${result}`);
    if (result !== id) {
      this.#requests.set(id, 'ended');
      return;
    }
    this.#requests.set(id, 'accepted');
    this.#creations.set(id, [...creates.keys()]);
    for (const [htCall, { htLine, hdCall }] of creates) {
      if (hdCall() === 0) this.broken.push(`request ${id} gave no handle`);
      this.#pending.set(htCall, { htLine, hdCall: hdCall(), state: null, mode: 0, closed: false });
    }
  }

  readonly #pending = new Map<HtCall, Kept>();

  /** The handles of calls that are valid, or are in creation. */
  get handles(): readonly HdCall[] {
    return [...this.calls.values(), ...this.#pending.values()]
      .filter(({ closed }) => !closed)
      .map(({ hdCall }) => hdCall as HdCall);
  }

  closeCall(hdCall: HdCall): void {
    for (const kept of this.calls.values()) if (kept.hdCall === hdCall) kept.closed = true;
  }

  closeLine(htLine: HtLine): void {
    this.openLines.delete(htLine);
    for (const kept of this.calls.values()) if (kept.htLine === htLine) kept.closed = true;
  }

  host(): ProviderHost {
    return {
      asyncCompletion: (id, result) => {
        if (id === this.#asking) this.broken.push(`request ${id} ended before it was accepted`);
        if (this.#requests.get(id) !== 'accepted')
          this.broken.push(`request ${id} ended, ${String(this.#requests.get(id))}`);
        if (result > 0) this.broken.push(`request ${id} ended with ${result}`);
        this.#requests.set(id, 'ended');
        for (const htCall of this.#creations.get(id) ?? []) {
          const kept = this.#pending.get(htCall);
          this.#pending.delete(htCall);
          if (result === 0 && kept !== undefined) this.calls.set(htCall, kept);
        }
      },
      lineEvent: (htLine, htCall, message, param1, param2) => {
        if (!this.openLines.has(htLine)) this.broken.push(`line ${htLine} is closed and tells ${message}`);
        if (htCall !== 0) this.#callEvent(htCall, message, param1, param2);
      },
      lineNewCall: (htLine, hdCall) => {
        if (!this.openLines.has(htLine)) this.broken.push(`line ${htLine} is closed and has a new call`);
        const htCall = this.nextHandle() as HtCall;
        this.calls.set(htCall, { htLine, hdCall, state: null, mode: 0, closed: false });
        this.#mustBeState = htCall;
        return htCall;
      },
      lineCreate: () => undefined,
      lineService: () => undefined,
      lineRemove: () => undefined,
      phoneEvent: (htPhone, message) => {
        if (!this.openPhones.has(htPhone)) this.broken.push(`phone ${htPhone} is closed and tells ${message}`);
      },
      phoneCreate: () => undefined,
      phoneRemove: () => undefined,
    };
  }

  #callEvent(htCall: HtCall, message: number, param1: number, param2: number): void {
    const kept = this.calls.get(htCall);
    if (kept === undefined) {
      this.broken.push(`call ${htCall} is not valid and tells ${message}`);
      return;
    }
    if (kept.closed) this.broken.push(`call ${htCall} is closed and tells ${message}`);
    if (kept.state === 'IDLE') this.broken.push(`call ${htCall} is idle and tells ${message}`);
    if (this.#mustBeState === htCall && message !== TAPI_MESSAGE.LINE_CALLSTATE)
      this.broken.push(`call ${htCall} is new and tells ${message}`);
    if (this.#mustBeState === htCall) this.#mustBeState = 0;
    if (message !== TAPI_MESSAGE.LINE_CALLSTATE) return;
    const state = (Object.keys(LINECALLSTATE) as State[]).find((name) => LINECALLSTATE[name] === param1);
    const repeated = kept.state === state && kept.mode !== param2;
    if (state === undefined) this.broken.push(`call ${htCall} is in ${param1}`);
    else if (kept.state !== null && !repeated && !ALLOWED[kept.state].includes(state))
      this.broken.push(`call ${htCall} went from ${kept.state} to ${state}`);
    kept.state = state ?? null;
    kept.mode = param2;
  }
}
