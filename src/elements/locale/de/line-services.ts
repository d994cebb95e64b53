import type { LineServicesStrings } from '../line-services.js';
import { pluralsOf } from '../plural.js';

const counted = pluralsOf('de');

export const lineServicesDe: LineServicesStrings = {
  open: 'Dienste des Netzes',
  askNetwork: 'Das Netz fragen',
  asking: 'Das Netz antwortet gleich. Es dauert einige Sekunden, höchstens eine Minute.',
  elapsed: (time) => `bisher ${time}`,
  forwarding: {
    title: 'Anrufe weiterleiten',
    when: 'Wann',
    reasons: {
      unconditional: 'Immer',
      busy: 'Wenn besetzt ist',
      noReply: 'Wenn niemand abnimmt',
      notReachable: 'Wenn aus oder nicht erreichbar',
    },
    number: 'Weiterleiten an',
    after: 'Nach Klingeln für',
    seconds: (seconds) => counted(seconds, { one: '# Sekunde', other: '# Sekunden' }),
    set: 'Weiterleiten',
    erase: 'Nicht mehr weiterleiten',
    done: (when, number) => `${when}: Anrufe gehen an ${number}.`,
    ended: (when) => `${when}: Anrufe werden nicht weitergeleitet.`,
    state: 'Was im Netz gilt',
    off: 'nicht weitergeleitet',
    to: (number) => `an ${number}`,
    toAfter: (number, seconds) => `nach ${counted(seconds, { one: '# Sekunde', other: '# Sekunden' })} an ${number}`,
    noNumber: 'Geben Sie die Nummer ein, an die Anrufe gehen sollen.',
  },
  waiting: {
    title: 'Anklopfen',
    on: 'Einschalten',
    off: 'Ausschalten',
    isOn: 'An: ein zweiter Anruf wird während eines Gesprächs angeboten.',
    isOff: 'Aus: wer während eines Gesprächs anruft, hört, dass besetzt ist.',
  },
  ownNumber: {
    title: 'Ihre eigene Nummer',
    label: 'Wird dem Angerufenen gezeigt',
    settings: { network: 'Wie das Netz es hat', withhold: 'Nie', show: 'Immer' },
    save: 'Speichern',
    saved: 'Gespeichert. Es gilt für die Anrufe von jetzt an.',
    network: {
      notProvided: 'Das Netz kann Ihre Nummer nicht unterdrücken.',
      always: 'Das Netz unterdrückt Ihre Nummer bei allen Anrufen.',
      unknown: 'Das Netz sagt nicht, was es tut.',
      unlessAllowed: 'Das Netz unterdrückt Ihre Nummer, wenn ihm nichts anderes gesagt wird.',
      ifAsked: 'Das Netz zeigt Ihre Nummer, wenn ihm nichts anderes gesagt wird.',
    },
  },
  networks: {
    title: 'Netze in Reichweite',
    scan: 'Netze suchen',
    scanning: 'Netze werden gesucht. Das dauert bis zu drei Minuten; ein Anruf beendet es.',
    cancel: 'Abbrechen',
    cancelling: 'Wird abgebrochen …',
    cancelled: 'Abgebrochen. Die Liste ist, wie sie war.',
    found: (count) => counted(count, { one: '# Netz gefunden.', other: '# Netze gefunden.' }),
    list: 'Gefundene Netze',
    availability: {
      unknown: 'nicht bekannt',
      available: 'verfügbar',
      current: 'in Gebrauch',
      forbidden: 'nicht für diese SIM-Karte',
    },
    use: 'Nehmen',
    useNamed: (name) => `${name} nehmen`,
    automatic: 'Selbst wählen lassen',
    choosing: 'Das Netz wird gewechselt. Das dauert bis zu zwei Minuten.',
    chosen: (name) => `Die Leitung nimmt jetzt ${name}.`,
    chosenAutomatic: 'Das Modem wählt das Netz jetzt selbst.',
  },
  errors: {
    noNetwork: {
      what: 'Es gibt kein Netz, das gefragt werden kann.',
      next: 'Auch Anrufe gehen nicht: warten Sie, bis die Leitung angemeldet ist, und versuchen Sie es dann neu.',
    },
    notOffered: {
      what: 'Dieses Modem oder sein Netz hat das nicht.',
      next: 'Anrufe sind davon nicht betroffen. Fragen Sie den Betreiber, oder stellen Sie es in seiner App ein.',
    },
    networkRefused: {
      what: 'Das Netz hat abgelehnt.',
      next: 'Nichts wurde geändert, und Anrufe gehen wie zuvor. Fragen Sie den Betreiber, ob Ihr Vertrag das hat.',
    },
    busyWithCall: {
      what: 'Es gibt einen Anruf.',
      next: 'Er geht weiter, wie er war. Suchen und wechseln Sie Netze, wenn er zu Ende ist.',
    },
  },
};
