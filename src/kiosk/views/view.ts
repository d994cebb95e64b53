import type { KioskConfig, KioskDestination, KioskLanguage, KioskText } from '../../policy/kiosk-schema.js';
import type { KioskWords } from '../locale/words.js';
import type { Party, Visit } from '../visit.js';

/** What a visitor can do; each view calls what belongs to it. */
export interface KioskActions {
  readonly begin: () => void;
  readonly speak: (language: KioskLanguage) => void;
  readonly callDestination: (destination: KioskDestination) => void;
  readonly openPad: () => void;
  /** The whole text of the number field. */
  readonly setNumber: (number: string) => void;
  readonly callNumber: () => void;
  readonly back: () => void;
  readonly answer: () => void;
  readonly hangUp: () => void;
  readonly toggleKeypad: () => void;
  readonly press: (digit: string) => void;
  readonly lifted: () => void;
  readonly callAgain: () => void;
  readonly done: () => void;
  readonly stay: () => void;
  readonly askEmergency: () => void;
  readonly callEmergency: () => void;
  readonly leaveEmergency: () => void;
}

/** What a view of a call shows from: there is one without a file as well, for an emergency call. */
export interface CallView {
  readonly voice: KioskConfig['voice'];
  readonly words: KioskWords;
  readonly visit: Visit;
  readonly act: KioskActions;
  /** The address of a picture that the file names. */
  readonly picture: (path: string) => string;
  readonly text: (text: KioskText) => string;
}

/** What the other views show from. */
export interface KioskView extends CallView {
  readonly config: KioskConfig;
}

/** What the other party of a call is called. */
export function partyName(
  party: Party,
  { words, text }: Pick<CallView, 'words' | 'text'>,
  shown: (number: string) => string,
): string {
  switch (party.kind) {
    case 'destination':
      return text(party.destination.name);
    case 'number':
      return shown(party.number);
    case 'emergency':
      return words.emergency.name(party.number);
    case 'caller':
      return words.call.caller;
  }
}
