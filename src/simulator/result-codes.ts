import { register, S, type ModemSettings } from './settings.js';

/** Result codes by their verbose form: V.250 table 1, V.253 for VCON. */
export type ResultCode =
  'OK' | 'CONNECT' | 'RING' | 'NO CARRIER' | 'ERROR' | 'NO DIALTONE' | 'BUSY' | 'NO ANSWER' | 'RINGING' | 'VCON';

/** What a command line can end with: a result code, or an error of equipment (3GPP TS 27.007 9.2) or of a maker, which have no number. */
export type FinalResult = ResultCode | `+CME ERROR: ${string}` | 'COMMAND NOT SUPPORT';

/** How a maker words what V.250 leaves open. */
export interface ResultWording {
  /** What CONNECT says, and its number, when `X` is not 0. */
  readonly connect: { readonly text: string; readonly numeric: string };
  /** What this maker calls a result code. */
  readonly texts: Partial<Readonly<Record<ResultCode, string>>>;
}

export const plainWording: ResultWording = { connect: { text: 'CONNECT 33600', numeric: '84' }, texts: {} };

/** What `V0` says. V.250 gives 0 to 8; the last two are this modem's own, as every maker has its own. */
const NUMERIC: Readonly<Record<ResultCode, string>> = {
  OK: '0',
  CONNECT: '1',
  RING: '2',
  'NO CARRIER': '3',
  ERROR: '4',
  'NO DIALTONE': '6',
  BUSY: '7',
  'NO ANSWER': '8',
  RINGING: '11',
  VCON: '12',
};

/** A result with its framing: V.250 5.7.1. */
export function formatResult(result: FinalResult, settings: ModemSettings, wording = plainWording): string {
  if (!isResultCode(result)) return formatInformation(result, settings);
  const withRate = result === 'CONNECT' && settings.callProgress > 0;
  const { cr, crlf } = endings(settings);
  if (!settings.verbose) return (withRate ? wording.connect.numeric : NUMERIC[result]) + cr;
  return crlf + (withRate ? wording.connect.text : (wording.texts[result] ?? result)) + crlf;
}

/** Lines of information text with their framing: V.250 5.7.1. */
export function formatInformation(text: string, settings: ModemSettings): string {
  const { crlf } = endings(settings);
  return (settings.verbose ? crlf : '') + text + crlf;
}

/** What stands between the lines of an answer, and at their ends. */
export function endings(settings: ModemSettings): { cr: string; crlf: string } {
  const cr = String.fromCharCode(register(settings, S.lineEnd));
  return { cr, crlf: cr + String.fromCharCode(register(settings, S.lineFeed)) };
}

function isResultCode(result: FinalResult): result is ResultCode {
  return result in NUMERIC;
}
