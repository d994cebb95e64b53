import type { CompleteVerdict, CompletionCore, ReturnVerdict } from '../core/completion-core.js';
import type { Outcome } from '../tspi/provider-host.js';
import type { TspiFunction } from '../tspi/function-table.js';
import { SUCCESS, type Out, type RequestId, type Result } from '../tspi/result.js';
import type { HostCall } from './call.js';
import { errorsOf } from '../tspi/error-family.js';
import type { Scope } from './line.js';
import type { Session } from './session.js';

/** What the host knows of one asynchronous request. Owned by {@link Requests} from begin until its cell was released. */
export interface Request {
  /** The id in the core: what the provider sees. */
  readonly id: RequestId;
  /** The id that the page gave it. */
  readonly pageId: number;
  readonly session: Session;
  readonly fn: TspiFunction;
  /** The line or phone that it belongs to. */
  readonly scope: Scope;
  readonly call: HostCall | null;
  /** lineDevSpecific's block, given back with the reply. */
  readonly block: Uint8Array | null;
  /** What the function fills before it ends, given with a successful reply; undefined where the provider has left it unset, or filled in nonsense. */
  readonly filled: Out<unknown> | null;
  /** The calls that it is to create. */
  readonly created: readonly HostCall[];
  /** With what it ended, or was completed while its function ran; SUCCESS until then. */
  result: Result;
  outcome: Outcome;
  early: boolean;
}

const NO_CALLS: readonly HostCall[] = [];

/**
 * Whether a call that a request was to create is none: the request failed, or it was lineForward, which begins a consultation call only
 * where the switch wants one.
 */
export function isUnborn(request: Request, call: HostCall, result: number): boolean {
  return result !== 0 || (call.hdCall === 0 && request.fn.name === 'lineForward');
}

/** Results that only the host gives; turned into OPERATIONFAILED with outcome `unknown` at the release. */
const EXPIRED = 0xc0000001 | 0;
const ABANDONED = 0xc0000002 | 0;

/**
 * The requests that are out, by slot of the core's table. Only the host's dispatch begins them; only the ring ends them.
 */
export class Requests {
  readonly #bySlot: (Request | undefined)[];

  constructor(private readonly core: CompletionCore) {
    this.#bySlot = new Array<Request | undefined>(core.slots);
  }

  /** Takes a slot; null when the table is full. */
  begin(
    session: Session,
    pageId: number,
    fn: TspiFunction,
    scope: Scope,
    call: HostCall | null,
    block: Uint8Array | null,
    filled: Out<unknown> | null = null,
    created = NO_CALLS,
  ): Request | null {
    const id = this.core.begin(scope.index, call?.index ?? 0) as RequestId | 0;
    if (id === 0) return null;
    const request: Request = {
      id,
      pageId,
      session,
      fn,
      scope,
      call,
      block,
      filled,
      created,
      result: SUCCESS,
      outcome: 'known',
      early: false,
    };
    for (const one of created) if (one !== call) one.creator = request;
    this.#bySlot[this.#slot(id)] = request;
    if (call !== null) call.outstanding++;
    return request;
  }

  /** Tells the core what the provider's function returned. A refused or faulty request is forgotten: no completion follows. */
  returned(request: Request, result: number, deadlineMs: number): ReturnVerdict {
    const verdict = this.core.returned(request.id, result, deadlineMs);
    if (verdict === 'early') request.early = true;
    else if (verdict !== 'pending') this.#forget(request);
    return verdict;
  }

  /** The request of an id that is live, else undefined. */
  find(id: number): Request | undefined {
    const request = this.#bySlot[this.#slot(id)];
    return request?.id === id ? request : undefined;
  }

  complete(request: Request, result: Result, outcome: Outcome): CompleteVerdict {
    const verdict = this.core.complete(request.id, result);
    if (verdict === 'posted' || verdict === 'early') request.outcome = outcome;
    if (verdict === 'early') request.result = result;
    return verdict;
  }

  /** Ends whatever is still out on a line or phone; returns how many requests that were. */
  abandonScope(scope: Scope): number {
    return this.core.failLine(scope.index, ABANDONED);
  }

  /** Ends whatever is still out on a call, and what was to create it; returns how many requests that were. */
  abandonCall(call: HostCall): number {
    const created = call.creator === null ? 'stale' : this.core.complete(call.creator.id, ABANDONED);
    return this.core.failCall(call.index, ABANDONED) + (created === 'posted' || created === 'early' ? 1 : 0);
  }

  /** Ends every request whose backstop has passed; returns how many. */
  expire(nowMs: number): number {
    return this.core.expire(nowMs, EXPIRED);
  }

  /** Takes a released request out; from now on it says with what it ended. */
  release(id: number, result: number): Request | undefined {
    const request = this.find(id);
    if (request === undefined) return undefined;
    this.#forget(request);
    const byHost = result === EXPIRED || result === ABANDONED;
    request.result = byHost ? errorsOf(request.fn.name).OPERATIONFAILED : (result as Result);
    if (byHost) request.outcome = 'unknown';
    return request;
  }

  #forget(request: Request): void {
    this.#bySlot[this.#slot(request.id)] = undefined;
    const { call, created } = request;
    for (const one of created) if (one.creator === request) one.creator = null;
    if (call !== null && --call.outstanding === 0) call.onSettled();
  }

  #slot(id: number): number {
    return id & (this.core.slots - 1);
  }
}
