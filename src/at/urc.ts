import type { LineHead } from '../core/line-heads.js';
import type { Line } from './line.js';
import type { ResultCode } from './result-codes.js';

/** Parts of a formatted caller id presentation (ITU-T V.253, 6.1; makers' manuals for the names beyond). */
export type CallerIdField = 'date' | 'time' | 'number' | 'name' | 'message' | 'calledNumber' | 'other';

/** What a modem tells without having been asked (unsolicited result code). */
export type Urc =
  | { readonly kind: 'ring' }
  | { readonly kind: 'callerId'; readonly field: CallerIdField; readonly value: string }
  /** A result code about a call, while no command waits for one. */
  | { readonly kind: 'callResult'; readonly code: ResultCode }
  /** A shielded code `<DLE>x`: `x` as a character. */
  | { readonly kind: 'shielded'; readonly code: string }
  /**
   * A line `+NAME: …` (or another maker's prefix) that nobody asked for. `payload`: the line behind +CMT, +CDS or +CBM, a PDU or a text;
   * absent where none came in time.
   */
  | { readonly kind: 'report'; readonly head: string; readonly text: string; readonly payload?: string }
  /** Anything else: worth a log entry, never an error. */
  | { readonly kind: 'unknown'; readonly text: string };

/** Lines of a formatted caller id, in both spellings that are common. */
const callerIdHeads: Partial<Record<LineHead, CallerIdField>> = {
  'DATE=': 'date',
  'DATE =': 'date',
  'TIME=': 'time',
  'TIME =': 'time',
  'NMBR=': 'number',
  'NMBR =': 'number',
  'NAME=': 'name',
  'NAME =': 'name',
  'MESG=': 'message',
  'MESG =': 'message',
  'DDN_NMBR=': 'calledNumber',
  'DDN_NMBR =': 'calledNumber',
};
/** The rare ones of some makers. */
const otherCallerIds: ReadonlyMap<string, CallerIdField> = new Map<string, CallerIdField>([
  ['NDID', 'calledNumber'],
  ['ANID', 'other'],
  ['USER', 'other'],
  ['PASS', 'other'],
  ['CDID', 'other'],
]);

/**
 * Reads a line whose head is known to be unsolicited; null when it could be the answer of a command. `RING` may carry a distinctive
 * cadence; caller id lines come with or without blanks around `=`.
 */
export function parseKnownUrc(line: Line): Urc | null {
  if (line.head === 'RING' || line.head === '+CRING:') return { kind: 'ring' };
  if (line.head !== '') {
    const field = callerIdHeads[line.head];
    return field === undefined ? null : { kind: 'callerId', field, value: line.text.replace(/^.*?= ?/, '') };
  }
  if (/^RING ?[A-Z0-9]$/.test(line.text)) return { kind: 'ring' };
  const [, head = '', value = ''] = /^([A-Z]+) ?= ?(.*)$/.exec(line.text) ?? [];
  const field = otherCallerIds.get(head);
  return field === undefined ? null : { kind: 'callerId', field, value };
}

/** Names that stand before a colon in lines that come unasked: 3GPP TS 27.005 and 27.007, then makers' (their AT manuals). */
const REPORTS: ReadonlySet<string> = new Set(
  [
    '+CLIP +CCWA +CNAP +CDIP +COLP +CLCC +CSSI +CSSU +CREG +CGREG +CEREG +C5GREG +CIEV +CMTI +CMT +CBM +CDS +CDSI +CUSD +CGEV',
    '+CTZV +CTZE +CTZU +CPIN +CEN1 +CEN2 +CFUN +RXDTMF +DTMF *PSUTTZ *PSNWID +QIND ^DSCI +QUSIM +QSIMSTAT +QTONEDET',
    '^ORIG ^CONF ^CONN ^CEND ^RSSI ^MODE ^SRVST ^SIMST ^HCSQ ^NWTIME ^STIN ^BOOT ^DSFLOWRPT ^SMMEMFULL',
    '+UCALLSTAT +UUSIMSTAT +UDTMFD +UUDTMFD #ECAM #QSS #DTMFEV *ECAV *EMRDY ^SLCC ^SBC +WIND +ZUSIMR +ZDONR +ZPASR',
    '_OSIGQ _OBLS _OWCTI MISSED_CALL',
  ].flatMap((names) => names.split(' ')),
);
/** Whole lines that come unasked: a device that starts, or goes. Each maker's own, SIMCom's and Quectel's most. */
const NOTICES =
  /^(?:RDY|APP RDY|Call Ready|SMS Ready|SMS DONE|PB DONE|VOICE CALL:.*|(?:NORMAL POWER|POWERED) DOWN|(?:UNDER|OVER)-VOLTAGE .*|\^SYSSTART.*)$/;

/** Reads a line that is known to come unasked unless a command has declared it; null for one that may be information text. */
export function parseKnownReport(line: Line): Urc | null {
  const { text } = line;
  const name = text.slice(0, text.indexOf(':')).toUpperCase();
  return (text.includes(':') && REPORTS.has(name)) || NOTICES.test(text) ? parseOtherUrc(line) : null;
}

/** Reads any other line that nobody asked for. */
export function parseOtherUrc({ text }: Line): Urc {
  const head = /^[+^*#$%_!][A-Z0-9]+:/i.exec(text)?.[0];
  return head === undefined ? { kind: 'unknown', text } : { kind: 'report', head, text };
}
