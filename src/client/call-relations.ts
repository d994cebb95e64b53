import { LINECALLSTATE } from '../tspi/generated/constants.js';

/** What is to be known of a call to tell what it has to do with the others of its line. */
export interface RelatedCall {
  /** One LINECALLSTATE; 0 before the first message. */
  readonly tapiState: number;
}

const PENDING = LINECALLSTATE.ONHOLDPENDTRANSFER | LINECALLSTATE.ONHOLDPENDCONF;
const CONSULTING =
  LINECALLSTATE.DIALTONE |
  LINECALLSTATE.DIALING |
  LINECALLSTATE.PROCEEDING |
  LINECALLSTATE.RINGBACK |
  LINECALLSTATE.BUSY |
  LINECALLSTATE.SPECIALINFO |
  LINECALLSTATE.CONNECTED;

/** A call that is held for a transfer or a conference, and the consultation beside it. */
export interface Consultation<C extends RelatedCall> {
  readonly first: C;
  readonly consultation: C;
  /** What the call was put on hold for. */
  readonly purpose: 'transfer' | 'conference';
}

/**
 * The consultation of a line, as its calls' states tell: one call is on hold pending transfer or conference, which only lineSetupTransfer, lineSetupConference
 * and linePrepareAddToConference bring about, and the newest other one that is up is the consultation (call states: semantics of linecallstate--constants). So every
 * page that sees the calls sees it, whichever began it.
 */
export function consultationAmong<C extends RelatedCall>(calls: readonly C[]): Consultation<C> | null {
  const first = calls.find(({ tapiState }) => (tapiState & PENDING) !== 0);
  const consultation = calls.findLast(({ tapiState }) => (tapiState & CONSULTING) !== 0);
  if (first === undefined || consultation === undefined) return null;
  const purpose = (first.tapiState & LINECALLSTATE.ONHOLDPENDCONF) !== 0 ? 'conference' : 'transfer';
  return { first, consultation, purpose };
}
