import { LINEMEDIAMODE } from '../../../tspi/generated/constants.js';
import type { ModemIdentity, ModemProfile } from '../profiles.js';

/** What cellular modems differ in, as far as calls are concerned. One row per maker's language; all else is the same for all of them. */
export interface CellularDialect {
  /** Sent after what every cellular modem is set up with; a refusal is survived. */
  readonly initCommands: readonly string[];
  /** Whether ATD is answered as soon as the modem has it; where that is not known, it may be when the other end answers. */
  readonly answersDialAtOnce: boolean;
  /** The commands that end a call that is alone, in the order in which they are tried. */
  readonly hangUps: readonly string[];
  /** Whether AT+CEER tells why a call ended. */
  readonly tellsCauses: boolean;
  /** How the modem is told to listen for digits, and not to any more; null where it cannot. */
  readonly digitDetection: { readonly on: string; readonly off: string } | null;
}

/**
 * What every cellular modem is set up with (3GPP TS 27.007), once its errors are numbers: ATH ends voice calls, `+CRING`, who calls and by what name,
 * which number was called, who waits, the
 * connected number not told (where it is, some hold OK until the other end answers), services, registration. Nothing of it touches a call.
 */
export const COMMON_INIT: readonly string[] = [
  'AT+CVHU=0',
  'AT+CRC=1',
  'AT+CLIP=1',
  'AT+CNAP=1',
  'AT+CDIP=1',
  'AT+CCWA=1',
  'AT+COLP=0',
  'AT+CSSN=1,1',
  'AT+CREG=1',
  'AT+CEREG=1',
];

const generic: CellularDialect = {
  initCommands: [],
  answersDialAtOnce: false,
  hangUps: ['AT+CHUP', 'ATH'],
  tellsCauses: true,
  digitDetection: null,
};

/** What the makers have in common: with +COLP off none of them holds the result of ATD back (their manuals, and the transcripts). */
const ofMaker: CellularDialect = { ...generic, answersDialAtOnce: true };

interface Maker {
  readonly name: string;
  /** Matches manufacturer, model or a line of ATI. */
  readonly pattern: RegExp;
  readonly dialect: CellularDialect;
}

const makers: readonly Maker[] = [
  {
    // AT+CLCC=1: the list comes by itself when a call changes (SIMCom SIM7500/SIM7600 AT Command Manual). AT+DDET: +DTMF (SIM800 Series AT
    // Command Manual); SIM7600 does not know it and tells +RXDTMF always.
    name: 'simcom',
    pattern: /simcom/i,
    dialect: { ...ofMaker, initCommands: ['AT+CLCC=1'], digitDetection: { on: 'AT+DDET=1', off: 'AT+DDET=0' } },
  },
  // ^CURC=1: ^ORIG, ^CONF, ^CONN and ^CEND with its cause, which tells more than AT+CEER (Huawei ME909 AT Command Interface).
  { name: 'huawei', pattern: /huawei/i, dialect: { ...ofMaker, initCommands: ['AT^CURC=1'], tellsCauses: false } },
  {
    // ^DSCI, +QTONEDET (Quectel EC2x AT Commands Manual).
    name: 'quectel',
    pattern: /quectel/i,
    dialect: { ...ofMaker, initCommands: ['AT^DSCI=1'], digitDetection: { on: 'AT+QTONEDET=1', off: 'AT+QTONEDET=0' } },
  },
  {
    // +UCALLSTAT, +UDTMFD: the second value asks for the unsolicited line (u-blox AT Commands Manual).
    name: 'u-blox',
    pattern: /u-blox/i,
    dialect: {
      ...ofMaker,
      initCommands: ['AT+UCALLSTAT=1'],
      digitDetection: { on: 'AT+UDTMFD=1,2', off: 'AT+UDTMFD=0' },
    },
  },
  {
    // #ECAM, #DTMF (Telit AT Commands Reference Guide).
    name: 'telit',
    pattern: /telit/i,
    dialect: { ...ofMaker, initCommands: ['AT#ECAM=1'], digitDetection: { on: 'AT#DTMF=1', off: 'AT#DTMF=0' } },
  },
  // Indicators for call and callsetup, where a maker is not known: +CIEV (3GPP TS 27.007, 8.10).
  { name: '3gpp', pattern: /^/, dialect: { ...generic, initCommands: ['AT+CMER=3,0,0,1'] } },
];

function profileOf({ name, pattern, dialect }: Maker): ModemProfile {
  return {
    name: `cellular-${name}`,
    fits: (identity: ModemIdentity) =>
      identity.cellular && [identity.manufacturer, identity.model, ...identity.info].some((text) => pattern.test(text)),
    cellular: dialect,
    serviceClass: '0',
    mediaMode: LINEMEDIAMODE.INTERACTIVEVOICE,
    audioPath: 'headset',
    basics: [],
    initCommands: [...COMMON_INIT, ...dialect.initCommands],
    dialAbort: 'character',
    hangUp: 'command',
    refuses: true,
    holdsLineAfter: [],
    okConnects: true,
    shielding: false,
    remoteEndEvents: '',
    dataFollows: false,
    watchesCarrier: false,
    voice: null,
    digitCommand: (digit) => `AT+VTS=${digit}`,
    setsS7: false,
    // Taken as a pause: LINEDEVCAPFLAGS_DIALDIALTONE says that a number with it is not refused.
    waitForDialTone: true,
    quiet: false,
    callList: null,
    internationalPlus: true,
    sign: 'activity',
  };
}

/** The profiles of cellular modems; the last fits every one. */
export const cellularProfiles: readonly ModemProfile[] = makers.map(profileOf);

/** Whether a profile is that of the cellular modems whose maker is not known. */
export function isOfNoMaker(profile: ModemProfile): boolean {
  return profile === cellularProfiles.at(-1);
}
