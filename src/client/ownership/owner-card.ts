import type { Locks } from '../../base/web-locks.js';

/** The Web Lock of the page whose host serves the lines: one for the whole site, whatever its version. This lock is the truth. */
export const OWNER_LOCK = 'ringback';

/** What the owner says of itself: to pages that cannot ask it, since it is of another version, frozen, or out of reach. */
export interface OwnerCard {
  /** PROTOCOL_VERSION of its code. */
  readonly version: number;
  /** What a page has to have in common with it to be let in: doors.ts. */
  readonly house: string;
  /** The title of its page when it became the owner, for people; at most {@link LONGEST_TITLE} characters. Render as text only. */
  readonly title: string;
}

const LONGEST_TITLE = 80;
const PREFIX = 'ringback-owner ';

/**
 * The card as the name of a lock, held shared: anybody can read it, though its holder be frozen, and it goes with its holder. An owner that was ousted and
 * has not noticed may hold the same.
 */
export function cardName(card: OwnerCard): string {
  return PREFIX + JSON.stringify({ ...card, title: card.title.slice(0, LONGEST_TITLE) });
}

/**
 * Reads the card of the page that holds {@link OWNER_LOCK}.
 * @returns undefined where there is no owner, or none that says anything of itself (yet).
 */
export async function readOwnerCard(locks: Locks): Promise<OwnerCard | undefined> {
  const { held = [] } = await locks.query();
  const owner = held.find(({ name }) => name === OWNER_LOCK)?.clientId;
  const names = held.filter(({ name, clientId }) => clientId === owner && name?.startsWith(PREFIX));
  return names.map(({ name = '' }) => parseCard(name.slice(PREFIX.length))).find((card) => card !== undefined);
}

function parseCard(text: string): OwnerCard | undefined {
  try {
    const { version, house, title } = Object(JSON.parse(text)) as Record<string, unknown>;
    if (typeof version !== 'number' || typeof house !== 'string' || typeof title !== 'string') return undefined;
    return { version, house, title: title.slice(0, LONGEST_TITLE) };
  } catch {
    return undefined;
  }
}
