import type { Urc } from '../../at/urc.js';
import type { Log } from '../../base/log.js';

/** What a head may be long: what stands there is hostile text. */
const MOST_HEAD = 20;

/**
 * Notes for a technician that a line came unasked that is no ring, caller id or result code. Only its head, `+CMTI:`: what follows it may be
 * a number or a message. A line without one is noted without a word of it.
 */
export function noteUnasked(log: Log, urc: Urc): void {
  if (urc.kind === 'report') log.debug('modem.unasked', { head: urc.head.slice(0, MOST_HEAD) });
  else if (urc.kind === 'unknown') log.debug('modem.unasked', { head: '' });
}
