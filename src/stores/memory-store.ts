import { KeyedDigest } from '../base/keyed-digest.js';
import type { KnownModem, KnownModemStore, StoreCondition } from './known-modem.js';

/** Remembers modems as long as it lives: where the browser has no store, and in tests, where one outlives a visit. */
export class MemoryStore implements KnownModemStore {
  readonly condition: StoreCondition;
  readonly #modems = new Map<string, KnownModem>();
  #digest: Promise<KeyedDigest | null> | null = null;

  constructor(reason: StoreCondition['reason'] = 'missing') {
    this.condition = { state: 'memoryOnly', reason, ignored: 0 };
  }

  async digest(text: string): Promise<string | null> {
    this.#digest ??= KeyedDigest.create();
    return (await this.#digest)?.of(text) ?? null;
  }

  all(): Promise<readonly KnownModem[]> {
    return Promise.resolve([...this.#modems.values()]);
  }

  put(modem: KnownModem): Promise<void> {
    this.#modems.set(modem.identity, { ...modem });
    return Promise.resolve();
  }

  remove(identity: string): Promise<void> {
    this.#modems.delete(identity);
    return Promise.resolve();
  }

  close(): void {
    // Nothing is held.
  }
}
