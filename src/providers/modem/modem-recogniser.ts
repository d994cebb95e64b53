import { ask } from './bring-up.js';
import { askRevision } from './identification.js';
import type { ModemLink } from './modem-link.js';
import type { ModemPort } from './modem-port.js';
import type { ModemIdentity } from './profiles.js';
import { OtherModemError, type LineRecord, type ModemRecognition } from './recognition.js';
import { askSerialNumber, SERIAL_QUERIES, type ToldSerial } from './serial-number.js';

const ALL_QUERIES = SERIAL_QUERIES.map((_, index) => index);

/**
 * Knows the modem of one line again. Where the platform tells the device from others, that counts and the modem is not asked; else what the
 * modem says of its own does. The number itself is digested at once and kept nowhere.
 */
export class ModemRecogniser {
  readonly #port: Omit<ModemPort, 'transport'>;
  readonly #recognition: ModemRecognition | null;
  #digest: string | null = null;
  /** The query that the modem has answered. */
  #query: number | null = null;

  constructor(port: Omit<ModemPort, 'transport'>, recognition: ModemRecognition | null) {
    this.#port = port;
    this.#recognition = recognition;
  }

  /** Rates to be tried before the usual ones. */
  likelyRates(): Promise<readonly number[]> {
    return this.#recognition?.likelyRates() ?? Promise.resolve([]);
  }

  /** Asks a modem that has just been found. Rejects with ModemPortError when it goes, with OtherModemError where it has a line that misses it. */
  async meet(link: ModemLink): Promise<void> {
    if (this.#recognition === null) return;
    const { platformIdentity } = this.#port;
    if (platformIdentity !== undefined) {
      this.#digest = await this.#recognition.digest(platformIdentity);
      return;
    }
    const told = await this.#told(link, ALL_QUERIES);
    this.#digest = told?.digest ?? null;
    this.#query = told?.query ?? null;
    if (told !== null && this.#port.owner?.isElsewhere(told.digest) === true) throw new OtherModemError(told.digest);
  }

  /** What the modem that was met has said of itself before; null where nobody remembers it, or it has new firmware since. Rejects when it goes. */
  async rememberedIdentity(link: ModemLink): Promise<ModemIdentity | null> {
    if (this.#digest === null) return null;
    const remembered = (await this.#recognition?.identityOf(this.#digest)) ?? null;
    return remembered !== null && (await askRevision(link, remembered)) === remembered.revision ? remembered : null;
  }

  /** The line of the modem that was met. */
  async record(identity: ModemIdentity, rate: number): Promise<LineRecord> {
    const { key, permanentLineId: preferredId } = this.#port;
    const digest = this.#digest;
    return (
      (await this.#recognition?.recognise({ key, preferredId, digest, identity, rate })) ?? {
        permanentLineId: preferredId,
        label: '',
      }
    );
  }

  /**
   * Whether the modem of this line is on the link, of which nothing else has been asked yet. One that does not tell this time is taken for it.
   * Rejects with OtherModemError, or ModemPortError when it goes.
   */
  async verify(link: ModemLink): Promise<void> {
    const recognition = this.#recognition;
    if (recognition === null || this.#port.platformIdentity !== undefined) return;
    const told = await this.#told(link, this.#query === null ? ALL_QUERIES : [this.#query]);
    if (told === null || told.digest === this.#digest) return;
    const isOther = this.#digest !== null || (await recognition.isOthers(this.#port.key, told.digest));
    if (isOther) throw new OtherModemError(told.digest);
    this.#digest = told.digest;
    this.#query = told.query;
    recognition.learned(this.#port.key, told.digest);
  }

  async #told(
    link: ModemLink,
    queries: readonly number[],
  ): Promise<{ readonly digest: string; readonly query: number } | null> {
    const told: ToldSerial | null = await askSerialNumber((command) => ask(link, command), queries);
    const digest = told === null ? null : ((await this.#recognition?.digest(told.text)) ?? null);
    return told === null || digest === null ? null : { digest, query: told.query };
  }
}
