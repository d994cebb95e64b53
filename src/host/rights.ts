import { LINECALLPRIVILEGE, LINEMEDIAMODE, PHONEPRIVILEGE } from '../tspi/generated/constants.js';
import type { Result } from '../tspi/result.js';
import { isConsoleRequest } from '../tspi/console-commands.js';
import type { RoutedName } from '../tspi/method-parameters.js';
import type { LineDevCaps, PhoneCaps } from '../tspi/structures.js';
import type { DeviceView } from './client-sink.js';
import { errorsOf } from '../tspi/error-family.js';

/** What one client may do. Given when its port is made, by whoever makes it; nothing that the client sends changes it. */
export interface ClientRights {
  /** The lines it sees, by permanent id. Of others it never hears. */
  readonly lines: 'all' | readonly number[];
  /** The phones it sees, likewise; left out: all where it sees all lines, else none. */
  readonly phones?: 'all' | readonly number[];
  /**
   * `monitor`: watches calls and phones, reads call log and contacts; `owner`: places and answers them, acts on phones, names lines, identifies modems, plays
   * the simulator, and changes call log and contacts, too.
   */
  readonly privilege: 'monitor' | 'owner';
  /** Calls that carry data, and the name of the device that carries them. */
  readonly data: boolean;
  /** lineDevSpecific: whatever the provider offers beside TAPI, AT commands for one. */
  readonly devSpecific: boolean;
  /** Connecting modems that the browser's chooser gave, and forgetting them. */
  readonly connectModems: boolean;
}

/** What a client may that was given nothing else. */
export const EVERY_RIGHT: ClientRights = {
  lines: 'all',
  privilege: 'owner',
  data: true,
  devSpecific: true,
  connectModems: true,
};

/** A function that not every client may use. What only the owner of a call may do is refused by the call's own privilege. */
export type GrantedFunction =
  | 'lineMakeCall'
  | 'lineSetDevConfig'
  | 'lineDevSpecific'
  | 'modemConnect'
  | 'modemForget'
  | 'modemAddPort'
  | 'modemsRelease'
  | 'lineSetLabel'
  | 'modemIdentify'
  | 'simulatorPlay'
  | PersonalFunction;

/** What changes the call log or the contacts. Whoever may only watch may read them. */
type PersonalFunction = 'callLogRemove' | 'contactPut' | 'contactRemove' | 'contactsImport' | 'personalDataClear';

const isOwner = ({ privilege }: ClientRights): boolean => privilege === 'owner';
const hasDevSpecific = ({ devSpecific }: ClientRights): boolean => devSpecific;

const connectsModems = ({ connectModems }: ClientRights): boolean => connectModems;

/**
 * What each function takes; a client that has it not gets OPERATIONUNAVAIL of its family. Of those that act on a line without a call of which
 * the client must be an owner, all are here.
 */
const NEEDS: Readonly<Partial<Record<GrantedFunction | RoutedName, (rights: ClientRights) => boolean>>> = {
  lineMakeCall: isOwner,
  lineForward: isOwner,
  linePickup: isOwner,
  lineUnpark: isOwner,
  lineSetupConference: isOwner,
  lineUncompleteCall: isOwner,
  lineSetLineDevStatus: isOwner,
  lineSetTerminal: isOwner,
  lineSetMediaControl: isOwner,
  lineSetCallHubTracking: isOwner,
  lineSetDevConfig: isOwner,
  lineDevSpecific: hasDevSpecific,
  lineDevSpecificFeature: hasDevSpecific,
  phoneDevSpecific: hasDevSpecific,
  modemConnect: connectsModems,
  modemForget: connectsModems,
  modemsRelease: connectsModems,
  modemAddPort: connectsModems,
  lineSetLabel: isOwner,
  modemIdentify: isOwner,
  callLogRemove: isOwner,
  contactPut: isOwner,
  contactRemove: isOwner,
  contactsImport: isOwner,
  // The log of lines that a client may not see is not its to remove.
  personalDataClear: ({ privilege, lines }) => privilege === 'owner' && lines === 'all',
  simulatorPlay: isOwner,
};

const DATA_MEDIA = LINEMEDIAMODE.DATAMODEM | LINEMEDIAMODE.DIGITALDATA;

/** Device classes (lineGetID) that lead to a line's data. */
const DATA_CLASS = /^comm(\/|$)/i;

/** A client's rights, as the host asks for them. */
export class Grant {
  readonly #lines: ReadonlySet<number> | undefined;
  readonly #refused = new Map<string, Result>();

  constructor(readonly rights: ClientRights) {
    this.#lines = rights.lines === 'all' ? undefined : new Set(rights.lines);
    for (const [fn, has] of Object.entries(NEEDS))
      if (!has(rights)) this.#refused.set(fn, errorsOf(fn).OPERATIONUNAVAIL);
  }

  /** Whether the client may know of every line, also of those that are not there yet. */
  get seesAll(): boolean {
    return this.#lines === undefined;
  }

  sees({ caps }: { readonly caps: LineDevCaps }): boolean {
    return this.seesPermanent(caps.permanentLineId);
  }

  /** Whether the client may know of a line by its permanent id, be it there or not. */
  seesPermanent(permanentLineId: number): boolean {
    return this.#lines === undefined || this.#lines.has(permanentLineId);
  }

  seesPhone({ caps }: { readonly caps: PhoneCaps }): boolean {
    const { phones = this.seesAll ? 'all' : [] } = this.rights;
    return phones === 'all' || phones.includes(caps.permanentPhoneId);
  }

  /** TAPI's error where the client may not use a function; undefined where it may. */
  refusal(fn: GrantedFunction | RoutedName): Result | undefined {
    return this.#refused.get(fn);
  }

  /** The same for a block of lineDevSpecific: a command line for the modem is the owner's, as a call is. */
  blockRefusal(block: Uint8Array): Result | undefined {
    if (!isOwner(this.rights) && isConsoleRequest(block)) return errorsOf('lineDevSpecific').OPERATIONUNAVAIL;
    return this.refusal('lineDevSpecific');
  }

  /** Whether it may open a line with these LINECALLPRIVILEGE bits. */
  allowsPrivileges(privileges: number): boolean {
    return this.rights.privilege === 'owner' || (privileges & LINECALLPRIVILEGE.OWNER) === 0;
  }

  /** Whether it may open a phone with this PHONEPRIVILEGE. */
  allowsPhonePrivilege(privilege: number): boolean {
    return this.rights.privilege === 'owner' || privilege !== PHONEPRIVILEGE.OWNER;
  }

  /** Those of some LINEMEDIAMODE bits that it may use. */
  media(mediaModes: number): number {
    return this.rights.data ? mediaModes : mediaModes & ~DATA_MEDIA;
  }

  allowsDeviceClass(deviceClass: string): boolean {
    return this.rights.data || !DATA_CLASS.test(deviceClass);
  }

  /** A device as the client is told of it: it does not hear of what it may not use. */
  view({ caps, addressCaps, furtherAddressCaps, service }: DeviceView): DeviceView {
    const mediaModes = this.media(caps.mediaModes);
    const told = mediaModes === caps.mediaModes ? caps : { ...caps, mediaModes };
    const further = furtherAddressCaps === undefined ? {} : { furtherAddressCaps };
    return { caps: told, addressCaps, ...further, service };
  }
}

const areIds = (value: unknown): boolean =>
  value === 'all' || (Array.isArray(value) && value.every((id) => Number.isInteger(id)));
const isBoolean = (value: unknown): boolean => typeof value === 'boolean';

const CHECKS: Readonly<Record<keyof ClientRights, (value: unknown) => boolean>> = {
  lines: areIds,
  phones: areIds,
  privilege: (value) => value === 'monitor' || value === 'owner',
  data: isBoolean,
  devSpecific: isBoolean,
  connectModems: isBoolean,
};

/**
 * Rights that came from elsewhere, checked and copied; what is left out is granted.
 * @throws TypeError for a member that is unknown or of another kind: a slip of the pen must not grant everything.
 */
export function clientRights(given: unknown): ClientRights {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new TypeError('Rights are an object.');
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(CHECKS, name)) throw new TypeError(`There is no right "${name}".`);
    if (!CHECKS[name as keyof ClientRights](value)) throw new TypeError(`The right "${name}" cannot be that.`);
  }
  const rights = { ...EVERY_RIGHT, ...given };
  const copied = (ids: 'all' | readonly number[]): 'all' | readonly number[] => (ids === 'all' ? ids : [...ids]);
  const lines = copied(rights.lines);
  return rights.phones === undefined ? { ...rights, lines } : { ...rights, lines, phones: copied(rights.phones) };
}
