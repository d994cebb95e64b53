import { parseListedCall } from './clcc.js';
import type { CallProgress, ProgressReader } from './progress.js';
import { parseHuaweiProgress } from './progress-huawei.js';
import { parseEricssonProgress, parseTelitProgress, parseUbloxProgress } from './progress-numbered.js';
import { parseCinterionProgress, parseWavecomProgress, parseZteProgress } from './progress-others.js';
import { parseQuectelProgress, progressOf } from './progress-quectel.js';
import { parseSimcomProgress } from './progress-simcom.js';

/** Who reads a line, by its head: what stands before and with its first colon. */
const readers: ReadonlyMap<string, ProgressReader> = new Map<string, ProgressReader>([
  ['^ORIG:', parseHuaweiProgress],
  ['^CONF:', parseHuaweiProgress],
  ['^CONN:', parseHuaweiProgress],
  ['^CEND:', parseHuaweiProgress],
  ['VOICE CALL:', parseSimcomProgress],
  ['MISSED_CALL:', parseSimcomProgress],
  ['^DSCI:', parseQuectelProgress],
  ['+QIND:', parseQuectelProgress],
  ['+UCALLSTAT:', parseUbloxProgress],
  ['#ECAM:', parseTelitProgress],
  ['*ECAV:', parseEricssonProgress],
  ['^SLCC:', parseCinterionProgress],
  ['+WIND:', parseWavecomProgress],
  ['HANGUP:', parseZteProgress],
  ['+CLCC:', unsolicitedList],
]);

/**
 * Reads what a modem of any maker tells of a call without being asked; null for every other line. Each reader stands in a file of its own,
 * with the documents it follows.
 */
export function parseCallProgress(line: string): CallProgress | null {
  const head = line.slice(0, line.indexOf(':') + 1).toUpperCase();
  return readers.get(head)?.(line) ?? null;
}

/** SIMCom, after AT+CLCC=1: the line of the list, each time it changes. */
function unsolicitedList(line: string): CallProgress | null {
  const call = parseListedCall(line);
  return call === null ? null : progressOf(call, null);
}
