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

export const simulatorDe: SimulatorStrings = {
  label: 'Netz spielen',
  intro: 'Nichts hiervon verlässt diesen Rechner. Es geschieht der Leitung, die gerade gezeigt wird.',
  noLine: { what: 'Es gibt keine Leitung zum Spielen.', next: 'Öffnen Sie die Konsole mit einem simulierten Modem.' },
  realLine: {
    what: 'Diese Leitung ist eine echte.',
    next: 'Wählen Sie eine simulierte: was echte Netze tun, kann niemand spielen.',
  },
  extension: {
    what: 'Diese Leitung ist eine Nebenstelle der simulierten Anlage, ohne Modem.',
    next: 'Rufen Sie sie von einer anderen Nebenstelle an, oder wählen Sie die Leitung eines simulierten Modems.',
  },
  why: {
    noModem: 'Das Modem ist nicht eingesteckt.',
    pluggedIn: 'Das Modem ist eingesteckt.',
    noSignal: 'Ein Modem an einer Telefonleitung hat weder Empfang noch Einbuchung.',
    noCall: 'Es gibt keinen Anruf.',
    notConnected: 'Es gibt kein laufendes Gespräch.',
  },
  calls: {
    title: 'Jemand ruft an',
    number: 'Von der Nummer',
    name: 'Name',
    nameHint: 'Buchstaben ohne Akzente und Umlaute. Mobilfunkmodems nennen ihn nicht.',
    withhold: 'Nummer und Namen unterdrücken',
    givesUp: 'Gibt auf nach',
    seconds: (seconds) => `${seconds} Sekunden`,
    call: 'Diese Leitung anrufen',
    rings: (who) => `Ein Anruf ist unterwegs: ${who}.`,
    withheld: 'Nummer unterdrückt',
    unknown: 'Nummer nicht bekannt',
    badNumber: 'Geben Sie eine Nummer nur aus Ziffern ein, oder keine.',
    badName: 'Geben Sie einen Namen ohne Umlaute, Akzente und Anführungszeichen ein.',
  },
  other: {
    title: 'Die andere Seite',
    hangUp: 'Legt auf',
    hungUp: 'Die andere Seite hat aufgelegt.',
    keys: 'Tasten',
    press: 'Drückt die Tasten',
    pressed: (digits) => `Die andere Seite hat ${digits} gedrückt.`,
    badKeys: 'Geben Sie Ziffern, * oder # ein.',
  },
  network: {
    title: 'Netz',
    next: 'Der nächste Anruf von hier',
    meets: { busy: 'Ist besetzt', noAnswer: 'Bleibt unbeantwortet' },
    willMeet: { busy: 'Der nächste Anruf wird besetzt sein.', noAnswer: 'Der nächste Anruf wird nicht angenommen.' },
    signal: 'Empfang',
    dbm: (dbm) => `${dbm} dBm`,
    signalHint: 'Die Leitung zeigt ihn, wenn das Modem das nächste Mal gefragt wird, binnen 30 Sekunden.',
    received: (dbm) => `Das Modem empfängt jetzt ${dbm} dBm.`,
    none: 'Kein Empfang',
    lost: 'Das Modem empfängt jetzt nichts.',
    registration: 'Einbuchung',
    states: { home: 'Heimnetz', roaming: 'Roaming', lost: 'Verloren', denied: 'Abgewiesen' },
    became: {
      home: 'Das Modem ist in seinem Heimnetz.',
      roaming: 'Das Modem ist im Netz eines anderen Betreibers.',
      lost: 'Das Modem hat sein Netz verloren.',
      denied: 'Das Netz lässt das Modem nicht ein.',
    },
  },
  modem: {
    title: 'Modem',
    unplug: 'Ausstecken',
    unplugged: 'Das Modem ist ausgesteckt.',
    plugIn: 'Wieder einstecken',
    pluggedIn: 'Das Modem ist wieder eingesteckt.',
    restart: 'Neu starten',
    restarted: 'Das Modem startet neu.',
  },
  faults: {
    title: 'Störungen',
    hint: 'Was an den nächsten Antworten des Modems falsch ist.',
    names: {
      dropResult: 'Ergebnis verlieren',
      lateResult: 'Spätes Ergebnis',
      split: 'Zerteilte Zeilen',
      merged: 'Verklebte Zeilen',
      noise: 'Rauschen',
      interleave: 'Zeile dazwischen',
      slow: 'Langsame Antworten',
      none: 'Alle Störungen beenden',
    },
    begun: {
      dropResult: 'Das nächste Ergebnis eines Befehls geht verloren.',
      lateResult: 'Das nächste Ergebnis eines Befehls kommt acht Sekunden zu spät.',
      split: 'Antworten kommen Zeichen für Zeichen.',
      merged: 'Antworten kommen in einem Stück.',
      noise: 'Vor jeder Antwort steht Rauschen.',
      interleave: 'In der nächsten Antwort steht eine Zeile, nach der niemand gefragt hat.',
      slow: 'Jede Antwort dauert eine Sekunde länger.',
      none: 'Das Modem antwortet, wie es soll.',
    },
  },
};
