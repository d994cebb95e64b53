import type { CallDetails, DeviceState } from '../protocol/messages.js';

/** An open line of this page. */
export interface MirroredLine {
  readonly hLine: number;
  readonly deviceId: number;
  /** Given back with every message of the line. */
  readonly callbackInstance: unknown;
}

/** A call this page has a handle of. */
export interface MirroredCall {
  readonly hCall: number;
  readonly hLine: number;
  /** One LINECALLSTATE; 0 before the first message. */
  state: number;
  mode: number;
  /** One LINECALLPRIVILEGE. */
  privilege: number;
  details: CallDetails | undefined;
}

/** What the page knows of the worker's state, as of the message it is working on. Moved on by the client only. */
export class Mirror {
  readonly devices = new Map<number, DeviceState>();
  readonly lines = new Map<number, MirroredLine>();
  readonly calls = new Map<number, MirroredCall>();

  /** A call's entry, made when it is not there yet. */
  call(hCall: number, hLine: number): MirroredCall {
    let call = this.calls.get(hCall);
    if (call === undefined) {
      call = { hCall, hLine, state: 0, mode: 0, privilege: 0, details: undefined };
      this.calls.set(hCall, call);
    }
    return call;
  }

  /** Forgets everything. */
  clear(): void {
    this.devices.clear();
    this.lines.clear();
    this.calls.clear();
  }

  /** Forgets a line and its calls. */
  closeLine(hLine: number): void {
    this.lines.delete(hLine);
    for (const call of [...this.calls.values()]) if (call.hLine === hLine) this.calls.delete(call.hCall);
  }
}
