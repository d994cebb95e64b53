import { checkedLabel } from '../base/line-label.js';
import { identityRecord, readIdentity, type KnownIdentity } from './known-identity.js';

/** What is remembered of a modem from visit to visit. Nothing in it tells whose it is: no serial number, no telephone number. */
export interface KnownModem {
  /** What tells this modem from all others: a keyed digest, `#2`, `#3` … where several have the same. */
  readonly identity: string;
  /** The permanentLineId of its line: 0 to 2^31 - 1. */
  readonly permanentLineId: number;
  /** The user's name for the line; '' for none. */
  readonly label: string;
  /** Bits per second at which it answered last: a hint. */
  readonly rate: number;
  /** When it was found last, in milliseconds since the Unix epoch. */
  readonly lastSeenMs: number;
  /** What it said of itself; left out where that is not known, or must not be kept. */
  readonly told?: KnownIdentity;
}

/** How well the store remembers. */
export interface StoreCondition {
  /** `memoryOnly`: everything works, and is forgotten with the page. */
  readonly state: 'working' | 'memoryOnly';
  /**
   * Why not: the browser has no store (`missing`) or refuses it (`refused`), it did not open in time (`blocked`), a newer version of this program owns it
   * (`newer`), no room is left (`full`), it was cleared and could not be opened again (`ended`).
   */
  readonly reason: 'none' | 'missing' | 'refused' | 'blocked' | 'newer' | 'full' | 'ended';
  /** Records that were passed over: of another version, or garbage. They are left as they are. */
  readonly ignored: number;
}

/** Remembers modems. Nothing here ever rejects: what cannot be kept is forgotten with the page, and `condition` says so. */
export interface KnownModemStore {
  readonly condition: StoreCondition;
  /** A keyed digest of a text; the same in every visit while the store works. Null where the browser has no cryptography. */
  digest(text: string): Promise<string | null>;
  /** Every modem that is known, in no order. */
  all(): Promise<readonly KnownModem[]>;
  /** Keeps a modem in place of what was kept under its identity; what a newer version has written there stays. */
  put(modem: KnownModem): Promise<void>;
  /** Forgets a modem, unless a newer version has written it. */
  remove(identity: string): Promise<void>;
  /** Lets go of the store. */
  close(): void;
}

/** Modems that are kept at most; the one that was not seen for longest makes room, an unnamed one first. */
export const MOST_MODEMS = 256;

/** Rises with every change of what a stored record means. */
export const RECORD_VERSION = 1;

/** Whether a record is not ours to write: it has a version, and another one than ours. Garbage has none. */
export function isOfOtherVersion(record: unknown, ours = RECORD_VERSION): boolean {
  if (typeof record !== 'object' || record === null || !('version' in record)) return false;
  return Number.isInteger(record.version) && record.version !== ours;
}

/** A stored record, checked member by member; null where it is of another version or garbage. */
export function readRecord(record: unknown): KnownModem | null {
  if (typeof record !== 'object' || record === null) return null;
  const { version, identity, permanentLineId, label, rate, lastSeenMs, told } = record as Record<string, unknown>;
  if (version !== RECORD_VERSION || typeof identity !== 'string' || !/^[0-9a-f]{8,64}(#\d{1,4})?$/.test(identity))
    return null;
  if (!isWhole(permanentLineId, 0x7fff_ffff) || !isWhole(rate, 10_000_000) || typeof label !== 'string') return null;
  if (checkedLabel(label) !== label) return null;
  if (!isWhole(lastSeenMs, Number.MAX_SAFE_INTEGER)) return null;
  // What cannot be read of it is asked again; the rest of the record is as good as ever.
  const known = readIdentity(told);
  return { identity, permanentLineId, label, rate, lastSeenMs, ...(known === null ? {} : { told: known }) };
}

/** A modem as a record to be stored. */
export function recordOf({ told, ...modem }: KnownModem): object {
  return { ...modem, version: RECORD_VERSION, ...(told === undefined ? {} : { told: identityRecord(told) }) };
}

/** The one that makes room where there are too many; undefined where there is room. */
export function superfluous(modems: readonly KnownModem[]): KnownModem | undefined {
  if (modems.length <= MOST_MODEMS) return undefined;
  return [...modems].sort((a, b) => Number(a.label !== '') - Number(b.label !== '') || a.lastSeenMs - b.lastSeenMs)[0];
}

function isWhole(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}
