import type { CallEntry, CallOutcome, Keeping, TelephonyErrorCode } from '../../client/telephony.js';
import type { KnownLabel } from '../../base/contact.js';
import type { Advice } from './en.js';
import { pluralsOf } from './plural.js';

/** What tel-call-log and tel-contacts say. */
export interface PeopleStrings {
  /** Why something is not kept until the next visit, and what to do. */
  readonly notKept: Readonly<Record<Exclude<Keeping['reason'], 'none'>, Advice>>;
  /** Records that could not be read. */
  readonly ignored: (count: number) => string;
  readonly call: string;
  readonly callNamed: (who: string) => string;
  readonly notDialable: (number: string) => string;
  readonly cancel: string;
  /** Said of what is kept, where it is. */
  readonly stays: string;
  readonly log: {
    readonly label: string;
    readonly list: string;
    readonly loading: string;
    readonly empty: Advice;
    readonly off: Advice;
    readonly today: string;
    readonly yesterday: string;
    readonly directions: Readonly<Record<CallEntry['direction'], string>>;
    readonly outcomes: Readonly<Record<CallOutcome, string>>;
    readonly withheld: string;
    readonly duration: (time: string) => string;
    readonly onLine: (line: string) => string;
    readonly remove: string;
    readonly removeNamed: (who: string) => string;
    readonly removed: string;
    readonly older: string;
    readonly shown: (count: number) => string;
    readonly export: string;
    readonly exported: string;
    readonly clear: string;
    readonly question: { readonly title: string; readonly next: string; readonly log: string; readonly all: string };
    readonly cleared: string;
    readonly clearedAll: string;
  };
  readonly contacts: {
    readonly label: string;
    readonly list: string;
    readonly loading: string;
    readonly empty: Advice;
    readonly search: string;
    readonly found: (count: number, all: number) => string;
    readonly more: string;
    readonly add: string;
    readonly edit: string;
    readonly editNamed: (name: string) => string;
    readonly remove: string;
    readonly question: { readonly title: (name: string) => string; readonly next: string; readonly confirm: string };
    readonly removed: (name: string) => string;
    readonly formTitle: { readonly add: string; readonly edit: string };
    readonly name: string;
    readonly number: (at: number) => string;
    readonly numberLabel: (at: number) => string;
    readonly labels: Readonly<Record<KnownLabel, string>>;
    readonly noLabel: string;
    readonly moreNumbers: string;
    readonly fewerNumbers: (at: number) => string;
    readonly speedDial: string;
    readonly noSpeedDial: string;
    readonly speedDialKey: (key: number) => string;
    readonly speedDialTaken: (key: number, name: string) => string;
    readonly note: string;
    readonly save: string;
    readonly saved: (name: string) => string;
    readonly noName: string;
    readonly noNumber: string;
    readonly import: string;
    readonly importHint: string;
    readonly importing: string;
    readonly imported: (count: number) => string;
    readonly completed: (count: number) => string;
    readonly known: (count: number) => string;
    readonly noRoom: (count: number) => string;
    readonly passedOver: (count: number) => string;
    readonly lineProblem: (line: number, problem: 'noNumber' | 'unreadable' | 'unfinished' | 'tooLong') => string;
    readonly furtherProblems: (count: number) => string;
    readonly noContacts: Advice;
    readonly exportVcard: string;
    readonly exportCsv: string;
    readonly exported: string;
  };
}

const counted = pluralsOf('en');

export const peopleEn: PeopleStrings = {
  notKept: {
    missing: {
      what: 'This browser has no store.',
      next: 'What you see is forgotten when all tabs of this page are closed.',
    },
    refused: {
      what: 'The browser does not let this page store anything.',
      next: 'What you see is forgotten when all tabs of this page are closed. Allow this site to store data, then reload the page.',
    },
    blocked: {
      what: 'The browser’s store does not answer.',
      next: 'What you see is forgotten when all tabs of this page are closed. Close the other tabs of this site, then reload the page.',
    },
    newer: {
      what: 'A newer version of this page keeps its own records.',
      next: 'They stay as they are. Reload the page to get the newer version; what you see is forgotten when all tabs of this page are closed.',
    },
    full: {
      what: 'There is no room left on this device.',
      next: 'What is new is forgotten when all tabs of this page are closed. Make room on the device, or remove what you do not need here.',
    },
    ended: {
      what: 'The browser’s store was cleared.',
      next: 'What you see is forgotten when all tabs of this page are closed. Reload the page to keep it again.',
    },
  },
  ignored: (count) =>
    `${counted(count, { one: '# record', other: '# records' })} of another version could not be read and ${count === 1 ? 'was' : 'were'} left as ${count === 1 ? 'it is' : 'they are'}.`,
  call: 'Call',
  callNamed: (who) => `Call ${who}`,
  notDialable: (number) =>
    `${number} cannot be dialled: it holds characters that are no digits. Edit the number first.`,
  cancel: 'Cancel',
  stays: 'They stay in this browser.',
  log: {
    label: 'Call log',
    list: 'Calls, newest first',
    loading: 'Reading the call log…',
    empty: {
      what: 'No calls yet',
      next: 'Calls that you make and get from now on are listed here.',
    },
    off: {
      what: 'Calls are not kept',
      next: 'This page was set up without a call log, so nothing of any call is stored.',
    },
    today: 'Today',
    yesterday: 'Yesterday',
    directions: { incoming: 'Incoming', outgoing: 'Outgoing' },
    outcomes: {
      unfinished: 'In progress, or cut off',
      answered: 'Answered',
      elsewhere: 'Answered on another telephone',
      missed: 'Missed',
      refused: 'Refused',
      noAnswer: 'No answer',
      busy: 'Busy',
      cancelled: 'Taken back',
      failed: 'Failed',
    },
    withheld: 'Number not known',
    duration: (time) => `Duration ${time}`,
    onLine: (line) => `on ${line}`,
    remove: 'Remove',
    removeNamed: (who) => `Remove from the log: ${who}`,
    removed: 'Removed from the call log.',
    older: 'Show older calls',
    shown: (count) => counted(count, { one: '# call is shown.', other: '# calls are shown.' }),
    export: 'Export as CSV',
    exported: 'The call log was exported.',
    clear: 'Clear…',
    question: {
      title: 'Clear the call log?',
      next: 'What is removed cannot be brought back. Nothing of it is stored anywhere else.',
      log: 'Clear the call log',
      all: 'Clear everything: call log and contacts',
    },
    cleared: 'The call log was cleared.',
    clearedAll: 'Call log and contacts were removed from this browser.',
  },
  contacts: {
    label: 'Contacts',
    list: 'Contacts by name',
    loading: 'Reading the contacts…',
    empty: { what: 'No contacts yet', next: 'Add somebody, or import a file of contacts.' },
    search: 'Search by name or number',
    found: (count, all) =>
      count === all ? counted(all, { one: '# contact.', other: '# contacts.' }) : `${count} of ${all} contacts.`,
    more: 'Show more contacts',
    add: 'Add a contact',
    edit: 'Edit',
    editNamed: (name) => `Edit ${name}`,
    remove: 'Delete…',
    question: {
      title: (name) => `Delete ${name}?`,
      next: 'The contact is removed from this browser and cannot be brought back.',
      confirm: 'Delete the contact',
    },
    removed: (name) => `${name} was deleted.`,
    formTitle: { add: 'New contact', edit: 'Edit the contact' },
    name: 'Name',
    number: (at) => (at === 1 ? 'Number' : `Number ${at}`),
    numberLabel: (at) => (at === 1 ? 'Kind of number' : `Kind of number ${at}`),
    labels: { mobile: 'Mobile', home: 'Home', work: 'Work', fax: 'Fax' },
    noLabel: 'Not said',
    moreNumbers: 'Another number',
    fewerNumbers: (at) => `Remove number ${at}`,
    speedDial: 'Speed dial key',
    noSpeedDial: 'None',
    speedDialKey: (key) => `Key ${key}`,
    speedDialTaken: (key, name) => `Key ${key}, until now ${name}`,
    note: 'Note',
    save: 'Save',
    saved: (name) => `${name} was saved.`,
    noName: 'Enter a name.',
    noNumber: 'Enter a number with at least one digit.',
    import: 'Import a file',
    importHint: 'vCard or CSV. The file is read in this browser and sent nowhere.',
    importing: 'Reading the file…',
    imported: (count) => `${count} imported`,
    completed: (count) => `${count} completed`,
    known: (count) => `${count} known already`,
    noRoom: (count) => `${count} without room: there are 5,000 contacts`,
    passedOver: (count) => `${count} passed over`,
    lineProblem: (line, problem) =>
      ({
        noNumber: `line ${line} has no number`,
        unreadable: `line ${line} cannot be read`,
        unfinished: `line ${line} has no end`,
        tooLong: 'the file is larger than 20 megabytes',
      })[problem],
    furtherProblems: (count) => `and ${count} more`,
    noContacts: {
      what: 'No contacts were found in this file.',
      next: 'It is neither vCard nor a table with a column of numbers under a title such as “Phone”. Export it again as vCard, then import that.',
    },
    exportVcard: 'Export as vCard',
    exportCsv: 'Export as CSV',
    exported: 'The contacts were exported.',
  },
};

export const peopleErrorsEn: Readonly<
  Record<Extract<TelephonyErrorCode, 'invalidContact' | 'contactsFull' | 'notLoaded' | 'notCleared'>, Advice>
> = {
  invalidContact: { what: 'This contact cannot be kept', next: 'Give it a name and a number with at least one digit.' },
  contactsFull: {
    what: 'There are 5,000 contacts, and there is no room for more',
    next: 'Delete one that you do not need, then add this one.',
  },
  notLoaded: {
    what: 'What reads and writes files could not be loaded',
    next: 'Check the network, then reload the page.',
  },
  notCleared: {
    what: 'Not everything could be removed',
    next: 'The browser’s store did not take it. Close the other tabs of this site and try again, or clear this site’s data in the browser’s settings.',
  },
};
