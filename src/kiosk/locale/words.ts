import type { FileFault } from '../../policy/kiosk-file.js';
import type { KioskLanguage } from '../../policy/kiosk-schema.js';
import type { CallOutcome } from '../call-outcome.js';
import type { LineFault } from '../line-fault.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { ja } from './ja.js';

/** What happened, and what to do next; '' where nothing is to be done. */
export interface Notice {
  readonly what: string;
  readonly next: string;
}

/** Everything that the kiosk says, but for what its file says. */
export interface KioskWords {
  /** The language's name in itself. */
  readonly languageName: string;
  readonly languages: string;
  readonly simulation: string;
  readonly attract: { readonly title: string; readonly begin: string };
  readonly choose: { readonly title: string; readonly hint: string };
  readonly dial: {
    readonly open: string;
    readonly title: string;
    readonly field: string;
    readonly keys: string;
    readonly keyNames: Readonly<Record<string, string>>;
    readonly erase: string;
    readonly clear: string;
    readonly call: string;
    /** Call was pressed with nothing to dial. */
    readonly empty: string;
    readonly wrong: string;
    readonly tooLong: string;
  };
  readonly back: string;
  readonly call: {
    readonly title: (who: string) => string;
    readonly incoming: string;
    readonly caller: string;
    readonly states: Readonly<Record<'dialling' | 'ringing' | 'connected' | 'incoming' | 'ending', string>>;
    readonly duration: string;
    readonly hangUp: string;
    readonly answer: string;
    readonly refuse: string;
    readonly keypad: string;
    readonly closeKeypad: string;
    readonly pressed: string;
    /** Where the visitor talks on a handset. */
    readonly lift: Notice;
    readonly lifted: string;
    readonly notLifted: Notice;
  };
  readonly outcomes: Readonly<Record<CallOutcome, Notice>>;
  readonly ended: { readonly again: string; readonly other: string; readonly done: string };
  readonly idle: {
    readonly title: string;
    /** How many seconds are left, as they are counted. */
    readonly left: (seconds: number) => string;
    readonly stay: string;
  };
  readonly emergency: {
    readonly button: (number: string) => string;
    readonly title: (number: string) => string;
    /** What calling it means, on a real line. */
    readonly real: string;
    /** A call goes on, which it would end. */
    readonly endsCall: string;
    readonly simulated: (number: string) => string;
    readonly noLine: (number: string) => string;
    readonly call: (number: string) => string;
    readonly callSimulated: string;
    readonly leave: string;
    /** What is called, in the call view. */
    readonly name: (number: string) => string;
  };
  readonly faults: Readonly<Record<LineFault, Notice>>;
  readonly connectModem: string;
  readonly operator: {
    readonly title: string;
    /** For visitors, who cannot mend it. */
    readonly visitors: string;
    readonly files: Readonly<Record<FileFault, Notice>>;
    /** In front of the address of the file. */
    readonly file: string;
    /** The file as a whole, where a mistake has no place in it. */
    readonly whole: string;
    readonly mistakes: string;
    readonly again: string;
  };
}

const table: Readonly<Record<KioskLanguage, KioskWords>> = { en, de, es, ar, ja };

/** What a kiosk says in a language. */
export function kioskWords(language: KioskLanguage): KioskWords {
  return table[language];
}

/** Which way a language is written. */
export function directionOf(language: KioskLanguage): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
