import type { Call } from '../client/telephony.js';
import type { KioskDestination, KioskLanguage, KioskText } from '../policy/kiosk-schema.js';
import type { CallOutcome } from './call-outcome.js';

/** Whom a call is with. */
export type Party =
  | { readonly kind: 'destination'; readonly destination: KioskDestination }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'emergency'; readonly number: string }
  | { readonly kind: 'caller' };

/** Everything that is known of a visitor, in one place: it is dropped as a whole when he has gone. */
export interface Visit {
  language: KioskLanguage;
  /** As typed. */
  number: string;
  problem: 'empty' | 'wrong' | 'tooLong' | null;
  party: Party | null;
  call: Call | null;
  /** The call is wanted, and is placed as soon as the line has started. */
  waiting: boolean;
  /** How the last call went. */
  outcome: CallOutcome | null;
  /** Whether this side has asked for the end. */
  hangingUp: boolean;
  keypad: boolean;
  /** What was pressed during the call. */
  pressed: string;
  notLifted: boolean;
  /** Whether it is asked if the emergency number is to be called. */
  asking: boolean;
}

/** A visitor of whom nothing is known. */
export function newVisit(language: KioskLanguage): Visit {
  return {
    language,
    number: '',
    problem: null,
    party: null,
    call: null,
    waiting: false,
    outcome: null,
    hangingUp: false,
    keypad: false,
    pressed: '',
    notLifted: false,
    asking: false,
  };
}

/** A text of the file in a language, else in the first of those that the kiosk speaks, else in any. */
export function inLanguage(text: KioskText, language: KioskLanguage, languages: readonly KioskLanguage[]): string {
  if (typeof text === 'string') return text;
  const found = [language, ...languages].map((tag) => text[tag]).find((words) => words !== undefined);
  return found ?? Object.values(text).find((words) => words !== undefined) ?? '';
}
