import { LINECALLPRIVILEGE, LINEMEDIAMODE } from '../tspi/generated/constants.js';
import { LINEERR } from '../tspi/generated/errors.js';
import type { Result } from '../tspi/result.js';
import type { LineDevCaps } from '../tspi/structures.js';
import type { DeviceView } from './client-sink.js';

/** What one client may do. Given when its port is made, by whoever makes it; nothing that the client sends changes it. */
export interface ClientRights {
  /** The lines it sees, by permanent id. Of others it never hears. */
  readonly lines: 'all' | readonly number[];
  /** `monitor`: watches calls; `owner`: places and answers them, names lines and identifies modems, too. */
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
  | 'modemIdentify';

/** What each of them takes, and TAPI's error for a client that has it not. */
const NEEDS: Readonly<Record<GrantedFunction, readonly [has: (rights: ClientRights) => boolean, error: Result]>> = {
  lineMakeCall: [({ privilege }) => privilege === 'owner', LINEERR.OPERATIONUNAVAIL],
  lineSetDevConfig: [({ privilege }) => privilege === 'owner', LINEERR.OPERATIONUNAVAIL],
  lineDevSpecific: [({ devSpecific }) => devSpecific, LINEERR.OPERATIONUNAVAIL],
  modemConnect: [({ connectModems }) => connectModems, LINEERR.OPERATIONUNAVAIL],
  modemForget: [({ connectModems }) => connectModems, LINEERR.OPERATIONUNAVAIL],
  modemsRelease: [({ connectModems }) => connectModems, LINEERR.OPERATIONUNAVAIL],
  modemAddPort: [({ connectModems }) => connectModems, LINEERR.OPERATIONUNAVAIL],
  lineSetLabel: [({ privilege }) => privilege === 'owner', LINEERR.OPERATIONUNAVAIL],
  modemIdentify: [({ privilege }) => privilege === 'owner', LINEERR.OPERATIONUNAVAIL],
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
    for (const [fn, [has, error]] of Object.entries(NEEDS)) if (!has(rights)) this.#refused.set(fn, error);
  }

  /** Whether the client may know of every line, also of those that are not there yet. */
  get seesAll(): boolean {
    return this.#lines === undefined;
  }

  sees({ caps }: { readonly caps: LineDevCaps }): boolean {
    return this.#lines === undefined || this.#lines.has(caps.permanentLineId);
  }

  /** TAPI's error where the client may not use a function; undefined where it may. */
  refusal(fn: GrantedFunction): Result | undefined {
    return this.#refused.get(fn);
  }

  /** Whether it may open a line with these LINECALLPRIVILEGE bits. */
  allowsPrivileges(privileges: number): boolean {
    return this.rights.privilege === 'owner' || (privileges & LINECALLPRIVILEGE.OWNER) === 0;
  }

  /** Those of some LINEMEDIAMODE bits that it may use. */
  media(mediaModes: number): number {
    return this.rights.data ? mediaModes : mediaModes & ~DATA_MEDIA;
  }

  allowsDeviceClass(deviceClass: string): boolean {
    return this.rights.data || !DATA_CLASS.test(deviceClass);
  }

  /** A device as the client is told of it: it does not hear of what it may not use. */
  view({ caps, addressCaps, service }: DeviceView): DeviceView {
    const mediaModes = this.media(caps.mediaModes);
    return { caps: mediaModes === caps.mediaModes ? caps : { ...caps, mediaModes }, addressCaps, service };
  }
}

const isBoolean = (value: unknown): boolean => typeof value === 'boolean';

const CHECKS: Readonly<Record<keyof ClientRights, (value: unknown) => boolean>> = {
  lines: (value) => value === 'all' || (Array.isArray(value) && value.every((id) => Number.isInteger(id))),
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
  return { ...rights, lines: rights.lines === 'all' ? 'all' : [...rights.lines] };
}
