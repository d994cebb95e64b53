import type { LineAbilities } from '../../client/telephony.js';
import type { LineService } from '../../tspi/structures.js';

type Registration = NonNullable<LineService['network']>['registration'];

/** What tel-signal-meter, tel-signal-chart and tel-line-facts say. */
export interface NetworkStrings {
  readonly label: string;
  readonly strength: Readonly<Record<'none' | 'weak' | 'fair' | 'good' | 'veryGood', string>>;
  /** `dbm` with its sign and unit. */
  readonly signal: (word: string, dbm: string) => string;
  readonly registration: Readonly<Record<Registration, string>>;
  readonly technologies: Readonly<Record<string, string>>;
  readonly chart: {
    readonly label: string;
    readonly none: string;
    readonly waiting: string;
    readonly summary: (now: string, lowest: string, highest: string, minutes: number) => string;
    readonly unknownNow: string;
    readonly minutes: (minutes: number) => string;
    readonly span: string;
    readonly table: string;
    readonly from: string;
    readonly lowest: string;
    readonly highest: string;
    readonly gap: string;
    readonly now: string;
  };
  readonly facts: {
    readonly device: string;
    readonly name: string;
    readonly maker: string;
    readonly model: string;
    readonly firmware: string;
    readonly number: string;
    readonly notTold: string;
    readonly network: string;
    readonly registered: string;
    readonly operator: string;
    readonly technology: string;
    readonly strength: string;
    readonly calls: string;
    readonly can: string;
    readonly cannot: string;
    readonly abilities: Readonly<Record<keyof LineAbilities, string>>;
    readonly noLine: string;
  };
}

/** <AcT> by the names of 3GPP TS 27.007, 7.3: the same in all languages. */
const technologies: Readonly<Record<string, string>> = {
  gsm: 'GSM (2G)', gsmCompact: 'GSM (2G)', gsmEgprs: 'EDGE (2G)', ecGsmIot: 'EC-GSM-IoT (2G)',
  utran: 'UMTS (3G)', utranHsdpa: 'HSDPA (3G)', utranHsupa: 'HSUPA (3G)', utranHspa: 'HSPA (3G)',
  eutran: 'LTE (4G)', eutranNbS1: 'NB-IoT (4G)', eutra5gcn: 'LTE (5G)', eutraNrDual: 'LTE + NR (5G)', nr5gcn: 'NR (5G)', ngRan: 'NR (5G)',
}; // prettier-ignore

export const networkEn: NetworkStrings = {
  label: 'Network',
  strength: { none: 'No signal', weak: 'Weak', fair: 'Fair', good: 'Good', veryGood: 'Very good' },
  signal: (word, dbm) => `${word}, ${dbm}`,
  registration: {
    unknown: 'not known yet',
    searching: 'looking for a network',
    home: 'in its home network',
    roaming: 'in a foreign network (roaming)',
    none: 'not registered',
    refused: 'refused by the network',
  },
  technologies,
  chart: {
    label: 'Signal over time',
    none: 'This line has no mobile network.',
    waiting: 'The signal appears here once the modem has told it.',
    summary: (now, lowest, highest, minutes) =>
      `Now ${now}. In the last ${minutes} minutes between ${lowest} and ${highest}.`,
    unknownNow: 'not known',
    minutes: (minutes) => `${minutes} minutes`,
    span: 'Time shown',
    table: 'As a table',
    from: 'From',
    lowest: 'Lowest',
    highest: 'Highest',
    gap: 'not known',
    now: 'now',
  },
  facts: {
    device: 'The modem',
    name: 'Name',
    maker: 'Maker',
    model: 'Model',
    firmware: 'Firmware',
    number: 'Own number',
    notTold: 'not told',
    network: 'Its network',
    registered: 'Registration',
    operator: 'Operator',
    technology: 'Technology',
    strength: 'Signal',
    calls: 'What it can do with calls',
    can: 'yes',
    cannot: 'no',
    abilities: {
      answer: 'Answer calls',
      sendDigits: 'Send tones',
      hearDigits: 'Hear the other person’s keys',
      hold: 'Hold a call',
      transfer: 'Transfer a call',
      conference: 'Join calls',
      redirect: 'Send an offered call on',
      flash: 'Flash the hook',
      handOff: 'Leave a call to a handset',
    },
    noLine: 'There is no line yet.',
  },
};
