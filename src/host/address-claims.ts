import { LINEADDRCAPFLAGS, LINECALLSTATE } from '../tspi/generated/constants.js';
import type { RoutedName } from '../tspi/method-parameters.js';
import type { LineAddressCaps } from '../tspi/structures.js';
import type { HostCall } from './call.js';

/** States in which a function may be called beyond those of TSPI's table, where the call's address claims it. */
interface Claim {
  /** One LINEADDRCAPFLAGS. */
  readonly flag: number;
  /** LINECALLSTATE bits, of the function's first call. */
  readonly states: number;
}

/**
 * TSPI's page of lineCompleteTransfer has only onHoldPendingTransfer, TAPI's (nf-tapi-linecompletetransfer) onHold as well: a hard-held call, which
 * some addresses can transfer and others cannot (LINEADDRCAPFLAGS_TRANSFERHELD). lineAddToConference has onHold on both pages.
 */
const CLAIMS: Partial<Record<RoutedName, Claim>> = {
  lineCompleteTransfer: { flag: LINEADDRCAPFLAGS.TRANSFERHELD, states: LINECALLSTATE.ONHOLD },
};

/** Whether the address of a call claims that a function can be called in the state that the call, its first, is in. */
export function claimsState(name: RoutedName, call: HostCall): boolean {
  const claim = CLAIMS[name];
  if (claim === undefined || (call.state & claim.states) === 0) return false;
  return ((addressCapsOf(call)?.addrCapFlags ?? 0) & claim.flag) !== 0;
}

/** What the address that a call is on can do; undefined where the provider does not say. */
function addressCapsOf({ hdCall, line: { device } }: HostCall): LineAddressCaps | undefined {
  const { addressCaps, caps, deviceId, provider, tspiVersion } = device;
  if (caps.numAddresses <= 1) return addressCaps;
  if (hdCall === 0) return undefined;
  const info = provider.structure('lineGetCallInfo', (p, holder) => p.lineGetCallInfo(hdCall, holder));
  if (info === undefined) return undefined;
  return provider.structure('lineGetAddressCaps', (p, holder) =>
    p.lineGetAddressCaps(deviceId, info.addressId, tspiVersion, 0, holder),
  );
}
