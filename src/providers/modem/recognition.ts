import type { ModemIdentity } from './profiles.js';

/** What a line is to the user and to other sessions. */
export interface LineRecord {
  /** The same in every session, as far as anything tells its modem from others. */
  readonly permanentLineId: number;
  /** The user's name for it; '' for none. */
  readonly label: string;
}

/** A modem that was found on a port for the first time. */
export interface FoundModem {
  /** The port's key. */
  readonly key: string;
  /** The permanentLineId that the port would give it. */
  readonly preferredId: number;
  /** What tells it from all others, digested ({@link ModemRecognition.digest}); null where nothing does. */
  readonly digest: string | null;
  readonly identity: ModemIdentity;
  /** Bits per second. */
  readonly rate: number;
}

/** Knows modems again. Given to the provider by whoever remembers them; nothing here rejects. */
export interface ModemRecognition {
  /** A keyed digest of a number that must not be told; null where none can be made. The number goes nowhere else. */
  digest(text: string): Promise<string | null>;
  /** Rates at which modems were found before, the likeliest first. */
  likelyRates(): Promise<readonly number[]>;
  /** What a modem said of itself when it was found before; null where that is not known. */
  identityOf(digest: string): Promise<ModemIdentity | null>;
  /** Which line a modem is. Called before its line device is created. */
  recognise(found: FoundModem): Promise<LineRecord>;
  /** The modem on a port that told nothing of its own at first has done so now. Whether it is that of another line. */
  isOthers(key: string, digest: string): Promise<boolean>;
  /** The same, which is no other line's: it is known by that from now on. */
  learned(key: string, digest: string): void;
  /** The user has named a line. */
  labelled(key: string, label: string): void;
  /** A line was removed for good. */
  forgotten(key: string): void;
  /** A port does not carry a line any more, which may come again. */
  left(key: string): void;
}

/** On this port is another modem than the line's. */
export class OtherModemError extends Error {
  override readonly name = 'OtherModemError';

  constructor(
    /** What tells the modem that is there from others. */
    readonly digest: string,
  ) {
    super('Another modem is on the port of this line.');
  }
}
