import type { PeopleStrings, peopleErrorsEn } from '../people.js';
import { pluralsOf } from '../plural.js';

const counted = pluralsOf('de');

export const peopleDe: PeopleStrings = {
  notKept: {
    missing: {
      what: 'Dieser Browser hat keinen Speicher.',
      next: 'Was Sie sehen, ist vergessen, wenn alle Tabs dieser Seite geschlossen sind.',
    },
    refused: {
      what: 'Der Browser lässt diese Seite nichts speichern.',
      next: 'Was Sie sehen, ist vergessen, wenn alle Tabs dieser Seite geschlossen sind. Erlauben Sie dieser Website, Daten zu speichern, und laden Sie die Seite neu.',
    },
    blocked: {
      what: 'Der Speicher des Browsers antwortet nicht.',
      next: 'Was Sie sehen, ist vergessen, wenn alle Tabs dieser Seite geschlossen sind. Schließen Sie die anderen Tabs dieser Website, und laden Sie die Seite neu.',
    },
    newer: {
      what: 'Eine neuere Version dieser Seite führt ihre eigenen Einträge.',
      next: 'Sie bleiben, wie sie sind. Laden Sie die Seite neu, um die neuere Version zu bekommen; was Sie sehen, ist vergessen, wenn alle Tabs dieser Seite geschlossen sind.',
    },
    full: {
      what: 'Auf diesem Gerät ist kein Platz mehr.',
      next: 'Neues ist vergessen, wenn alle Tabs dieser Seite geschlossen sind. Schaffen Sie Platz auf dem Gerät, oder entfernen Sie hier, was Sie nicht brauchen.',
    },
    ended: {
      what: 'Der Speicher des Browsers wurde geleert.',
      next: 'Was Sie sehen, ist vergessen, wenn alle Tabs dieser Seite geschlossen sind. Laden Sie die Seite neu, damit es wieder bleibt.',
    },
  },
  ignored: (count) =>
    `${counted(count, { one: '# Eintrag', other: '# Einträge' })} einer anderen Version ${count === 1 ? 'war nicht zu lesen und blieb, wie er ist' : 'waren nicht zu lesen und blieben, wie sie sind'}.`,
  call: 'Anrufen',
  callNamed: (who) => `${who} anrufen`,
  notDialable: (number) =>
    `${number} kann nicht gewählt werden: es sind Zeichen darin, die keine Ziffern sind. Ändern Sie zuerst die Nummer.`,
  cancel: 'Abbrechen',
  stays: 'Sie bleiben in diesem Browser.',
  log: {
    label: 'Anrufliste',
    list: 'Anrufe, die neuesten zuerst',
    loading: 'Die Anrufliste wird gelesen …',
    empty: {
      what: 'Noch keine Anrufe',
      next: 'Anrufe, die Sie von jetzt an machen und bekommen, stehen hier.',
    },
    off: {
      what: 'Anrufe werden nicht aufgehoben',
      next: 'Diese Seite ist ohne Anrufliste eingerichtet: von keinem Anruf wird etwas gespeichert.',
    },
    today: 'Heute',
    yesterday: 'Gestern',
    directions: { incoming: 'Ankommend', outgoing: 'Ausgehend' },
    outcomes: {
      unfinished: 'Dauert an, oder wurde unterbrochen',
      answered: 'Angenommen',
      elsewhere: 'An einem anderen Telefon angenommen',
      missed: 'Verpasst',
      refused: 'Abgelehnt',
      noAnswer: 'Keine Antwort',
      busy: 'Besetzt',
      cancelled: 'Zurückgenommen',
      failed: 'Fehlgeschlagen',
    },
    withheld: 'Nummer nicht bekannt',
    duration: (time) => `Dauer ${time}`,
    onLine: (line) => `auf ${line}`,
    remove: 'Entfernen',
    removeNamed: (who) => `Aus der Liste entfernen: ${who}`,
    removed: 'Aus der Anrufliste entfernt.',
    older: 'Ältere Anrufe zeigen',
    shown: (count) => counted(count, { one: '# Anruf wird gezeigt.', other: '# Anrufe werden gezeigt.' }),
    export: 'Als CSV exportieren',
    exported: 'Die Anrufliste wurde exportiert.',
    clear: 'Leeren …',
    question: {
      title: 'Die Anrufliste leeren?',
      next: 'Was entfernt ist, kommt nicht wieder. Es ist nirgends sonst gespeichert.',
      log: 'Anrufliste leeren',
      all: 'Alles entfernen: Anrufliste und Kontakte',
    },
    cleared: 'Die Anrufliste ist leer.',
    clearedAll: 'Anrufliste und Kontakte wurden aus diesem Browser entfernt.',
  },
  contacts: {
    label: 'Kontakte',
    list: 'Kontakte nach Namen',
    loading: 'Die Kontakte werden gelesen …',
    empty: {
      what: 'Noch keine Kontakte',
      next: 'Fügen Sie jemanden hinzu, oder importieren Sie eine Datei mit Kontakten.',
    },
    search: 'Nach Name oder Nummer suchen',
    found: (count, all) =>
      count === all ? counted(all, { one: '# Kontakt.', other: '# Kontakte.' }) : `${count} von ${all} Kontakten.`,
    more: 'Weitere Kontakte zeigen',
    add: 'Kontakt hinzufügen',
    edit: 'Bearbeiten',
    editNamed: (name) => `${name} bearbeiten`,
    remove: 'Löschen …',
    question: {
      title: (name) => `${name} löschen?`,
      next: 'Der Kontakt wird aus diesem Browser entfernt und kommt nicht wieder.',
      confirm: 'Kontakt löschen',
    },
    removed: (name) => `${name} wurde gelöscht.`,
    formTitle: { add: 'Neuer Kontakt', edit: 'Kontakt bearbeiten' },
    name: 'Name',
    number: (at) => (at === 1 ? 'Nummer' : `Nummer ${at}`),
    numberLabel: (at) => (at === 1 ? 'Art der Nummer' : `Art der Nummer ${at}`),
    labels: { mobile: 'Mobil', home: 'Privat', work: 'Arbeit', fax: 'Fax' },
    noLabel: 'Keine Angabe',
    moreNumbers: 'Noch eine Nummer',
    fewerNumbers: (at) => `Nummer ${at} entfernen`,
    speedDial: 'Kurzwahltaste',
    noSpeedDial: 'Keine',
    speedDialKey: (key) => `Taste ${key}`,
    speedDialTaken: (key, name) => `Taste ${key}, bisher ${name}`,
    note: 'Notiz',
    save: 'Speichern',
    saved: (name) => `${name} wurde gespeichert.`,
    noName: 'Geben Sie einen Namen ein.',
    noNumber: 'Geben Sie eine Nummer mit mindestens einer Ziffer ein.',
    import: 'Datei importieren',
    importHint: 'vCard oder CSV. Die Datei wird in diesem Browser gelesen und nirgendwohin geschickt.',
    importing: 'Die Datei wird gelesen …',
    imported: (count) => `${count} importiert`,
    completed: (count) => `${count} ergänzt`,
    known: (count) => `${count} schon bekannt`,
    noRoom: (count) => `${count} ohne Platz: es gibt 5.000 Kontakte`,
    passedOver: (count) => `${count} übergangen`,
    lineProblem: (line, problem) =>
      ({
        noNumber: `Zeile ${line} hat keine Nummer`,
        unreadable: `Zeile ${line} ist nicht zu lesen`,
        unfinished: `Zeile ${line} hat kein Ende`,
        tooLong: 'die Datei ist größer als 20 Megabyte',
      })[problem],
    furtherProblems: (count) => `und ${count} weitere`,
    noContacts: {
      what: 'In dieser Datei sind keine Kontakte.',
      next: 'Sie ist weder vCard noch eine Tabelle mit einer Spalte von Nummern unter einem Titel wie „Telefon“. Exportieren Sie sie als vCard, und importieren Sie diese.',
    },
    exportVcard: 'Als vCard exportieren',
    exportCsv: 'Als CSV exportieren',
    exported: 'Die Kontakte wurden exportiert.',
  },
};

export const peopleErrorsDe: typeof peopleErrorsEn = {
  invalidContact: {
    what: 'Dieser Kontakt geht nicht',
    next: 'Geben Sie ihm einen Namen und eine Nummer mit mindestens einer Ziffer.',
  },
  contactsFull: {
    what: 'Es gibt 5.000 Kontakte, und für mehr ist kein Platz',
    next: 'Löschen Sie einen, den Sie nicht brauchen, und fügen Sie dann diesen hinzu.',
  },
  notLoaded: {
    what: 'Was Dateien liest und schreibt, konnte nicht geladen werden',
    next: 'Prüfen Sie das Netz, dann laden Sie die Seite neu.',
  },
  notCleared: {
    what: 'Nicht alles ließ sich entfernen',
    next: 'Der Speicher des Browsers nahm es nicht an. Schließen Sie die anderen Tabs dieser Website, und versuchen Sie es noch einmal, oder löschen Sie die Daten dieser Website in den Einstellungen des Browsers.',
  },
};
