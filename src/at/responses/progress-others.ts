import { listedCall, type ListedCall } from './clcc.js';
import { fieldsOf, numberIn } from './fields.js';
import { callIdFrom, progress, type CallProgress } from './progress.js';
import { progressOf } from './progress-quectel.js';

/**
 * Cinterion: `^SLCC: <id>,<dir>,<stat>,<mode>,<mpty>,<traffic channel>[,<number>,<type>[,<alpha>]]`, a line a call whenever one changes, as
 * +CLCC with a field more; an empty `^SLCC:` ends the list.
 * @returns `end` for that line: a call that was not in the list is over.
 */
export function parseSlcc(line: string): ListedCall | 'end' | null {
  const fields = fieldsOf(line, '^SLCC:');
  if (fields === null) return null;
  return fields.length === 0 ? 'end' : listedCall(fields, 6);
}

/** One call of Cinterion's list; the end of the list tells of no call. */
export function parseCinterionProgress(line: string): CallProgress | null {
  const call = parseSlcc(line);
  return call === null || call === 'end' ? null : progressOf(call, null);
}

/**
 * Wavecom: `+WIND: 2` the remote end rings, `+WIND: 6,<id>` a call is over. `+WIND: 5,<id>`, a call that has come to be, tells neither its
 * direction nor its state.
 */
export function parseWavecomProgress(line: string): CallProgress | null {
  const [event, id] = (fieldsOf(line, '+WIND:') ?? []).map(numberIn);
  if (event === 2) return progress('alerting', { direction: 'outgoing' });
  return event === 6 ? progress('released', { callId: callIdFrom(id) }) : null;
}

/** ZTE and others with Qualcomm's firmware: `HANGUP: <n>`; what <n> means is not documented. */
export function parseZteProgress(line: string): CallProgress | null {
  return numberIn(fieldsOf(line, 'HANGUP:')?.[0]) === null ? null : progress('released', {});
}
