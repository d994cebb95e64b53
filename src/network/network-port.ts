/**
 * A subscriber's end of the simulated telephone network: what a socket in the wall is to a telephone. Contract without
 * implementation; {@link TelephoneNetwork.connect} makes one.
 */

/** Whom the network says is calling. */
export interface Caller {
  /** '' unless `presentation` is `allowed`. */
  readonly number: string;
  readonly name: string;
  /** `withheld`: the caller does not want to be known; `unavailable`: the network does not know. */
  readonly presentation: 'allowed' | 'withheld' | 'unavailable';
}

/**
 * Why the network ended a call or an attempt.
 * - `normal`: the other party hung up
 * - `rejected`: the called party refused
 * - `unassigned`: nobody has the number
 * - `noAnswer`: nobody answered for {@link RING_LIMIT_MS}
 * - `noDialtone`: the number stands for a dead line
 * - `unreachable`: the called mobile is off or out of range, or the call was forwarded too often
 */
export type ReleaseCause = 'normal' | 'rejected' | 'unassigned' | 'noAnswer' | 'noDialtone' | 'unreachable';

/**
 * What the network tells beside the progress of a call (supplementary services, 3GPP TS 24.080).
 * - `held`, `retrieved`: the other party has put the call on hold, or has taken it back
 * - `conference`: the other party has made the call part of a conference
 * - `waiting`: the called party is in another call and has been told
 * - `forwarded`: the call goes on to another number; told to the caller
 * - `forwardedCall`: the call that rings was forwarded here; told to the called party
 */
export type Notification = 'held' | 'retrieved' | 'conference' | 'waiting' | 'forwarded' | 'forwardedCall';

/** The network gives up ringing after this time, in milliseconds. */
export const RING_LIMIT_MS = 180_000;

/** What the owner of a port hears. Never called from within a call of the port's own methods, and never about a call already hung up. */
export interface NetworkPortEvents {
  /** Off hook, ready for digits. */
  dialtone(): void;
  /** The called party rings. Once, and again for each number that the call is forwarded to; the cadence is the listener's business. */
  ringback(): void;
  /** The called party is engaged; the tone goes on until the owner goes on hook. */
  busy(): void;
  /** The network has no free path; the tone goes on until the owner goes on hook. */
  congestion(): void;
  /** The called party answered: both can hear each other. */
  answered(): void;
  /** The other party's modem is heard. Once for each time it starts. */
  carrier(): void;
  /** The call is over on the other side; this side is still off hook. */
  released(cause: ReleaseCause): void;
  /** Somebody calls. Once per call; the cadence is the listener's business. */
  ring(caller: Caller): void;
  /** The caller gave up, or the ringing went on for too long. Not called when the port itself answers or refuses. */
  ringStopped(): void;
  /** The other party sends one digit. */
  dtmf(digit: string): void;
  /** The other party's carrier carries bytes. */
  data(bytes: Uint8Array): void;
  /** The network tells something about the call. An analog subscriber hears nothing of it. */
  notified?(notification: Notification): void;
}

/** What the owner of a port can do. Nothing here throws: a telephone cannot be used wrongly, only in vain. */
export interface NetworkPort {
  readonly number: string;
  /** Lifts the handset: dial tone follows. On a ringing line this answers. */
  offHook(): void;
  /** Sends digits to the exchange. May be called again for more of them until the number is complete. In a call, the digits are heard by the other party. */
  dial(digits: string): void;
  /** Answers the ringing call. Returns whether there was one. */
  answer(): boolean;
  /** Refuses the ringing call; the caller learns that it was refused, or that the line is busy. */
  reject(as?: 'rejected' | 'busy'): void;
  /** Sends the ringing call on to another number. */
  deflect(digits: string): void;
  /** Hangs up, whatever goes on. */
  onHook(): void;
  /** Sends digits 0-9 A-D * # to the other party. */
  sendDtmf(digits: string): void;
  /** Puts a modem's carrier on the line, for the other party to hear. */
  sendCarrier(): void;
  /** Sends bytes to the other party. */
  sendData(bytes: Uint8Array): void;
  /** Has the network tell the other party something. */
  notify(notification: Notification): void;
  /**
   * Explicit call transfer (3GPP TS 22.091): this port's other party, in an answered call, and `second`'s, which may still ring, have each
   * other from now on; both ports are on hook. Returns whether that was possible.
   */
  connectOthers(second: NetworkPort): boolean;
}
