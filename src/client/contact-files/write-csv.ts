import type { CallEntry } from '../../base/call-entry.js';
import type { Contact } from '../../base/contact.js';
import { csvText } from './csv.js';

/** The call log as a table: one call a row, times in ISO 8601 (UTC), durations in seconds. */
export function callLogCsv(entries: readonly CallEntry[]): string {
  const titles = ['Time', 'Direction', 'Outcome', 'Number', 'Name', 'Line', 'Duration (s)'];
  const rows = entries.map(({ startedAtMs, direction, outcome, number, name, lineName, connectedForMs }) => [
    isoTime(startedAtMs),
    direction,
    outcome,
    written(number),
    name,
    lineName,
    connectedForMs === null ? '' : String(Math.round(connectedForMs / 1000)),
  ]);
  return csvText([titles, ...rows]);
}

/** Contacts as a table that `importFile` reads. */
export function contactsCsv(contacts: readonly Contact[]): string {
  const most = Math.max(1, ...contacts.map(({ numbers }) => numbers.length));
  const pairs = Array.from({ length: most }, (_, at) => [`Number ${at + 1}`, `Label ${at + 1}`]);
  const titles = ['Name', ...pairs.flat(), 'Speed dial', 'Note'];
  const rows = contacts.map(({ name, numbers, speedDial, note }) => [
    name,
    ...pairs.flatMap((_, at) => [written(numbers[at]?.number ?? ''), numbers[at]?.label ?? '']),
    speedDial === null ? '' : String(speedDial),
    note,
  ]);
  return csvText([titles, ...rows]);
}

/** What a spreadsheet would reckon with in `+1-555-0100` becomes blanks: the number is the same. */
function written(number: string): string {
  return number.startsWith('+')
    ? number
        .replace(/[-().\u2010-\u2013/]+/g, ' ')
        .replace(/ +/g, ' ')
        .trim()
    : number;
}

/** Swedish writes dates the way ISO 8601 does. */
function isoTime(epochMs: number): string {
  const time = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'UTC' });
  return `${time.format(epochMs).replace(' ', 'T')}Z`;
}
