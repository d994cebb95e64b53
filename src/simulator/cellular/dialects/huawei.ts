import type { AnnouncedCall } from '../call-dialect.js';
import type { CellularProfile } from '../profile.js';
import { generic3gpp } from './generic.js';

/** ^ORIG, ^CONF and ^CONN: call set up, ringing there, answered; the second number is the call type, 0 voice. */
function progress({ id, direction, state }: AnnouncedCall): string[] {
  if (state === 'dialling') return [`^ORIG:${id},0`];
  if (state === 'alerting') return [`^CONF:${id}`];
  return state === 'active' && direction === 'outgoing' ? [`^CONN:${id},0`] : [];
}

/** E-series: each step of a call has a line, and its end a cause of 24.008; AT^CURC=0 stops them (asterisk-chan-dongle). */
export const huaweiESeries: CellularProfile = {
  ...generic3gpp,
  manufacturer: 'huawei',
  model: 'E1750',
  revision: '11.608.09.01.21',
  identification: [
    'Manufacturer: huawei',
    'Model: E1750',
    'Revision: 11.608.09.01.21',
    `IMEI: ${generic3gpp.imei}`,
    '+GCAP: +CGSM,+FCLASS,+DS',
  ],
  capabilities: '+CGSM,+FCLASS,+DS',
  calls: {
    changed: (call, isOn) => (isOn('^CURC') ? progress(call) : []),
    // Duration in seconds, how it ended (104: by call control), cause.
    ended: ({ id }, { durationS, cause }, isOn) => (isOn('^CURC') ? [`^CEND:${id},${durationS},104,${cause}`] : []),
    endCodes: 'byOthers',
    digit: () => '',
    clip: generic3gpp.calls.clip,
  },
  hangUpControl: '1',
  bootLines: [{ afterMs: 100, line: '^BOOT:20096767,0,0,0,75' }],
  readyLines: [{ afterMs: 2100, line: '^SRVST:2' }],
  clacDoubledCr: true,
  tellsForwardingSet: false,
  signalLine: (rssi) => `^RSSI:${rssi}`,
  unknownCommand: 'COMMAND NOT SUPPORT',
  accessTechnology: 2,
  missing: ['+CEREG', '+CTFR'],
  switches: {
    '^CURC': { initial: '1', accepts: /^[01]$/ },
    '^CVOICE': { initial: '0', accepts: /^[01]$/, reads: '^CVOICE:0,8000,16,20' },
    '^DDSETEX': { initial: '0', accepts: /^[0-2]$/ },
  },
  times: { ...generic3gpp.times, dial: 120 },
};
