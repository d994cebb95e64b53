import type { Strings } from './en.js';
import { callExperienceDe } from './de/call-experience.js';
import { commandErrorsDe, modemConsoleDe } from './de/modem-console.js';
import { latencyDe } from './de/latency.js';
import { networkDe } from './de/network.js';
import { peopleDe, peopleErrorsDe } from './de/people.js';
import { simulatorDe } from './de/simulator.js';
import { emergencyDe } from './de/emergency.js';
import { lineServicesDe } from './de/line-services.js';
import { pluralsOf } from './plural.js';

const counted = pluralsOf('de');
const plural = (count: number, one: string, many: string): string =>
  counted(count, { one: `# ${one}`, other: `# ${many}` });

/** German. */
export const de: Strings = {
  dialpad: {
    label: 'Wähltastatur',
    number: 'Nummer',
    placeholder: 'Nummer eingeben',
    call: 'Anrufen',
    erase: 'Letzte Ziffer löschen',
    keypad: 'Tasten',
    keyNames: { '*': 'Stern', '#': 'Raute' },
    holdForPlus: 'halten für Plus',
    cannotDial: (character) => `„${character}“ kann nicht gewählt werden.`,
    cannotPaste: (character) =>
      `Nicht eingefügt: „${character}“ kann nicht gewählt werden. Kopieren Sie nur die Nummer.`,
    problems: {
      INVALADDRESS: 'Das ist keine Nummer, die man anrufen kann. Prüfen Sie sie und versuchen Sie es noch einmal.',
      DIALDIALTONE: 'Diese Leitung kann nicht auf einen zweiten Wählton warten. Setzen Sie ein Komma statt des W.',
      DIALQUIET: 'Diese Leitung kann nicht auf Stille warten. Setzen Sie Kommas statt des @.',
      DIALBILLING: 'Diese Leitung kann nicht auf einen Gebührenton warten. Setzen Sie Kommas statt des $.',
      DIALPROMPT: 'Diese Leitung kann beim Wählen nicht nachfragen. Nehmen Sie das Fragezeichen heraus.',
    },
    nothingToDial: 'Geben Sie zuerst eine Nummer ein.',
    tooLong: 'Diese Nummer ist zu lang. Eine Nummer hat höchstens 40 Ziffern.',
    recalled: 'Letzte Nummer. Noch einmal „Anrufen“ wählt sie.',
  },
  call: {
    label: 'Aktueller Anruf',
    none: {
      what: 'Kein Anruf',
      next: 'Geben Sie eine Nummer ein und drücken Sie „Anrufen“. Ankommende Anrufe erscheinen hier.',
    },
    states: {
      offering: 'Ankommender Anruf',
      accepted: 'Ankommender Anruf',
      dialtone: 'Leitung offen',
      dialing: 'Wählt',
      proceeding: 'Verbindet',
      ringback: 'Es klingelt',
      busy: 'Besetzt',
      specialInfo: 'Ansage des Netzes',
      connected: 'Verbunden',
      onHold: 'Gehalten',
      conferenced: 'In einer Konferenz',
      disconnected: 'Beendet',
      unknown: 'Unbekannt: das Modem sagt es nicht',
      idle: 'Beendet',
    },
    incoming: 'Ankommender Anruf',
    incomingFrom: (who) => `Ankommender Anruf von ${who}`,
    rings: (count) => `${count}-mal geklingelt`,
    callerIds: {
      blocked: 'Nummer unterdrückt',
      outOfArea: 'Nummer nicht verfügbar',
      unknown: 'Unbekannter Anrufer',
    },
    noNumber: 'Keine Nummer',
    answer: 'Annehmen',
    refuse: 'Ablehnen',
    redirect: 'Weiterleiten an…',
    redirectTo: 'An welche Nummer weiterleiten?',
    redirectNow: 'Weiterleiten',
    hangUp: 'Auflegen',
    takeBack: 'Abbrechen',
    keypad: 'Tasten',
    sentDigits: 'Gesendete Ziffern',
    heardDigits: 'Gehörte Ziffern',
    flash: 'Flash',
    listen: 'Ziffern hören',
    handOff: 'An den Hörer geben',
    media: { fax: 'Fax-Anruf', data: 'Daten-Anruf' },
    heldByOther: 'Verbunden – von der Gegenseite gehalten',
    handedOff: { what: 'Geht am Hörer weiter', next: '' },
    duration: 'Dauer',
    lasted: (duration) => `Dauerte ${duration}`,
    callAgain: 'Noch einmal anrufen',
    dismiss: 'Schließen',
    ended: 'Anruf beendet',
    missed: 'Nicht angenommen',
    unanswered: 'Vor dem Abheben beendet',
    notPlaced: 'Der Anruf kam nicht zustande',
    hold: 'Halten',
    unhold: 'Zurückholen',
    swap: 'Wechseln',
    join: 'Dazuholen',
    transfer: 'Weitergeben',
    transferTo: 'An welche Nummer?',
    transferNow: 'Sofort weitergeben',
    askFirst: 'Erst fragen',
    completeTransfer: 'Jetzt weitergeben',
    putThrough: 'Durchstellen',
    transferred: 'Anruf weitergegeben',
    sentOn: { what: 'Anruf weitergeschickt', next: 'Ob die andere Nummer abhebt, erfährt man hier nicht.' },
    addPerson: 'Person dazu',
    personToAdd: 'Wen dazuholen? Nummer',
    callPerson: 'Person anrufen',
    joinCalls: 'Anrufe verbinden',
    cancel: 'Abbrechen',
    takeOut: 'Herausnehmen',
    conference: 'Konferenz',
    conferenceEnded: 'Konferenz beendet',
    conferenceOf: (people) => `Konferenz mit ${people}`,
    people: (count) => plural(count, 'Person', 'Personen'),
    members: 'In dieser Konferenz',
    list: 'Anrufe',
    others: 'Weitere Anrufe',
    otherEnded: (why) => `Der andere Anruf: ${why}`,
    heldEnded: 'Der gehaltene Anruf ist beendet',
    reasons: {
      normal: { what: 'Anruf beendet', next: '' },
      unknown: { what: 'Anruf beendet', next: 'Das Modem sagt nicht, warum.' },
      reject: { what: 'Abgelehnt', next: 'Die Gegenseite nimmt den Anruf jetzt nicht an. Versuchen Sie es später.' },
      pickup: { what: 'Woanders angenommen', next: 'Jemand hat an einem anderen Telefon abgehoben.' },
      busy: { what: 'Besetzt', next: 'Die Gegenseite telefoniert. Versuchen Sie es in ein paar Minuten.' },
      noAnswer: { what: 'Keine Antwort', next: 'Niemand hat abgehoben. Versuchen Sie es später.' },
      badAddress: { what: 'Kein Anschluss', next: 'Prüfen Sie die Nummer samt Vorwahl und rufen Sie noch einmal an.' },
      unreachable: {
        what: 'Nicht erreichbar',
        next: 'Das Telefon ist vielleicht aus oder ohne Empfang. Versuchen Sie es später.',
      },
      congestion: { what: 'Das Netz ist überlastet', next: 'Warten Sie eine Minute und rufen Sie noch einmal an.' },
      noDialtone: { what: 'Kein Wählton', next: 'Steckt das Kabel vom Modem in der Telefondose?' },
      tempFailure: { what: 'Störung im Netz', next: 'Warten Sie eine Minute und rufen Sie noch einmal an.' },
      blocked: {
        what: 'Nicht erlaubt',
        next: 'Diese Leitung darf diese Nummer nicht anrufen. Fragen Sie, wer sie eingerichtet hat.',
      },
      cancelled: { what: 'Anruf abgebrochen', next: '' },
      unavailable: {
        what: 'Leitung verloren',
        next: 'Das Modem verschwand während des Anrufs. Stecken Sie es wieder ein.',
      },
      detached: {
        what: 'Anruf verloren',
        next: 'Der Tab, der die Leitung betrieb, wurde geschlossen oder blieb stehen. Die Leitung kommt von selbst wieder.',
      },
      outOfOrder: { what: 'Der andere Anschluss ist gestört', next: 'Versuchen Sie es später noch einmal.' },
    },
    failed: {
      listen: 'Die Ziffern der Gegenseite sind nicht zu hören. Der Anruf geht weiter.',
      flash: 'Der Flash konnte nicht gesendet werden. Der Anruf ist noch da.',
      handOff:
        'Der Anruf konnte nicht übergeben werden: Kein Hörer ist abgenommen, oder das Modem lehnt ab. Nehmen Sie den Hörer ab und versuchen Sie es erneut.',
      answer: 'Der Anruf konnte nicht angenommen werden.',
      redirect:
        'Der Anruf konnte nicht weitergeleitet werden. Er klingelt noch hier: Nehmen Sie ihn an oder lehnen Sie ihn ab.',
      drop: 'Der Anruf konnte nicht beendet werden. Noch einmal versuchen, oder das Modem ausstecken.',
      digits: 'Nicht alle Ziffern wurden gesendet. Senden Sie sie noch einmal.',
      hold: 'Der Anruf konnte nicht gehalten werden.',
      unhold: 'Der Anruf konnte nicht zurückgeholt werden.',
      swap: 'Zwischen den Anrufen konnte nicht gewechselt werden.',
      transfer: 'Der Anruf konnte nicht weitergegeben werden. Er ist noch hier.',
      consult: 'Die Nummer konnte nicht angerufen werden. Der erste Anruf ist noch hier.',
      join: 'Die Anrufe konnten nicht verbunden werden. Sie sind noch hier.',
      takeOut: 'Diese Person konnte nicht aus der Konferenz genommen werden.',
    },
  },
  line: {
    label: 'Leitung',
    none: { what: 'Keine Leitung', next: 'Verbinden Sie ein Modem, um zu telefonieren.' },
    simulated: 'Simulierte Leitung: nichts verlässt diesen Rechner, kein Anruf kostet Geld.',
    states: {
      closed: 'Nicht in Gebrauch',
      opening: 'Wird bereit',
      ready: 'Bereit',
      lost: 'Leitung verloren',
      failed: 'Gestört',
    },
    unplugged: 'Ausgesteckt',
    searching: 'Sucht Netz',
    lookingNext:
      'Das Modem sucht sein Mobilfunknetz. Dauert es länger als eine Minute, prüfen Sie seine Antenne oder stellen Sie es ans Fenster.',
    network: {
      home: 'Im Mobilfunknetz angemeldet.',
      roaming: 'Im Netz eines anderen Anbieters angemeldet (Roaming): Anrufe können mehr kosten.',
      operator: 'Anbieter:',
      signal: {
        none: (percent) => `Kein Empfang (${percent} %).`,
        weak: (percent) => `Schwacher Empfang (${percent} %).`,
        fair: (percent) => `Mäßiger Empfang (${percent} %).`,
        good: (percent) => `Guter Empfang (${percent} %).`,
        veryGood: (percent) => `Sehr guter Empfang (${percent} %).`,
      },
    },
    noCalls: 'Keine Anrufe',
    inCall: 'Im Gespräch',
    ringing: 'Klingelt',
    dialing: 'Wählt',
    next: {
      closed: 'Verbinden Sie das Modem, um diese Leitung zu benutzen.',
      opening: 'Das dauert ein paar Sekunden.',
      ready: 'Anrufe sind in beide Richtungen möglich.',
      lost: 'Sie kommt von selbst wieder, sobald das Modem wieder da ist.',
      failed: 'Stecken Sie das Modem aus und wieder ein und verbinden Sie es dann.',
    },
    reasons: {
      unplugged: 'Stecken Sie das Modem wieder ein: die Leitung kommt von selbst wieder.',
      portBusy:
        'Ein anderes Programm oder ein Tab einer anderen Seite benutzt das Modem. Schließen Sie es dort: die Leitung kommt von selbst wieder.',
      heldByTab:
        'Ein anderer Tab dieser Seite hat die Leitung. Benutzen Sie sie dort oder schließen Sie ihn: sie kommt dann von selbst hierher.',
      heldBySystem:
        'Der Treiber des Rechners oder ein anderes Programm hat das Modem. Verbinden Sie es als seriellen Anschluss; steht es nicht in dieser Liste, schließen Sie das andere Programm.',
      permissionDenied:
        'Der Browser lässt diese Seite nicht mehr an das Modem. Wählen Sie es mit „Modem verbinden“ neu aus.',
      noAnswer: 'Das Modem antwortet nicht. Prüfen Sie Strom und Kabel und verbinden Sie es dann neu.',
      garbage:
        'Was das Modem sagt, ist nicht lesbar. Wahrscheinlich ist es auf eine andere Geschwindigkeit eingestellt: aus- und wieder einstecken.',
      initFailed: 'Das Modem hat seine Einstellungen abgelehnt. Stecken Sie es aus und wieder ein.',
      portFailed: 'Der Browser konnte den Anschluss nicht öffnen. Stecken Sie das Modem aus und wieder ein.',
      noSim: 'Im Modem ist keine SIM-Karte. Stecken Sie es aus, legen Sie eine ein und stecken Sie es wieder ein.',
      simFailed:
        'Das Modem kann seine SIM-Karte nicht benutzen. Nehmen Sie sie heraus und legen Sie sie wieder ein, oder versuchen Sie eine andere.',
      pinWanted:
        'Die SIM-Karte ist mit ihrer PIN gesperrt: geben Sie sie hier ein, oder schalten Sie die PIN in einem Telefon aus und legen Sie die Karte wieder ins Modem.',
      pukWanted:
        'Die PIN war zu oft falsch. Entsperren Sie die SIM-Karte mit der PUK Ihres Anbieters, hier oder in einem Telefon.',
      noNetwork:
        'Das Modem findet kein Mobilfunknetz. Prüfen Sie seine Antenne oder stellen Sie es ans Fenster: Anrufe gehen dann von selbst wieder.',
      networkRefused: 'Das Mobilfunknetz nimmt diese SIM-Karte nicht an. Fragen Sie ihren Anbieter, ob sie aktiv ist.',
    },
    audio: {
      none: 'Kein Ton: auf dieser Leitung hören Sie nichts.',
      handset: 'Sprechen und hören Sie am Telefon, das am Modem steckt.',
      speaker: 'Sprechen und hören Sie über Lautsprecher und Mikrofon des Modems.',
      headset: 'Sprechen und hören Sie mit dem Headset, das am Modem steckt.',
      page: 'Sprechen und hören Sie an diesem Rechner.',
    },
    media: {
      fax: 'Dieses Modem verbindet als Faxgerät: Sie hören keine Stimme.',
      data: 'Dieses Modem verbindet als Datenmodem: Sie hören keine Stimme.',
    },
    since: (ago) => `seit ${ago}`,
    sinceNow: 'seit weniger als einer Minute',
  },
  lineSettings: {
    open: 'Name, und welches Modem es ist',
    name: 'Name dieser Leitung',
    hint: 'Ein Name wie Empfang. Ohne ihn heißt die Leitung, wie sie von selbst heißt.',
    save: 'Namen speichern',
    saved: (name) => `Gespeichert: diese Leitung heißt „${name}“.`,
    removed: 'Gespeichert: diese Leitung heißt, wie sie von selbst heißt.',
    identify: 'Zeigen, welches Modem es ist',
    signs: {
      lights:
        'Sehen Sie jetzt nach den Modems: fünf Sekunden lang blinken die Lämpchen von diesem (TR, SD und RD, oder sein einziges).',
      activity:
        'Dieses Modem hat keine Lämpchen. Fünf Sekunden lang gehen kurze Wörter hin und zurück, die der AT-Verkehr zeigt.',
    },
    seen: 'Nichts gesehen? Stecken Sie das Modem aus, das Sie meinen: seine Leitung ist die, bei der dann „Ausgesteckt“ steht. Anrufe darauf enden.',
  },
  simLock: {
    label: 'SIM-Karte',
    title: { pin: 'Die SIM-Karte verlangt ihre PIN', puk: 'Die SIM-Karte verlangt ihre PUK' },
    hint: {
      pin: 'Anrufe brauchen sie; Notrufnummern gehen auch ohne.',
      puk: 'Die PIN war zu oft falsch. Die PUK, 8 Ziffern, lag der SIM-Karte bei, oder ihr Anbieter kennt sie. Nach zehn falschen ist die Karte nicht mehr zu gebrauchen.',
    },
    tries: (left) => counted(left, { one: 'Es bleibt ein Versuch.', other: 'Es bleiben # Versuche.' }),
    triesUnknown: 'Dieses Modem sagt nicht, wie viele Versuche bleiben.',
    pin: 'PIN der SIM-Karte',
    puk: 'PUK der SIM-Karte',
    newPin: 'Neue PIN, 4 bis 8 Ziffern',
    unlock: { pin: 'Entsperren', puk: 'Neue PIN setzen' },
    trying: 'Die SIM-Karte wird entsperrt. Das kann eine halbe Minute dauern.',
    unlocked: 'Die SIM-Karte ist entsperrt.',
  },
  lineServices: lineServicesDe,
  people: peopleDe,
  experience: callExperienceDe,
  modemConsole: modemConsoleDe,
  network: networkDe,
  latency: latencyDe,
  simulator: simulatorDe,
  emergency: emergencyDe,
  errors: {
    invalidPin: {
      what: 'Das kann der Code nicht sein',
      next: 'Eine PIN hat 4 bis 8 Ziffern, eine PUK 8. Der SIM-Karte wurde nichts geschickt.',
    },
    wrongPin: {
      what: 'Die PIN war falsch',
      next: 'Geben Sie sie mit Bedacht neu ein: nach dem letzten Versuch verlangt die SIM-Karte ihre PUK.',
    },
    wrongPuk: {
      what: 'Die PUK war falsch',
      next: 'Geben Sie sie mit Bedacht neu ein: nach dem letzten Versuch ist die SIM-Karte nicht mehr zu gebrauchen.',
    },
    pukWanted: {
      what: 'Die PIN war zu oft falsch',
      next: 'Geben Sie die PUK ein, die der SIM-Karte beilag, und eine neue PIN. Danach gehen Anrufe wieder.',
    },
    pinNotWanted: {
      what: 'Die SIM-Karte fragt jetzt nicht nach diesem Code',
      next: 'Ihr wurde nichts geschickt. Bei der Leitung steht, worauf sie wartet.',
    },
    simFailed: {
      what: 'Das Modem kann seine SIM-Karte nicht benutzen',
      next: 'Anrufe gehen noch nicht, außer zu Notrufnummern. Warten Sie eine Minute; bleibt es so, stecken Sie das Modem aus, legen Sie die Karte neu ein und stecken Sie es wieder ein.',
    },
    refused: {
      what: 'Die Leitung hat abgelehnt',
      next: 'Sehen Sie nach, was die Leitung sagt, und versuchen Sie es neu.',
    },
    invalidAddress: {
      what: 'Diese Nummer kann nicht angerufen werden',
      next: 'Prüfen Sie sie und versuchen Sie es noch einmal. Es wurde nichts gewählt.',
    },
    serviceCode: {
      what: 'Das ist ein Code und keine Nummer',
      next: 'Er würde Dienste des Netzes oder das Modem ändern. Nehmen Sie dafür „Dienste des Netzes“. Es wurde nichts gewählt.',
    },
    blocked: {
      what: 'Diese Nummer ist nicht erlaubt',
      next: 'Diese Leitung darf sie nicht anrufen. Fragen Sie, wer sie eingerichtet hat.',
    },
    notPermitted: {
      what: 'Das darf diese Seite nicht',
      next: 'Wer sie eingerichtet hat, hat ihr das Recht dazu nicht gegeben. Fragen Sie dort oder nehmen Sie eine andere Seite.',
    },
    invalidLabel: {
      what: 'Dieser Name geht nicht',
      next: 'Nehmen Sie höchstens 64 Zeichen, die alle zu sehen sind.',
    },
    ...peopleErrorsDe,
    lineBusy: {
      what: 'Die Leitung ist in Gebrauch',
      next: 'Warten Sie das Ende des Anrufs ab und versuchen Sie es dann noch einmal.',
    },
    noCallFree: {
      what: 'Für einen weiteren Anruf ist jetzt kein Platz',
      next: 'Es wurde nichts gewählt. Die Leitung hat einen Anruf und einen gehaltenen: Halten, beantworten oder beenden Sie einen und rufen Sie dann erneut an.',
    },
    searchingNetwork: {
      what: 'Das Modem sucht noch sein Mobilfunknetz',
      next: 'Es wurde nichts gewählt. Warten Sie, bis die Leitung sagt, dass sie eingebucht ist, und rufen Sie dann erneut an. Ein Notruf ist auch jetzt möglich.',
    },
    noNetwork: {
      what: 'Es gibt kein Mobilfunknetz',
      next: 'Es wurde nichts gewählt. Stellen Sie das Modem ans Fenster oder prüfen Sie die Antenne; ist sein Funk ausgeschaltet (Flugmodus), stecken Sie es aus und wieder ein. Ein Notruf kommt vielleicht trotzdem durch.',
    },
    networkRefused: {
      what: 'Das Mobilfunknetz nimmt diese SIM-Karte nicht an',
      next: 'Es wurde nichts gewählt. Fragen Sie den Betreiber, ob sie freigeschaltet ist. Ein Notruf ist trotzdem möglich.',
    },
    noSim: {
      what: 'Im Modem steckt keine SIM-Karte',
      next: 'Es wurde nichts gewählt. Stecken Sie das Modem aus, legen Sie eine Karte ein und stecken Sie es wieder ein. Ein Notruf ist auch ohne Karte möglich.',
    },
    simLocked: {
      what: 'Die SIM-Karte ist gesperrt',
      next: 'Es wurde nichts gewählt. Die Leitung sagt, welchen Code die Karte verlangt. Ein Notruf ist trotzdem möglich.',
    },
    chooserCancelled: {
      what: 'Kein Modem ausgewählt',
      next: 'Versuchen Sie es noch einmal und wählen Sie Ihr Modem in der Liste des Browsers. Öffnet sich die Liste nicht oder bleibt sie trotz eingestecktem Modem leer, sperrt vielleicht Ihre Verwaltung serielle Geräte.',
    },
    insecureContext: {
      what: 'Diese Seite wurde nicht sicher geladen',
      next: 'Browser geben Modems nur an sichere Seiten. Öffnen Sie die Seite über eine Adresse, die mit https:// beginnt, oder von diesem Rechner selbst.',
    },
    blockedByPermissionsPolicy: {
      what: 'Diese Seite darf serielle Anschlüsse nicht benutzen',
      next: 'Wer die Seite betreibt, muss sie erlauben: die Seite und jeder Rahmen um sie braucht die Erlaubnis „serial“.',
    },
    unsupported: {
      what: 'Dieser Browser kann nicht mit Modems sprechen',
      next: 'Öffnen Sie diese Seite in Chrome, Edge oder Opera an einem Rechner oder in einem neuen Firefox.',
    },
    portBusy: {
      what: 'Das Modem wird benutzt',
      next: 'Ein anderes Programm oder ein Tab einer anderen Seite hat es. Schließen Sie es dort und versuchen Sie es neu.',
    },
    heldByTab: {
      what: 'Ein anderer Tab hat dieses Modem',
      next: 'Ein anderer Tab dieser Seite benutzt es. Benutzen Sie es dort oder schließen Sie ihn: die Leitung erscheint dann von selbst hier.',
    },
    heldBySystem: {
      what: 'Der Rechner behält dieses Modem für sich',
      next: 'Sein Treiber oder ein anderes Programm hat das Modem. Wählen Sie es in der Liste der seriellen Anschlüsse; steht es dort nicht, schließen Sie das andere Programm und versuchen Sie es neu.',
    },
    notAModem: {
      what: 'Dieses Gerät ist kein bekanntes Modem',
      next: 'Wählen Sie ein anderes Gerät. Ist es ein Modem, braucht es vielleicht seinen eigenen Treiber: damit steht es in der Liste der seriellen Anschlüsse.',
    },
    otherDevice: {
      what: 'Das ist kein weiterer Anschluss des Modems',
      next: 'Wählen Sie einen Anschluss desselben Modems, der noch nicht benutzt wird.',
    },
    portFailed: {
      what: 'Der Anschluss ließ sich nicht öffnen',
      next: 'Stecken Sie das Modem aus, nach ein paar Sekunden wieder ein, und versuchen Sie es neu.',
    },
    noAnswer: {
      what: 'Keine Antwort',
      next: 'Ist das Modem eingeschaltet? Hat es mehrere Anschlüsse, versuchen Sie einen anderen.',
    },
    garbage: {
      what: 'Die Antwort ist nicht lesbar',
      next: 'Das Modem hat wahrscheinlich eine andere Geschwindigkeit (Baudrate). Stecken Sie es aus und wieder ein und versuchen Sie es neu.',
    },
    unplugged: { what: 'Das Modem wurde ausgesteckt', next: 'Stecken Sie es wieder ein und versuchen Sie es neu.' },
    invalidConfiguration: {
      what: 'Diese Seite ist falsch eingerichtet',
      next: 'Wer sie eingerichtet hat, muss ihre Einstellungen berichtigen. Die Meldung des Fehlers sagt, welche.',
    },
    workerLost: {
      what: 'Die Telefonie ist stehen geblieben',
      next: 'Drücken Sie „Neu starten“. Prüfen Sie vorher, ob ein laufender Anruf beendet ist.',
    },
    closed: { what: 'Die Telefonie ist geschlossen', next: 'Laden Sie die Seite neu.' },
    ...commandErrorsDe,
    aborted: { what: 'Abgebrochen', next: '' },
  },
  heard: {
    silence: {
      what: 'Nichts hat geantwortet',
      next: 'Prüfen Sie, ob das Modem eingeschaltet ist. Hat es mehrere Anschlüsse, wählen Sie den nächsten dieses Geräts.',
    },
    noise: {
      what: 'Die Antwort ist nicht lesbar',
      next: 'Was an diesem Anschluss ist, spricht mit einer Geschwindigkeit (Baudrate), die kein Modem hat, oder das Kabel ist gestört. Prüfen Sie das Kabel, wählen Sie dann einen anderen Anschluss.',
    },
    echo: {
      what: 'Dieser Anschluss wiederholt nur, was gesendet wird',
      next: 'Er ist in sich zurückgeführt, oder die Datenadern des Kabels berühren sich. Wählen Sie einen anderen Anschluss oder schließen Sie das Modem an dieses Kabel an.',
    },
    nmea: {
      what: 'Dieser Anschluss trägt die GPS-Positionen des Empfängers',
      next: 'Anrufe gehen über ihn nicht. Wählen Sie den nächsten Anschluss dieses Geräts.',
    },
    diagnostic: {
      what: 'Dieser Anschluss ist für die Diagnose des Herstellers',
      next: 'Anrufe gehen über ihn nicht. Wählen Sie den nächsten Anschluss dieses Geräts.',
    },
    ppp: {
      what: 'Auf diesem Anschluss läuft eine Datenverbindung',
      next: 'Beenden Sie die Internetverbindung, die das Modem benutzt, und versuchen Sie es noch einmal, oder wählen Sie den nächsten Anschluss dieses Geräts.',
    },
    prompt: {
      what: 'An diesem Anschluss antwortet ein Computer, kein Modem',
      next: 'Er will eine Anmeldung oder einen Befehl. Wählen Sie den Anschluss des Modems.',
    },
    printer: {
      what: 'Das ist ein Drucker oder eine Maschine, kein Modem',
      next: 'Damit kann man nicht anrufen. Wählen Sie den Anschluss des Modems.',
    },
    bluetooth: {
      what: 'Das ist ein Bluetooth-Modul, kein Modem',
      next: 'Es kann nicht anrufen. Wählen Sie den Anschluss des Modems.',
    },
    wifi: {
      what: 'Das ist ein WLAN-Modul, kein Modem',
      next: 'Es kann nicht anrufen. Wählen Sie den Anschluss des Modems.',
    },
    dataOnly: {
      what: 'Dieses Modem hat nur Daten, keine Sprachanrufe',
      next: 'Es kann nicht anrufen. Wählen Sie ein anderes Modem.',
    },
    atDevice: {
      what: 'Dieses Gerät lehnt ab, was ein Anruf braucht',
      next: 'Es nimmt Befehle eines Modems an, lässt sich aber nicht für Anrufe einrichten. Wählen Sie einen anderen Anschluss oder ein anderes Gerät.',
    },
    text: {
      what: 'An diesem Anschluss spricht etwas anderes',
      next: 'Es sendet Text, den kein Modem sendet: vielleicht ein Messgerät. Wählen Sie den Anschluss des Modems.',
    },
  },
  lacksModule: (module) =>
    `Diese Seite findet das Modul „${module}“ nicht. Wer die Seite macht, trägt es in ihre Import-Map ein.`,
  unexpected: {
    what: 'Etwas ging schief',
    next: 'Versuchen Sie es noch einmal. Geschieht es wieder, laden Sie die Seite neu.',
  },
  uncertain: 'Es ist nicht sicher, ob es trotzdem geschah. Prüfen Sie das, bevor Sie es noch einmal versuchen.',
  port: {
    connect: 'Modem verbinden',
    connecting: 'Verbindet',
    progress: 'Wählen Sie Ihr Modem in der Liste des Browsers. Dann fragt die Seite, was es kann.',
    probing: (rate, index, count) => `Sucht ein Modem: ${rate} bit/s (${index} von ${count})`,
    steps: {
      opening: 'Öffnet den Anschluss',
      escaping: 'Sucht ein Modem, das eine Datenverbindung hat',
      listening: 'Nichts antwortet. Hört, was sonst an diesem Anschluss ist',
      identifying: 'Ein Modem ist da. Fragt, was es kann',
      initialising: 'Bereitet das Modem auf Anrufe vor',
    },
    connected: (name) => `${name} ist verbunden.`,
    tryAgain: 'Noch einmal',
    close: 'Schließen',
    ways: { serial: 'Liste der seriellen Anschlüsse', usb: 'Mein Modem steht nicht in der Liste' },
    add: 'Anschluss hinzufügen',
    adding:
      'Wählen Sie einen weiteren Anschluss desselben Modems in der Liste des Browsers. Anrufe, die er meldet, kommen dann auch an.',
    added: (name) => `${name} hört jetzt auch auf diesem Anschluss.`,
  },
  ownership: {
    label: 'Leitungen und Tabs',
    unnamed: 'Ein anderer Tab',
    named: (title) => `Der Tab „${title}“`,
    guest: (tab) => `${tab} betreibt die Leitungen. Hier geht alles genauso.`,
    waiting: {
      olderOwner: {
        what: (tab) => `${tab} hat die Leitungen und zeigt eine ältere Fassung dieser Seite.`,
        next: 'Laden Sie jenen Tab neu, oder schließen Sie ihn. Diese Seite geht dann von selbst weiter.',
      },
      newerOwner: {
        what: (tab) => `${tab} hat die Leitungen und zeigt eine neuere Fassung dieser Seite.`,
        next: 'Laden Sie diese Seite neu.',
      },
      otherSetUp: {
        what: (tab) => `${tab} hat die Leitungen und benutzt sie mit anderen Einstellungen.`,
        next: 'Schließen Sie jenen Tab, um die Leitungen hier zu benutzen. Diese Seite geht dann von selbst weiter.',
      },
      noBroker: {
        what: (tab) => `${tab} hat die Leitungen.`,
        next: 'Dieser Browser kann sie nicht zwischen Tabs teilen. Benutzen Sie jenen Tab, oder schließen Sie ihn: Diese Seite geht dann von selbst weiter.',
      },
      silent: {
        what: (tab) => `${tab} hat die Leitungen und antwortet nicht.`,
        next: 'Vielleicht schläft er: Öffnen Sie ihn, um ihn zu wecken. Oder nehmen Sie ihm die Leitungen; ein Anruf dort kann dabei enden.',
      },
    },
    takeOver: 'Die Leitungen hier benutzen',
    held: {
      what: 'Ein anderer Tab dieser Seite hat das Modem noch.',
      next: 'Schließen Sie jenen Tab: Das Modem kommt dann von selbst hierher. Oder nehmen Sie es ihm: Wählen Sie es noch einmal in der Liste des Browsers.',
    },
    reclaim: 'Das Modem nehmen',
  },
  capabilities: {
    label: 'Zugang zu Modems',
    leads: {
      unread: 'Es wird nachgesehen, was diese Seite kann …',
      no: 'So kann diese Seite keine Modems benutzen.',
      soFar: 'Zwischen dieser Seite und einem Modem steht nichts, soweit man es vor der ersten Auswahl wissen kann.',
      yes: 'Diese Seite kann Modems benutzen.',
    },
    all: 'Alles im Einzelnen',
    lesser: 'Modems gehen auch ohne dies:',
    concerns: (names) => `Betrifft: ${names}.`,
    names: {
      secureContext: 'Sichere Seite',
      origin: 'Eigene Adresse',
      serial: 'Serielle Anschlüsse',
      serialInWorker: 'Serielle Anschlüsse im Hintergrund',
      chooser: 'Modemliste des Browsers',
      usb: 'USB-Geräte',
      usbInWorker: 'USB-Geräte im Hintergrund',
      webLocks: 'Sperren zwischen Tabs',
      sharedWorker: 'Leitung für mehrere Tabs',
      core: 'Schneller Kern (WebAssembly)',
      persistentStorage: 'Dauerhafter Speicher',
    },
    states: { available: 'vorhanden', missing: 'fehlt', blocked: 'gesperrt', unknown: 'noch unbekannt' },
    reasons: {
      insecureContext: 'Diese Seite wurde nicht sicher geladen.',
      notInBrowser: 'Dieser Browser bietet dies nicht.',
      notInWorker: 'Dieser Browser bietet dies nur der Seite selbst, nicht im Hintergrund.',
      permissionsPolicy: 'Die Kopfzeile Permissions-Policy dieser Seite verbietet dies.',
      frame: 'Diese Seite steht in einem Rahmen, der dies nicht darf.',
      opaqueOrigin: 'Diese Seite oder eine um sie herum ist in einer Sandbox eingesperrt.',
      refusedAtOnce: 'Der Browser zeigt seine Modemliste nicht.',
      notAsked: 'Dies zeigt sich beim ersten Benutzen.',
      storageBlocked: 'Der Browser sperrt das Speichern für diese Website.',
      codePolicy: 'Die Content-Security-Policy dieser Website verbietet dies.',
      oldBrowser: 'Dieser Browser ist dafür zu alt.',
      memory: 'Der Browser hat dafür keinen Speicher mehr.',
      mayBeCleared: 'Der Browser darf Gespeichertes löschen, wenn der Platz knapp wird.',
      failed: 'Der Browser hat nicht geantwortet, wie er sollte.',
    },
    advice: {
      '': '',
      openSecurely:
        'Öffnen Sie diese Seite über https: mit einer Adresse, die mit https:// beginnt, oder von diesem Rechner selbst.',
      otherBrowser: 'Öffnen Sie diese Seite in Chrome, Edge oder Opera an einem Rechner oder in einem neuen Firefox.',
      changeHeader: 'Wer die Website betreibt, muss „Permissions-Policy: serial=(self), usb=(self)“ senden.',
      allowFrame:
        'Die Seite um diese herum muss dem Rahmen allow="serial; usb" geben. Hat er es, verbietet es eine Kopfzeile Permissions-Policy dieser Seite oder einer um sie herum.',
      leaveSandbox:
        'Öffnen Sie diese Seite unter ihrer eigenen Adresse, oder bitten Sie, wer die Website betreibt, der Sandbox „allow-same-origin“ zu geben.',
      askAdministrator:
        'Erlauben Sie dieser Website serielle Anschlüsse in den Einstellungen des Browsers. Geht das nicht, verbietet es eine Richtlinie: Fragen Sie, wer diesen Rechner verwaltet.',
      askForModem: 'Drücken Sie „Modem verbinden“.',
      openInOwnTab: 'Öffnen Sie diese Seite in einem eigenen Tab.',
      allowStorage: 'Erlauben Sie dieser Website in den Einstellungen des Browsers, Daten zu speichern.',
      allowWasm:
        "Anrufe gehen genauso, etwas langsamer. Wer die Website betreibt, kann 'wasm-unsafe-eval' zum script-src der Antwort mit dem Worker hinzufügen.",
      updateBrowser: 'Bringen Sie den Browser auf den neuesten Stand.',
      freeMemory: 'Anrufe gehen genauso, etwas langsamer. Schließen Sie andere Tabs, dann laden Sie diese Seite neu.',
      keepStorage: 'Anrufe gehen genauso. Schlimmstenfalls vergisst diese Seite, was sie von Ihren Modems wusste.',
      reload: 'Laden Sie diese Seite neu. Hilft das nicht, starten Sie den Browser neu.',
    },
  },
  magic: {
    label: 'Nummern zum Ausprobieren',
    behaviors: {
      answersAfter: (seconds) => `Nimmt nach ${plural(seconds, 'Sekunde', 'Sekunden')} ab`,
      busy: () => 'Ist immer besetzt',
      noAnswer: () => 'Klingelt, niemand hebt ab',
      noDialtone: () => 'Findet keinen Wählton',
      sendsDigits: (seconds) => `Hebt ab, drückt alle ${plural(seconds, 'Sekunde', 'Sekunden')} Tasten`,
      hangsUpAfter: (seconds) => `Hebt ab, legt nach ${plural(seconds, 'Sekunde', 'Sekunden')} auf`,
      callsBack: (seconds) =>
        seconds > 0 ? `Ruft nach ${plural(seconds, 'Sekunde', 'Sekunden')} zurück` : 'Ruft zurück',
      rejected: () => 'Lehnt den Anruf ab',
      extension: () => 'Klingelt auf der eigenen Leitung hier',
    },
    call: (number, behavior) => `${number} anrufen: ${behavior}`,
  },
  requests: {
    label: 'Requests',
    empty: 'Noch keine Requests. Rufen Sie an: alles, worum die Leitung gebeten wird, erscheint hier.',
    id: 'Id',
    functionName: 'Funktion',
    life: 'Gestellt → zurückgekehrt → fertig',
    scale: 'logarithmisch',
    result: 'Ergebnis',
    time: 'Zeit',
    outstanding: 'offen',
    refused: 'abgelehnt',
    early: 'verfrüht, geparkt',
    outcomeUnknown: 'Ausgang unbekannt: kann geschehen sein',
    lifeOf: (returned, completed) => `${returned}, ${completed}`,
    returnedAfter: (duration) => `zurückgekehrt nach ${duration}`,
    notReturned: 'nicht zurückgekehrt',
    completedAfter: (duration) => `fertig nach ${duration}`,
    notCompleted: 'nicht fertig',
    showAll: (count) => `Alle ${count} zeigen`,
    showFewer: 'Weniger zeigen',
  },
  counters: {
    label: 'Zähler',
    notYet: 'Die Zahlen erscheinen hier, sobald der Worker antwortet.',
    gone: 'Der Worker ist weg. Das sind die letzten Zahlen, die er genannt hat; sein Nachfolger zählt von 0 an.',
    goneWithout: 'Der Worker ist weg und hat vorher keine Zahlen genannt. Sein Nachfolger zählt von 0 an.',
    unanswered:
      'Der Worker konnte nicht gefragt werden: zu viele Requests sind offen. Aktualisieren Sie, wenn einige fertig sind.',
    asOf: (time) => `Stand ${time}`,
    refresh: 'Aktualisieren',
    download: 'Bericht herunterladen',
    nothingToDownload: 'Es gibt noch keine Zahlen zum Herunterladen.',
    personal: 'Der Bericht enthält Zähler, Ports und die letzten Schritte; keine Telefonnummern, Namen oder Texte.',
    now: 'Jetzt',
    outstanding: 'Offene Requests aller Seiten',
    noPorts: 'Kein Port trägt eine Leitung.',
    port: 'Port',
    portName: (deviceId) => `Gerät ${deviceId}`,
    portBeingSetUp: 'Wird eingerichtet',
    open: 'Zustand',
    isOpen: 'offen',
    isClosed: 'zu',
    queued: 'Wartend',
    inFlight: 'Unterwegs',
    receivedBy: (port, what) => `${port}: ${what}`,
    receiveErrors: {
      overrun: {
        what: 'Bytes gingen verloren',
        means:
          'Das Modem sandte schneller, als der Browser es abnahm. Schließen Sie, was diesen Rechner beschäftigt; stecken Sie das Modem direkt ein, nicht über einen Hub.',
      },
      framing: {
        what: 'Zeichen ohne Ende',
        means:
          'Das Modem hat eine andere Geschwindigkeit, oder das Kabel ist schlecht. Stecken Sie es aus und wieder ein; versuchen Sie ein anderes Kabel.',
      },
      parity: {
        what: 'Zeichen mit falscher Parität',
        means:
          'Das Modem sendet in einem anderen Zeichenformat, oder das Kabel ist schlecht. Stellen Sie es auf 8 Bit ohne Parität; versuchen Sie ein anderes Kabel.',
      },
      break: {
        what: 'die Leitung wurde festgehalten',
        means: 'Das Modem wurde aus- oder eingeschaltet, oder ein Stecker sitzt lose. Prüfen Sie Strom und Kabel.',
      },
    },
    faults: 'Überstanden seit dem Start des Workers',
    noFaults: 'Nichts musste überstanden werden.',
    facts: 'Auch gezählt',
    factsMean: 'Tatsachen, keine Fehler.',
    quiet: (count) => `Nie geschehen: ${plural(count, 'Art', 'Arten')}`,
    unknown: 'Für diesen Zähler hat die Seite keine Worte: der Worker ist neuer als ihre Sprachtabelle.',
    kinds: {
      threw: {
        what: 'Funktion mit Ausnahme abgebrochen',
        means:
          'Eine Funktion eines Providers warf eine Ausnahme, statt zurückzukehren. Sie wurde als gescheitert beantwortet.',
      },
      badReturns: {
        what: 'Unmöglicher Rückgabewert',
        means:
          'Eine Funktion eines Providers gab weder Erfolg noch die Id ihres Requests noch einen Fehler zurück. Sie wurde als gescheitert beantwortet.',
      },
      badValues: {
        what: 'Unbrauchbarer Wert',
        means:
          'Ein Provider gab nicht, was er geben musste, oder etwas anderes: eine Zahl, einen Text, ein Handle, die es nicht geben kann. Nichts davon kam zu einer Seite.',
      },
      duplicateCompletions: {
        what: 'Zweimal abgeschlossen',
        means:
          'Ein Provider schloss einen Request noch einmal ab. Das erste Ergebnis gilt; das zweite wurde verworfen.',
      },
      staleCompletions: {
        what: 'Abschluss ohne Request',
        means:
          'Ein Provider schloss einen Request ab, den es nicht oder nicht mehr gibt oder der einem anderen gehört. Der Abschluss wurde verworfen.',
      },
      invalidCompletions: {
        what: 'Abschluss mit unmöglichem Ergebnis',
        means:
          'Das Ergebnis eines Abschlusses war weder Erfolg noch ein Fehler. Er wurde verworfen; der Request wartet auf einen richtigen oder auf das Ende seiner Frist.',
      },
      overruns: {
        what: 'Abgelehnt: die Tabelle war voll',
        means:
          'In der Request-Tabelle des Workers war kein Platz. Der Request wurde sofort abgelehnt und erreichte kein Modem.',
      },
      floods: {
        what: 'Abgelehnt: zu viele von einer Seite',
        means:
          'Eine Seite hatte so viele offene Requests, wie sie haben darf. Der nächste wurde sofort abgelehnt und erreichte kein Modem.',
      },
      detachedClients: {
        what: 'Seite nahm nicht ab, was ihr gesandt wurde',
        means:
          'Eine Seite war zu lange eingefroren oder beschäftigt, deshalb wurde ihre Sitzung geschlossen: was sie allein hielt, wurde aufgelegt. Sie beginnt neu, sobald sie wieder läuft; lassen Sie Seiten mit Anrufen im Vordergrund.',
      },
      strayEvents: {
        what: 'Ereignis ohne Gegenstand',
        means:
          'Ein Provider meldete etwas von einer Leitung, einem Anruf oder Ziffern, die es nicht oder nicht mehr gibt, oder mit einer Meldung, die nicht dorthin gehört. Es wurde verworfen.',
      },
      eventsAfterIdle: {
        what: 'Ereignis nach dem Ende eines Anrufs',
        means:
          'Ein Provider meldete etwas von einem Anruf, der vorbei war. Nach dem Ende folgt nichts: es wurde verworfen.',
      },
      gateOverflows: {
        what: 'Zu viele Ereignisse vor der Antwort',
        means:
          'Ein Provider meldete mehr von einem Anruf, als bis zu dessen eigener Antwort warten kann. Der Anruf wurde aufgegeben und geschlossen.',
      },
      abandonedRequests: {
        what: 'Ohne Abschluss zurückgelassen',
        means:
          'Eine Leitung oder ein Anruf wurde geschlossen, oder das Gerät ging verloren, während ein Abschluss noch fehlte. Der Host beendete den Request: gescheitert, Ausgang unbekannt.',
      },
      expiredRequests: {
        what: 'Frist abgelaufen',
        means:
          'Ein Provider schloss einen Request nicht in zehn Minuten ab. Der Host beendete ihn: gescheitert, Ausgang unbekannt.',
      },
      earlyCompletions: {
        what: 'Abgeschlossen, bevor die Funktion zurückkehrte',
        means:
          'Ein Abschluss kam aus der Funktion des Providers selbst. Er wurde bis zu deren Rückkehr aufgehoben, der Reihe nach.',
      },
      repeatedStates: {
        what: 'Zustand noch einmal gemeldet',
        means: 'Ein Provider meldete einen Zustand, in dem der Anruf schon war. Seiten hören von einem Zustand einmal.',
      },
      flushedEvents: {
        what: 'Sofort übergeben',
        means:
          'Die Warteschlange der Ereignisse war voll und wurde sofort zu den Seiten geleert. Keines ging verloren.',
      },
    },
  },
};
