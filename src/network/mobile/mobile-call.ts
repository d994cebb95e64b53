import type { Caller, NetworkPort, Notification } from '../network-port.js';
import type { Cause } from './causes.js';

/** Where a call of a mobile subscriber stands: the states of +CLCC (3GPP TS 27.007 7.18), and its end. */
export type MobileCallState = 'active' | 'held' | 'dialling' | 'alerting' | 'incoming' | 'waiting' | 'released';

/** One call of a mobile subscriber. Only the subscriber's own files change it. */
export interface MobileCall {
  /** 1 to 7; the call keeps it, and it is free again when the call is over. */
  readonly id: number;
  readonly direction: 'outgoing' | 'incoming';
  state: MobileCallState;
  /** Whether it is part of a conference of this subscriber. */
  multiparty: boolean;
  /** Who is at the other end, as far as the network tells. */
  readonly party: Caller;
  /** Whether the other party has it on hold. */
  heldByOther: boolean;
  /** When it was answered, in milliseconds of the scheduler; null before. */
  answeredMs: number | null;
  readonly port: NetworkPort;
}

/** What a mobile subscriber hears. Never called from within a method of the subscriber; its own deeds come back this way too. */
export interface MobileEvents {
  /** The state of a call, or its part in a conference, has changed; a call that is new begins so. */
  changed(call: MobileCall, state: MobileCallState): void;
  /** A call is over. `by`: who ended it, this subscriber or anybody else. */
  released(call: MobileCall, cause: Cause, by: 'self' | 'other'): void;
  /** The network tells something about a call. */
  notified(call: MobileCall, notification: Notification): void;
  /** The other party of an active call sends a digit. */
  dtmf(call: MobileCall, digit: string): void;
}
