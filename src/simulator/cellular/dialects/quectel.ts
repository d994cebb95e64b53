import type { AnnouncedCall } from '../call-dialect.js';
import type { CellularProfile } from '../profile.js';
import { generic3gpp } from './generic.js';

/** <stat> of ^DSCI (Quectel EC2x AT commands manual), which are not the numbers of +CLCC. */
const states: Readonly<Record<AnnouncedCall['state'], number>> = {
  held: 1,
  dialling: 2,
  active: 3,
  incoming: 4,
  waiting: 5,
  released: 6,
  alerting: 7,
};

/** `^DSCI: id,dir,state,type,number,numtype`, after AT^DSCI=1. */
function dsci({ id, direction, state, party }: AnnouncedCall): string {
  const type = party.presentation !== 'allowed' ? 128 : party.number.startsWith('+') ? 145 : 129;
  return `^DSCI: ${id},${direction === 'outgoing' ? 0 : 1},${states[state]},0,${party.number},${type}`;
}

/** EC25: no line of its own for call progress unless AT^DSCI=1; +CLCC lists the packet data context too (ModemManager's quectel plugin, the EC2x manual). */
export const quectelEc25: CellularProfile = {
  ...generic3gpp,
  manufacturer: 'Quectel',
  model: 'EC25',
  revision: 'EC25EFAR06A03M4G',
  identification: ['Quectel', 'EC25', 'Revision: EC25EFAR06A03M4G'],
  capabilities: '+CGSM',
  calls: {
    changed: (call, isOn) => (isOn('^DSCI') ? [dsci(call)] : []),
    ended: (call, _, isOn) => (isOn('^DSCI') ? [dsci(call)] : []),
    endCodes: 'byOthers',
    // The digit by its character code.
    digit: (digit, isOn) => (isOn('+QTONEDET') ? `+QTONEDET: ${digit.charCodeAt(0)}` : ''),
    clip: generic3gpp.calls.clip,
  },
  bootLines: [
    { afterMs: 100, line: 'RDY' },
    { afterMs: 200, line: '+CFUN: 1' },
  ],
  readyLines: [
    { afterMs: 50, line: '+CPIN: READY' },
    { afterMs: 100, line: '+QUSIM: 1' },
    { afterMs: 2300, line: '+QIND: SMS DONE' },
    { afterMs: 2600, line: '+QIND: PB DONE' },
  ],
  listsDataContext: true,
  missing: ['+CTFR'],
  tellsForwardingSet: false,
  switches: {
    '^DSCI': { initial: '0', accepts: /^[01]$/ },
    '+QTONEDET': { initial: '0', accepts: /^[01]$/ },
    '+QURCCFG': { initial: '"urcport","usbat"', accepts: /^"urcport","(?:usbat|usbmodem|uart1)"$/i },
  },
};
