import type { AtChannel } from '../../../at/channel.js';
import type { AtCommand } from '../../../at/command.js';
import { statusAnswer } from '../../../at/responses/answer-shapes.js';
import { parseCurrentOperator, parseOperators } from '../../../at/responses/operators.js';
import { LINEERR } from '../../../tspi/generated/errors.js';
import { LINE_SERVICE, readService, type ChosenNetwork, type MobileNetwork } from '../../../tspi/line-services.js';
import { accepted, SUCCESS, type RequestId, type Result } from '../../../tspi/result.js';
import type { LineNetwork } from '../../../tspi/structures.js';
import { isOk, linesOf } from '../bring-up.js';
import { registrationOf } from './network-answers.js';
import { answered } from './services-answer.js';
import {
  endingOf,
  QUERY_LIMIT_MS,
  type Ask,
  type Ending,
  type ServiceRequests,
  unanswered,
  type ServicesOwner,
} from './services-line.js';

/** A scan takes up to three minutes for each band. */
const SCAN_LIMIT_MS = 315_000;
const SELECT_LIMIT_MS = 120_000;
/** Longest name that is shown. */
const MAX_NAME = 40;

/** A scan that has been asked for. */
interface Scan {
  command: AtCommand | null;
  channel: AtChannel | null;
  /** Why it was taken back: by a person, or because a call wants the modem. */
  takenBack: 'user' | 'call' | null;
}

/** The operator of a line's network: its name, the others within reach, and which one is chosen (3GPP TS 27.007, 7.3). */
export class Operators {
  /** Of the network that the modem is registered with; '' where it is not known. Without characters of control and direction. */
  name = '';
  /** The radio technology that it has then; '' where it is not told. */
  technology = '';
  readonly functions: ReadonlyMap<number, (id: RequestId, block: Uint8Array) => Result>;
  readonly #line: ServicesOwner;
  readonly #requests: ServiceRequests;
  #registration: LineNetwork['registration'] = 'unknown';
  #scan: Scan | null = null;

  constructor(line: ServicesOwner, requests: ServiceRequests) {
    this.#line = line;
    this.#requests = requests;
    this.functions = new Map([
      [LINE_SERVICE.READ_NETWORK, (id: RequestId, block: Uint8Array): Result => this.#read(id, block)],
      [LINE_SERVICE.SCAN_NETWORKS, (id, block) => this.#find(id, block)],
      [LINE_SERVICE.CANCEL_SCAN, (id) => this.#cancel(id)],
      [LINE_SERVICE.SELECT_NETWORK, (id, block) => this.#select(id, block)],
      [LINE_SERVICE.READ_REGISTRATION, (id, block) => this.#readRegistration(id, block)],
      [LINE_SERVICE.READ_REVISION, (id, block) => this.#readRevision(id, block)],
    ]);
  }

  /** The modem is registered so: with another network than before it has another name. */
  registered(registration: LineNetwork['registration']): void {
    const { channel } = this.#line.link;
    if (registration === this.#registration) return;
    this.#registration = registration;
    if (registration !== 'home' && registration !== 'roaming') this.#named('', '');
    else if (channel !== null) void this.#look(channel);
  }

  /** A call wants the modem. */
  giveWay(): void {
    if (this.#scan !== null) this.#takeBack(this.#scan, 'call');
  }

  /** The modem is gone, or is being closed. */
  stop(): void {
    this.name = '';
    this.technology = '';
    this.#registration = 'unknown';
    this.#scan = null;
  }

  /** Names in words (format 0), whatever another program has set. */
  async #look(channel: AtChannel): Promise<void> {
    await channel.ask({ text: 'AT+COPS=3,0', timeLimitMs: QUERY_LIMIT_MS });
    const outcome = await channel.ask({ text: 'AT+COPS?', heads: ['+COPS:'], timeLimitMs: QUERY_LIMIT_MS });
    const told = parseCurrentOperator(linesOf(outcome)[0] ?? '');
    const registered = this.#registration === 'home' || this.#registration === 'roaming';
    if (channel === this.#line.link.channel && registered)
      this.#named(told === null ? '' : shown(told.name), told?.technology ?? '');
  }

  #named(name: string, technology: string): void {
    if (name === this.name && technology === this.technology) return;
    this.name = name;
    this.technology = technology;
    this.#line.described();
  }

  #read(id: RequestId, block: Uint8Array): Result {
    return this.#requests.begin(id, async (ask) => {
      const outcome = await ask({ text: 'AT+COPS?', heads: ['+COPS:'], timeLimitMs: QUERY_LIMIT_MS });
      if (!isOk(outcome)) return unanswered(outcome);
      const told = parseCurrentOperator(linesOf(outcome)[0] ?? '');
      if (told === null) return [LINEERR.OPERATIONFAILED, 'known'];
      const network: ChosenNetwork = { mode: told.mode, name: shown(told.name) };
      return answered(block, network);
    });
  }

  #readRegistration(id: RequestId, block: Uint8Array): Result {
    return this.#requests.begin(id, async (ask) => {
      const command = { text: 'AT+CREG?', heads: [statusAnswer('+CREG:')], timeLimitMs: QUERY_LIMIT_MS };
      const outcome = await ask(command);
      return isOk(outcome) ? answered(block, registrationOf(outcome) ?? 'unknown') : unanswered(outcome);
    });
  }

  #readRevision(id: RequestId, block: Uint8Array): Result {
    return this.#requests.begin(id, async (ask) => {
      const outcome = await ask({ text: 'AT+CGMR', heads: ['+CGMR:'], bareText: true, timeLimitMs: QUERY_LIMIT_MS });
      const [revision = ''] = linesOf(outcome);
      return isOk(outcome) ? answered(block, shown(revision.replace(/^\+CGMR:/, ''))) : unanswered(outcome);
    });
  }

  #find(id: RequestId, block: Uint8Array): Result {
    if (this.#line.busy || this.#scan !== null) return LINEERR.INUSE;
    const scan: Scan = { command: null, channel: null, takenBack: null };
    this.#scan = scan;
    return this.#requests.begin(
      id,
      (ask) => this.#scanned(ask, scan, block),
      () => {
        if (this.#scan === scan) this.#scan = null;
      },
    );
  }

  async #scanned(ask: Ask, scan: Scan, block: Uint8Array): Promise<Ending> {
    // A call may have begun while it waited.
    if (this.#line.busy) scan.takenBack ??= 'call';
    const before = endOf(scan);
    if (before !== null) return before;
    const outcome = await ask({
      text: 'AT+COPS=?',
      heads: ['+COPS:'],
      timeLimitMs: SCAN_LIMIT_MS,
      abort: 'character',
      sent: (command, channel) => {
        scan.command = command;
        scan.channel = channel;
      },
    });
    const end = endOf(scan);
    if (end !== null) return end;
    if (!isOk(outcome)) return unanswered(outcome);
    const networks = linesOf(outcome).flatMap((line) => parseOperators(line) ?? []);
    return answered(
      block,
      networks.map(({ availability, longName, shortName, code, technology }): MobileNetwork => {
        return { availability, name: shown(longName) || shown(shortName) || code, code, technology };
      }),
    );
  }

  /** One character takes it back (V.250, 5.6.1); the modem answers OK or ERROR then, or nothing: then the channel finds its place again. */
  #takeBack(scan: Scan, why: 'user' | 'call'): void {
    scan.takenBack ??= why;
    if (scan.command !== null) scan.channel?.abort(scan.command);
  }

  #cancel(id: RequestId): Result {
    const { requests, scheduler } = this.#line;
    requests.begin(id, 0);
    if (this.#scan !== null) this.#takeBack(this.#scan, 'user');
    scheduler.soon(() => {
      requests.complete(id, SUCCESS);
    });
    return accepted(id);
  }

  #select(id: RequestId, block: Uint8Array): Result {
    const wanted = readService(block);
    if (typeof wanted !== 'string' || !/^(?:automatic|\d{5,6})$/.test(wanted)) return LINEERR.INVALPARAM;
    if (this.#line.busy) return LINEERR.INUSE;
    const text = wanted === 'automatic' ? 'AT+COPS=0' : `AT+COPS=1,2,"${wanted}"`;
    return this.#requests.begin(id, async (ask) => {
      if (this.#line.busy) return [LINEERR.INUSE, 'known'];
      const ending = endingOf(await ask({ text, timeLimitMs: SELECT_LIMIT_MS, changes: true }));
      const { channel } = this.#line.link;
      if (channel !== null) void this.#look(channel);
      return ending;
    });
  }
}

const ENDED: Readonly<Record<'user' | 'call', Ending>> = {
  user: [LINEERR.USERCANCELLED, 'known'],
  call: [LINEERR.INUSE, 'known'],
};

/** What a scan that was taken back ends with, whatever the modem says. */
function endOf({ takenBack }: Scan): Ending | null {
  return takenBack === null ? null : ENDED[takenBack];
}

/** What a network or a modem calls itself, fit to be shown: no characters of control, direction or line ends, and no more than fit. */
export function shown(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, '')
    .trim()
    .slice(0, MAX_NAME);
}
