import type { CallExperienceStrings } from '../call-experience.js';

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
  numberInput: {
    required: 'Geben Sie eine Nummer ein.',
    notLoaded: {
      what: 'Was Nummern gliedert, konnte nicht geladen werden: die Nummer bleibt, wie sie eingegeben ist.',
      next: 'Prüfen Sie das Netz, dann laden Sie die Seite neu.',
    },
  },
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
