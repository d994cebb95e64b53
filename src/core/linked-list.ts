/** A place in a {@link LinkedList} for its owner; in one list at a time. */
export class Link<T> {
  list: LinkedList<T> | undefined;
  next: Link<T> | undefined;
  previous: Link<T> | undefined;

  constructor(readonly owner: T) {}

  /** Takes it out of the list it is in; harmless when it is in none. */
  leave(): void {
    this.list?.remove(this);
  }
}

/** Owners in the order in which they joined. Joining and leaving take constant time and no memory. */
export class LinkedList<T> {
  first: Link<T> | undefined;
  #last: Link<T> | undefined;

  /** Puts a link that is in no list at the end. */
  append(link: Link<T>): void {
    link.list = this;
    link.previous = this.#last;
    if (this.#last === undefined) this.first = link;
    else this.#last.next = link;
    this.#last = link;
  }

  /** Takes out a link that is in this list. */
  remove(link: Link<T>): void {
    const { previous, next } = link;
    if (previous === undefined) this.first = next;
    else previous.next = next;
    if (next === undefined) this.#last = previous;
    else next.previous = previous;
    link.list = link.previous = link.next = undefined;
  }
}
