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
  technical: 'Was innen geschieht',
  ringing: 'Ankommender Anruf',
};
