import type { CallerIdService, CallerIdSetting, ForwardingReason, MobileNetwork } from '../../client/telephony.js';
import type { Advice } from './en.js';

/** What tel-line-services says. */
export interface LineServicesStrings {
  readonly open: string;
  readonly askNetwork: string;
  readonly asking: string;
  /** How long something has taken by now. */
  readonly elapsed: (time: string) => string;
  readonly forwarding: {
    readonly title: string;
    readonly when: string;
    readonly reasons: Readonly<Record<ForwardingReason, string>>;
    readonly number: string;
    readonly after: string;
    readonly seconds: (seconds: number) => string;
    readonly set: string;
    readonly erase: string;
    readonly done: (when: string, number: string) => string;
    readonly ended: (when: string) => string;
    readonly state: string;
    readonly off: string;
    readonly to: (number: string) => string;
    readonly toAfter: (number: string, seconds: number) => string;
    readonly noNumber: string;
  };
  readonly waiting: {
    readonly title: string;
    readonly on: string;
    readonly off: string;
    readonly isOn: string;
    readonly isOff: string;
  };
  readonly ownNumber: {
    readonly title: string;
    readonly label: string;
    readonly settings: Readonly<Record<CallerIdSetting, string>>;
    readonly save: string;
    readonly saved: string;
    readonly network: Readonly<Record<CallerIdService['network'], string>>;
  };
  readonly networks: {
    readonly title: string;
    readonly scan: string;
    readonly scanning: string;
    readonly cancel: string;
    readonly cancelling: string;
    readonly cancelled: string;
    readonly found: (count: number) => string;
    readonly list: string;
    readonly availability: Readonly<Record<MobileNetwork['availability'], string>>;
    readonly use: string;
    readonly useNamed: (name: string) => string;
    readonly automatic: string;
    readonly choosing: string;
    readonly chosen: (name: string) => string;
    readonly chosenAutomatic: string;
  };
  /** What stands for TAPI's results here. */
  readonly errors: Readonly<Record<'noNetwork' | 'notOffered' | 'networkRefused' | 'busyWithCall', Advice>>;
}

export const lineServicesEn: LineServicesStrings = {
  open: 'Services of the network',
  askNetwork: 'Ask the network',
  asking: 'Waiting for the network. This takes some seconds, a minute at most.',
  elapsed: (time) => `${time} so far`,
  forwarding: {
    title: 'Call forwarding',
    when: 'When',
    reasons: {
      unconditional: 'Always',
      busy: 'When busy',
      noReply: 'When nobody answers',
      notReachable: 'When off or out of reach',
    },
    number: 'Forward to',
    after: 'After ringing for',
    seconds: (seconds) => `${seconds} seconds`,
    set: 'Forward calls',
    erase: 'End forwarding',
    done: (when, number) => `${when}: calls go to ${number}.`,
    ended: (when) => `${when}: calls are not forwarded.`,
    state: 'What the network has',
    off: 'not forwarded',
    to: (number) => `to ${number}`,
    toAfter: (number, seconds) => `to ${number} after ${seconds} seconds`,
    noNumber: 'Enter the number that calls are to go to.',
  },
  waiting: {
    title: 'Call waiting',
    on: 'Turn on',
    off: 'Turn off',
    isOn: 'On: a second call is offered during a call.',
    isOff: 'Off: who calls during a call hears that the line is busy.',
  },
  ownNumber: {
    title: 'Your own number',
    label: 'Is told to who is called',
    settings: { network: 'As the network has it', withhold: 'Never', show: 'Always' },
    save: 'Save',
    saved: 'Saved. It holds for the calls from now on.',
    network: {
      notProvided: 'The network cannot withhold your number.',
      always: 'The network withholds your number in all calls.',
      unknown: 'The network does not say what it does.',
      unlessAllowed: 'The network withholds your number unless it is told to show it.',
      ifAsked: 'The network shows your number unless it is told to withhold it.',
    },
  },
  networks: {
    title: 'Networks within reach',
    scan: 'Look for networks',
    scanning: 'Looking for networks. This takes up to three minutes; a call ends it.',
    cancel: 'Cancel',
    cancelling: 'Cancelling…',
    cancelled: 'Cancelled. The list is as it was.',
    found: (count) => (count === 1 ? '1 network found.' : `${count} networks found.`),
    list: 'Networks found',
    availability: {
      unknown: 'not known',
      available: 'available',
      current: 'in use',
      forbidden: 'not for this SIM card',
    },
    use: 'Use',
    useNamed: (name) => `Use ${name}`,
    automatic: 'Choose automatically',
    choosing: 'Changing the network. This takes up to two minutes.',
    chosen: (name) => `The line uses ${name} now.`,
    chosenAutomatic: 'The modem chooses the network by itself now.',
  },
  errors: {
    noNetwork: {
      what: 'There is no network to ask.',
      next: 'Calls cannot be made either: wait until the line is registered, then try again.',
    },
    notOffered: {
      what: 'This modem or its network does not have this.',
      next: 'Calls are not affected. Ask the operator, or set it in the operator’s own app.',
    },
    networkRefused: {
      what: 'The network refused.',
      next: 'Nothing was changed, and calls go on as before. Ask the operator whether your contract has this.',
    },
    busyWithCall: {
      what: 'There is a call.',
      next: 'It goes on as it was. Look for networks, and change them, when it has ended.',
    },
  },
};

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
    seconds: (seconds) => `${seconds} Sekunden`,
    set: 'Weiterleiten',
    erase: 'Nicht mehr weiterleiten',
    done: (when, number) => `${when}: Anrufe gehen an ${number}.`,
    ended: (when) => `${when}: Anrufe werden nicht weitergeleitet.`,
    state: 'Was im Netz gilt',
    off: 'nicht weitergeleitet',
    to: (number) => `an ${number}`,
    toAfter: (number, seconds) => `nach ${seconds} Sekunden an ${number}`,
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
    found: (count) => (count === 1 ? '1 Netz gefunden.' : `${count} Netze gefunden.`),
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
