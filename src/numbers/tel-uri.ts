/** What a `tel:` URI names (RFC 3966). Its number has still to be read as a dial string: a URI may name what nothing dials. */
export interface TelUri {
  /** As it is written, without visual separators: `+15550142`, `*21*5550100#`. A pause of RFC 2806 (`p`) is a comma, its wait for a tone (`w`) a `W`. */
  readonly number: string;
  /** `ext`: digits to press once somebody answers; '' for none. */
  readonly extension: string;
  /** `isub`: the subaddress, which no modem line carries; '' for none. */
  readonly subaddress: string;
  /**
   * `phone-context` of a local number: where it holds, `+1` or `example.com`; '' for none. It is no prefix: RFC 3966, 5.1.5, has `911` in the context `+1`.
   */
  readonly context: string;
}

/** `notTel`: another scheme or none. `encoding`: broken percent-encoding. `parameters`: one that cannot be, or stands there twice. */
export type TelUriProblem = 'notTel' | 'encoding' | 'parameters';

export type TelUriResult =
  { readonly ok: true; readonly uri: TelUri } | { readonly ok: false; readonly problem: TelUriProblem };

/** RFC 3966, 3: visual-separator; and the blanks that pages write although they may not. */
const SEPARATORS = /[-.()\s\u00a0\u2009\u202f\u2010\u2011\u2013]/gu;

/** Whether a text says that it is a `tel:` URI. */
export function isTelUri(text: string): boolean {
  return /^\s*tel:/iu.test(text);
}

/**
 * Reads a `tel:` URI. A local number without context is taken, as most pages write them; parameters that are not known are passed over (RFC 3966, 5).
 * @param text - As it stands in a link, percent-encoded or not.
 */
export function readTelUri(text: string): TelUriResult {
  if (!isTelUri(text)) return { ok: false, problem: 'notTel' };
  const [subscriber = '', ...rest] = text.trim().slice('tel:'.length).split(';');
  const number = decoded(subscriber);
  if (number === null) return { ok: false, problem: 'encoding' };
  const parameters = new Map<string, string>();
  for (const parameter of rest) {
    const at = parameter.indexOf('=');
    const name = (at < 0 ? parameter : parameter.slice(0, at)).toLowerCase();
    const value = decoded(at < 0 ? '' : parameter.slice(at + 1));
    if (value === null) return { ok: false, problem: 'encoding' };
    if (parameters.has(name)) return { ok: false, problem: 'parameters' };
    parameters.set(name, value);
  }
  const extension = (parameters.get('ext') ?? '').replace(SEPARATORS, '');
  if (!/^[0-9*#]*$/u.test(extension)) return { ok: false, problem: 'parameters' };
  const uri = {
    number: withoutSeparators(number),
    extension,
    subaddress: parameters.get('isub') ?? '',
    context: parameters.get('phone-context') ?? '',
  };
  return { ok: true, uri };
}

function withoutSeparators(number: string): string {
  return number
    .replace(SEPARATORS, '')
    .replace(/(?<=[0-9])p/giu, ',')
    .replace(/(?<=[0-9,])w/giu, 'W');
}

/** Without percent-encoding; null where that is broken. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
