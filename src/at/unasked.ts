import type { Line } from './line.js';
import { NUMERIC_RING, parseNumericResultCode, parseResultCode, type ResultCode } from './result-codes.js';
import { parseKnownUrc, parseOtherUrc, type Urc } from './urc.js';

/**
 * What a line tells while no command is in flight.
 * @param numericForm - The modem is known to answer in numbers (V0).
 * @returns null for a result code that is nobody's.
 */
export function unaskedUrc(line: Line, numericForm: boolean): Urc | null {
  const code = parseResultCode(line) ?? (numericForm ? parseNumericResultCode(line.text) : null);
  if (code !== null) return callResult(code);
  if (numericForm && line.text === NUMERIC_RING) return { kind: 'ring' };
  return parseKnownUrc(line) ?? parseOtherUrc(line);
}

/**
 * What a line tells while the place in the stream is being found: only what cannot be an answer.
 * @returns null for every other line.
 */
export function urcWhileLost(line: Line): Urc | null {
  return parseKnownUrc(line) ?? callResult(parseResultCode(line));
}

function callResult(code: ResultCode | null): Urc | null {
  return code?.kind === 'callFinal' ? { kind: 'callResult', code } : null;
}
