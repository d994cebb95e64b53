/** The two frequencies of each key, in hertz (ITU-T Q.23, 2): one of its row, one of its column. */
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477, 1633];
const KEYS = ['123A', '456B', '789C', '*0#D'];

/** The shortest tone that every exchange takes, in seconds: ITU-T Q.24 asks receivers for 40 ms, and elements sound at least 100. */
export const MIN_TONE_S = 0.1;

/** A key's frequencies; null for what is no key. */
export function dtmfOf(key: string): readonly [row: number, column: number] | null {
  const row = KEYS.findIndex((keys) => key.length === 1 && keys.includes(key));
  const column = KEYS[row]?.indexOf(key) ?? -1;
  const [low, high] = [ROWS[row], COLUMNS[column]];
  return low === undefined || high === undefined ? null : [low, high];
}
