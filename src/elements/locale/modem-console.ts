import type { CommandBarrier, TrafficRecord } from '../../client/telephony.js';
import type { Advice } from './en.js';
import { pluralsOf } from './plural.js';

/** What tel-modem-console says. */
export interface ModemConsoleStrings {
  readonly label: string;
  readonly traffic: string;
  readonly none: Advice;
  readonly loading: string;
  readonly notLoaded: Advice;
  readonly masked: string;
  readonly bar: string;
  readonly filter: string;
  readonly direction: string;
  readonly directions: Readonly<Record<TrafficRecord['direction'] | 'all', string>>;
  readonly matches: (shown: string, all: string) => string;
  readonly pause: string;
  readonly resume: string;
  readonly waiting: (count: string) => string;
  readonly clear: string;
  readonly cleared: string;
  readonly hex: string;
  readonly plainly: string;
  readonly screenReader: string;
  readonly exportText: string;
  readonly exportFixture: string;
  readonly exported: (name: string) => string;
  readonly nothingToExport: string;
  readonly noRecording: string;
  readonly prompt: {
    readonly label: string;
    readonly hint: string;
    readonly send: string;
    readonly commands: string;
    readonly suggestions: string;
    readonly found: (count: number) => string;
    readonly noneFound: string;
    readonly askingModem: string;
    readonly ofModem: string;
    readonly nothing: string;
    readonly running: (command: string) => string;
    readonly runningMacro: (name: string, at: number, of: number) => string;
    readonly elapsed: (time: string) => string;
    readonly cancel: string;
    readonly cancelling: string;
    readonly outAlready: string;
  };
  readonly answer: {
    readonly label: string;
    readonly told: (command: string, result: string, time: string) => string;
    readonly lines: (count: number) => string;
    readonly cut: string;
    readonly setUpAgain: string;
    readonly macroDone: (name: string, count: number) => string;
    readonly macroStopped: (name: string, at: number, of: number) => string;
  };
  readonly macros: {
    readonly label: (count: number) => string;
    readonly empty: string;
    readonly list: string;
    readonly run: string;
    readonly runNamed: (name: string) => string;
    readonly edit: string;
    readonly editNamed: (name: string) => string;
    readonly remove: string;
    readonly removeNamed: (name: string) => string;
    readonly removed: (name: string) => string;
    readonly undo: string;
    readonly add: string;
    readonly change: (name: string) => string;
    readonly name: string;
    readonly commands: string;
    readonly save: string;
    readonly cancel: string;
    readonly saved: (name: string) => string;
    readonly notKept: string;
    readonly notLoaded: Advice;
    readonly unreadableStore: string;
    readonly noName: string;
    readonly noCommands: string;
    readonly badCommand: (command: string) => string;
    readonly tooMany: string;
    readonly exportFile: string;
    readonly importFile: string;
    readonly imported: (count: number, replaced: number) => string;
    readonly broken: {
      readonly what: string;
      readonly notJson: (detail: string) => string;
      readonly notMacros: (where: string, detail: string) => string;
      readonly tooLarge: string;
      readonly unread: string;
      readonly next: string;
    };
  };
  /** Why a command is not sent. */
  readonly barriers: Readonly<Record<CommandBarrier, Advice>>;
}

/** What tel-modem-console adds to the words of errors. */
export const commandErrorsEn = {
  commandRefused: { what: 'This command is not sent', next: 'Nothing was sent to the modem.' },
  commandTimeout: {
    what: 'The modem did not answer in time',
    next: 'It may need longer, or wait for more than a line; a call also ends the waiting. Send AT: when that is answered, the line is well.',
  },
} as const;

const counted = pluralsOf('en');

export const modemConsoleEn: ModemConsoleStrings = {
  label: 'AT console',
  traffic: 'AT traffic',
  none: { what: 'This line has no modem to talk to.', next: 'Choose a line that a modem carries.' },
  loading: 'Loading the terminal…',
  notLoaded: {
    what: 'The terminal could not be loaded.',
    next: 'Commands and their answers work all the same. Check the network, then reload the page.',
  },
  masked: 'Phone numbers, names, PINs and serial numbers are masked.',
  bar: 'What is shown',
  filter: 'Show lines with',
  direction: 'Direction',
  directions: { all: 'Both', toModem: 'To the modem', fromModem: 'From the modem', note: 'Notes' },
  matches: (shown, all) => `${shown} of ${all} lines`,
  pause: 'Pause',
  resume: 'Resume',
  waiting: (number) => `Resume (${number} new)`,
  clear: 'Clear',
  cleared: 'The log of this line is empty.',
  hex: 'Hex view',
  plainly: 'Show my answers plainly',
  screenReader: 'Screen reader mode',
  exportText: 'Export as text',
  exportFixture: 'Export as fixture',
  exported: (name) => `Saved as ${name}.`,
  nothingToExport: 'There is nothing to export yet.',
  noRecording: 'This line keeps no recording. Export it as text instead.',
  prompt: {
    label: 'Command',
    hint: 'Enter sends. Up and Down go through earlier commands, Ctrl+Space lists commands.',
    send: 'Send',
    commands: 'Commands',
    suggestions: 'Commands that begin so',
    found: (number) => counted(number, { one: '# command', other: '# commands' }),
    noneFound: 'No command that is known begins so. It can be sent all the same.',
    askingModem: 'Asking the modem which commands it has…',
    ofModem: 'the modem’s own',
    nothing: 'Type a command first, such as ATI.',
    running: (command) => `${command} is out.`,
    runningMacro: (name, at, of) => `${name}: command ${at} of ${of} is out.`,
    elapsed: (time) => `${time} so far`,
    cancel: 'Cancel',
    cancelling: 'Cancelling…',
    outAlready: 'A command is out. Wait for its answer, or cancel it.',
  },
  answer: {
    label: 'Answer',
    told: (command, result, time) => `${command}: ${result} after ${time}`,
    lines: (number) => counted(number, { one: '# line', other: '# lines' }),
    cut: 'Lines are left out: there were too many.',
    setUpAgain: 'The line’s own settings are set again.',
    macroDone: (name, number) => `${name} is done: ${counted(number, { one: '# command', other: '# commands' })}.`,
    macroStopped: (name, at, of) => `${name} stopped at command ${at} of ${of}.`,
  },
  macros: {
    label: (number) => `Macros (${number})`,
    empty: 'No macros yet. A macro is a name for some commands, which are sent one after the other.',
    list: 'Macros',
    run: 'Run',
    runNamed: (name) => `Run ${name}`,
    edit: 'Edit',
    editNamed: (name) => `Edit ${name}`,
    remove: 'Delete',
    removeNamed: (name) => `Delete ${name}`,
    removed: (name) => `${name} is deleted.`,
    undo: 'Undo',
    add: 'Add a macro',
    change: (name) => `Change ${name}`,
    name: 'Name',
    commands: 'Commands, one on each line',
    save: 'Save macro',
    cancel: 'Do not change it',
    saved: (name) => `${name} is saved in this browser.`,
    notKept:
      'The browser keeps nothing for this page: the macros are here until it is closed. Export them to keep them.',
    notLoaded: {
      what: 'What reads and keeps macros could not be loaded: yours are here until the page is closed.',
      next: 'Check the network, then reload the page.',
    },
    unreadableStore:
      'The macros that this browser kept cannot be read and are left alone until you save one. Import them from a file.',
    noName: 'Give the macro a name of at most 64 characters.',
    noCommands: 'A macro has at least one command and at most 50.',
    badCommand: (command) => `“${command}” is no command line: it begins with AT and has at most 250 plain characters.`,
    tooMany: 'There is room for 200 macros. Delete one first.',
    exportFile: 'Export macros',
    importFile: 'Import macros',
    imported: (number, replaced) =>
      `${counted(number, { one: '# macro', other: '# macros' })} imported${replaced === 0 ? '' : `, ${replaced} of them in place of one with the same name`}.`,
    broken: {
      what: 'This file cannot be imported.',
      notJson: (detail) => `It is not JSON: ${detail}`,
      notMacros: (where, detail) => `${where === '' ? 'The file' : where} is wrong: ${detail}`,
      tooLarge: 'It is larger than a megabyte.',
      unread: 'The browser could not read it.',
      next: 'Your macros are as they were. Export some to see how such a file looks.',
    },
  },
  barriers: {
    unreadable: {
      what: 'This is not one AT command line',
      next: 'It begins with AT, has at most 250 plain characters, and nothing in it that modems read in different ways. Nothing was sent.',
    },
    occupied: {
      what: 'Another command is out',
      next: 'Wait for its answer, or cancel it, then send this one. Nothing was sent.',
    },
    dial: {
      what: 'The console does not dial',
      next: 'Dial with the dialpad: it checks the number and shows the call. Nothing was sent.',
    },
    answer: { what: 'The console does not answer calls', next: 'Use Answer in the call panel. Nothing was sent.' },
    hangUp: { what: 'The console does not hang up', next: 'Use Hang up in the call panel. Nothing was sent.' },
    calls: {
      what: 'The console does not hold, swap or join calls',
      next: 'Use Hold, Swap, Transfer and Add person in the call panel. Nothing was sent.',
    },
    digits: { what: 'The console does not send tones', next: 'Use the keypad of the call panel. Nothing was sent.' },
    sim: {
      what: 'The console does not touch PINs and the SIM card’s secrets',
      next: 'Enter the PIN where the line asks for it: each wrong one costs a try. Nothing was sent.',
    },
    services: {
      what: 'This would change what the network does for the line',
      next: 'Use “Services of the network” beside the line. Nothing was sent.',
    },
    message: {
      what: 'The console does not send messages',
      next: 'A message costs money and would not be shown here. Nothing was sent.',
    },
    data: {
      what: 'The console makes no data connections',
      next: 'The line would be closed to calls. Nothing was sent.',
    },
    reset: {
      what: 'This would reset the modem, or switch it off',
      next: 'Its line would lose its call and settings. Unplug the modem and plug it in again instead. Nothing was sent.',
    },
    form: {
      what: 'The line could not read the modem any more',
      next: 'This changes how the modem writes its answers, or how fast. The line sets that itself. Nothing was sent.',
    },
    mode: {
      what: 'This would take the modem out of the mode of its calls',
      next: 'The line sets that itself when a call begins. Nothing was sent.',
    },
    prompt: {
      what: 'The modem would wait for more than one line',
      next: 'The console sends single lines only. Nothing was sent.',
    },
  },
};
