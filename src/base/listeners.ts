import { rethrowLater } from './rethrow.js';

/** The listeners of one kind of event, called in the order in which they were added. */
export class Listeners<T> {
  readonly #all = new Set<(value: T) => void>();

  /** Adds a listener and returns what removes it again. */
  add(listener: (value: T) => void): () => void {
    this.#all.add(listener);
    return () => {
      this.#all.delete(listener);
    };
  }

  /** Calls every listener; one that throws does not keep the value from the others, its error is rethrown in a task of its own. */
  emit(value: T): void {
    for (const listener of [...this.#all]) {
      try {
        listener(value);
      } catch (error) {
        rethrowLater(error);
      }
    }
  }
}
