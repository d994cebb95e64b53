import { parseCallWaiting, parseNumberRestriction } from '../../../at/responses/supplementary.js';
import type { Urc } from '../../../at/urc.js';
import { LINEADDRESSSTATE, TAPI_MESSAGE } from '../../../tspi/generated/constants.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import {
  CALLER_ID_SETTINGS,
  FORWARD_ONE,
  FORWARDING_REASONS,
  FORWARDING_STEP_S,
  LINE_SERVICE,
  readService,
  type CallerIdSetting,
  type Forwarding,
  type ForwardingReason,
} from '../../../tspi/line-services.js';
import type { RequestId, Result } from '../../../tspi/result.js';
import type { LineAddressStatus, LineCallParams, LineForward, LineNetwork } from '../../../tspi/structures.js';
import { isOk, linesOf } from '../bring-up.js';
import { Operators } from './operators.js';
import { answered } from './services-answer.js';
import {
  erase,
  forwardedTo,
  forwardingOf,
  planOf,
  register,
  secondsOf,
  tapiForwards,
  type ForwardingStep,
} from './services-forwarding.js';
import {
  DONE,
  endingOf,
  QUERY_LIMIT_MS,
  ServiceRequests,
  unanswered,
  type Ask,
  type Ending,
  type ServicesOwner,
} from './services-line.js';

type SubFunction = (id: RequestId, block: Uint8Array) => Result;

/** +CCWA is also a call that waits: its answer has two numbers and nothing else. */
const waitingAnswer = { head: '+CCWA:', fits: (line: string): boolean => parseCallWaiting(line) !== null };
/** <class> 1: voice. */
const VOICE = 1;

/** What a mobile network does for a line beside its calls: forwarding, call waiting, its number withheld, which network it is. */
export class LineServices {
  readonly #line: ServicesOwner;
  readonly #requests: ServiceRequests;
  readonly #operators: Operators;
  /** What the network has told, or has taken, since the modem was set up. What is not here is not known. */
  readonly #forwardings = new Map<ForwardingReason, Forwarding>();
  readonly #functions: ReadonlyMap<number, SubFunction>;

  constructor(line: ServicesOwner) {
    this.#line = line;
    this.#requests = new ServiceRequests(line);
    this.#operators = new Operators(line, this.#requests);
    this.#functions = new Map<number, SubFunction>([
      [LINE_SERVICE.READ_FORWARDING, (id, block) => this.#readForwarding(id, block)],
      [LINE_SERVICE.ERASE_FORWARDING, (id, block) => this.#eraseForwarding(id, block)],
      [LINE_SERVICE.READ_WAITING, (id, block) => this.#readWaiting(id, block)],
      [LINE_SERVICE.SET_WAITING, (id, block) => this.#setWaiting(id, block)],
      [LINE_SERVICE.READ_CALLER_ID, (id, block) => this.#readCallerId(id, block)],
      [LINE_SERVICE.SET_CALLER_ID, (id, block) => this.#setCallerId(id, block)],
      ...this.#operators.functions,
    ]);
  }

  /** What is known to be forwarded (LINEADDRESSSTATUS). */
  get forwards(): Pick<LineAddressStatus, 'forwards' | 'numRingsNoAnswer'> {
    const known = FORWARDING_REASONS.flatMap((reason) => this.#forwardings.get(reason) ?? []);
    const seconds = this.#forwardings.get('noReply')?.afterSeconds ?? 0;
    return { forwards: tapiForwards(known), numRingsNoAnswer: Math.round(seconds / FORWARDING_STEP_S) };
  }

  /** What is known of the network, for people. */
  standing(network: LineNetwork): LineNetwork {
    const { name, technology } = this.#operators;
    return {
      ...network,
      ...(name === '' ? {} : { operator: name }),
      ...(technology === '' ? {} : { technology }),
    };
  }

  /** The modem is registered so. */
  registered(registration: LineNetwork['registration']): void {
    this.#operators.registered(registration);
  }

  /** Another call wants the modem: a scan is taken back. */
  giveWay(): void {
    this.#operators.giveWay();
  }

  urc(urc: Urc): void {
    if (urc.kind === 'ring') this.giveWay();
  }

  /** The modem is gone, or is being closed: what was known may be another card's next time. */
  stop(): void {
    this.#forwardings.clear();
    this.#operators.stop();
  }

  /**
   * Puts a list in the place of all that is forwarded, or with {@link FORWARD_ONE} begins one and leaves the others. No call is made for it.
   * @param params - Checked, but for its own block.
   */
  forward(id: RequestId, list: readonly LineForward[], rings: number, params: LineCallParams | null): Result {
    const block = params?.devSpecific ?? new Uint8Array();
    const one = block[0] === FORWARD_ONE ? FORWARDING_REASONS[block[1] ?? -1] : null;
    if (one === undefined) return LINEERR.INVALPARAM;
    // What is known when its turn has come decides; a list that cannot be is refused at once.
    const plan = (): readonly ForwardingStep[] | Result =>
      one === null ? planOf(list, rings, this.#forwardings) : onlyOne(one, list, rings);
    const refused = plan();
    if (typeof refused === 'number') return refused;
    return this.#change(id, plan);
  }

  /** lineDevSpecific: null where it is none of these sub-functions. */
  devSpecific(id: RequestId, block: Uint8Array): Result | null {
    return this.#functions.get(block[0] ?? -1)?.(id, block) ?? null;
  }

  #change(id: RequestId, plan: () => readonly ForwardingStep[] | Result): Result {
    let changed = false;
    const work = async (ask: Ask): Promise<Ending> => {
      const steps = plan();
      if (typeof steps === 'number') return [steps, 'known'];
      for (const { reasons, text, holds } of steps) {
        const outcome = await ask({ text, changes: true });
        const ending = endingOf(outcome);
        // What a command that failed has left is not known any more.
        for (const reason of reasons)
          if (ending === DONE) this.#forwardings.set(reason, { reason, ...holds });
          else this.#forwardings.delete(reason);
        if (ending !== DONE) return changed ? [ending[0], 'unknown'] : ending;
        changed = true;
      }
      return DONE;
    };
    return this.#requests.begin(id, work, () => {
      if (changed) this.#tellForwarding();
    });
  }

  #readForwarding(id: RequestId, block: Uint8Array): Result {
    const reason = reasonIn(block);
    if (reason === undefined) return LINEERR.INVALPARAM;
    let changed = false;
    const work = async (ask: Ask): Promise<Ending> => {
      const text = `AT+CCFC=${FORWARDING_REASONS.indexOf(reason)},2`;
      const outcome = await ask({ text, heads: ['+CCFC:'] });
      if (!isOk(outcome)) return unanswered(outcome);
      const told = forwardingOf(reason, outcome);
      const before = this.#forwardings.get(reason);
      changed = (before?.active ?? false) !== told.active || (told.active && before?.number !== told.number);
      this.#forwardings.set(reason, told);
      return answered(block, told);
    };
    return this.#requests.begin(id, work, () => {
      if (changed) this.#tellForwarding();
    });
  }

  #eraseForwarding(id: RequestId, block: Uint8Array): Result {
    const reason = reasonIn(block);
    return reason === undefined ? LINEERR.INVALPARAM : this.#change(id, () => erase([reason]));
  }

  #readWaiting(id: RequestId, block: Uint8Array): Result {
    return this.#requests.begin(id, async (ask) => {
      const outcome = await ask({ text: 'AT+CCWA=1,2', heads: [waitingAnswer] });
      if (!isOk(outcome)) return unanswered(outcome);
      const told = linesOf(outcome).map(parseCallWaiting);
      return answered(
        block,
        told.some((one) => one?.active === true && (one.serviceClass & VOICE) !== 0),
      );
    });
  }

  #setWaiting(id: RequestId, block: Uint8Array): Result {
    const on = readService(block);
    if (typeof on !== 'boolean') return LINEERR.INVALPARAM;
    const text = `AT+CCWA=1,${Number(on)},${VOICE}`;
    return this.#requests.begin(id, async (ask) => endingOf(await ask({ text, changes: true })));
  }

  #readCallerId(id: RequestId, block: Uint8Array): Result {
    return this.#requests.begin(id, async (ask) => {
      const outcome = await ask({ text: 'AT+CLIR?', heads: ['+CLIR:'] });
      if (!isOk(outcome)) return unanswered(outcome);
      const told = parseNumberRestriction(linesOf(outcome)[0] ?? '');
      if (told === null) return [LINEERR.OPERATIONFAILED, 'known'];
      return answered(block, { setting: CALLER_ID_SETTINGS[told.setting], network: told.network });
    });
  }

  #setCallerId(id: RequestId, block: Uint8Array): Result {
    const setting = CALLER_ID_SETTINGS.indexOf(readService(block) as CallerIdSetting);
    if (setting < 0) return LINEERR.INVALPARAM;
    const command = { text: `AT+CLIR=${setting}`, timeLimitMs: QUERY_LIMIT_MS, changes: true };
    return this.#requests.begin(id, async (ask) => endingOf(await ask(command)));
  }

  #tellForwarding(): void {
    const { host, htLine } = this.#line;
    if (htLine !== null) host.lineEvent(htLine, 0, TAPI_MESSAGE.LINE_ADDRESSSTATE, 0, LINEADDRESSSTATE.FORWARD, 0);
  }
}

function reasonIn(block: Uint8Array): ForwardingReason | undefined {
  const asked = readService(block);
  return FORWARDING_REASONS.find((reason) => reason === asked);
}

function onlyOne(
  reason: ForwardingReason,
  list: readonly LineForward[],
  rings: number,
): readonly ForwardingStep[] | Result {
  const [entry] = list;
  if (entry === undefined || list.length > 1) return LINEERR.INVALPARAM;
  const number = forwardedTo(entry.destAddress);
  return number === null ? LINEERR.INVALADDRESS : [register(reason, number, secondsOf(rings))];
}
