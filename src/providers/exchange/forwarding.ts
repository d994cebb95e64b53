import { readDestination } from '../../network/exchange/call-control.js';
import type { ForwardCondition, ForwardRule } from '../../network/exchange/forwarding.js';
import { LINEADDRESSSTATE, LINEFORWARDMODE } from '../../tspi/generated/constants.js';
import { LINEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../../tspi/result.js';
import type { LineForward } from '../../tspi/structures.js';
import { checkCallParams, isCountryCode } from './call-params.js';
import { MAX_FORWARD_RINGS, MAX_FORWARDS } from './capabilities.js';
import type { ExchangeContext, Functions } from './exchange-context.js';

type Kind = 'all' | 'internal' | 'external' | 'specific';

/** What each LINEFORWARDMODE of the exchange says (lineforwardmode--constants). */
const MODES: ReadonlyMap<number, readonly [ForwardCondition, Kind]> = new Map<
  number,
  readonly [ForwardCondition, Kind]
>([
  [LINEFORWARDMODE.UNCOND, ['always', 'all']],
  [LINEFORWARDMODE.UNCONDINTERNAL, ['always', 'internal']],
  [LINEFORWARDMODE.UNCONDEXTERNAL, ['always', 'external']],
  [LINEFORWARDMODE.UNCONDSPECIFIC, ['always', 'specific']],
  [LINEFORWARDMODE.BUSY, ['busy', 'all']],
  [LINEFORWARDMODE.BUSYINTERNAL, ['busy', 'internal']],
  [LINEFORWARDMODE.BUSYEXTERNAL, ['busy', 'external']],
  [LINEFORWARDMODE.BUSYSPECIFIC, ['busy', 'specific']],
  [LINEFORWARDMODE.NOANSW, ['noAnswer', 'all']],
  [LINEFORWARDMODE.NOANSWINTERNAL, ['noAnswer', 'internal']],
  [LINEFORWARDMODE.NOANSWEXTERNAL, ['noAnswer', 'external']],
  [LINEFORWARDMODE.NOANSWSPECIFIC, ['noAnswer', 'specific']],
  [LINEFORWARDMODE.BUSYNA, ['busyOrNoAnswer', 'all']],
  [LINEFORWARDMODE.BUSYNAINTERNAL, ['busyOrNoAnswer', 'internal']],
  [LINEFORWARDMODE.BUSYNAEXTERNAL, ['busyOrNoAnswer', 'external']],
  [LINEFORWARDMODE.BUSYNASPECIFIC, ['busyOrNoAnswer', 'specific']],
]);

/** What is forwarded, as LINEADDRESSSTATUS tells it. */
export function tapiForwards(rules: readonly ForwardRule[]): LineForward[] {
  return rules.map(({ when, of, to }) => {
    const kind = typeof of === 'object' ? 'specific' : of;
    const mode = [...MODES].find(([, [condition, whose]]) => condition === when && whose === kind);
    return {
      forwardMode: mode?.[0] ?? LINEFORWARDMODE.UNKNOWN,
      callerAddress: typeof of === 'object' ? of.caller : '',
      destCountryCode: 0,
      destAddress: to,
    };
  });
}

/** Where an extension's calls go when it does not take them. */
export function forwardingFunctions(context: ExchangeContext): Functions<'lineForward'> {
  return {
    lineForward(requestId, hdLine, allAddresses, addressId, list, numRings, _htCall, _hdCall, callParams) {
      const line = context.line(hdLine);
      if (line === undefined) return LINEERR.INVALLINEHANDLE;
      if (!allAddresses && addressId !== 0) return LINEERR.INVALADDRESSID;
      const checked = checkCallParams(line.extension, callParams);
      if (checked !== SUCCESS) return LINEERR.INVALPARAM;
      const rules = readForwards(list ?? []);
      if (typeof rules === 'number') return rules;
      const rings = Math.min(MAX_FORWARD_RINGS, Math.max(1, numRings));
      return context.requests.begin(requestId, [line], (complete) => {
        line.extension.forwards = rules;
        if (numRings !== 0) line.extension.ringsNoAnswer = rings;
        // Complete when it is taken; the message tells that it holds (lineforward).
        complete(SUCCESS);
        line.tellAddressState(LINEADDRESSSTATE.FORWARD);
      });
    },
  };
}

function readForwards(list: readonly LineForward[]): ForwardRule[] | Result {
  if (list.length > MAX_FORWARDS) return LINEERR.INVALPARAM;
  const rules: ForwardRule[] = [];
  for (const { forwardMode, callerAddress, destCountryCode, destAddress } of list) {
    const mode = MODES.get(forwardMode);
    const to = readDestination(destAddress);
    if (mode === undefined) return LINEERR.INVALPARAM;
    if (!isCountryCode(destCountryCode)) return LINEERR.INVALCOUNTRYCODE;
    if (typeof to === 'string') return LINEERR.INVALADDRESS;
    const [when, kind] = mode;
    rules.push({ when, of: kind === 'specific' ? { caller: callerAddress } : kind, to: to.number });
  }
  return rules;
}
