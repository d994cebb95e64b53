import { register, S, type ModemSettings } from './settings.js';

/** Result codes by their verbose form: V.250 table 1, V.253 for VCON. */
export type ResultCode =
  'OK' | 'CONNECT' | 'RING' | 'NO CARRIER' | 'ERROR' | 'NO DIALTONE' | 'BUSY' | 'NO ANSWER' | 'RINGING' | 'VCON';

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

/** What CONNECT says, and its number, when `X` is not 0. */
const CONNECT_WITH_RATE = { text: 'CONNECT 33600', numeric: '84' };

/** A result code with its framing: V.250 5.7.1. */
export function formatResult(code: ResultCode, settings: ModemSettings): string {
  const withRate = code === 'CONNECT' && settings.callProgress > 0;
  const { cr, crlf } = endings(settings);
  if (!settings.verbose) return (withRate ? CONNECT_WITH_RATE.numeric : NUMERIC[code]) + cr;
  return crlf + (withRate ? CONNECT_WITH_RATE.text : code) + crlf;
}

/** A line of information text with its framing: V.250 5.7.1. */
export function formatInformation(text: string, settings: ModemSettings): string {
  const { crlf } = endings(settings);
  return (settings.verbose ? crlf : '') + text + crlf;
}

function endings(settings: ModemSettings): { cr: string; crlf: string } {
  const cr = String.fromCharCode(register(settings, S.lineEnd));
  return { cr, crlf: cr + String.fromCharCode(register(settings, S.lineFeed)) };
}
