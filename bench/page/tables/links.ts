/**
 * Circular lists in two typed arrays. Numbers 0 to `lists - 1` are the lists' own links; the members' follow. A member that
 * is in no list has itself as its neighbour.
 */
export class Links {
  readonly #next: Int32Array;
  readonly #previous: Int32Array;

  constructor(
    private readonly lists: number,
    members: number,
  ) {
    this.#next = Int32Array.from({ length: lists + members }, (_, index) => index);
    this.#previous = this.#next.slice();
  }

  /** Puts a member that is in no list at the end of one. */
  join(list: number, member: number): void {
    const link = this.lists + member;
    const last = this.#previous[list]!;
    this.#next[last] = link;
    this.#previous[link] = last;
    this.#next[link] = list;
    this.#previous[list] = link;
  }

  /** Takes a member out of its list; harmless when it is in none. */
  leave(member: number): void {
    const link = this.lists + member;
    const next = this.#next[link]!;
    const previous = this.#previous[link]!;
    this.#next[previous] = next;
    this.#previous[next] = previous;
    this.#next[link] = link;
    this.#previous[link] = link;
  }

  /** The first member of a list; -1 when it is empty. */
  first(list: number): number {
    const link = this.#next[list]!;
    return link === list ? -1 : link - this.lists;
  }

  /** The member after one that is in a list; -1 at its end. */
  after(member: number): number {
    const link = this.#next[this.lists + member]!;
    return link < this.lists ? -1 : link - this.lists;
  }
}
