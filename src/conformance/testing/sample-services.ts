import { LINECALLSTATE, LINETRANSFERMODE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import {
  SUCCESS,
  type HdCall,
  type HdLine,
  type HtCall,
  type Out,
  type RequestId,
  type Result,
} from '../../tspi/result.js';
import type { LineForward } from '../../tspi/structures.js';
import type { SampleCall } from './sample-call.js';
import { isIn, LIVE, SampleCalls } from './sample-calls.js';

const S = LINECALLSTATE;
const PARKED_AT = '77';

/** What a switch does with calls. */
export abstract class SampleServices extends SampleCalls {
  readonly #parked = new Set<string>();
  #ringsElsewhere = false;

  lineHold(id: RequestId, hdCall: HdCall): Result {
    return this.onCall(id, hdCall, S.CONNECTED, (call) => this.to(call, S.ONHOLD));
  }
  lineUnhold(id: RequestId, hdCall: HdCall): Result {
    return this.onCall(id, hdCall, S.ONHOLD | S.ONHOLDPENDTRANSFER | S.ONHOLDPENDCONF, (call) => {
      const consult = call.partner;
      call.partner = null;
      if (call.state !== S.ONHOLD && consult !== null) this.to(consult, S.IDLE);
      return this.to(call, S.CONNECTED, 1);
    });
  }
  lineSwapHold(id: RequestId, hdActive: HdCall, hdHeld: HdCall): Result {
    const held = this.calls.get(hdHeld);
    if (held === undefined) return LINEERR.INVALCALLHANDLE;
    const holds = S.ONHOLD | S.ONHOLDPENDTRANSFER | S.ONHOLDPENDCONF;
    if (!isIn(held, holds)) return LINEERR.INVALCALLSTATE;
    return this.onCall(id, hdActive, S.CONNECTED, (active) => {
      if (held.closed || !isIn(held, holds)) return LINEERR.INVALCALLSTATE;
      this.to(active, held.state);
      return this.to(held, S.CONNECTED, 1);
    });
  }
  lineSetupTransfer(id: RequestId, hdCall: HdCall, htConsult: HtCall, hdConsult: Out<HdCall | 0>): Result {
    return this.#consults(id, hdCall, S.CONNECTED, S.ONHOLDPENDTRANSFER, htConsult, hdConsult);
  }
  lineCompleteTransfer(
    id: RequestId,
    hdCall: HdCall,
    hdConsult: HdCall,
    htConf: HtCall | 0,
    hdConf: Out<HdCall | 0>,
    mode: number,
  ): Result {
    const first = this.calls.get(hdCall);
    const consult = this.calls.get(hdConsult);
    if (first === undefined || consult === undefined) return LINEERR.INVALCALLHANDLE;
    const ready = (): boolean =>
      isIn(first, S.ONHOLDPENDTRANSFER) && isIn(consult, S.CONNECTED | S.RINGBACK | S.BUSY | S.PROCEEDING);
    if (!ready()) return LINEERR.INVALCALLSTATE;
    const conference =
      mode === LINETRANSFERMODE.CONFERENCE && htConf !== 0 ? this.begin(htConf, hdConf, '') : undefined;
    const pair = [first, consult];
    const calls = conference === undefined ? pair : [...pair, conference];
    const run = (): Result => {
      if (!ready()) return this.#unborn(conference);
      first.partner = null;
      if (conference === undefined) for (const call of pair) this.to(call, S.IDLE);
      else this.born(conference);
      return SUCCESS;
    };
    return this.later(id, { calls }, run, () => {
      if (conference === undefined) return;
      conference.members = pair;
      for (const call of pair) this.to(call, S.CONFERENCED, conference.htCall);
      this.to(conference, S.CONNECTED, 1);
    });
  }
  lineBlindTransfer(id: RequestId, hdCall: HdCall): Result {
    return this.onCall(id, hdCall, S.CONNECTED, (call) => this.to(call, S.IDLE));
  }

  lineSetupConference(
    id: RequestId,
    hdCall: HdCall | 0,
    hdLine: HdLine,
    htConf: HtCall,
    hdConf: Out<HdCall | 0>,
    htConsult: HtCall,
    hdConsult: Out<HdCall | 0>,
  ): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    const first = hdCall === 0 ? null : this.calls.get(hdCall);
    if (first === undefined) return LINEERR.INVALCALLHANDLE;
    const ready = (): boolean => first === null || isIn(first, S.CONNECTED);
    if (!ready()) return LINEERR.INVALCALLSTATE;
    const conference = this.begin(htConf, hdConf, '');
    const consult = this.begin(htConsult, hdConsult, '');
    const calls = first === null ? [conference, consult] : [first, conference, consult];
    const run = (): Result => (ready() ? this.born(conference, consult) : this.#unborn(conference, consult));
    return this.later(id, { calls }, run, () => {
      conference.members = first === null ? [] : [first];
      conference.partner = consult;
      if (first !== null) this.to(first, S.CONFERENCED, conference.htCall);
      this.to(conference, S.ONHOLDPENDCONF);
      this.dial(consult);
    });
  }
  linePrepareAddToConference(id: RequestId, hdConf: HdCall, htConsult: HtCall, hdConsult: Out<HdCall | 0>): Result {
    return this.#consults(id, hdConf, S.CONNECTED, S.ONHOLDPENDCONF, htConsult, hdConsult);
  }
  lineAddToConference(id: RequestId, hdConf: HdCall, hdConsult: HdCall): Result {
    const consult = this.calls.get(hdConsult);
    if (consult === undefined) return LINEERR.INVALCALLHANDLE;
    const joins = S.CONNECTED | S.ONHOLD | S.PROCEEDING | S.RINGBACK;
    if (!isIn(consult, joins)) return LINEERR.INVALCALLSTATE;
    return this.onCall(id, hdConf, S.ONHOLDPENDCONF | S.ONHOLD, (conference) => {
      if (consult.closed || consult === conference || conference.members === null || !isIn(consult, joins))
        return LINEERR.INVALCALLSTATE;
      conference.members.push(consult);
      conference.partner = null;
      this.to(consult, S.CONFERENCED, conference.htCall);
      return this.to(conference, S.CONNECTED, 1);
    });
  }
  lineRemoveFromConference(id: RequestId, hdCall: HdCall): Result {
    return this.onCall(id, hdCall, S.CONFERENCED, (call) => this.to(call, S.IDLE));
  }

  linePark(id: RequestId, hdCall: HdCall, _mode: number, _dir: string | null, nonDirAddress: Out<string>): Result {
    return this.onCall(id, hdCall, S.CONNECTED, (call) => {
      this.#parked.add(PARKED_AT);
      nonDirAddress.value = PARKED_AT;
      return this.to(call, S.IDLE);
    });
  }
  lineUnpark(
    id: RequestId,
    hdLine: HdLine,
    _address: number,
    htCall: HtCall,
    hdCall: Out<HdCall | 0>,
    from: string,
  ): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    if (!this.#parked.delete(from)) return LINEERR.INVALADDRESS;
    return this.#takes(id, htCall, hdCall);
  }
  linePickup(id: RequestId, hdLine: HdLine, _address: number, htCall: HtCall, hdCall: Out<HdCall | 0>): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    if (!this.#ringsElsewhere) return LINEERR.INVALADDRESS;
    this.#ringsElsewhere = false;
    return this.#takes(id, htCall, hdCall);
  }
  lineForward(
    id: RequestId,
    hdLine: HdLine,
    _all: boolean,
    _address: number,
    list: readonly LineForward[] | null,
  ): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    const copy = (list ?? []).map((entry) => ({ ...entry }));
    return this.later(id, { calls: [] }, () => {
      this.forwards = copy;
      return SUCCESS;
    });
  }
  lineCompleteCall(id: RequestId, hdCall: HdCall, completionId: Out<number>): Result {
    return this.onCall(id, hdCall, S.BUSY | S.RINGBACK | S.PROCEEDING, () => {
      completionId.value = this.handle();
      this.completions.add(completionId.value);
      return SUCCESS;
    });
  }
  lineUncompleteCall(id: RequestId, hdLine: HdLine, completionId: number): Result {
    if (!this.isLine(hdLine)) return LINEERR.INVALLINEHANDLE;
    if (!this.completions.delete(completionId)) return LINEERR.INVALCOMPLETIONID;
    return this.later(id, { calls: [] }, () => SUCCESS);
  }

  /** A call rings at another station. */
  ringElsewhere(): string {
    this.#ringsElsewhere = true;
    return '11';
  }

  /** Puts a call on a pending hold and begins a consultation call. */
  #consults(
    id: RequestId,
    hdCall: HdCall,
    from: number,
    hold: number,
    htConsult: HtCall,
    hdConsult: Out<HdCall | 0>,
  ): Result {
    const first = this.calls.get(hdCall);
    if (first === undefined) return LINEERR.INVALCALLHANDLE;
    const conference = hold === S.ONHOLDPENDCONF;
    const ready = (): boolean => isIn(first, from & LIVE) && (first.members !== null) === conference;
    if (!ready()) return LINEERR.INVALCALLSTATE;
    const consult = this.begin(htConsult, hdConsult, '');
    const run = (): Result => (ready() ? this.born(consult) : this.#unborn(consult));
    return this.later(id, { calls: [first, consult] }, run, () => {
      first.partner = consult;
      this.to(first, hold);
      this.dial(consult);
    });
  }
  /** A call that is connected at once. */
  #takes(id: RequestId, htCall: HtCall, hdCall: Out<HdCall | 0>): Result {
    const call = this.begin(htCall, hdCall, '');
    return this.later(
      id,
      { calls: [call] },
      () => this.born(call),
      () => {
        this.to(call, S.CONNECTED, 1);
      },
    );
  }
  /** The calls are not made after all. */
  #unborn(...calls: (SampleCall | undefined)[]): Result {
    for (const call of calls) if (call !== undefined) this.forget(call);
    return LINEERR.INVALCALLSTATE;
  }
}
