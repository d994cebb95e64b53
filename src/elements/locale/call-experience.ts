import type { Advice } from './en.js';
/** What number entry and ringing say: tel-number-input, what tel-dialpad has beside its keys, tel-incoming-call and tel-ringer. */
export interface CallExperienceStrings {
  /** Characters that cannot be seen, by what they are. */
  readonly invisible: { readonly direction: string; readonly other: string };
  readonly cannotDialInvisible: (what: string) => string;
  /** What a `tel:` link says beside its number. */
  readonly link: {
    readonly broken: string;
    readonly extension: (digits: string) => string;
    readonly subaddress: (text: string) => string;
    readonly context: (text: string) => string;
  };
  readonly numberInput: { readonly required: string; readonly notLoaded: Advice };
  readonly pad: {
    readonly more: string;
    readonly moreLabel: string;
    readonly plus: string;
    readonly pause: string;
    readonly wait: string;
    readonly read: string;
    readonly holdForPause: string;
    readonly holdForWait: string;
    readonly holdFor: (name: string) => string;
    readonly pauseEntered: string;
    readonly waitEntered: string;
    readonly number: (spoken: string) => string;
    readonly empty: string;
    /** Names of characters when a number is read. */
    readonly spoken: Readonly<Record<string, string>>;
  };
  readonly incoming: {
    readonly label: string;
    /** What is said: who, and on which line. */
    readonly from: (who: string, line: string) => string;
    readonly onLine: (line: string) => string;
    readonly holdAndAnswer: string;
    readonly silence: string;
    readonly silenced: string;
    readonly notAnswered: string;
    readonly notRefused: string;
    readonly notificationTitle: string;
    readonly notificationPrivate: string;
  };
  readonly ringer: {
    readonly label: string;
    readonly enable: string;
    readonly waiting: string;
    readonly ready: string;
    readonly refused: string;
    readonly mute: string;
    readonly muted: string;
    readonly volume: string;
    readonly notify: string;
    readonly notifies: string;
    readonly notifyDenied: string;
  };
}

export const callExperienceEn: CallExperienceStrings = {
  invisible: { direction: 'an invisible mark for the direction of writing', other: 'an invisible character' },
  cannotDialInvisible: (what) => `The number holds ${what}, which cannot be dialled. Erase the number and type it.`,
  link: {
    broken: 'This link holds no number that can be read. Type the number.',
    extension: (digits) => `Extension ${digits}: press it on the keypad once somebody answers.`,
    subaddress: (text) => `The link also names the subaddress ${text}, which this line cannot send.`,
    context: (text) => `This number holds within ${text}. Check that your line belongs there.`,
  },
  numberInput: {
    required: 'Enter a number.',
    notLoaded: {
      what: 'What formats numbers could not be loaded: the number stays as it is typed.',
      next: 'Check the network, then reload the page.',
    },
  },
  pad: {
    more: 'More',
    moreLabel: 'More for the number',
    plus: 'Plus',
    pause: 'Pause',
    wait: 'Wait for tone',
    read: 'Read the number',
    holdForPause: 'hold for pause',
    holdForWait: 'hold for wait',
    holdFor: (name) => `hold for ${name}`,
    pauseEntered: 'Pause entered.',
    waitEntered: 'Wait for a dial tone entered.',
    number: (spoken) => `Number: ${spoken}`,
    empty: 'No number yet.',
    spoken: { '+': 'plus', '*': 'star', '#': 'hash', ',': 'pause', W: 'wait' },
  },
  incoming: {
    label: 'Incoming calls',
    from: (who, line) => `Incoming call from ${who}, on ${line}`,
    onLine: (line) => `on ${line}`,
    holdAndAnswer: 'Hold and answer',
    silence: 'Silence',
    silenced: 'Rings silently',
    notAnswered: 'The call was not answered.',
    notRefused: 'The call was not refused.',
    notificationTitle: 'Incoming call',
    notificationPrivate: 'Somebody is calling.',
  },
  ringer: {
    label: 'Ringing',
    enable: 'Enable ringing',
    waiting: 'Calls ring silently until you allow sound.',
    ready: 'Calls ring aloud.',
    refused: 'This browser lets the page make no sound. Incoming calls are shown here all the same.',
    mute: 'Mute ringing',
    muted: 'Calls ring silently.',
    volume: 'Volume',
    notify: 'Notify me of calls',
    notifies: 'You are notified while this page is in the background.',
    notifyDenied: 'Notifications are off for this page. They are turned on in the browser’s settings for this site.',
  },
};
