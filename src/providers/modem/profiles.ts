import type { AbortClass } from '../../at/command.js';
import type { ResultName } from '../../at/result-codes.js';
import { LINEMEDIAMODE } from '../../tspi/generated/constants.js';
import type { AudioPath, IdentifySign } from '../../tspi/structures.js';
import { cellularProfiles, type CellularDialect } from './cellular/cellular-profiles.js';
import type { CallList } from './live-calls.js';
import { voiceAbilities, type VoiceAbilities } from './voice-abilities.js';

/** What a modem said of itself. */
export interface ModemIdentity {
  readonly manufacturer: string;
  readonly model: string;
  readonly revision: string;
  /** The lines of ATI0 and ATI3; of ATI where a mobile station does not tell its maker. */
  readonly info: readonly string[];
  /** The service classes of AT+FCLASS=? (ITU-T V.250 annex; T.31, V.253): 0 data, 1 and 1.0 and 2 and 2.0 fax, 8 voice. */
  readonly classes: readonly string[];
  /** The command that turns caller id on; null when it has none. */
  readonly callerIdCommand: string | null;
  /** It is a mobile station: +GCAP names +CGSM, or it knows of a SIM. */
  readonly cellular: boolean;
}

/**
 * How a connected call is ended.
 * - `command`: ATH
 * - `endOfData`: the end-of-data code `<DLE><ETX>` first, since ATH would be payload (T.31), then ATH
 * - `dtr`: DTR drop (&D2); the escape sequence where that does nothing; then ATH
 * - `escape`: the escape sequence, then ATH: where DTR does nothing (&D0)
 */
export type HangUpMethod = 'command' | 'endOfData' | 'dtr' | 'escape';

/** How one kind of modem is to be talked to. One row per kind; call control has no other knowledge of modems. */
export interface ModemProfile {
  readonly name: string;
  readonly fits: (identity: ModemIdentity) => boolean;
  /** The service class set before each dial and answer. */
  readonly serviceClass: string;
  /** The one LINEMEDIAMODE of its calls. */
  readonly mediaMode: number;
  readonly audioPath: AudioPath;
  /** Basic commands (V.250, 5.3) that are sent in one line after opening, before &D and S0; each alone where the line is refused. */
  readonly basics: readonly string[];
  /** Sent after those; a refusal is survived. */
  readonly initCommands: readonly string[];
  /** How a dial or an answer in progress is taken back. */
  readonly dialAbort: AbortClass;
  readonly hangUp: HangUpMethod;
  /** Whether ATH refuses an offered call; where not, its ringing is ignored until it ends. */
  readonly refuses: boolean;
  /** Result codes after which the modem still holds the line, so that ATH must follow. */
  readonly holdsLineAfter: readonly ResultName[];
  /** OK to a dial or an answer means that the call is connected (V.253: voice). */
  readonly okConnects: boolean;
  /** `<DLE>x` codes are shielded events. */
  readonly shielding: boolean;
  /** The shielded events that tell that the other end is gone. */
  readonly remoteEndEvents: string;
  /** After CONNECT, what comes is payload. */
  readonly dataFollows: boolean;
  /** The carrier line (DCD) follows the call (&C1). */
  readonly watchesCarrier: boolean;
  /** The command that sends one digit; null when digits cannot be sent. */
  readonly digitCommand: ((digit: string) => string) | null;
  /** What can be done in a connected voice call of an analog line; null for every other kind. */
  readonly voice: VoiceAbilities | null;
  /** Whether S7 bounds the wait for an answer; where not, only our own time limit does. */
  readonly setsS7: boolean;
  /** Which dial modifiers work: `W`, which is a pause on a cellular line, and `@`. */
  readonly waitForDialTone: boolean;
  readonly quiet: boolean;
  /** How the modem tells the calls it has; null where it cannot, as on an analog line. */
  readonly callList: CallList | null;
  /** Whether a number may begin with `+`. A fixed line would leave the sign out and dial something else. */
  readonly internationalPlus: boolean;
  /** What shows which modem it is. */
  readonly sign: IdentifySign;
  /** The language of a cellular modem, whose line has several calls; null for an analog one. */
  readonly cellular: CellularDialect | null;
}

/** All result codes of a call; the carrier line follows the carrier. */
const analogBasics = ['X4', '&C1'];

/** In order: the first that fits is taken. */
const profiles: readonly ModemProfile[] = [
  {
    // iaxmodem, seen: connects in class 1 only; a character does not abort a dial, ATH does; ATH while ringing gives the caller BUSY.
    name: 'fax-class1',
    fits: (identity) => identity.info.some((line) => line.toLowerCase().includes('spandsp')),
    serviceClass: '1',
    mediaMode: LINEMEDIAMODE.G3FAX,
    audioPath: 'none',
    basics: analogBasics,
    initCommands: [],
    dialAbort: 'hangUp',
    hangUp: 'endOfData',
    refuses: true,
    holdsLineAfter: ['noCarrier', 'connect', 'ok'],
    okConnects: false,
    shielding: true,
    remoteEndEvents: '',
    dataFollows: false,
    watchesCarrier: false,
    voice: null,
    digitCommand: null,
    setsS7: false,
    waitForDialTone: false,
    quiet: false,
    callList: null,
    internationalPlus: false,
    sign: 'activity',
    cellular: null,
  },
  ...cellularProfiles,
  {
    name: 'voice',
    fits: (identity) => identity.classes.includes('8'),
    serviceClass: '8',
    mediaMode: LINEMEDIAMODE.INTERACTIVEVOICE,
    audioPath: 'handset',
    basics: analogBasics,
    initCommands: [],
    dialAbort: 'character',
    hangUp: 'command',
    refuses: false,
    holdsLineAfter: ['noCarrier', 'connect', 'voiceConnect'],
    okConnects: true,
    shielding: true,
    remoteEndEvents: 'bdl',
    dataFollows: false,
    watchesCarrier: false,
    voice: voiceAbilities,
    digitCommand: (digit) => `AT+VTS=${digit}`,
    setsS7: true,
    waitForDialTone: true,
    quiet: true,
    callList: null,
    internationalPlus: false,
    sign: 'lights',
    cellular: null,
  },
  {
    name: 'data',
    fits: () => true,
    serviceClass: '0',
    mediaMode: LINEMEDIAMODE.DATAMODEM,
    audioPath: 'none',
    basics: analogBasics,
    initCommands: [],
    dialAbort: 'character',
    hangUp: 'dtr',
    refuses: false,
    holdsLineAfter: ['connect'],
    okConnects: false,
    shielding: false,
    remoteEndEvents: '',
    dataFollows: true,
    watchesCarrier: true,
    voice: null,
    digitCommand: null,
    setsS7: true,
    waitForDialTone: true,
    quiet: true,
    callList: null,
    internationalPlus: false,
    sign: 'lights',
    cellular: null,
  },
];

/**
 * Picks the profile for what a modem said of itself. Every modem gets one: a modem that says nothing is a data modem.
 * @param further - Kinds of modems to be asked first.
 */
export function chooseProfile(identity: ModemIdentity, further: readonly ModemProfile[] = []): ModemProfile {
  const found = [...further, ...profiles].find((profile) => profile.fits(identity));
  if (found === undefined) throw new Error('the last profile fits every modem');
  return found;
}
