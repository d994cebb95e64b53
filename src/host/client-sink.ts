import type { Outcome } from '../tspi/provider-host.js';
import type { Result } from '../tspi/result.js';
import type { LineAddressCaps, LineCallInfo, LineDevCaps, LineService, PhoneCaps } from '../tspi/structures.js';

/** What a client's mirror holds of a line device. */
export interface DeviceView {
  readonly caps: LineDevCaps;
  readonly addressCaps: LineAddressCaps;
  /** Of the addresses after the first; left out where there are none. */
  readonly furtherAddressCaps?: readonly LineAddressCaps[];
  readonly service: LineService;
}

/** What a client's mirror holds of a call beside its state, which the messages carry. */
export interface CallView {
  readonly info: LineCallInfo;
  /** LINECALLFEATURE bits possible now; 0 while the call has moved on from the state last told. */
  readonly callFeatures: number;
  /** LINECALLFEATURE2 bits, likewise. */
  readonly callFeatures2: number;
  /** When the state began, ms since the Unix epoch. */
  readonly stateEntryTime: number;
  /** How many clients own the call, and how many watch it: what TAPI keeps of LINECALLINFO. */
  readonly numOwners: number;
  readonly numMonitors: number;
}

/** Where the host puts what it releases for one client. Called in the order of release; never calls back. */
export interface ClientSink {
  /** LINE_REPLY or PHONE_REPLY for a request of this client, with what its function gave; null = nothing. */
  reply(pageId: number, result: Result, outcome: Outcome, early: boolean, value: unknown): void;
  /** A message about one of the client's handles. */
  message(message: number, handle: number, param1: number, param2: number, param3: number): void;
  /** A line device appeared or changed; null: it was forgotten. */
  device(deviceId: number, view: DeviceView | null): void;
  /** A phone device appeared or changed; null: it was forgotten. */
  phone(deviceId: number, caps: PhoneCaps | null): void;
  /** The digits of the LINE_GATHERDIGITS that follows. */
  digits(hCall: number, digits: string): void;
  /** What is known of a call changed. Comes before the message that tells of the change. */
  call(hCall: number, hLine: number, view: CallView): void;
}
