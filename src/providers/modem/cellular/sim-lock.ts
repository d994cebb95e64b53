import type { AtCommand, AtOutcome } from '../../../at/command.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import { accepted, SUCCESS, type RequestId, type Result } from '../../../tspi/result.js';
import { readSimRequest, type SimRequest } from '../../../tspi/sim-request.js';
import { isOk } from '../bring-up.js';
import type { CallControlContext } from '../call-context.js';
import type { SimState } from './network-answers.js';
import type { NetworkWatch } from './network-watch.js';
import { cmeErrorOf, failureOf } from './refusals.js';

/** +CPIN= takes 1 to 5 s. */
const ENTRY_LIMIT_MS = 20_000;
/** Incorrect password; and what it is answered with by some when the last try was wrong: PUK required (3GPP TS 27.007, 9.2.1). */
const WRONG: readonly (number | null)[] = [16, 12];

/**
 * The lock of a line's SIM: a PIN, or a PUK and a new PIN, goes to the modem once, as a person has typed it. Nothing is kept of it, nothing
 * is tried again: each wrong PIN costs one of three tries, each wrong PUK one of ten.
 */
export class SimLock {
  readonly #line: Pick<CallControlContext, 'link' | 'requests'>;
  readonly #network: Pick<NetworkWatch, 'known' | 'pinTried' | 'unlocked'>;
  readonly #closedToCommands: () => boolean;
  #running = false;

  constructor(
    line: Pick<CallControlContext, 'link' | 'requests'>,
    network: Pick<NetworkWatch, 'known' | 'pinTried' | 'unlocked'>,
    closedToCommands: () => boolean,
  ) {
    this.#line = line;
    this.#network = network;
    this.#closedToCommands = closedToCommands;
  }

  /**
   * Carries out a block of lineDevSpecific (tspi/sim-request.ts), which is wiped. Completes with SUCCESS when the SIM is ready, and with
   * INVALPASSWORD where the code is wrong: `simTries` of the line's service is of after it.
   * @returns INVALPARAM for a malformed code, INVALLINESTATE where the SIM does not wait for it, INUSE while a dial or another entry has
   * the modem, RESOURCEUNAVAIL without a modem. Nothing has been sent then.
   */
  enter(requestId: RequestId, block: Uint8Array): Result {
    const request = readSimRequest(block);
    block.fill(0);
    if (request === null) return LINEERR.INVALPARAM;
    const { link, requests } = this.#line;
    if (link.channel === null) return LINEERR.RESOURCEUNAVAIL;
    if (this.#network.known.sim !== request.wantedBy) return LINEERR.INVALLINESTATE;
    if (this.#running || this.#closedToCommands()) return LINEERR.INUSE;
    this.#running = true;
    requests.begin(requestId, 0);
    void this.#send(requestId, request).finally(() => {
      this.#running = false;
    });
    return accepted(requestId);
  }

  async #send(requestId: RequestId, request: SimRequest): Promise<void> {
    const { link, requests } = this.#line;
    const { sim, simTries } = this.#network.known;
    const command: AtCommand = {
      text: `AT+CPIN=${request.codes.map((code) => `"${code}"`).join(',')}`,
      timeLimitMs: ENTRY_LIMIT_MS,
      onWritten: () => {
        requests.mayHaveHappened(requestId);
      },
    };
    const outcome = await link.channel?.ask(command);
    if (outcome === undefined) return;
    if (isOk(outcome)) {
      requests.complete(requestId, (await this.#network.unlocked()) ? SUCCESS : LINEERR.OPERATIONFAILED);
      return;
    }
    await this.#network.pinTried();
    // Its result was lost, and the card took it.
    if (outcome.kind === 'timeout' && this.#network.known.sim === 'ready') requests.complete(requestId, SUCCESS);
    else if (this.#wasWrong(outcome, sim, simTries)) requests.complete(requestId, LINEERR.INVALPASSWORD);
    else requests.complete(requestId, ...failureOf(outcome));
  }

  /** Where the modem gives no reason, the tries that are gone do. */
  #wasWrong(outcome: AtOutcome, simBefore: SimState, triesBefore: number | null): boolean {
    if (outcome.kind !== 'final' && outcome.kind !== 'timeout') return false;
    const { sim, simTries } = this.#network.known;
    const cost = triesBefore !== null && simTries !== null && sim === simBefore && simTries < triesBefore;
    return WRONG.includes(cmeErrorOf(outcome)) || cost || (simBefore === 'pinWanted' && sim === 'pukWanted');
  }
}
