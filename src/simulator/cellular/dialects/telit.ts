import type { AnnouncedCall } from '../call-dialect.js';
import { typeOf } from '../call-lines.js';
import type { CellularProfile } from '../profile.js';
import { generic3gpp } from './generic.js';

/** `<ccstatus>` of #ECAM: Telit AT Commands Reference Guide (80000ST10025a). */
const STATUS: Readonly<Record<AnnouncedCall['state'], number>> = {
  released: 0,
  dialling: 1,
  alerting: 2,
  active: 3,
  held: 4,
  waiting: 5,
  incoming: 6,
};
const BUSY = 7;
const USER_BUSY_CAUSE = 17;

/** `#ECAM: ccid,ccstatus,calltype,,,[number,type]`: ids from 0, type 1 voice, the number only while calling. */
function ecam({ id, state, party }: AnnouncedCall, status = STATUS[state]): string {
  const number = state === 'dialling' ? `"${party.number}",${typeOf(party.number)}` : '';
  return `#ECAM: ${id - 1},${status},1,,,${number}`;
}

/** LE910: #ECAM after AT#ECAM=1, beside the usual codes; #QSS tells of the card. */
export const telitLe910: CellularProfile = {
  ...generic3gpp,
  manufacturer: 'Telit',
  model: 'LE910C1-EUX',
  revision: 'SIMULATED-1.0',
  identification: ['332'],
  capabilities: '+CGSM,+DS,+FCLASS',
  calls: {
    changed: (call, isOn) => (isOn('#ECAM') ? [ecam(call)] : []),
    ended: (call, { cause }, isOn) =>
      isOn('#ECAM') ? [...(cause === USER_BUSY_CAUSE ? [ecam(call, BUSY)] : []), ecam(call)] : [],
    endCodes: 'byOthers',
    digit: (digit, isOn) => (isOn('#DTMF') ? `#DTMFEV: ${digit}` : ''),
    clip: generic3gpp.calls.clip,
  },
  tellsForwardingSet: false,
  switches: {
    '#ECAM': { initial: '0', accepts: /^[01]$/ },
    '#DTMF': { initial: '0', accepts: /^[01]$/ },
    '#QSS': { initial: '0', accepts: /^[0-2]$/, reads: '#QSS: 0,3' },
  },
};
