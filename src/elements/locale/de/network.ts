import type { NetworkStrings } from '../network.js';

/** <AcT> by the names of 3GPP TS 27.007, 7.3: the same in all languages. */
const technologies: Readonly<Record<string, string>> = {
  gsm: 'GSM (2G)', gsmCompact: 'GSM (2G)', gsmEgprs: 'EDGE (2G)', ecGsmIot: 'EC-GSM-IoT (2G)',
  utran: 'UMTS (3G)', utranHsdpa: 'HSDPA (3G)', utranHsupa: 'HSUPA (3G)', utranHspa: 'HSPA (3G)',
  eutran: 'LTE (4G)', eutranNbS1: 'NB-IoT (4G)', eutra5gcn: 'LTE (5G)', eutraNrDual: 'LTE + NR (5G)', nr5gcn: 'NR (5G)', ngRan: 'NR (5G)',
}; // prettier-ignore

export const networkDe: NetworkStrings = {
  label: 'Netz',
  strength: { none: 'Kein Signal', weak: 'Schwach', fair: 'Mäßig', good: 'Gut', veryGood: 'Sehr gut' },
  signal: (word, dbm) => `${word}, ${dbm}`,
  registration: {
    unknown: 'noch nicht bekannt',
    searching: 'sucht ein Netz',
    home: 'im eigenen Netz',
    roaming: 'in einem fremden Netz (Roaming)',
    none: 'nicht angemeldet',
    refused: 'vom Netz abgewiesen',
  },
  technologies,
  chart: {
    label: 'Signal im Lauf der Zeit',
    none: 'Diese Leitung hat kein Mobilfunknetz.',
    waiting: 'Das Signal erscheint hier, sobald das Modem es gesagt hat.',
    summary: (now, lowest, highest, minutes) =>
      `Jetzt ${now}. In den letzten ${minutes} Minuten zwischen ${lowest} und ${highest}.`,
    unknownNow: 'nicht bekannt',
    minutes: (minutes) => `${minutes} Minuten`,
    span: 'Gezeigte Zeit',
    table: 'Als Tabelle',
    from: 'Von',
    lowest: 'Niedrigstes',
    highest: 'Höchstes',
    gap: 'nicht bekannt',
    now: 'jetzt',
  },
  facts: {
    device: 'Das Modem',
    name: 'Name',
    maker: 'Hersteller',
    model: 'Modell',
    firmware: 'Firmware',
    number: 'Eigene Nummer',
    notTold: 'nicht gesagt',
    network: 'Sein Netz',
    registered: 'Anmeldung',
    operator: 'Betreiber',
    technology: 'Technik',
    strength: 'Signal',
    calls: 'Was es mit Anrufen kann',
    can: 'ja',
    cannot: 'nein',
    abilities: {
      answer: 'Anrufe annehmen',
      sendDigits: 'Töne senden',
      hearDigits: 'Tasten der Gegenseite hören',
      hold: 'Einen Anruf halten',
      transfer: 'Einen Anruf weitergeben',
      conference: 'Anrufe zusammenschalten',
      redirect: 'Einen angebotenen Anruf weiterleiten',
      flash: 'Die Gabel kurz drücken (Flash)',
      handOff: 'Einen Anruf einem Hörer überlassen',
    },
    noLine: 'Es gibt noch keine Leitung.',
  },
};
