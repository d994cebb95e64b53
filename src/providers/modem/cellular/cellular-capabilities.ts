import {
  LINEADDRCAPFLAGS,
  LINEADDRESSSTATE,
  LINEADDRFEATURE,
  LINECALLFEATURE,
  LINECALLFEATURE2,
  LINECALLINFOSTATE,
  LINECALLSTATE,
  LINECONNECTEDMODE,
  LINEDEVSTATE,
  LINEDISCONNECTMODE,
  LINEREMOVEFROMCONF,
  LINETRANSFERMODE,
} from '../../../tspi/generated/constants.js';
import type { LineAddressCaps } from '../../../tspi/structures.js';
import { MAX_PARTIES } from './possible.js';
import { FORWARD_MODES, MAX_FORWARD_RINGS, MAX_FORWARDS } from './services-forwarding.js';

/** The LINECALLSTATE bits that a line with several calls has beside those of one with a single call. */
export const CELLULAR_CALL_STATES =
  LINECALLSTATE.DIALTONE |
  LINECALLSTATE.ONHOLD |
  LINECALLSTATE.CONFERENCED |
  LINECALLSTATE.ONHOLDPENDCONF |
  LINECALLSTATE.ONHOLDPENDTRANSFER;

/** The LINEDEVSTATE bits of what a network does. */
export const NETWORK_LINE_STATES =
  LINEDEVSTATE.SIGNAL | LINEDEVSTATE.INSERVICE | LINEDEVSTATE.OUTOFSERVICE | LINEDEVSTATE.ROAMMODE;

const callFeatures =
  LINECALLFEATURE.DIAL |
  LINECALLFEATURE.HOLD |
  LINECALLFEATURE.UNHOLD |
  LINECALLFEATURE.SWAPHOLD |
  LINECALLFEATURE.SETUPTRANSFER |
  LINECALLFEATURE.COMPLETETRANSF |
  LINECALLFEATURE.SETUPCONF |
  LINECALLFEATURE.PREPAREADDCONF |
  LINECALLFEATURE.ADDTOCONF |
  LINECALLFEATURE.REMOVEFROMCONF |
  LINECALLFEATURE.REDIRECT;

const disconnectModes =
  LINEDISCONNECTMODE.REJECT |
  LINEDISCONNECTMODE.BADADDRESS |
  LINEDISCONNECTMODE.UNREACHABLE |
  LINEDISCONNECTMODE.CONGESTION |
  LINEDISCONNECTMODE.INCOMPATIBLE |
  LINEDISCONNECTMODE.NUMBERCHANGED |
  LINEDISCONNECTMODE.OUTOFORDER |
  LINEDISCONNECTMODE.QOSUNAVAIL;

/**
 * What LINEADDRESSCAPS of a cellular line has otherwise: one active and one held call (3GPP TS 22.083), each a call or a conference of
 * five others at most (TS 22.084). +CHLD=3 and 4 take whatever is held and active (TS 22.030, 6.5.5.1), so: a call that was put on hold by itself can be
 * transferred (TRANSFERHELD), and conferenced to (CONFERENCEHELD); a call that lineMakeCall made, or that came in, serves as consultation call of either
 * (TRANSFERMAKE, CONFERENCEMAKE).
 */
export function cellularAddressCaps(
  common: Pick<LineAddressCaps, 'callFeatures' | 'callInfoStates' | 'disconnectModes'>,
): Partial<LineAddressCaps> {
  return {
    disconnectModes: common.disconnectModes | disconnectModes,
    connectedModes: LINECONNECTEDMODE.ACTIVE | LINECONNECTEDMODE.ACTIVEHELD,
    callInfoStates: common.callInfoStates | LINECALLINFOSTATE.CALLEDID | LINECALLINFOSTATE.REASON,
    maxNumOnHoldCalls: 1,
    maxNumOnHoldPendingCalls: 1,
    maxNumConference: MAX_PARTIES + 1,
    maxNumTransConf: MAX_PARTIES + 1,
    removeFromConfCaps: LINEREMOVEFROMCONF.ANY,
    removeFromConfState: LINECALLSTATE.CONNECTED,
    transferModes: LINETRANSFERMODE.TRANSFER | LINETRANSFERMODE.CONFERENCE,
    // One's own number can be withheld for one call (LINECALLPARAMFLAGS_BLOCKID).
    addrCapFlags:
      LINEADDRCAPFLAGS.TRANSFERHELD |
      LINEADDRCAPFLAGS.TRANSFERMAKE |
      LINEADDRCAPFLAGS.CONFERENCEHELD |
      LINEADDRCAPFLAGS.CONFERENCEMAKE |
      LINEADDRCAPFLAGS.BLOCKIDOVERRIDE,
    addressStates: LINEADDRESSSTATE.FORWARD,
    addressFeatures: LINEADDRFEATURE.MAKECALL | LINEADDRFEATURE.FORWARD,
    forwardModes: FORWARD_MODES,
    maxForwardEntries: MAX_FORWARDS,
    maxSpecificEntries: 0,
    minFwdNumRings: 1,
    maxFwdNumRings: MAX_FORWARD_RINGS,
    callFeatures: (common.callFeatures | callFeatures) >>> 0,
    callFeatures2: LINECALLFEATURE2.TRANSFERNORM | LINECALLFEATURE2.TRANSFERCONF,
  };
}
