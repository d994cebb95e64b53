import type { CellularProfile } from '../profile.js';
import { generic3gpp } from './generic.js';

/**
 * EM7455: no source tells how its firmware reports voice calls, so it is the modem that tells least: nothing but the answer of AT+CLCC
 * shows that a call has been answered or has ended.
 */
export const sierraEm7455: CellularProfile = {
  ...generic3gpp,
  manufacturer: 'Sierra Wireless, Incorporated',
  model: 'EM7455',
  revision: 'SIMULATED-1.0',
  identification: [
    'Manufacturer: Sierra Wireless, Incorporated',
    'Model: EM7455',
    'Revision: SIMULATED-1.0',
    `IMEI: ${generic3gpp.imei}`,
    'IMEI SV: 10',
    '+GCAP: +CGSM',
  ],
  capabilities: '+CGSM',
  calls: { ...generic3gpp.calls, endCodes: 'never' },
  tellsForwardingSet: false,
};
