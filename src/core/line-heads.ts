/**
 * Lines that are told apart by how they begin, without making a string of them: result codes (ITU-T V.250, 6.2 and 6.3; V.253; T.31),
 * caller id (V.253, 6.1) and the unsolicited codes of 3GPP TS 27.005 and 27.007.
 *
 * The head of a line is what stands before and including its first colon, equals sign or digit, the digit read as 0; without any of
 * them it is the whole line. So `OK` is that line and no other, `CONNECT 0` is CONNECT with a number, `+CREG:` any line of that name.
 * At most 16 bytes, which is one vector.
 */
export const LINE_HEADS = [
  // Each of these is a whole line.
  'OK',
  'ERROR',
  'CONNECT',
  'NO CARRIER',
  'BUSY',
  'NO ANSWER',
  'NO DIALTONE',
  'NO DIAL TONE',
  'VCON',
  'FCERROR',
  '+FCERROR',
  'RING',
  'RINGING',
  'RRING',
  'DIALING',
  'PROCEEDING',
  // Result codes with more behind them.
  'CONNECT 0',
  'CARRIER 0',
  'DELAYED 0',
  'BLACKLISTED 0',
  'MODEM ERROR:',
  '+CME ERROR:',
  '+CMS ERROR:',
  '+EXT ERROR:',
  'PROTOCOL:',
  'COMPRESSION:',
  '+MCR:',
  '+MRR:',
  '+ER:',
  '+DR:',
  '+ILRR:',
  // Caller id, with and without a blank.
  'DATE=',
  'TIME=',
  'NMBR=',
  'NAME=',
  'MESG=',
  'DDN_NMBR=',
  'DATE =',
  'TIME =',
  'NMBR =',
  'NAME =',
  'MESG =',
  'DDN_NMBR =',
  // What cellular devices report, or answer.
  '+CRING:',
  '+CLIP:',
  '+CCWA:',
  '+CNAP:',
  '+COLP:',
  '+CSSI:',
  '+CSSU:',
  '+CLCC:',
  '+CREG:',
  '+CGREG:',
  '+CEREG:',
  '+COPS:',
  '+CSQ:',
  '+CIEV:',
  '+CPIN:',
  '+CFUN:',
  '+CGEV:',
  '+CTZV:',
  '+CMTI:',
  '+CMT:',
  '+CMGR:',
  '+CMGL:',
  '+CDSI:',
  '+CDS:',
  '+CBM:',
  '+CUSD:',
] as const;

/** A head that is known; '' for all other lines. */
export type LineHead = (typeof LINE_HEADS)[number] | '';

const known: ReadonlySet<string> = new Set(LINE_HEADS);

/** The known head of a line; '' when it has none. */
export function headOf(line: string): LineHead {
  const head = (/^[^:=0-9]*[:=0-9]/.exec(line)?.[0] ?? line).replace(/[0-9]$/, '0');
  return isKnown(head) ? head : '';
}

function isKnown(head: string): head is LineHead {
  return known.has(head);
}
