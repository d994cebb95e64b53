import type { AtCommand, AtOutcome } from './command.js';

/** A command and whom to tell how it ended. */
export interface Entry {
  readonly command: AtCommand;
  readonly done: (outcome: AtOutcome) => void;
}

/** Commands that may wait; one more ends with `overrun`. */
export const MAX_QUEUE = 32;

const RANKS = { urgent: 0, normal: 1, background: 2 } as const;

/** Commands that wait for the channel: the urgent ones first, those of the background last, each kind in the order in which it came. */
export class CommandQueue {
  readonly #entries: Entry[] = [];

  get length(): number {
    return this.#entries.length;
  }

  /** False where the queue is full. */
  add(entry: Entry): boolean {
    if (this.#entries.length >= MAX_QUEUE) return false;
    const rank = rankOf(entry);
    const place = this.#entries.filter((waiting) => rankOf(waiting) <= rank).length;
    this.#entries.splice(place, 0, entry);
    return true;
  }

  /** The next one, which waits no longer. */
  take(): Entry | undefined {
    return this.#entries.shift();
  }

  /** Takes a command out; undefined where it does not wait. */
  remove(command: AtCommand): Entry | undefined {
    const place = this.#entries.findIndex((entry) => entry.command === command);
    return place < 0 ? undefined : this.#entries.splice(place, 1)[0];
  }

  /** Takes all of them out, in order. */
  clear(): readonly Entry[] {
    return this.#entries.splice(0);
  }
}

function rankOf({ command }: Entry): number {
  return RANKS[command.priority ?? 'normal'];
}
