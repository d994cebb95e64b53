import type { InputSignals, ReceiveErrorKind } from './transport.js';

/** Head of a notification: bmRequestType, bNotification, wValue, wIndex, wLength (CDC 1.2, 6.3). */
const headLength = 8;
/** To the host, class, from an interface. */
const REQUEST_TYPE = 0xa1;
/** SERIAL_STATE (PSTN 1.2, 6.5.4); its data are two bytes. */
const SERIAL_STATE = 0x20;
/** No notification carries more; a length above is no notification's. */
const maxDataLength = 64;

/** Bits of UART state (PSTN 1.2, table 31). Carrier and ready last, the others tell of one event. */
const DCD = 0x01;
const DSR = 0x02;
const RING = 0x08;
const errorBits: readonly (readonly [number, ReceiveErrorKind])[] = [
  [0x04, 'break'],
  [0x10, 'framing'],
  [0x20, 'parity'],
  [0x40, 'overrun'],
];

/** What one SERIAL_STATE says. */
export interface SerialState {
  readonly signals: InputSignals;
  readonly errors: readonly ReceiveErrorKind[];
}

/** Nothing is on before the device has spoken: it cannot be asked (as in Linux, cdc-acm.c). CTS is always on, for there is none. */
export const initialSignals: InputSignals = serialState(0).signals;

/** Puts notifications together from packets, wherever they are cut, and picks the serial states out of them. */
export class NotificationReader {
  #partial = new Uint8Array(0);

  /** The serial states that these bytes complete. What is no notification is thrown away up to the end of the packet. */
  read(packet: Uint8Array): SerialState[] {
    const bytes = new Uint8Array([...this.#partial, ...packet]);
    const states: SerialState[] = [];
    let at = 0;
    while (at < bytes.length) {
      const length = notificationLength(bytes.subarray(at));
      if (length === undefined) return this.#keep(new Uint8Array(0), states);
      if (at + length > bytes.length) break;
      if (bytes[at + 1] === SERIAL_STATE && length >= headLength + 2)
        states.push(serialState(bytes[at + headLength] ?? 0));
      at += length;
    }
    return this.#keep(bytes.slice(at), states);
  }

  /** Forgets the first half of a notification whose second half will not come. */
  reset(): void {
    this.#partial = new Uint8Array(0);
  }

  #keep(partial: Uint8Array<ArrayBuffer>, states: SerialState[]): SerialState[] {
    this.#partial = partial;
    return states;
  }
}

/** How long the notification at the front is, as far as can be told yet; undefined when there is none. */
function notificationLength(bytes: Uint8Array): number | undefined {
  if (bytes[0] !== REQUEST_TYPE) return undefined;
  const dataLength = (bytes[6] ?? 0) | ((bytes[7] ?? 0) << 8);
  return dataLength > maxDataLength ? undefined : headLength + dataLength;
}

function serialState(bits: number): SerialState {
  const on = (bit: number): boolean => (bits & bit) !== 0;
  return {
    signals: { clearToSend: true, dataSetReady: on(DSR), dataCarrierDetect: on(DCD), ringIndicator: on(RING) },
    errors: errorBits.filter(([bit]) => on(bit)).map(([, kind]) => kind),
  };
}
