import type { Telephony } from '../client/telephony.js';

/** What the console says besides its elements. */
export interface ConsoleStrings {
  readonly status: Readonly<Record<Telephony['status'], string>>;
  readonly javaScriptCore: string;
  readonly lines: string;
  readonly noLines: string;
  readonly starting: string;
  readonly elsewhere: string;
  readonly waiting: string;
  readonly startAgain: string;
  readonly dialpadUnavailable: {
    readonly starting: string;
    readonly elsewhere: string;
    readonly stopped: string;
    readonly noLine: string;
    readonly lineNotReady: string;
    readonly incoming: string;
    readonly busy: string;
    /** Where the line can hold a call. */
    readonly busyOrHold: string;
  };
  /** Before an emergency number is really called. */
  readonly emergency: {
    readonly title: (number: string) => string;
    readonly next: string;
    readonly call: (number: string) => string;
    readonly leave: string;
  };
  readonly technical: string;
  readonly ringing: string;
}

export const consoleStrings: Readonly<Record<'en' | 'de', ConsoleStrings>> = {
  en: {
    status: { starting: 'Starting', ready: 'Ready', lost: 'Stopped', closed: 'Closed' },
    javaScriptCore:
      'This browser, or the page’s security policy, does not run the WebAssembly core. It works the same, a little slower.',
    lines: 'Lines',
    noLines: 'No line yet. Connect a modem to make calls.',
    starting: 'Getting the lines ready…',
    elsewhere: 'The lines are in another tab.',
    waiting: 'Waiting',
    startAgain: 'Start again',
    dialpadUnavailable: {
      starting: 'Calls can be made in a moment.',
      elsewhere: 'The lines are in another tab.',
      stopped: 'Calls can be made again after “Start again”.',
      noLine: 'There is no line. Connect a modem first.',
      lineNotReady: 'This line cannot be used now.',
      incoming: 'Answer or refuse the incoming call first.',
      busy: 'Hang up first, then make the next call.',
      busyOrHold: 'Hang up or press Hold first, then make the next call.',
    },
    emergency: {
      title: (number) => `Really call ${number}?`,
      next: 'This is an emergency number, and this line makes real calls: people who help will answer. Only call when somebody needs them.',
      call: (number) => `Call ${number} now`,
      leave: 'Do not call',
    },
    technical: 'What happens inside',
    ringing: 'Incoming call',
  },
  de: {
    status: { starting: 'Startet', ready: 'Bereit', lost: 'Stehen geblieben', closed: 'Geschlossen' },
    javaScriptCore:
      'Dieser Browser oder die Sicherheitsregeln der Seite lassen den WebAssembly-Kern nicht laufen. Es geht genauso, etwas langsamer.',
    lines: 'Leitungen',
    noLines: 'Noch keine Leitung. Verbinden Sie ein Modem, um zu telefonieren.',
    starting: 'Die Leitungen werden bereit …',
    elsewhere: 'Die Leitungen sind in einem anderen Tab.',
    waiting: 'Wartet',
    startAgain: 'Neu starten',
    dialpadUnavailable: {
      starting: 'Gleich kann telefoniert werden.',
      elsewhere: 'Die Leitungen sind in einem anderen Tab.',
      stopped: 'Nach „Neu starten“ kann wieder telefoniert werden.',
      noLine: 'Es gibt keine Leitung. Verbinden Sie zuerst ein Modem.',
      lineNotReady: 'Diese Leitung ist jetzt nicht zu gebrauchen.',
      incoming: 'Nehmen Sie zuerst den ankommenden Anruf an, oder lehnen Sie ihn ab.',
      busy: 'Legen Sie zuerst auf, dann rufen Sie wieder an.',
      busyOrHold: 'Legen Sie zuerst auf oder drücken Sie „Halten“, dann rufen Sie wieder an.',
    },
    emergency: {
      title: (number) => `Wirklich ${number} anrufen?`,
      next: 'Das ist eine Notrufnummer, und diese Leitung führt echte Anrufe: es melden sich Menschen, die helfen. Rufen Sie nur an, wenn jemand sie braucht.',
      call: (number) => `${number} jetzt anrufen`,
      leave: 'Nicht anrufen',
    },
    technical: 'Was innen geschieht',
    ringing: 'Ankommender Anruf',
  },
};

/** The console's language: asked for by the address, else the first of the person's that is there, else English. */
export function consoleLanguage(asked: string | null, preferred: readonly string[]): 'en' | 'de' {
  for (const tag of [asked ?? '', ...preferred]) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'en' || language === 'de') return language;
  }
  return 'en';
}
