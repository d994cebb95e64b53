import type { Random } from '../../../base/random.js';
import type { SimulatedScheduler } from '../../../base/simulated-scheduler.js';
import { FakeLocks } from '../../../base/testing/fake-locks.js';
import type { Site, SiteChannel } from '../site.js';

/** The pages of one site for tests: what one posts, every other open end hears a microtask later. */
export class FakeSite {
  readonly #locks = new FakeLocks();
  readonly #ends = new Map<SiteChannel, { readonly page: string; heard: (data: unknown) => void }>();
  /** Everything that was posted. */
  readonly posted: object[] = [];

  constructor(
    private readonly scheduler: SimulatedScheduler,
    private readonly random: Random,
  ) {}

  page(page: string): Site {
    const { scheduler, random } = this;
    return { scheduler, random, locks: this.#locks.client(page), openChannel: () => this.#open(page) };
  }

  /** A page is gone, with its locks and channels. */
  close(page: string): void {
    this.#locks.end(page);
    for (const [channel, end] of [...this.#ends]) if (end.page === page) this.#ends.delete(channel);
  }

  /** A page hears and says nothing any more, but keeps its locks. */
  freeze(page: string): void {
    for (const [channel, end] of [...this.#ends]) if (end.page === page) this.#ends.delete(channel);
  }

  #open(page: string): SiteChannel {
    const channel: SiteChannel = {
      post: (message) => {
        if (!this.#ends.has(channel)) return;
        this.posted.push(message);
        const hearers = [...this.#ends].filter(([other]) => other !== channel);
        this.scheduler.soon(() => {
          for (const [other, { heard }] of hearers) if (this.#ends.has(other)) heard(structuredClone(message));
        });
      },
      listen: (heard) => {
        const end = this.#ends.get(channel);
        if (end !== undefined) end.heard = heard;
      },
      close: () => this.#ends.delete(channel),
    };
    this.#ends.set(channel, { page, heard: () => undefined });
    return channel;
  }
}
