import { parseCalledNumber, parseCallerName } from '../../../at/responses/calling-party.js';
import { parseServiceNotice } from '../../../at/responses/supplementary.js';
import type { Urc } from '../../../at/urc.js';
import { LINECALLINFOSTATE, LINECALLREASON } from '../../../tspi/generated/constants.js';
import type { CellularCall } from './cellular-call.js';
import type { CellularContext } from './cellular-context.js';

/** How long what is told of a caller waits for the call that it is of. */
const WAITS_MS = 5000;

/** Some modems tell what this side has done to its calls in the same words. */
const OWN_MS = 3000;

/** What is told of a call that has not been announced yet. */
interface Told {
  readonly name?: string;
  readonly calledNumber?: string;
  readonly forwarded?: true;
}

/**
 * What the network tells of a call besides its state: the caller's name (+CNAP), the number that was called (+CDIP), that the call was
 * forwarded here, and that the other side has put it on hold or taken it back (+CSSU; 3GPP TS 27.007, 7.9, 7.17 and 7.30).
 */
export class CallNotices {
  readonly #context: CellularContext;
  #told: Told = {};
  #atMs = 0;

  constructor(context: CellularContext) {
    this.#context = context;
  }

  urc(urc: Urc): void {
    if (urc.kind !== 'report') return;
    const { text } = urc;
    const service = parseServiceNotice(text);
    if (service?.about === 'call') {
      if (service.notice === 'putOnHold') this.#heldByOther(true);
      if (service.notice === 'retrieved') this.#heldByOther(false);
      if (service.notice === 'forwardedCall') this.#offered({ forwarded: true });
      return;
    }
    const name = parseCallerName(text);
    if (name !== null && name.name !== '') this.#offered({ name: name.name });
    const calledNumber = parseCalledNumber(text);
    if (calledNumber !== null && calledNumber !== '') this.#offered({ calledNumber });
  }

  /** Gives what was told to the call that is offered. */
  give(): void {
    const { book, line, reporter } = this.#context;
    const call = book.offered;
    const told = this.#told;
    if (call === undefined || Object.keys(told).length === 0) return;
    this.#told = {};
    if (line.scheduler.now() - this.#atMs > WAITS_MS) return;
    const { name = call.callerId.name, calledNumber = call.callerId.calledNumber } = told;
    const changes =
      (name === call.callerId.name ? 0 : LINECALLINFOSTATE.CALLERID) |
      (calledNumber === call.callerId.calledNumber ? 0 : LINECALLINFOSTATE.CALLEDID) |
      (told.forwarded === true ? LINECALLINFOSTATE.REASON : 0);
    call.callerId = { ...call.callerId, name, calledNumber };
    if (told.forwarded === true) call.reason = LINECALLREASON.REDIRECT;
    if (changes !== 0) reporter.changed(call, changes);
  }

  #offered(told: Told): void {
    const now = this.#context.line.scheduler.now();
    this.#told = now - this.#atMs > WAITS_MS ? told : { ...this.#told, ...told };
    this.#atMs = now;
    this.give();
  }

  /** The notice names no call: it is told where only one can be meant. */
  #heldByOther(held: boolean): void {
    const { book, line } = this.#context;
    if (line.scheduler.now() - book.operatedMs < OWN_MS) return;
    const calls = [...book.live].filter((call) => call.stands === null && call.conference === null && call.wasUp);
    const connected = calls.filter((call) => call.isConnected);
    const [call, ...others]: readonly CellularCall[] = connected.length > 0 ? connected : calls;
    if (call === undefined || others.length > 0 || call.heldByOther === held) return;
    call.heldByOther = held;
    if (call.isConnected) book.enter(call, call.state);
  }
}
