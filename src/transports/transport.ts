/**
 * What carries bytes to and from a modem. Knows nothing about AT. Implemented by Web Serial, by WebUSB and by the simulator;
 * providers get one injected and see nothing else of a device.
 */

/** How a port is opened. */
export interface TransportOptions {
  /** Bits per second. */
  readonly baudRate: number;
  /** Bits of a character; 8 when left out. */
  readonly dataBits?: 7 | 8;
  /** None when left out. */
  readonly parity?: 'none' | 'even' | 'odd';
  /** 1 when left out. */
  readonly stopBits?: 1 | 2;
  /** `hardware` = RTS/CTS; none when left out. USB paces by itself: there the choice changes nothing. */
  readonly flowControl?: 'none' | 'hardware';
}

/** The control lines that the modem drives. USB's serial functions have no CTS and report it as on: their pace is the bus's. */
export interface InputSignals {
  readonly clearToSend: boolean;
  readonly dataSetReady: boolean;
  readonly dataCarrierDetect: boolean;
  readonly ringIndicator: boolean;
}

/** The control lines that we drive; what is left out stays as it is. At least one must be given. */
export interface OutputSignals {
  readonly dataTerminalReady?: boolean;
  readonly requestToSend?: boolean;
  readonly break?: boolean;
}

/** Why an open transport ended by itself. */
export type LostReason = 'unplugged' | 'failed';

/** Errors of the receiver that the stream survives: counted, shown, the bytes around them are suspect. */
export type ReceiveErrorKind = 'overrun' | 'framing' | 'parity' | 'break';

/** Whom an open transport reports to. No call comes before `open` has resolved or after `close` was called. */
export interface TransportSink {
  /** Bytes from the modem, in order. The array belongs to the receiver. */
  data(bytes: Uint8Array): void;
  /** A receive error that was survived. */
  receiveError(kind: ReceiveErrorKind): void;
  /** The device is gone. Called once; the transport is closed afterwards and nothing else comes. */
  lost(reason: LostReason): void;
}

/** What has gone over a transport since it was made. */
export interface TransportCounters {
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly receiveErrors: Readonly<Record<ReceiveErrorKind, number>>;
}

/**
 * Why a transport refused. Raised by `open`, `write`, `getSignals` and `setSignals`.
 * - `busy`: another tab or program has the port open, or this user may not open it: browsers report both alike. Over WebUSB also a driver of
 *   the system that holds the interface
 * - `gone`: the device is not there (unplugged)
 * - `closed`: the transport is not open
 * - `unsupported`: the device or its driver has no such thing (control lines, a port for AT commands); what is open stays open
 * - `failed`: the browser gave another reason, kept in `cause`
 */
export type TransportErrorCode = 'busy' | 'gone' | 'closed' | 'unsupported' | 'failed';

/** The one error type of transports. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    readonly code: TransportErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Told by the name: transports that are loaded apart (the simulator's) may be a build of their own, with a class of their own. */
export function isTransportError(error: unknown): error is TransportError {
  return error instanceof Error && error.name === 'TransportError';
}

/** Bytes in, bytes out, control lines. */
export interface Transport {
  /** `open` from the moment `open()` has resolved until close or loss. */
  readonly state: 'closed' | 'opening' | 'open' | 'closing';
  readonly counters: TransportCounters;
  /** Opens the port, raises DTR and RTS. Rejects with TransportError; the state is `closed` again then. */
  open(options: TransportOptions, sink: TransportSink): Promise<void>;
  /**
   * Queues bytes and resolves when they were taken by the device, or by the browser on its behalf: only the modem's answer tells that they
   * arrived. This is the back-pressure: who waits for one write before the next never has more than that and the browser's buffer under way.
   * Writes keep their order. The array must not be changed until then. Rejects with TransportError.
   */
  write(bytes: Uint8Array): Promise<void>;
  getSignals(): Promise<InputSignals>;
  setSignals(signals: OutputSignals): Promise<void>;
  /**
   * Releases the port from whatever state it is in; never rejects. The sink hears nothing from the call on. Writes that wait are rejected
   * with `closed`, and what the device has not taken is discarded.
   */
  close(): Promise<void>;
  /**
   * Closes, then gives back the permission to use the device: it must be chosen anew. Absent where there is none to give back. Rejects with
   * TransportError where the browser cannot.
   */
  forget?(): Promise<void>;
}

/** A transport on a device of the browser. */
export type DeviceTransport = Required<Transport>;
