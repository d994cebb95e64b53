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
  readonly numberInput: { readonly required: string };
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
  numberInput: { required: 'Enter a number.' },
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

export const callExperienceDe: CallExperienceStrings = {
  invisible: { direction: 'ein unsichtbares Zeichen für die Schreibrichtung', other: 'ein unsichtbares Zeichen' },
  cannotDialInvisible: (what) =>
    `Die Nummer enthält ${what}, das nicht gewählt werden kann. Löschen Sie die Nummer und tippen Sie sie ein.`,
  link: {
    broken: 'Dieser Link enthält keine lesbare Nummer. Tippen Sie die Nummer ein.',
    extension: (digits) => `Durchwahl ${digits}: drücken Sie sie auf dem Tastenfeld, sobald sich jemand meldet.`,
    subaddress: (text) => `Der Link nennt auch die Subadresse ${text}; diese Leitung kann sie nicht senden.`,
    context: (text) => `Diese Nummer gilt innerhalb von ${text}. Prüfen Sie, ob Ihre Leitung dazu gehört.`,
  },
  numberInput: { required: 'Geben Sie eine Nummer ein.' },
  pad: {
    more: 'Mehr',
    moreLabel: 'Mehr für die Nummer',
    plus: 'Plus',
    pause: 'Pause',
    wait: 'Auf Ton warten',
    read: 'Nummer vorlesen',
    holdForPause: 'halten für Pause',
    holdForWait: 'halten für Warten',
    holdFor: (name) => `halten für ${name}`,
    pauseEntered: 'Pause eingegeben.',
    waitEntered: 'Warten auf den Wählton eingegeben.',
    number: (spoken) => `Nummer: ${spoken}`,
    empty: 'Noch keine Nummer.',
    spoken: { '+': 'plus', '*': 'Stern', '#': 'Raute', ',': 'Pause', W: 'warten' },
  },
  incoming: {
    label: 'Ankommende Anrufe',
    from: (who, line) => `Ankommender Anruf von ${who}, auf ${line}`,
    onLine: (line) => `auf ${line}`,
    holdAndAnswer: 'Halten und annehmen',
    silence: 'Stumm',
    silenced: 'Klingelt stumm',
    notAnswered: 'Der Anruf wurde nicht angenommen.',
    notRefused: 'Der Anruf wurde nicht abgelehnt.',
    notificationTitle: 'Ankommender Anruf',
    notificationPrivate: 'Jemand ruft an.',
  },
  ringer: {
    label: 'Klingeln',
    enable: 'Klingeln einschalten',
    waiting: 'Anrufe klingeln stumm, bis Sie den Ton erlauben.',
    ready: 'Anrufe klingeln hörbar.',
    refused: 'Dieser Browser lässt die Seite keinen Ton ausgeben. Ankommende Anrufe erscheinen trotzdem hier.',
    mute: 'Klingeln stumm schalten',
    muted: 'Anrufe klingeln stumm.',
    volume: 'Lautstärke',
    notify: 'Über Anrufe benachrichtigen',
    notifies: 'Sie werden benachrichtigt, solange diese Seite im Hintergrund ist.',
    notifyDenied:
      'Benachrichtigungen sind für diese Seite aus. Eingeschaltet werden sie in den Einstellungen des Browsers für diese Website.',
  },
};
