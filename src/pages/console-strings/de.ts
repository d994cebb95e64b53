import type { ConsoleStrings } from '../console-strings.js';

export const consoleDe: ConsoleStrings = {
  status: { starting: 'Startet', ready: 'Bereit', lost: 'Stehen geblieben', closed: 'Geschlossen' },
  javaScriptCore:
    'Dieser Browser oder die Sicherheitsregeln der Seite lassen den WebAssembly-Kern nicht laufen. Es geht genauso, etwas langsamer.',
  lines: 'Leitungen',
  noLines: 'Noch keine Leitung. Verbinden Sie ein Modem, um zu telefonieren.',
  starting: 'Die Leitungen werden bereit …',
  elsewhere: 'Die Leitungen sind in einem anderen Tab.',
  waiting: 'Wartet',
  startAgain: 'Neu starten',
  noSpeedDial: (key) => `Kein Kontakt wird mit der Taste ${key} angerufen. Unter „Kontakte“ bekommt einer seine Taste.`,
  laterMissing: {
    what: 'Ein Teil dieser Seite konnte nicht geladen werden.',
    next: 'Telefonieren geht. Für die Tabs und die Einstellungen der Leitung laden Sie die Seite neu, wenn kein Gespräch besteht.',
  },
  dialpadUnavailable: {
    starting: 'Gleich kann telefoniert werden.',
    elsewhere: 'Die Leitungen sind in einem anderen Tab.',
    stopped: 'Nach „Neu starten“ kann wieder telefoniert werden.',
    noLine: 'Es gibt keine Leitung. Verbinden Sie zuerst ein Modem.',
    lineNotReady: 'Diese Leitung ist jetzt nicht zu gebrauchen.',
    incoming: 'Nehmen Sie zuerst den ankommenden Anruf an, oder lehnen Sie ihn ab.',
    busy: 'Legen Sie zuerst auf, dann rufen Sie wieder an.',
    busyOrHold: 'Legen Sie zuerst auf oder drücken Sie „Halten“, dann rufen Sie wieder an.',
  },
  version: {
    ready: 'Eine neue Version ist bereit.',
    now: 'Die Seite wird dazu neu geladen.',
    afterCall: 'Nicht während eines Anrufs: Das Neuladen der Seite könnte ihn beenden.',
    load: 'Neue Version laden',
  },
  experience: {
    keys: {
      open: 'Tastenkürzel',
      title: 'Tastenkürzel',
      actions: {
        answer: 'Annehmen; ein laufender Anruf wird gehalten',
        end: 'Auflegen, zurücknehmen oder ablehnen',
        hold: 'Halten oder zurückholen',
        mute: 'Stumm klingeln lassen',
        help: 'Diese Tasten zeigen',
      },
      enter: 'Enter',
      dials: 'Im Nummernfeld: anrufen',
      paste: 'Strg+V',
      pastes: 'Überall: eine kopierte Nummer ins Nummernfeld setzen',
      on: 'Diese Tasten benutzen, bis die Seite geschlossen wird',
      close: 'Schließen',
    },
    links: {
      offer: 'Telefonlinks hier öffnen',
      asked:
        'Der Browser fragt, ob Telefonlinks hier geöffnet werden dürfen. Danach kommt eine angeklickte Nummer ins Nummernfeld; Sie drücken „Anrufen“.',
      refused: 'Dieser Browser öffnet keine Telefonlinks in Seiten.',
    },
  },
  technical: 'Was innen geschieht',
  ringing: 'Ankommender Anruf',
};
