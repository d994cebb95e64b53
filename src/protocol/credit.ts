/**
 * What a message weighs while it waits at the other end of a port: both sides count by this, so that the worker knows what a page
 * has not worked off, and the page when it has to say so.
 */
import type { WireMessage } from './cells.js';

/** What a message takes beside its content, in bytes: the browser's own entry for it. */
const MESSAGE = 256;
/** A structure (a device, a call, a report), in bytes: about as much as the larger ones take. They are few, and are not measured one by one. */
const STRUCTURE = 8192;

/** The weight of a message in bytes, never 0. To be asked before its memory is transferred. */
export function weightOf(message: WireMessage): number {
  if (typeof message === 'string') return MESSAGE + message.length * 2;
  if (message instanceof Int32Array) return MESSAGE + message.byteLength;
  let weight = weightOf(message.cells);
  for (const payload of message.payloads) weight += payloadWeight(payload);
  return weight;
}

function payloadWeight(payload: unknown): number {
  if (typeof payload === 'string') return payload.length * 2;
  return payload instanceof Uint8Array ? payload.length : STRUCTURE;
}
