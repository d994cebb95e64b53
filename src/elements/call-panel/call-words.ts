import type { Call, CallState } from '../../client/telephony.js';
import { displayNumber } from '../../numbers/display.js';
import type { Advice, Strings } from '../locale/strings.js';

/** What a call is to the person: it decides what is shown and what can be pressed. */
export type CallPhase = 'incoming' | 'outgoing' | 'active' | 'held' | 'ended';

const phases: Readonly<Record<CallState, CallPhase>> = {
  offering: 'incoming',
  accepted: 'incoming',
  dialtone: 'outgoing',
  dialing: 'outgoing',
  proceeding: 'outgoing',
  ringback: 'outgoing',
  busy: 'outgoing',
  specialInfo: 'outgoing',
  connected: 'active',
  onHold: 'held',
  conferenced: 'active',
  disconnected: 'ended',
  unknown: 'active',
  idle: 'ended',
};

export function phaseOf(call: Call): CallPhase {
  return phases[call.state];
}

/** The call that a line's panel shows: one that rings before one that goes on, the newest of its kind. */
export function callToShow(calls: readonly Call[]): Call | null {
  return calls.findLast((call) => phaseOf(call) === 'incoming') ?? calls.at(-1) ?? null;
}

/** The other party's number for people, or why there is none. */
export function numberInWords(call: Call, strings: Strings): string {
  if (call.number !== '') return displayNumber(call.number);
  if (call.direction === 'outgoing') return strings.call.noNumber;
  return call.callerId === 'known' ? strings.call.callerIds.unknown : strings.call.callerIds[call.callerId];
}

/** The other party for an announcement: name and number, as far as they are known. */
export function partyInWords(call: Call, strings: Strings): string {
  const number = numberInWords(call, strings);
  return call.name === '' ? number : `${call.name}, ${number}`;
}

/** The state's word, and for a call that ended why it did and what to do next. */
export function stateInWords(call: Call, strings: Strings): Advice {
  if (phaseOf(call) !== 'ended') return { what: strings.call.states[call.state], next: '' };
  if (call.disconnectReason === '') return { what: strings.call.ended, next: '' };
  if (call.disconnectReason !== 'normal' || call.connectedAtMs !== null)
    return strings.call.reasons[call.disconnectReason];
  return { what: strings.call[call.direction === 'incoming' ? 'missed' : 'unanswered'], next: '' };
}
