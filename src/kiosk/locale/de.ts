import type { KioskWords } from './words.js';

export const de: KioskWords = {
  languageName: 'Deutsch',
  languages: 'Sprache',
  simulation: 'Vorführung: Es wird niemand wirklich angerufen.',
  attract: { title: 'Hier können Sie anrufen', begin: 'Zum Beginnen berühren' },
  choose: { title: 'Wen möchten Sie anrufen?', hint: 'Berühren Sie einen Namen.' },
  dial: {
    open: 'Nummer wählen',
    title: 'Nummer wählen',
    field: 'Nummer',
    keys: 'Tasten',
    keyNames: { '*': 'Stern', '#': 'Raute' },
    erase: 'Löschen',
    clear: 'Alles löschen',
    call: 'Anrufen',
    empty: 'Geben Sie zuerst eine Nummer ein.',
    wrong: 'Das ist keine Nummer, die angerufen werden kann. Prüfen Sie sie und versuchen Sie es noch einmal.',
    tooLong: 'Diese Nummer ist zu lang.',
  },
  back: 'Zurück',
  call: {
    title: (who) => `Anruf bei: ${who}`,
    incoming: 'Ankommender Anruf',
    caller: 'Jemand ruft an',
    states: {
      dialling: 'Es wird gewählt …',
      ringing: 'Es klingelt …',
      connected: 'Verbunden. Sie können jetzt sprechen.',
      incoming: 'Jemand ruft hier an.',
      ending: 'Es wird aufgelegt …',
    },
    duration: 'Dauer des Gesprächs',
    hangUp: 'Auflegen',
    answer: 'Annehmen',
    refuse: 'Ablehnen',
    keypad: 'Tasten zeigen',
    closeKeypad: 'Tasten ausblenden',
    pressed: 'Gedrückt',
    lift: {
      what: 'Nehmen Sie den Hörer ab.',
      next: 'Berühren Sie dann die Taste darunter. Das Gespräch geht am Hörer weiter.',
    },
    lifted: 'Ich habe abgenommen',
    notLifted: { what: 'Der Hörer liegt noch auf.', next: 'Nehmen Sie ihn ab und berühren Sie die Taste noch einmal.' },
  },
  outcomes: {
    over: { what: 'Das Gespräch ist beendet.', next: '' },
    cancelled: { what: 'Sie haben aufgelegt, bevor jemand abnahm.', next: '' },
    busy: {
      what: 'Es ist besetzt.',
      next: 'Versuchen Sie es in einigen Minuten noch einmal oder rufen Sie jemand anderen an.',
    },
    noAnswer: {
      what: 'Es hat niemand abgenommen.',
      next: 'Versuchen Sie es später noch einmal oder rufen Sie jemand anderen an.',
    },
    refused: {
      what: 'Der Anruf wurde nicht angenommen.',
      next: 'Versuchen Sie es später noch einmal oder rufen Sie jemand anderen an.',
    },
    blocked: {
      what: 'Diese Nummer kann von hier nicht angerufen werden.',
      next: 'Wählen Sie einen Namen oder eine andere Nummer.',
    },
    notReached: {
      what: 'Diese Nummer ist nicht erreichbar.',
      next: 'Prüfen Sie die Nummer oder rufen Sie jemand anderen an.',
    },
    lineBusy: {
      what: 'Das Telefon wird gerade benutzt.',
      next: 'Warten Sie, bis jenes Gespräch zu Ende ist, und versuchen Sie es dann noch einmal.',
    },
    noLine: {
      what: 'Zurzeit ist kein Anruf möglich.',
      next: 'Versuchen Sie es in einer Minute noch einmal. Bleibt es so, benutzen Sie ein anderes Telefon.',
    },
    lost: { what: 'Die Verbindung ist abgebrochen.', next: 'Rufen Sie noch einmal an.' },
    handedOver: { what: 'Das Gespräch geht am Hörer weiter.', next: 'Legen Sie den Hörer auf, wenn Sie fertig sind.' },
    missed: { what: 'Der Anrufer hat aufgelegt.', next: '' },
  },
  ended: { again: 'Noch einmal anrufen', other: 'Jemand anderen anrufen', done: 'Ich bin fertig' },
  idle: {
    title: 'Sind Sie noch da?',
    left: (seconds) => `Der Bildschirm beginnt in ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'} von vorn.`,
    stay: 'Ich bin noch da',
  },
  emergency: {
    button: (number) => `Notruf ${number}`,
    title: (number) => `${number} anrufen?`,
    real: 'Damit rufen Sie jetzt den Notruf an. Rufen Sie an, wenn jemand in Gefahr ist.',
    endsCall: 'Das laufende Gespräch wird beendet.',
    simulated: (number) =>
      `Das ist eine Vorführung: Von hier ist kein Notruf möglich. Benutzen Sie im Notfall ein anderes Telefon und wählen Sie ${number}.`,
    noLine: (number) =>
      `Dieser Bildschirm hat gerade keine Telefonleitung. Benutzen Sie ein anderes Telefon und wählen Sie ${number}.`,
    call: (number) => `Ja, ${number} anrufen`,
    callSimulated: 'Anruf simulieren',
    leave: 'Nein, zurück',
    name: (number) => `Notruf ${number}`,
  },
  faults: {
    starting: { what: 'Das Telefon wird vorbereitet.', next: 'Das dauert einige Sekunden.' },
    otherTab: {
      what: 'Das Telefon wird von einem anderen Tab dieses Rechners benutzt.',
      next: 'Betreiber: Schließen Sie jenen Tab. Der Bildschirm macht von selbst weiter.',
    },
    silent: {
      what: 'Das Telefon antwortet nicht.',
      next: 'Der Bildschirm versucht es von selbst wieder. Betreiber: Bleibt es so, starten Sie den Browser neu.',
    },
    stopped: {
      what: 'Das Telefon ist stehen geblieben.',
      next: 'Der Bildschirm startet es von selbst wieder. Betreiber: Bleibt es so, laden Sie die Seite neu.',
    },
    misconfigured: {
      what: 'Das Telefon kann mit diesen Einstellungen nicht starten.',
      next: 'Betreiber: siehe unten.',
    },
    noLine: {
      what: 'Es gibt keine Telefonleitung.',
      next: 'Betreiber: Stecken Sie das Modem ein und verbinden Sie es einmal.',
    },
    lineLost: {
      what: 'Die Telefonleitung ist gestört.',
      next: 'Der Bildschirm versucht es von selbst wieder. Betreiber: Prüfen Sie das Modem und sein Kabel.',
    },
    noCalls: {
      what: 'Die Telefonleitung hat kein Netz, oder ihre SIM-Karte ist nicht bereit.',
      next: 'Betreiber: Prüfen Sie SIM-Karte und Antenne. Notrufe sind vielleicht möglich.',
    },
  },
  connectModem: 'Modem verbinden',
  operator: {
    title: 'Dieser Bildschirm ist noch nicht eingerichtet',
    visitors: 'Bitte benutzen Sie ein anderes Telefon. Was folgt, ist für den Betreiber.',
    files: {
      otherOrigin: {
        what: 'Die Adresse der Einstellungen gehört nicht zu dieser Website.',
        next: 'Nennen Sie nach ?config= eine Datei dieser Website.',
      },
      unreachable: {
        what: 'Die Datei mit den Einstellungen kann nicht geladen werden.',
        next: 'Prüfen Sie, ob sie unter dieser Adresse liegt und ob der Server läuft.',
      },
      tooSlow: {
        what: 'Die Datei mit den Einstellungen lädt zu langsam.',
        next: 'Prüfen Sie Server und Netz.',
      },
      tooLarge: { what: 'Die Datei mit den Einstellungen ist zu groß.', next: 'Bleiben Sie unter 256 kB.' },
      notJson: {
        what: 'Die Datei mit den Einstellungen ist kein JSON.',
        next: 'Beheben Sie die Stelle, die hier steht:',
      },
      invalid: { what: 'Die Datei mit den Einstellungen hat Fehler.', next: 'Beheben Sie diese Stellen:' },
    },
    file: 'Datei',
    whole: 'die ganze Datei',
    mistakes: 'Fehler',
    again: 'Der Bildschirm sieht von selbst wieder nach, viermal in der Minute.',
  },
};
