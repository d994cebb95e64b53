import type { Caller } from '../../network/network-port.js';
import type { MobileCallState } from '../../network/mobile/mobile-call.js';

/** A call as it is announced: how it was at that moment. */
export interface AnnouncedCall {
  readonly id: number;
  readonly direction: 'outgoing' | 'incoming';
  readonly state: MobileCallState;
  readonly multiparty: boolean;
  readonly party: Caller;
}

/** How a call ended. */
export interface CallEnd {
  /** 3GPP TS 24.008 annex H. */
  readonly cause: number;
  readonly by: 'self' | 'other';
  readonly answered: boolean;
  /** How long it had been answered, in whole seconds. */
  readonly durationS: number;
  /** Milliseconds since the Unix epoch. */
  readonly wallTimeMs: number;
}

/** Whether a setting of the maker's own is on. */
export type IsOn = (name: string) => boolean;

/** How a maker's modems tell of calls beside the answers of commands. */
export interface CallDialect {
  /** Lines for a call that is new or in another state. */
  readonly changed: (call: AnnouncedCall, isOn: IsOn) => readonly string[];
  /** Lines for a call that is over. */
  readonly ended: (call: AnnouncedCall, end: CallEnd, isOn: IsOn) => readonly string[];
  /** When NO CARRIER, BUSY or NO ANSWER tells the end: never, when others ended the call, or after AT+CHUP and ATH too. */
  readonly endCodes: 'never' | 'byOthers' | 'always';
  /** A digit that was heard; '' where none is told. */
  readonly digit: (digit: string, isOn: IsOn) => string;
  readonly clip: (party: Caller) => string;
}
