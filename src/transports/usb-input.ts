import type { Endpoint } from './usb-functions.js';
import { transportError } from './transport-errors.js';

/**
 * How often in a row an endpoint may stall, without a byte in between, before it is given up: a stall that clearing does not end is a
 * device that has failed.
 */
export const maxStalls = 3;

/** What comes in at one endpoint. */
export interface InputEvents {
  data(bytes: Uint8Array): void;
  /** The device sent more than was asked for, or stalled: bytes may be missing here. */
  gap(): void;
}

/** A transfer under way, and how many stalls had been cleared when it began. */
interface Flight {
  readonly clears: number;
  readonly result: Promise<USBInTransferResult>;
}

/**
 * Reads an endpoint until it fails or `ended` says so, with several transfers under way, so that the device always finds one that waits:
 * they end in the order in which they were begun. A stall is cleared once, although every transfer under way then reports it.
 * @param transferLength - Bytes of a transfer; a whole number of packets, else a full packet could be too long for its rest.
 * @throws What the browser threw, or TransportError `failed` when the endpoint does nothing but stall.
 */
export async function readEndpoint(
  device: USBDevice,
  endpoint: Endpoint,
  { transferLength, transfers }: { readonly transferLength: number; readonly transfers: number },
  events: InputEvents,
  ended: () => boolean,
): Promise<void> {
  const flights: Flight[] = [];
  let clears = 0;
  let stalls = 0;
  const begin = (): void => {
    const result = device.transferIn(endpoint.number, transferLength);
    result.catch(() => undefined); // those behind one that failed fail as well: it is told once
    flights.push({ clears, result });
  };
  for (let n = 0; n < transfers; n++) begin();
  for (let flight = flights.shift(); flight !== undefined; flight = flights.shift()) {
    const { status, data } = await flight.result;
    if (ended()) return;
    if (data !== undefined && data.byteLength > 0) {
      stalls = 0;
      events.data(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    }
    if (status !== 'ok') events.gap();
    if (status === 'stall' && flight.clears === clears) {
      if (++stalls > maxStalls) throw transportError('failed', undefined, 'The device refuses to send.');
      await device.clearHalt('in', endpoint.number);
      clears++;
    }
    begin();
  }
}

/** The largest whole number of packets in a length, at least one. */
export function wholePackets(lengthBytes: number, packetSize: number): number {
  return Math.max(1, Math.floor(lengthBytes / packetSize)) * packetSize;
}
