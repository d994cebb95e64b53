import type { ModemConsoleStrings } from '../modem-console.js';
import { pluralsOf } from '../plural.js';

export const commandErrorsDe = {
  commandRefused: { what: 'Dieser Befehl wird nicht gesendet', next: 'An das Modem wurde nichts gesendet.' },
  commandTimeout: {
    what: 'Das Modem hat nicht rechtzeitig geantwortet',
    next: 'Vielleicht braucht es länger, oder es wartet auf mehr als eine Zeile; auch ein Anruf beendet das Warten. Senden Sie AT: wird das beantwortet, ist die Leitung in Ordnung.',
  },
} as const;

const counted = pluralsOf('de');

export const modemConsoleDe: ModemConsoleStrings = {
  label: 'AT-Konsole',
  traffic: 'AT-Verkehr',
  none: { what: 'Diese Leitung hat kein Modem.', next: 'Wählen Sie eine Leitung, die über ein Modem geht.' },
  loading: 'Das Terminal wird geladen …',
  notLoaded: {
    what: 'Das Terminal konnte nicht geladen werden.',
    next: 'Befehle und ihre Antworten gehen trotzdem. Prüfen Sie das Netz, dann laden Sie die Seite neu.',
  },
  masked: 'Telefonnummern, Namen, PINs und Seriennummern sind verdeckt.',
  bar: 'Was gezeigt wird',
  filter: 'Zeilen mit',
  direction: 'Richtung',
  directions: { all: 'Beide', toModem: 'Zum Modem', fromModem: 'Vom Modem', note: 'Hinweise' },
  matches: (shown, all) => `${shown} von ${all} Zeilen`,
  pause: 'Anhalten',
  resume: 'Weiter',
  waiting: (number) => `Weiter (${number} neu)`,
  clear: 'Leeren',
  cleared: 'Das Protokoll dieser Leitung ist leer.',
  hex: 'Hexadezimal',
  plainly: 'Meine Antworten offen zeigen',
  screenReader: 'Für Vorleseprogramme',
  exportText: 'Als Text speichern',
  exportFixture: 'Als Aufzeichnung speichern',
  exported: (name) => `Gespeichert als ${name}.`,
  nothingToExport: 'Es gibt noch nichts zu speichern.',
  noRecording: 'Diese Leitung hat keine Aufzeichnung. Speichern Sie sie als Text.',
  prompt: {
    label: 'Befehl',
    hint: 'Eingabe sendet. Auf und Ab holen frühere Befehle, Strg+Leertaste zeigt Befehle.',
    send: 'Senden',
    commands: 'Befehle',
    suggestions: 'Befehle, die so beginnen',
    found: (number) => counted(number, { one: '# Befehl', other: '# Befehle' }),
    noneFound: 'Kein bekannter Befehl beginnt so. Er kann trotzdem gesendet werden.',
    askingModem: 'Das Modem wird gefragt, welche Befehle es hat …',
    ofModem: 'eigener des Modems',
    nothing: 'Geben Sie erst einen Befehl ein, etwa ATI.',
    running: (command) => `${command} ist unterwegs.`,
    runningMacro: (name, at, of) => `${name}: Befehl ${at} von ${of} ist unterwegs.`,
    elapsed: (time) => `bisher ${time}`,
    cancel: 'Abbrechen',
    cancelling: 'Wird abgebrochen …',
    outAlready: 'Ein Befehl ist unterwegs. Warten Sie auf die Antwort, oder brechen Sie ihn ab.',
  },
  answer: {
    label: 'Antwort',
    told: (command, result, time) => `${command}: ${result} nach ${time}`,
    lines: (number) => counted(number, { one: '# Zeile', other: '# Zeilen' }),
    cut: 'Es waren zu viele Zeilen; einige fehlen.',
    setUpAgain: 'Die Leitung stellt ihre eigenen Werte wieder ein.',
    macroDone: (name, number) => `${name} ist fertig: ${counted(number, { one: '# Befehl', other: '# Befehle' })}.`,
    macroStopped: (name, at, of) => `${name} blieb bei Befehl ${at} von ${of} stehen.`,
  },
  macros: {
    label: (number) => `Makros (${number})`,
    empty: 'Noch keine Makros. Ein Makro ist ein Name für einige Befehle, die nacheinander gesendet werden.',
    list: 'Makros',
    run: 'Ausführen',
    runNamed: (name) => `${name} ausführen`,
    edit: 'Ändern',
    editNamed: (name) => `${name} ändern`,
    remove: 'Löschen',
    removeNamed: (name) => `${name} löschen`,
    removed: (name) => `${name} ist gelöscht.`,
    undo: 'Rückgängig',
    add: 'Neues Makro',
    change: (name) => `${name} ändern`,
    name: 'Name',
    commands: 'Befehle, einer je Zeile',
    save: 'Makro speichern',
    cancel: 'Nicht ändern',
    saved: (name) => `${name} ist in diesem Browser gespeichert.`,
    notKept:
      'Der Browser behält für diese Seite nichts: die Makros sind da, bis sie geschlossen wird. Speichern Sie sie als Datei.',
    notLoaded: {
      what: 'Was Makros liest und behält, konnte nicht geladen werden: Ihre sind da, bis die Seite geschlossen wird.',
      next: 'Prüfen Sie das Netz, dann laden Sie die Seite neu.',
    },
    unreadableStore:
      'Die Makros, die dieser Browser behalten hat, sind nicht lesbar; sie bleiben, wie sie sind, bis Sie eines speichern. Holen Sie sie aus einer Datei.',
    noName: 'Geben Sie dem Makro einen Namen von höchstens 64 Zeichen.',
    noCommands: 'Ein Makro hat mindestens einen Befehl und höchstens 50.',
    badCommand: (command) =>
      `„${command}“ ist keine Befehlszeile: sie beginnt mit AT und hat höchstens 250 einfache Zeichen.`,
    tooMany: 'Es ist Platz für 200 Makros. Löschen Sie erst eines.',
    exportFile: 'Makros speichern',
    importFile: 'Makros holen',
    imported: (number, replaced) =>
      `${counted(number, { one: '# Makro', other: '# Makros' })} geholt${replaced === 0 ? '' : `, ${replaced} davon anstelle eines mit gleichem Namen`}.`,
    broken: {
      what: 'Diese Datei kann nicht geholt werden.',
      notJson: (detail) => `Sie ist kein JSON: ${detail}`,
      notMacros: (where, detail) => `${where === '' ? 'Die Datei' : where} stimmt nicht: ${detail}`,
      tooLarge: 'Sie ist größer als ein Megabyte.',
      unread: 'Der Browser konnte sie nicht lesen.',
      next: 'Ihre Makros sind, wie sie waren. Speichern Sie welche, um zu sehen, wie so eine Datei aussieht.',
    },
  },
  barriers: {
    unreadable: {
      what: 'Das ist keine einzelne AT-Befehlszeile',
      next: 'Sie beginnt mit AT, hat höchstens 250 einfache Zeichen und nichts, was Modems verschieden lesen. Nichts wurde gesendet.',
    },
    occupied: {
      what: 'Ein anderer Befehl ist unterwegs',
      next: 'Warten Sie auf die Antwort, oder brechen Sie ihn ab. Nichts wurde gesendet.',
    },
    dial: {
      what: 'Die Konsole wählt nicht',
      next: 'Wählen Sie mit dem Wählfeld: es prüft die Nummer und zeigt den Anruf. Nichts wurde gesendet.',
    },
    answer: {
      what: 'Die Konsole nimmt keine Anrufe an',
      next: 'Nehmen Sie „Annehmen“ im Anruffeld. Nichts wurde gesendet.',
    },
    hangUp: { what: 'Die Konsole legt nicht auf', next: 'Nehmen Sie „Auflegen“ im Anruffeld. Nichts wurde gesendet.' },
    calls: {
      what: 'Die Konsole hält, makelt und verbindet nicht',
      next: 'Das Anruffeld hat das alles. Nichts wurde gesendet.',
    },
    digits: {
      what: 'Die Konsole sendet keine Töne',
      next: 'Nehmen Sie die Tasten im Anruffeld. Nichts wurde gesendet.',
    },
    sim: {
      what: 'Die Konsole rührt PINs und Geheimnisse der SIM-Karte nicht an',
      next: 'Geben Sie die PIN dort ein, wo die Leitung danach fragt: jede falsche kostet einen Versuch. Nichts wurde gesendet.',
    },
    services: {
      what: 'Das würde ändern, was das Netz für die Leitung tut',
      next: 'Nehmen Sie „Dienste des Netzes“ bei der Leitung. Nichts wurde gesendet.',
    },
    message: {
      what: 'Die Konsole sendet keine Nachrichten',
      next: 'Eine Nachricht kostet Geld und würde hier nicht gezeigt. Nichts wurde gesendet.',
    },
    data: {
      what: 'Die Konsole baut keine Datenverbindungen auf',
      next: 'Die Leitung wäre für Anrufe zu. Nichts wurde gesendet.',
    },
    reset: {
      what: 'Das würde das Modem zurücksetzen oder ausschalten',
      next: 'Die Leitung verlöre ihren Anruf und ihre Werte. Stecken Sie das Modem stattdessen aus und wieder ein. Nichts wurde gesendet.',
    },
    form: {
      what: 'Die Leitung könnte das Modem nicht mehr lesen',
      next: 'Das ändert, wie das Modem antwortet, oder wie schnell. Die Leitung stellt das selbst ein. Nichts wurde gesendet.',
    },
    mode: {
      what: 'Das Modem wäre nicht mehr in der Betriebsart seiner Anrufe',
      next: 'Die Leitung stellt sie ein, wenn ein Anruf beginnt. Nichts wurde gesendet.',
    },
    prompt: {
      what: 'Das Modem würde auf mehr als eine Zeile warten',
      next: 'Die Konsole sendet nur einzelne Zeilen. Nichts wurde gesendet.',
    },
  },
};
