import { LINECALLSTATE } from '../../tspi/generated/constants.js';
import type { CallList, LiveCall } from './live-calls.js';

/** By <stat>: active, held, dialling, alerting, incoming, waiting (3GPP TS 27.007, 7.18). */
const states: readonly number[] = [
  LINECALLSTATE.CONNECTED,
  LINECALLSTATE.ONHOLD,
  LINECALLSTATE.DIALING,
  LINECALLSTATE.RINGBACK,
  LINECALLSTATE.OFFERING,
  LINECALLSTATE.OFFERING,
];

/** `+CLCC: <id>,<dir>,<stat>,<mode>,<mpty>[,<number>,<type>…`; <mode> 0 is voice: data sessions are listed as well by some modems. */
const voiceCall = /^\+CLCC: ?\d{1,2},([01]),([0-5]),0,[01](?:,"(\+?[0-9*#A-D]{0,80})",(\d{1,3}))?/i;
/** <type> of an international number: TON 1, E.164 (3GPP TS 24.008, 10.5.4.7). */
const INTERNATIONAL = '145';

/** The list of current calls of cellular modems (3GPP TS 27.007, 7.18). */
export const currentCalls: CallList = {
  command: 'AT+CLCC',
  heads: ['+CLCC:'],
  read: (lines) => lines.map(readCall).filter((call) => call !== null),
};

function readCall(line: string): LiveCall | null {
  const [found, direction, stat, digits = '', type] = voiceCall.exec(line) ?? [];
  const state = states[Number(stat)];
  if (found === undefined || state === undefined) return null;
  const international = type === INTERNATIONAL && digits !== '' && !digits.startsWith('+');
  return {
    direction: direction === '1' ? 'incoming' : 'outgoing',
    state,
    number: international ? `+${digits}` : digits,
  };
}
