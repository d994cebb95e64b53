import type { CallEntry, Contacts } from '../../client/telephony.js';
import { displayNumber } from '../../numbers/display.js';
import type { Strings } from '../locale/strings.js';

/** A day in milliseconds. */
const DAY_MS = 86_400_000;

/** When a call was, for people: the time alone for today and yesterday, else with its date. */
export function whenInWords(startedAtMs: number, nowMs: number, strings: Strings, language: string): string {
  // Swedish writes dates so that they can be compared as text.
  const day = (ms: number): string => new Intl.DateTimeFormat('sv', { dateStyle: 'short' }).format(ms);
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(startedAtMs);
  const { today, yesterday } = strings.people.log;
  if (day(startedAtMs) === day(nowMs)) return `${today}, ${time}`;
  if (day(startedAtMs) === day(nowMs - DAY_MS)) return `${yesterday}, ${time}`;
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(startedAtMs);
}

/** Who it was: the contact's name before the network's; '' where neither is known. */
export function nameOf({ number, name }: CallEntry, contacts: Contacts | null): string {
  return (number === '' ? undefined : contacts?.find(number)?.name) ?? name;
}

/** The number for people, or that there is none. */
export function numberOf({ number }: CallEntry, strings: Strings): string {
  return number === '' ? strings.people.log.withheld : displayNumber(number);
}
