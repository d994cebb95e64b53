import { LINECALLFEATURE, LINECALLSTATE } from '../../tspi/generated/constants.js';
import type { SampleCall } from './sample-call.js';

const F = LINECALLFEATURE;
const S = LINECALLSTATE;

/** What can be done in any state but IDLE. */
const ALWAYS =
  F.DROP | F.GATHERDIGITS | F.MONITORMEDIA | F.MONITORTONES | F.SECURECALL | F.SETTREATMENT | F.SETCALLDATA;
const UP = F.MONITORDIGITS | F.SETCALLPARAMS;
const TALKING =
  F.BLINDTRANSFER |
  F.GENERATEDIGITS |
  F.GENERATETONE |
  F.HOLD |
  F.PARK |
  F.SENDUSERUSER |
  F.SETUPCONF |
  F.SETUPTRANSFER;
const WAITING = F.ACCEPT | F.ANSWER | F.REDIRECT | F.SENDUSERUSER;

const BY_STATE: Readonly<Record<number, number>> = {
  [S.OFFERING]: WAITING,
  [S.ACCEPTED]: WAITING & ~F.ACCEPT,
  [S.DIALTONE]: F.DIAL,
  [S.PROCEEDING]: F.COMPLETECALL,
  [S.RINGBACK]: F.COMPLETECALL | F.SENDUSERUSER,
  [S.BUSY]: F.COMPLETECALL,
  [S.CONNECTED]: TALKING | F.SWAPHOLD,
  [S.ONHOLD]: F.UNHOLD | F.SWAPHOLD,
  [S.ONHOLDPENDTRANSFER]: F.UNHOLD | F.SWAPHOLD | F.COMPLETETRANSF,
  [S.ONHOLDPENDCONF]: F.UNHOLD | F.ADDTOCONF,
  [S.CONFERENCED]: F.REMOVEFROMCONF,
};

/** The LINECALLFEATURE bits that are possible now. */
export function sampleFeatures({ state, members, userUserInfo }: SampleCall): number {
  if (state === 0 || state === S.IDLE) return 0;
  const released = userUserInfo === null ? 0 : F.RELEASEUSERUSERINFO;
  const conference = members !== null && state === S.CONNECTED ? F.PREPAREADDCONF : 0;
  return (ALWAYS | (state === S.DISCONNECTED ? 0 : UP) | (BY_STATE[state] ?? 0) | released | conference) >>> 0;
}
