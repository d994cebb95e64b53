import { locationProblem } from '../numbers/location.js';
import { isPlain } from './request-arguments.js';
import type { TapiLocation } from './translation-structures.js';

/** The locations of a page, and the one that it dials from. */
export class Locations {
  #list: readonly TapiLocation[] = [];
  #currentId = 0;

  get list(): readonly TapiLocation[] {
    return this.#list;
  }

  /** undefined where there are no locations. */
  get current(): TapiLocation | undefined {
    return this.#list.find(({ permanentLocationId }) => permanentLocationId === this.#currentId);
  }

  /** Puts locations, which are copied, in place of those before. Those that {@link locationsProblem} finds at fault change nothing. */
  set(list: readonly TapiLocation[], currentId: number | undefined): boolean {
    if (locationsProblem(list, currentId) !== null) return false;
    this.#list = structuredClone(list);
    this.#currentId = currentId ?? this.#list[0]?.permanentLocationId ?? 0;
    return true;
  }

  choose(permanentLocationId: number): boolean {
    const known = this.#list.some((location) => location.permanentLocationId === permanentLocationId);
    if (known) this.#currentId = permanentLocationId;
    return known;
  }
}

/** What is wrong with locations from outside: the place and the member; null when all is well. */
export function locationsProblem(list: unknown, currentId: unknown): string | null {
  if (!Array.isArray(list)) return 'locations is no array';
  const ids = new Set<unknown>();
  for (const [at, location] of (list as readonly unknown[]).entries()) {
    const problem = isPlain(location) ? locationProblem(location) : 'location';
    if (problem !== null) return `locations[${String(at)}]: ${problem}`;
    const { permanentLocationId: id } = location as TapiLocation;
    if (!Number.isInteger(id) || id < 1 || id > 0xffffffff || ids.has(id))
      return `locations[${String(at)}]: permanentLocationId`;
    ids.add(id);
  }
  return currentId === undefined || ids.has(currentId) ? null : 'currentLocation is none of them';
}
