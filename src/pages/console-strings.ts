import type { Telephony } from '../client/telephony.js';
import { languageFor, type Language } from '../elements/locale/languages.js';
import { loadStrings, type Strings } from '../elements/locale/strings.js';

import { callExperienceEn, type CallExperienceWords } from './call-experience-strings.js';

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
  /** A key of the dialpad was held that no contact has. */
  readonly noSpeedDial: (key: string) => string;
  /** The script of what is below the calls could not be fetched. */
  readonly laterMissing: { readonly what: string; readonly next: string };
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
  /** Of a newer version of the page. */
  readonly version: {
    readonly ready: string;
    /** What loading it does. */
    readonly now: string;
    /** Why it cannot be loaded during a call. */
    readonly afterCall: string;
    readonly load: string;
  };
  /** Of keys and `tel:` links. */
  readonly experience: CallExperienceWords;
  readonly technical: string;
  readonly ringing: string;
}

export const consoleEn: ConsoleStrings = {
  status: { starting: 'Starting', ready: 'Ready', lost: 'Stopped', closed: 'Closed' },
  javaScriptCore:
    'This browser, or the page’s security policy, does not run the WebAssembly core. It works the same, a little slower.',
  lines: 'Lines',
  noLines: 'No line yet. Connect a modem to make calls.',
  starting: 'Getting the lines ready…',
  elsewhere: 'The lines are in another tab.',
  waiting: 'Waiting',
  startAgain: 'Start again',
  noSpeedDial: (key) => `No contact is called by the key ${key}. Choose one’s key under “Contacts”.`,
  laterMissing: {
    what: 'Part of this page could not be loaded.',
    next: 'Calls can be made. For the tabs and the settings of the line, reload the page when no call is up.',
  },
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
  version: {
    ready: 'A new version is ready.',
    now: 'The page is loaded again.',
    afterCall: 'Not during a call: loading the page again could end it.',
    load: 'Load the new version',
  },
  experience: callExperienceEn,
  technical: 'What happens inside',
  ringing: 'Incoming call',
};

/** Each in a module of its own, so that a page loads what it speaks. */
const loaders: Readonly<Record<Language, () => Promise<ConsoleStrings>>> = {
  en: () => Promise.resolve(consoleEn),
  de: async () => (await import('./console-strings/de.js')).consoleDe,
  es: async () => (await import('./console-strings/es.js')).consoleEs,
  ar: async () => (await import('./console-strings/ar.js')).consoleAr,
  ja: async () => (await import('./console-strings/ja.js')).consoleJa,
};

/** What the console and its elements say in a language. */
export interface ConsoleWords {
  readonly page: ConsoleStrings;
  readonly elements: Strings;
}

/** Loads all words of a language before the first of them is shown, so that nothing moves; English where they cannot be fetched. */
export async function consoleWords(language: Language): Promise<ConsoleWords> {
  const [page, elements] = await Promise.all([loaders[language]().catch(() => consoleEn), loadStrings(language)]);
  return { page, elements };
}

/** The console's language: asked for by the address, else the first of the person's that is there, else English. */
export function consoleLanguage(asked: string | null, preferred: readonly string[]): Language {
  for (const tag of [asked ?? '', ...preferred]) {
    const language = languageFor(tag);
    if (language !== null) return language;
  }
  return 'en';
}
