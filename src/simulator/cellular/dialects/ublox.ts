import { clccStates } from '../call-lines.js';
import type { CellularProfile } from '../profile.js';
import { generic3gpp } from './generic.js';

/** TOBY-L2: +UCALLSTAT after AT+UCALLSTAT=1, with the states of +CLCC and 6 for the end (u-blox AT commands manual). */
export const ubloxTobyL2: CellularProfile = {
  ...generic3gpp,
  manufacturer: 'u-blox',
  model: 'TOBY-L210',
  revision: 'SIMULATED-1.0',
  identification: ['TOBY-L210'],
  capabilities: '+FCLASS,+CGSM',
  calls: {
    changed: ({ id, state }, isOn) => (isOn('+UCALLSTAT') ? [`+UCALLSTAT: ${id},${clccStates[state]}`] : []),
    ended: ({ id }, _, isOn) => (isOn('+UCALLSTAT') ? [`+UCALLSTAT: ${id},6`] : []),
    endCodes: 'byOthers',
    digit: (digit, isOn) => (isOn('+UDTMFD') ? `+UDTMFD: ${digit}` : ''),
    clip: generic3gpp.calls.clip,
  },
  tellsForwardingSet: false,
  switches: {
    '+UCALLSTAT': { initial: '0', accepts: /^[01]$/ },
    '+UDTMFD': { initial: '0', accepts: /^[012](?:,[012])?$/ },
  },
};
