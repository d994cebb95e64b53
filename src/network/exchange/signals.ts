import type { Leg } from './leg.js';

/** What is heard on a talk path, as it begins. Times in milliseconds, frequencies in Hz. */
export type Signal =
  | { readonly kind: 'digit'; readonly digit: string; readonly by: 'tones' | 'pulses'; readonly durationMs: number }
  | { readonly kind: 'tone'; readonly frequencies: readonly number[]; readonly durationMs: number }
  /** A kind of media began, in the words of the two ends. */
  | { readonly kind: 'media'; readonly media: number }
  /** A modem's carrier, from outside. */
  | { readonly kind: 'carrier' };

const TALKING = ['connected', 'conferenced'] as const;

/** Lets all legs that are through to this one hear a signal. */
export function send(from: Leg, signal: Signal): void {
  for (const leg of hearers(from)) leg.station.heard(leg, signal);
}

/** Sends a user-user block to the other end; nothing happens where that is outside. */
export function sendBlock(from: Leg, block: Uint8Array): void {
  if (from.other?.station.kind === 'extension') from.other.receiveBlock(block.slice());
}

function hearers(from: Leg): readonly Leg[] {
  if (!from.isIn(TALKING)) return [];
  if (from.conference?.parent === from) return farEnds(from, from);
  const near = from.other;
  if (near === null || !near.isIn(TALKING)) return [];
  if (near.conference === null) return [near];
  const { parent } = near.conference;
  return parent.state === 'connected' ? [near, parent, ...farEnds(parent, from)] : [near];
}

/** The far ends of a conference's members, but for one. */
function farEnds(parent: Leg, except: Leg): Leg[] {
  return [...(parent.conference?.members ?? [])]
    .map((member) => member.other)
    .filter((far): far is Leg => far !== null && far !== except && far.isIn(TALKING));
}
