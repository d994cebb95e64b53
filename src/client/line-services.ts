import { LINEFORWARDMODE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import {
  FORWARD_ONE,
  FORWARDING_LONGEST_S,
  FORWARDING_REASONS,
  FORWARDING_STEP_S,
  FORWARDING_USUAL_S,
  LINE_SERVICE,
  readService,
  serviceBlock,
} from '../tspi/line-services.js';
import { out } from '../tspi/result.js';
import { TelephonyError, type TelephonyErrorCode } from './telephony.js';
import type {
  CallerIdService,
  CallForwarding,
  CallWaiting,
  ChosenNetwork,
  Forwarding,
  ForwardingReason,
  MobileNetwork,
  NetworkServices,
  OwnNumber,
} from './telephony-services.js';
import type { Tapi } from './tapi.js';
import type { TelephonyClient } from './telephony-client.js';

/** The line that asks. */
export interface ServedLine {
  readonly hLine: number;
  readonly name: string;
  readonly tapi: Tapi;
  readonly telephony: TelephonyClient;
}

/** What a refusal means here. */
const CODES: ReadonlyMap<number, TelephonyErrorCode> = new Map<number, TelephonyErrorCode>([
  [LINEERR.INUSE, 'lineBusy'],
  [LINEERR.USERCANCELLED, 'aborted'],
]);

/** Services of a mobile network, by lineForward and by sub-functions of lineDevSpecific. */
export class LineServicesFace implements Omit<NetworkServices, 'hasNetworkServices'> {
  readonly forwarding: CallForwarding;
  readonly callWaiting: CallWaiting;
  readonly ownNumber: OwnNumber;

  constructor(private readonly line: ServedLine) {
    this.forwarding = {
      read: () => this.#readForwarding(),
      set: (reason, number, options) => this.#forward(reason, number, options?.afterSeconds ?? FORWARDING_USUAL_S),
      erase: (reason) => this.#erase(reason),
    };
    this.callWaiting = {
      read: async () => (await this.#ask(LINE_SERVICE.READ_WAITING)) === true,
      set: async (on) => {
        await this.#ask(LINE_SERVICE.SET_WAITING, on);
      },
    };
    this.ownNumber = {
      read: async () => (await this.#ask(LINE_SERVICE.READ_CALLER_ID)) as CallerIdService,
      set: async (setting) => {
        await this.#ask(LINE_SERVICE.SET_CALLER_ID, setting);
      },
    };
  }

  async readNetwork(): Promise<ChosenNetwork> {
    return (await this.#ask(LINE_SERVICE.READ_NETWORK)) as ChosenNetwork;
  }

  async scanNetworks({ signal }: { readonly signal?: AbortSignal } = {}): Promise<readonly MobileNetwork[]> {
    if (signal?.aborted === true) throw new TelephonyError('aborted', 'The scan was aborted before it began.', 0);
    const cancel = (): void => {
      // Whatever becomes of that, the scan itself tells.
      this.#ask(LINE_SERVICE.CANCEL_SCAN).catch(() => undefined);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return (await this.#ask(LINE_SERVICE.SCAN_NETWORKS)) as MobileNetwork[];
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  async selectNetwork(code: string): Promise<void> {
    await this.#ask(LINE_SERVICE.SELECT_NETWORK, code);
  }

  async #readForwarding(): Promise<readonly Forwarding[]> {
    const all: Forwarding[] = [];
    for (const reason of FORWARDING_REASONS)
      all.push((await this.#ask(LINE_SERVICE.READ_FORWARDING, reason)) as Forwarding);
    return all;
  }

  async #forward(reason: ForwardingReason, number: string, afterSeconds: number): Promise<void> {
    const steps = afterSeconds / FORWARDING_STEP_S;
    if (!Number.isInteger(steps) || steps < 1 || afterSeconds > FORWARDING_LONGEST_S)
      throw new TelephonyError('refused', 'It can ring 5, 10, 15, 20, 25 or 30 seconds first.', LINEERR.INVALPARAM);
    // Without a number it would be forwarded to nowhere, and the list of nothing ends all.
    if (number.trim() === '') throw new TelephonyError('invalidAddress', 'There is no number.', LINEERR.INVALADDRESS);
    const entry = { forwardMode: LINEFORWARDMODE.UNCOND, callerAddress: '', destCountryCode: 0, destAddress: number };
    const devSpecific = Uint8Array.of(FORWARD_ONE, FORWARDING_REASONS.indexOf(reason));
    await this.#lineForward([entry], steps, { devSpecific });
  }

  async #erase(reason: ForwardingReason | 'all'): Promise<void> {
    if (reason === 'all') await this.#lineForward(null, 0, null);
    else await this.#ask(LINE_SERVICE.ERASE_FORWARDING, reason);
  }

  #lineForward(
    list: Parameters<Tapi['lineForward']>[3],
    rings: number,
    params: { readonly devSpecific: Uint8Array } | null,
  ): Promise<void> {
    const { tapi, telephony, hLine } = this.#open;
    return telephony.run(tapi.lineForward(hLine, true, 0, list, rings, out(0), params), 'lineForward');
  }

  async #ask(service: number, question?: unknown): Promise<unknown> {
    const { tapi, telephony, hLine } = this.#open;
    try {
      const id = tapi.lineDevSpecific(hLine, 0, 0, serviceBlock(service, question));
      return readService(await telephony.runBlock(id, 'lineDevSpecific'));
    } catch (error) {
      const code = error instanceof TelephonyError ? CODES.get(error.result) : undefined;
      if (!(error instanceof TelephonyError) || code === undefined) throw error;
      throw new TelephonyError(code, error.message, error.result, error.outcome, { cause: error });
    }
  }

  get #open(): ServedLine {
    if (this.line.hLine === 0) throw new TelephonyError('unplugged', `${this.line.name} is not in service.`, 0);
    return this.line;
  }
}
