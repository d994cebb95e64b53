import type { Call, Contacts } from '../../client/telephony.js';

/** The names that the other parties of calls have among the person's contacts. */
const known = new WeakMap<Call, string>();

/** Looks the parties of calls up; whoever shows the calls asks for their names then. */
export function lookUpParties(calls: readonly Call[], contacts: Contacts | null): void {
  for (const call of calls) known.set(call, call.number === '' ? '' : (contacts?.find(call.number)?.name ?? ''));
}

/** What the other party is called: the person's own word goes before the network's; '' where neither is known. */
export function partyName(call: Call): string {
  return known.get(call) || call.name;
}
