import type { PlayedFault, PlayedRegistration } from '../../client/telephony.js';
import type { Advice } from './en.js';

/** What tel-simulator says. */
export interface SimulatorStrings {
  readonly label: string;
  readonly intro: string;
  /** There is nothing to be played on. */
  readonly noLine: Advice;
  readonly realLine: Advice;
  readonly extension: Advice;
  /** Why a part cannot be used now. */
  readonly why: Readonly<Record<'noModem' | 'pluggedIn' | 'noSignal' | 'noCall' | 'notConnected', string>>;
  readonly calls: {
    readonly title: string;
    readonly number: string;
    readonly name: string;
    readonly nameHint: string;
    readonly withhold: string;
    readonly givesUp: string;
    readonly seconds: (seconds: number) => string;
    readonly call: string;
    readonly rings: (who: string) => string;
    readonly withheld: string;
    readonly unknown: string;
    readonly badNumber: string;
    readonly badName: string;
  };
  readonly other: {
    readonly title: string;
    readonly hangUp: string;
    readonly hungUp: string;
    readonly keys: string;
    readonly press: string;
    readonly pressed: (digits: string) => string;
    readonly badKeys: string;
  };
  readonly network: {
    readonly title: string;
    readonly next: string;
    readonly meets: Readonly<Record<'busy' | 'noAnswer', string>>;
    readonly willMeet: Readonly<Record<'busy' | 'noAnswer', string>>;
    readonly signal: string;
    readonly dbm: (dbm: string) => string;
    readonly signalHint: string;
    readonly received: (dbm: string) => string;
    readonly none: string;
    readonly lost: string;
    readonly registration: string;
    readonly states: Readonly<Record<PlayedRegistration, string>>;
    readonly became: Readonly<Record<PlayedRegistration, string>>;
  };
  readonly modem: {
    readonly title: string;
    readonly unplug: string;
    readonly unplugged: string;
    readonly plugIn: string;
    readonly pluggedIn: string;
    readonly restart: string;
    readonly restarted: string;
  };
  readonly faults: {
    readonly title: string;
    readonly hint: string;
    readonly names: Readonly<Record<PlayedFault, string>>;
    readonly begun: Readonly<Record<PlayedFault, string>>;
  };
}

export const simulatorEn: SimulatorStrings = {
  label: 'Play the network',
  intro: 'Nothing here leaves this computer. It happens to the line that is looked at.',
  noLine: { what: 'There is no line to play on.', next: 'Open the console with a simulated modem.' },
  realLine: {
    what: 'This line is a real one.',
    next: 'Choose a simulated line: what real networks do, nobody can play.',
  },
  extension: {
    what: 'This line is an extension of the simulated exchange, without a modem.',
    next: 'Call it from another extension, or choose the line of a simulated modem.',
  },
  why: {
    noModem: 'The modem is not plugged in.',
    pluggedIn: 'The modem is plugged in.',
    noSignal: 'A modem on a telephone line has no signal and no registration.',
    noCall: 'There is no call.',
    notConnected: 'There is no connected call.',
  },
  calls: {
    title: 'Somebody calls',
    number: 'From number',
    name: 'Name',
    nameHint: 'Letters without accents. Cellular modems do not tell it.',
    withhold: 'Withhold number and name',
    givesUp: 'Gives up after',
    seconds: (seconds) => `${seconds} seconds`,
    call: 'Call this line',
    rings: (who) => `A call is on its way: ${who}.`,
    withheld: 'number withheld',
    unknown: 'number not known',
    badNumber: 'Enter a number with digits only, or none.',
    badName: 'Enter a name without accents and quotation marks.',
  },
  other: {
    title: 'The other party',
    hangUp: 'Hangs up',
    hungUp: 'The other party has hung up.',
    keys: 'Keys',
    press: 'Presses the keys',
    pressed: (digits) => `The other party has pressed ${digits}.`,
    badKeys: 'Enter digits, * or #.',
  },
  network: {
    title: 'Network',
    next: 'The next call from here',
    meets: { busy: 'Is busy', noAnswer: 'Is not answered' },
    willMeet: { busy: 'The next call will be busy.', noAnswer: 'The next call will not be answered.' },
    signal: 'Signal',
    dbm: (dbm) => `${dbm} dBm`,
    signalHint: 'The line shows it when the modem is asked next, within 30 seconds.',
    received: (dbm) => `The modem receives ${dbm} dBm now.`,
    none: 'No reception',
    lost: 'The modem receives nothing now.',
    registration: 'Registration',
    states: { home: 'Home network', roaming: 'Roaming', lost: 'Lost', denied: 'Denied' },
    became: {
      home: 'The modem is in its home network.',
      roaming: 'The modem is in another operator’s network.',
      lost: 'The modem has lost its network.',
      denied: 'The network does not let the modem in.',
    },
  },
  modem: {
    title: 'Modem',
    unplug: 'Unplug',
    unplugged: 'The modem is unplugged.',
    plugIn: 'Plug in again',
    pluggedIn: 'The modem is plugged in again.',
    restart: 'Restart',
    restarted: 'The modem starts anew.',
  },
  faults: {
    title: 'Faults',
    hint: 'What goes wrong with the next answers of the modem.',
    names: {
      dropResult: 'Lose a result',
      lateResult: 'Late result',
      split: 'Split lines',
      merged: 'Merged lines',
      noise: 'Noise',
      interleave: 'Line in between',
      slow: 'Slow answers',
      none: 'End all faults',
    },
    begun: {
      dropResult: 'The next result of a command is lost.',
      lateResult: 'The next result of a command comes eight seconds late.',
      split: 'Answers come one character at a time.',
      merged: 'Answers come in one piece.',
      noise: 'Noise stands before every answer.',
      interleave: 'A line that nobody asked for stands inside the next answer.',
      slow: 'Every answer takes a second longer.',
      none: 'The modem answers as it should.',
    },
  },
};
