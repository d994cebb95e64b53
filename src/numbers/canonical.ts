/** A number as it is written for the whole world: TAPI's canonical address, ITU-T E.164. */
export interface CanonicalNumber {
  readonly countryCode: string;
  /** '' for countries and numbers without one. */
  readonly areaCode: string;
  /** Digits only. */
  readonly subscriber: string;
  /** The subscriber's number with its punctuation. */
  readonly written: string;
}

/** E.164 allows fifteen digits, country code included. */
const MAX_E164_DIGITS = 15;

const CANONICAL = /^\+(\d{1,3}) (?:\((\d{0,8})\) )?(\d[\d .\-/]{0,30})$/;

/**
 * Reads TAPI's canonical form `+CC (area) subscriber` ("Address Overview": exactly one blank after the country code and after the
 * parenthesis). A subaddress (`|`) or a name (`^`) is cut off. Returns null for everything else, also for numbers that are dialable already.
 */
export function parseCanonical(text: string): CanonicalNumber | null {
  const match = CANONICAL.exec(text.replace(/[|^].*$/s, '').trimEnd());
  const countryCode = match?.[1];
  const written = match?.[3];
  if (countryCode === undefined || written === undefined) return null;
  const subscriber = written.replace(/\D/g, '');
  const areaCode = match?.[2] ?? '';
  if (countryCode.length + areaCode.length + subscriber.length > MAX_E164_DIGITS) return null;
  return { countryCode, areaCode, subscriber, written };
}
