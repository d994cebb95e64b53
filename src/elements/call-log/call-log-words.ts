import type { CallEntry, Contacts } from '../../client/telephony.js';
import { displayNumber } from '../../numbers/display.js';
import type { Strings } from '../locale/strings.js';

/** A day in milliseconds. */
const DAY_MS = 86_400_000;

/**
 * Writes when calls were, for people: the time alone for today and yesterday, else with its date. Make one for all rows, since the formats take longer to
 * make than a row to show; and a new one for the next showing, since "today" passes.
 */
export function timesInWords(nowMs: number, strings: Strings, language: string): (startedAtMs: number) => string {
  // Swedish writes dates so that they can be compared as text.
  const day = new Intl.DateTimeFormat('sv', { dateStyle: 'short' });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const dateAndTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const { today, yesterday } = strings.people.log;
  const todays = day.format(nowMs);
  const yesterdays = day.format(nowMs - DAY_MS);
  return (startedAtMs) => {
    const its = day.format(startedAtMs);
    if (its === todays) return `${today}, ${time.format(startedAtMs)}`;
    if (its === yesterdays) return `${yesterday}, ${time.format(startedAtMs)}`;
    return dateAndTime.format(startedAtMs);
  };
}

/** Who it was: the contact's name before the network's; '' where neither is known. */
export function nameOf({ number, name }: CallEntry, contacts: Contacts | null): string {
  return (number === '' ? undefined : contacts?.find(number)?.name) ?? name;
}

/** The number for people, or that there is none. */
export function numberOf({ number }: CallEntry, strings: Strings): string {
  return number === '' ? strings.people.log.withheld : displayNumber(number);
}
