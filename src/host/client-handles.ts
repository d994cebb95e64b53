import { LINECALLPRIVILEGE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { Result } from '../tspi/result.js';
import type { CallHolder, HostCall } from './call.js';
import type { LineHolder, OpenLine } from './line.js';
import type { OpenPhone, PhoneHolder } from './phone.js';
import type { Session } from './session.js';

export interface HeldLine {
  readonly openLine: OpenLine;
  readonly holder: LineHolder;
}

export interface HeldCall {
  readonly call: HostCall;
  readonly holder: CallHolder;
}

export interface HeldPhone {
  readonly openPhone: OpenPhone;
  readonly holder: PhoneHolder;
}

/**
 * What one client holds, by its handles. The client makes the handles of what it opens and calls (odd, always rising); the host
 * makes those of calls that come in (even).
 */
export class ClientHandles {
  readonly lines = new Map<number, HeldLine>();
  readonly calls = new Map<number, HeldCall>();
  readonly phones = new Map<number, HeldPhone>();
  #lastClientHandle = 0;

  constructor(
    private readonly session: Session,
    private nextHostHandle: number,
  ) {}

  /** Whether a client may use this handle for something new: a stale one must never mean something new. */
  take(handle: number): boolean {
    if (!Number.isInteger(handle) || (handle & 1) === 0 || handle <= this.#lastClientHandle || handle > 0x7fffffff)
      return false;
    this.#lastClientHandle = handle;
    return true;
  }

  /** Gives the client a hold on a call under a handle. */
  hold(call: HostCall, hCall: number, privilege: number): void {
    const holder: CallHolder = {
      session: this.session,
      hCall,
      privilege,
      digitModes: 0,
      mediaModes: 0,
      toneListId: 0,
    };
    call.holders.set(this.session, holder);
    this.calls.set(hCall, { call, holder });
  }

  /** Gives the client a hold on a call that it has not placed; returns the handle it gets. */
  adopt(call: HostCall, privilege: number): number {
    const hCall = this.nextHostHandle;
    this.nextHostHandle += 2;
    this.hold(call, hCall, privilege);
    return hCall;
  }

  forgetCall(hCall: number): void {
    this.calls.get(hCall)?.call.holders.delete(this.session);
    this.calls.delete(hCall);
  }

  forgetLine(hLine: number): void {
    const held = this.lines.get(hLine);
    if (held === undefined) return;
    held.openLine.holders.delete(held.holder);
    this.lines.delete(hLine);
  }

  forgetPhone(hPhone: number): void {
    const held = this.phones.get(hPhone);
    if (held === undefined) return;
    held.openPhone.holders.delete(held.holder);
    this.phones.delete(hPhone);
  }

  /** The call of a handle, where this client may watch it; else the error. */
  watched(hCall: number): HostCall | Result {
    const held = this.calls.get(hCall);
    if (held === undefined || held.call.phase === 'dead' || held.call.hdCall === 0) return LINEERR.INVALCALLHANDLE;
    return held.call;
  }

  /** The call of a handle, where this client may act on it; else the error. */
  owned(hCall: number): HostCall | Result {
    const call = this.watched(hCall);
    if (typeof call === 'number') return call;
    return this.calls.get(hCall)?.holder.privilege === LINECALLPRIVILEGE.OWNER ? call : LINEERR.NOTOWNER;
  }
}
