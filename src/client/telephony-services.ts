/** What a mobile network does for a line beside its calls; a part of {@link Line}. A contract without implementation. */
import type {
  CallerIdService,
  CallerIdSetting,
  ChosenNetwork,
  Forwarding,
  ForwardingReason,
  MobileNetwork,
} from '../tspi/line-services.js';

export type {
  CallerIdService,
  CallerIdSetting,
  ChosenNetwork,
  Forwarding,
  ForwardingReason,
  MobileNetwork,
} from '../tspi/line-services.js';

/** Where voice calls go that are not taken here. The network keeps it, also while the modem is off. Each request may take the network a minute. */
export interface CallForwarding {
  /** What the network has, asked one reason after the other. */
  read(): Promise<readonly Forwarding[]>;
  /**
   * Begins forwarding for one reason, and leaves the others. Rejects with TelephonyError `invalidAddress` for what is no plain number, `blocked` for one that
   * the dial policy forbids.
   * @param afterSeconds - For `noReply`: how long it rings first, 5 to 30 in steps of 5; 20 where left out.
   */
  set(reason: ForwardingReason, number: string, options?: { readonly afterSeconds?: number }): Promise<void>;
  /** Ends it, for one reason or for all. */
  erase(reason: ForwardingReason | 'all'): Promise<void>;
}

/** Whether a second call is offered during a call. */
export interface CallWaiting {
  read(): Promise<boolean>;
  set(on: boolean): Promise<void>;
}

/** Whether one's own number is told to who is called. For one call: {@link DialOptions}. */
export interface OwnNumber {
  read(): Promise<CallerIdService>;
  /** For the calls from now on, until the modem is reset or told otherwise. */
  set(setting: CallerIdSetting): Promise<void>;
}

/** What a line of a mobile network has beside its calls. On other lines all of it rejects with TelephonyError `refused`. */
export interface NetworkServices {
  /** Whether it is a line of a mobile network: whether what follows can be asked. */
  readonly hasNetworkServices: boolean;
  readonly forwarding: CallForwarding;
  readonly callWaiting: CallWaiting;
  readonly ownNumber: OwnNumber;
  /** Which network it is, and whether the modem has chosen it. */
  readNetwork(): Promise<ChosenNetwork>;
  /**
   * Looks for the networks within reach: up to three minutes, five at most. Rejects with TelephonyError `lineBusy` during a call, and when one begins, and with
   * `aborted` where the signal has taken it back.
   */
  scanNetworks(options?: { readonly signal?: AbortSignal }): Promise<readonly MobileNetwork[]>;
  /** Goes to a network by its code, or lets the modem choose; up to two minutes. Rejects with TelephonyError `lineBusy` during a call. */
  selectNetwork(code: string): Promise<void>;
}
