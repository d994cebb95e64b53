import type { CallDetails, DeviceState, PhoneState } from '../protocol/messages.js';

/** An open line of this page. */
export interface MirroredLine {
  readonly hLine: number;
  /** -1 until it is known which line LINEMAPPER has found. */
  deviceId: number;
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

/** An open phone of this page. */
export interface MirroredPhone {
  readonly hPhone: number;
  readonly deviceId: number;
  /** Given back with every message of the phone. */
  readonly callbackInstance: unknown;
}

/** What the page knows of the worker's state, as of the message it is working on. Moved on by the client only. */
export class Mirror {
  readonly devices = new Map<number, DeviceState>();
  readonly lines = new Map<number, MirroredLine>();
  readonly calls = new Map<number, MirroredCall>();
  readonly phoneDevices = new Map<number, PhoneState>();
  readonly phones = new Map<number, MirroredPhone>();

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
    this.phoneDevices.clear();
    this.phones.clear();
  }

  /** Forgets a line and its calls. */
  closeLine(hLine: number): void {
    this.lines.delete(hLine);
    for (const call of [...this.calls.values()]) if (call.hLine === hLine) this.calls.delete(call.hCall);
  }
}
