import type { Caller } from '../../network/network-port.js';
import type { AnnouncedCall } from './call-dialect.js';

/** `<stat>` of +CLCC: 3GPP TS 27.007 7.18; 6 is SIMCom's, in unsolicited lines only. */
export const clccStates: Readonly<Record<AnnouncedCall['state'], number>> = {
  active: 0,
  held: 1,
  dialling: 2,
  alerting: 3,
  incoming: 4,
  waiting: 5,
  released: 6,
};

/** A number and its type, `"n",145` (3GPP TS 24.008 10.5.4.7): 145 international, 129 unknown, 128 where there is none. */
export function numberAndType({ number, presentation }: Caller): string {
  return `"${number}",${presentation === 'allowed' ? typeOf(number) : 128}`;
}

export function typeOf(number: string): number {
  return number.startsWith('+') ? 145 : 129;
}

/** A line of +CLCC: 3GPP TS 27.007 7.18. */
export function clccLine(call: AnnouncedCall): string {
  const { id, direction, state, multiparty, party } = call;
  const directionCode = direction === 'outgoing' ? 0 : 1;
  return `+CLCC: ${id},${directionCode},${clccStates[state]},0,${multiparty ? 1 : 0},${numberAndType(party)}`;
}

/** `<CLI validity>`: 3GPP TS 27.007 7.6. */
export function validity({ presentation }: Caller): number {
  return { allowed: 0, withheld: 1, unavailable: 2 }[presentation];
}

/** +CLIP with its fields where 27.007 7.6 has them. */
export function standardClip(party: Caller): string {
  return `+CLIP: ${numberAndType(party)},,,,${validity(party)}`;
}

/** +CCWA as it comes unsolicited, for voice: 3GPP TS 27.007 7.12. */
export function waitingLine(party: Caller): string {
  return `+CCWA: ${numberAndType(party)},1${party.presentation === 'allowed' ? '' : `,,${validity(party)}`}`;
}
