import type { AtCommand } from '../../../at/command.js';
import { LINECALLORIGIN, LINECALLSTATE } from '../../../tspi/generated/constants.js';
import type { LineCallInfo } from '../../../tspi/structures.js';
import { ModemCall } from '../modem-call.js';
import type { ModemProfile } from '../profiles.js';
import type { CallHint } from './call-hint.js';
import type { LiveState } from './call-listing.js';

const HELD: readonly number[] = [LINECALLSTATE.ONHOLD, LINECALLSTATE.ONHOLDPENDTRANSFER, LINECALLSTATE.ONHOLDPENDCONF];
const IN_THE_MAKING: readonly number[] = [LINECALLSTATE.DIALING, LINECALLSTATE.PROCEEDING, LINECALLSTATE.RINGBACK];

/** One call of a cellular line, or the call that stands for a conference. Changed by what is in this folder only. */
export class CellularCall extends ModemCall {
  /** Its number in +CLCC and +CHLD; null before it was seen there, and where it never is. */
  index: number | null = null;
  /** What the list last said of it; null as long as it has not been listed: then hints tell what it does. */
  listed: LiveState | null = null;
  /** The last thing that a line of the modem said of it. */
  hint: CallHint | null = null;
  /** It has been connected. */
  wasUp = false;
  /** What it is in while it is on hold: ONHOLD, ONHOLDPENDTRANSFER or ONHOLDPENDCONF. */
  holdState: number = LINECALLSTATE.ONHOLD;
  /** The conference that it is a party of. */
  conference: Conference | null = null;
  /** The conference that it stands for. */
  stands: Conference | null = null;
  /** The call on hold that it is the consultation call of. */
  consults: CellularCall | null = null;
  /** The other side has put it on hold. */
  heldByOther = false;
  /** Why it was offered, a LINECALLREASON; null where nothing tells more than that it was. */
  reason: number | null = null;
  /** The command in flight that is to end it. */
  ending: AtCommand | null = null;
  /** When its dial was taken, by the scheduler's clock. */
  placedMs = 0;

  /** A consultation call that has not been dialled: the modem does not know it. */
  get waitsForNumber(): boolean {
    return this.state === LINECALLSTATE.DIALTONE && this.command === null;
  }

  /** A line of the modem has told what it does. */
  get hinted(): boolean {
    return this.hint !== null && this.hint.state !== 'changed';
  }

  /** Data and fax calls are offered, so that they are known of and can be refused. */
  get isVoice(): boolean {
    return this.media === 0;
  }

  get isHeld(): boolean {
    return HELD.includes(this.state);
  }

  /** Being dialled, or not answered yet. */
  get inTheMaking(): boolean {
    if (this.stands !== null || this.direction !== 'outgoing') return false;
    const begun = this.command !== null || (this.pending && this.consults === null);
    return (begun && !this.over) || IN_THE_MAKING.includes(this.state);
  }

  get isConnected(): boolean {
    return this.state === LINECALLSTATE.CONNECTED;
  }

  get isOffered(): boolean {
    return this.state === LINECALLSTATE.OFFERING;
  }

  override info(
    lineDeviceId: number,
    profile: Pick<ModemProfile, 'mediaMode' | 'callList' | 'cellular'>,
  ): LineCallInfo {
    const info = super.info(lineDeviceId, profile);
    if (this.stands !== null) return { ...info, origin: LINECALLORIGIN.CONFERENCE };
    return this.reason === null ? info : { ...info, reason: this.reason };
  }
}

/** A multiparty call (3GPP TS 22.084) and the call that stands for it, whose handle its parties name in CONFERENCED (line-callstate). */
export class Conference {
  readonly members = new Set<CellularCall>();
  /** The network has joined its parties; before, it is one call on hold that waits for another. */
  joined = false;

  constructor(readonly call: CellularCall) {
    call.stands = this;
  }

  add(member: CellularCall): void {
    this.members.add(member);
    member.conference = this;
  }

  remove(member: CellularCall): void {
    this.members.delete(member);
    member.conference = null;
  }
}
