import type { Line, Telephony } from '../client/telephony.js';

/**
 * Why no call can be made.
 * - `starting`: it will be in a moment
 * - `otherTab`: another tab has the lines and does not let this one in; `silent`: what has them does not answer
 * - `stopped`: no host runs; `misconfigured`: none can, with these options
 * - `noLine`: no modem has been connected; `lineLost`: it is not in service
 * - `noCalls`: it is, and lacks a network or its SIM; an emergency call may be possible
 */
export type LineFault =
  'starting' | 'otherTab' | 'silent' | 'stopped' | 'misconfigured' | 'noLine' | 'lineLost' | 'noCalls';

/** What stands in the way of calls; null where nothing does. */
export function lineFault(
  { status, ownership }: Pick<Telephony, 'status' | 'ownership'>,
  line: Pick<Line, 'service'> | null,
): Exclude<LineFault, 'misconfigured'> | null {
  if (status === 'lost' || status === 'closed') return 'stopped';
  if (ownership.role === 'waiting' && ownership.why !== 'starting')
    return ownership.why === 'silent' ? 'silent' : 'otherTab';
  if (status === 'starting') return 'starting';
  if (line === null) return 'noLine';
  const { state, reason } = line.service;
  if (state === 'lost' || state === 'failed') return 'lineLost';
  if (state !== 'ready') return 'starting';
  return reason === 'none' ? null : 'noCalls';
}

/** The line to call on: one that can, else one that is at least in service, else the first. */
export function bestLine(lines: readonly Line[]): Line | null {
  const ready = lines.filter(({ service }) => service.state === 'ready');
  return ready.find(({ service }) => service.reason === 'none') ?? ready[0] ?? lines[0] ?? null;
}
