/** What a modem said of itself, as it is remembered. Nothing in it is a number of its own: {@link rememberable} sees to that, and what is read is held against the same rules. */
export interface KnownIdentity {
  readonly manufacturer: string;
  readonly model: string;
  /** What tells one firmware from another; never ''. */
  readonly revision: string;
  readonly info: readonly string[];
  readonly classes: readonly string[];
  readonly callerIdCommand: string | null;
  readonly cellular: boolean;
}

/** Rises with every change of what a modem is asked, or of what the answers are taken for: what an older version found is asked again. */
const IDENTITY_VERSION = 1;

const MOST_TEXT = 80;
const MOST_LINES = 16;
/** A number that may be a modem's or a card's own; revisions have no run of digits this long. */
const OWN_NUMBER = /\d{10}|[0-9A-F]{12}/i;
/** A line of ATI that tells one, by what it says before it. */
const NAMES_NUMBER = /imei|meid|\besn\b|serial|iccid|\bs\/?n\b/i;
/** Commands that may be sent because they were stored: whoever has the origin can write there. */
const CALLER_ID = new Set(['AT+VCID=1', 'AT#CID=1']);

/**
 * What may be remembered of an identity; undefined where nothing may: it has no revision, by which a new firmware would be noticed, or what
 * looks like a number of its own is in it.
 */
export function rememberable(identity: KnownIdentity): KnownIdentity | undefined {
  const info = identity.info.filter((line) => !OWN_NUMBER.test(line) && !NAMES_NUMBER.test(line));
  return readIdentity(identityRecord({ ...identity, info })) ?? undefined;
}

/** An identity as a record to be stored. */
export function identityRecord(identity: KnownIdentity): object {
  return { version: IDENTITY_VERSION, ...identity };
}

/** A stored identity, checked member by member; null where it is of another version or garbage. */
export function readIdentity(record: unknown): KnownIdentity | null {
  if (typeof record !== 'object' || record === null) return null;
  const { version, manufacturer, model, revision, info, classes, callerIdCommand, cellular } = record as Record<
    string,
    unknown
  >;
  if (version !== IDENTITY_VERSION || typeof cellular !== 'boolean') return null;
  if (!isText(manufacturer) || !isText(model) || !isText(revision) || revision === '') return null;
  if (!areTexts(info) || !areTexts(classes)) return null;
  if (callerIdCommand !== null && !(typeof callerIdCommand === 'string' && CALLER_ID.has(callerIdCommand))) return null;
  return { manufacturer, model, revision, info, classes, callerIdCommand, cellular };
}

function isText(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= MOST_TEXT &&
    /^[\x20-\x7e\xa0-\xff]*$/.test(value) &&
    !OWN_NUMBER.test(value)
  );
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MOST_LINES && value.every(isText);
}
