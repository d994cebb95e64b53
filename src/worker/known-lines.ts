import type { Clock } from '../base/clock.js';
import type { Log } from '../base/log.js';
import type { ModemIdentity } from '../providers/modem/profiles.js';
import type { FoundModem, LineRecord, ModemRecognition } from '../providers/modem/recognition.js';
import { rememberable } from '../stores/known-identity.js';
import type { KnownModem, KnownModemStore } from '../stores/known-modem.js';
import { permanentId } from './permanent-id.js';

/** A line of this session. */
interface KnownLine {
  /** What tells its modem from others; null where nothing does. */
  digest: string | null;
  /** What it is remembered by; null where it cannot be. */
  identity: string | null;
  record: LineRecord;
  readonly rate: number;
  readonly told: ModemIdentity;
}

/**
 * Which line a modem is: by what tells it from others, else by its make and its place among those of the same. A line keeps its permanent id and
 * its label over every order in which modems come. Without a store that holds for a session; in the next one a line is its port's again.
 */
export class KnownLines implements ModemRecognition {
  readonly #store: KnownModemStore;
  readonly #clock: Clock;
  readonly #log: Log;
  /** By the key of the port. */
  readonly #lines = new Map<string, KnownLine>();
  #told = '';

  constructor(store: KnownModemStore, clock: Clock, log: Log) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  /** Ports of this session whose line's modem has a digest: more than one where modems tell the same number. */
  portsOf(digest: string): readonly string[] {
    return [...this.#lines].filter(([, line]) => line.digest === digest).map(([key]) => key);
  }

  digest(text: string): Promise<string | null> {
    return this.#store.digest(text);
  }

  async likelyRates(): Promise<readonly number[]> {
    const known = [...(await this.#known())].sort((a, b) => b.lastSeenMs - a.lastSeenMs);
    return [...new Set(known.map(({ rate }) => rate))].filter((rate) => rate > 0);
  }

  async recognise({ key, preferredId, digest, identity, rate }: FoundModem): Promise<LineRecord> {
    const { manufacturer, model, revision } = identity;
    const name = digest ?? (await this.#store.digest(JSON.stringify([manufacturer, model, revision])));
    const known = await this.#known();
    // From here on at once: two modems that are found at the same time do not become one line.
    const own = name === null ? null : this.#freeName(name);
    const before = known.find((modem) => modem.identity === own);
    const record: LineRecord = {
      permanentLineId: this.#freeId(before?.permanentLineId ?? preferredId, key, own, known),
      label: before?.label ?? '',
    };
    const line: KnownLine = { digest, identity: own, record, rate, told: identity };
    this.#lines.set(key, line);
    this.#keep(line);
    return record;
  }

  async identityOf(digest: string): Promise<ModemIdentity | null> {
    const known = (await this.#known()).filter(({ identity }) => identity.split('#')[0] === digest);
    // Of several modems that tell the same number nothing says which one is meant.
    return known.length === 1 ? (known[0]?.told ?? null) : null;
  }

  async isOthers(key: string, digest: string): Promise<boolean> {
    if (this.portsOf(digest).some((other) => other !== key)) return true;
    return (await this.#known()).some(({ identity }) => identity === digest);
  }

  learned(key: string, digest: string): void {
    const line = this.#lines.get(key);
    if (line === undefined) return;
    this.#drop(line);
    line.digest = digest;
    line.identity = digest;
    this.#keep(line);
  }

  labelled(key: string, label: string): void {
    const line = this.#lines.get(key);
    if (line === undefined) return;
    line.record = { ...line.record, label };
    this.#keep(line);
  }

  forgotten(key: string): void {
    const line = this.#lines.get(key);
    if (line !== undefined) this.#drop(line);
    this.left(key);
  }

  left(key: string): void {
    this.#lines.delete(key);
  }

  /** The records that the store has; what it cannot do is told once. */
  async #known(): Promise<readonly KnownModem[]> {
    const known = await this.#store.all();
    const { state, reason, ignored } = this.#store.condition;
    const told = `${state} ${reason} ${ignored}`;
    if (told !== this.#told && (state !== 'working' || ignored > 0))
      this.#log.warn('modems.remembered', { state, reason, ignored });
    this.#told = told;
    return known;
  }

  /** The name that no other line of this session has: modems that tell the same number, or none and are of one make, are told apart by their order. */
  #freeName(wanted: string): string {
    const taken = new Set([...this.#lines.values()].map(({ identity }) => identity));
    let name = wanted;
    for (let ordinal = 2; taken.has(name); ordinal++) name = `${wanted}#${ordinal}`;
    return name;
  }

  /** The id that is wanted, unless another line has it, now or in another session: then one of the port's key. */
  #freeId(wanted: number, key: string, own: string | null, known: readonly KnownModem[]): number {
    const now = [...this.#lines].filter(([other]) => other !== key).map(([, { record }]) => record.permanentLineId);
    const before = known.filter(({ identity }) => identity !== own).map(({ permanentLineId }) => permanentLineId);
    const taken = new Set([...now, ...before]);
    let id = wanted;
    for (let ordinal = 2; taken.has(id); ordinal++) id = permanentId(`${key}~${ordinal}`);
    return id;
  }

  #keep({ identity, record, rate, told }: KnownLine): void {
    if (identity === null) return;
    const lastSeenMs = Math.floor(this.#clock.wallTime());
    const kept = rememberable(told);
    void this.#store.put({ identity, ...record, rate, lastSeenMs, ...(kept === undefined ? {} : { told: kept }) });
  }

  #drop({ identity }: KnownLine): void {
    if (identity !== null) void this.#store.remove(identity);
  }
}
