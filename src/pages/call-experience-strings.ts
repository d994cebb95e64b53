import type { KeyAction } from './call-keys.js';

/** What the dialog of keys says. */
export interface KeyWords {
  readonly open: string;
  readonly title: string;
  readonly actions: Readonly<Record<KeyAction, string>>;
  readonly enter: string;
  readonly dials: string;
  readonly paste: string;
  readonly pastes: string;
  readonly on: string;
  readonly close: string;
}

/** What the console says of keys and links. */
export interface CallExperienceWords {
  readonly keys: KeyWords;
  readonly links: {
    readonly offer: string;
    readonly asked: string;
    readonly refused: string;
  };
}

export const callExperienceEn: CallExperienceWords = {
  keys: {
    open: 'Keys',
    title: 'Keys',
    actions: {
      answer: 'Answer; a call that goes on is put on hold',
      end: 'Hang up, take back or refuse',
      hold: 'Hold, or take back from hold',
      mute: 'Let it ring silently',
      help: 'Show these keys',
    },
    enter: 'Enter',
    dials: 'In the number field: call',
    paste: 'Ctrl+V',
    pastes: 'Anywhere: put a copied number into the number field',
    on: 'Use these keys, until the page is closed',
    close: 'Close',
  },
  links: {
    offer: 'Open phone links here',
    asked:
      'The browser asks whether phone links may open here. Once they do, a pressed number comes into the number field; you press Call.',
    refused: 'This browser does not open phone links in pages.',
  },
};
