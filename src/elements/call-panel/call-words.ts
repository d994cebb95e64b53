import type { Call, CallState } from '../../client/telephony.js';
import { displayNumber } from '../../numbers/display.js';
import type { Advice, Strings } from '../locale/strings.js';
import { partyName } from '../shared/party-names.js';

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

/** Which call is looked at first: one that the person talks on, then one that rings, then one that waits. */
const ranks: Readonly<Record<CallPhase, number>> = { active: 0, outgoing: 0, incoming: 1, held: 2, ended: 3 };

/** The call that a line's panel shows large; the newest of its kind. A conference stands for its members. `shown`: the one that it has shown until now. */
export function callToShow(calls: readonly Call[], shown: Call | null): Call | null {
  const standing = calls.filter((call) => !goesWith(call, shown));
  const first = Math.min(...standing.map(rankOf));
  return standing.findLast((call) => rankOf(call) === first) ?? null;
}

function rankOf(call: Call): number {
  return call.conference === null ? ranks[phaseOf(call)] : ranks.ended;
}

/** A conference that has ended takes its members with it: until each has said so, none is a call of its own. */
function goesWith(call: Call, shown: Call | null): boolean {
  return call.state === 'conferenced' && shown?.isConference === true && phaseOf(shown) === 'ended';
}

/** The calls that are listed below the one that is shown: not those that are over, nor a conference's members. */
export function callsBeside(calls: readonly Call[], shown: Call): readonly Call[] {
  return calls.filter(
    (call) => call !== shown && call.conference === null && !goesWith(call, shown) && phaseOf(call) !== 'ended',
  );
}

/** A call that waits and the consultation that was begun from it, where this call is one of the two. */
export function consultationWith(call: Call): { readonly first: Call; readonly consultation: Call } | null {
  if (call.consultedFor !== null) return { first: call.consultedFor, consultation: call };
  return call.consultation === null ? null : { first: call, consultation: call.consultation };
}

/** What a call is called: the other party's number, or why there is none; a conference has none. */
export function numberInWords(call: Call, strings: Strings): string {
  if (call.isConference) return strings.call.conference;
  if (call.number !== '') return displayNumber(call.number);
  if (call.direction === 'outgoing') return strings.call.noNumber;
  return call.callerId === 'known' ? strings.call.callerIds.unknown : strings.call.callerIds[call.callerId];
}

/** The other party for an announcement: name and number, as far as they are known; of a conference, everybody's. */
export function partyInWords(call: Call, strings: Strings): string {
  if (call.members.length > 0)
    return strings.call.conferenceOf(
      call.members.map((member) => partyName(member) || numberInWords(member, strings)).join(', '),
    );
  const number = numberInWords(call, strings);
  const name = partyName(call);
  return name === '' ? number : `${name}, ${number}`;
}

/** The state's word, and for a call that ended why it did and what to do next. Of a conference it says what ended: it names no party. */
export function stateInWords(call: Call, strings: Strings): Advice {
  if (phaseOf(call) !== 'ended') {
    const carries = call.media === 'voice' ? '' : ` · ${strings.call.media[call.media]}`;
    const state = call.heldByOther ? strings.call.heldByOther : strings.call.states[call.state];
    return { what: state + carries, next: '' };
  }
  if (call.disconnectReason === 'pickup' && call.connectedAtMs !== null) return strings.call.handedOff;
  if (hasNamedItself(call)) return { what: strings.call.conferenceEnded, next: '' };
  if (call.disconnectReason === '') return { what: strings.call.ended, next: '' };
  if (call.disconnectReason !== 'normal' || call.connectedAtMs !== null)
    return strings.call.reasons[call.disconnectReason];
  return { what: strings.call[call.direction === 'incoming' ? 'missed' : 'unanswered'], next: '' };
}

/** Whether the words for a call's end say already which it was. */
export function hasNamedItself(call: Call): boolean {
  return call.isConference && phaseOf(call) === 'ended' && ['', 'normal', 'cancelled'].includes(call.disconnectReason);
}
