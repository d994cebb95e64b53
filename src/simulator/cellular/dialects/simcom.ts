import { clccLine, numberAndType } from '../call-lines.js';
import type { AnnouncedCall, CallEnd } from '../call-dialect.js';
import type { CellularProfile } from '../profile.js';
import { generic3gpp } from './generic.js';

const { times } = generic3gpp;

/** Lines of +CLCC that come by themselves after AT+CLCC=1: the SIMCom manuals. */
function listed(call: AnnouncedCall, isOn: (name: string) => boolean): string[] {
  return isOn('+CLCC') ? [clccLine(call)] : [];
}

/** SIM800: OK at once, then nothing until the end, unless AT+CLCC=1; its facts are from the SIM800 manual as it is known, unverified. */
export const simcomSim800: CellularProfile = {
  ...generic3gpp,
  manufacturer: 'SIMCOM_Ltd',
  model: 'SIMCOM_SIM800L',
  revision: 'Revision:1418B05SIM800L24',
  identification: ['SIM800 R14.18'],
  capabilities: '+CGSM',
  calls: {
    changed: listed,
    ended: (call, _, isOn) => listed(call, isOn),
    endCodes: 'byOthers',
    digit: (digit, isOn) => (isOn('+DDET') ? `+DTMF: ${digit}` : ''),
    clip: (party) => `+CLIP: ${numberAndType(party)},"",0,"${party.name}",0`,
  },
  bootLines: [
    { afterMs: 100, line: 'RDY' },
    { afterMs: 200, line: '+CFUN: 1' },
  ],
  readyLines: [
    { afterMs: 50, line: '+CPIN: READY' },
    { afterMs: 2500, line: 'Call Ready' },
    { afterMs: 2700, line: 'SMS Ready' },
  ],
  // It finds the baud rate from what comes first.
  deafLines: 1,
  accessTechnology: null,
  missing: ['+CEREG', '+CPINR'],
  tellsForwardingSet: false,
  switches: {
    '+CLCC': { initial: '0', accepts: /^[01]$/ },
    '+DDET': { initial: '0', accepts: /^[01](?:,\d+){0,3}$/ },
  },
};

/** `VOICE CALL: END: 000012`, and who called while nobody answered: ModemManager's simtech plugin. */
function ended(call: AnnouncedCall, end: CallEnd): string[] {
  const missed = call.direction === 'incoming' && !end.answered && end.by === 'other';
  if (missed) return [`MISSED_CALL: ${clockTime(end.wallTimeMs)} ${call.party.number}`];
  return end.answered ? [`VOICE CALL: END: ${String(end.durationS).padStart(6, '0')}`] : [];
}

/** `11:53AM` */
function clockTime(wallTimeMs: number): string {
  const minutes = Math.floor(wallTimeMs / 60_000) % 1440;
  const hours = Math.floor(minutes / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(hours % 12 === 0 ? 12 : hours % 12)}:${two(minutes % 60)}${hours < 12 ? 'AM' : 'PM'}`;
}

/** SIM7600: +CLCC by itself, VOICE CALL lines; ATH keeps a voice call unless AT+CVHU=0. */
export const simcomSim7600: CellularProfile = {
  ...generic3gpp,
  manufacturer: 'SIMCOM INCORPORATED',
  model: 'SIMCOM_SIM7600G-H',
  revision: 'SIMULATED-1.0',
  identification: [
    'Manufacturer: SIMCOM INCORPORATED',
    'Model: SIMCOM_SIM7600G-H',
    'Revision: SIMULATED-1.0',
    `IMEI: ${generic3gpp.imei}`,
    '+GCAP: +CGSM',
  ],
  capabilities: '+CGSM',
  calls: {
    changed: (call, isOn) => [...(call.state === 'active' ? ['VOICE CALL: BEGIN'] : []), ...listed(call, isOn)],
    ended: (call, end, isOn) => [...listed(call, isOn), ...ended(call, end)],
    endCodes: 'byOthers',
    digit: (digit) => `+RXDTMF: ${digit}`,
    clip: generic3gpp.calls.clip,
  },
  hangUpControl: '1',
  readyLines: [
    { afterMs: 0, line: '+CPIN: READY' },
    { afterMs: 2355, line: 'SMS DONE' },
    { afterMs: 2555, line: 'PB DONE' },
  ],
  doubledCr: ['+CRING'],
  tellsForwardingSet: false,
  switches: { '+CLCC': { initial: '1', accepts: /^[01]$/ } },
  times: { ...times, simBusy: 700, registration: 2055, dial: 180, hangUp: 260 },
};
