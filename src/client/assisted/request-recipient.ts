import { lockName } from '../../base/lock-name.js';
import { holdLock, type Locks } from '../../base/web-locks.js';
import { posted, received, type LineReqMakeCall } from './messages.js';
import type { Site, SiteChannel } from './site.js';

/**
 * Who holds this lock is the recipient of the site's requests: the page that has been registered longest. The others wait in the lock's queue, so
 * the next one takes over when a page ends, however it ends.
 */
export const RECIPIENT_LOCK = 'ringback-request-recipient';
/** Requests that wait for lineGetRequest, and those that are on their way. A person makes calls one by one. */
const MOST_REQUESTS = 16;
/** A request that has been answered comes at once, or its page is gone. */
const ON_ITS_WAY_MS = 10_000;

/** A page that has registered to carry requests out. */
export class RequestRecipient {
  readonly #queue: LineReqMakeCall[] = [];
  /** Ids of requests that were told to come. */
  readonly #expected = new Set<string>();
  readonly #channel: SiteChannel;
  readonly #id: string;
  readonly #letGo: () => void;
  #isFirst = false;

  /** @param arrived - Told of each request; {@link next} has it then. */
  constructor(
    private readonly site: Site,
    locks: Locks,
    private readonly arrived: () => void,
  ) {
    this.#id = lockName('recipient', site.random);
    this.#channel = site.openChannel();
    this.#channel.listen((data) => {
      this.#heard(data);
    });
    this.#letGo = holdLock(locks, RECIPIENT_LOCK, () => {
      this.#isFirst = true;
    });
  }

  /** The request that has waited longest; undefined where none waits. It is this page's then. */
  next(): LineReqMakeCall | undefined {
    return this.#queue.shift();
  }

  /** The next page is the recipient. Requests that still wait here end. */
  end(): void {
    this.#isFirst = false;
    this.#channel.close();
    this.#letGo();
  }

  #heard(data: unknown): void {
    const message = received(data);
    if (message === null || !this.#isFirst) return;
    if (message.kind === 'who') this.#answer(message.request);
    if (message.kind !== 'makeCall' || message.recipient !== this.#id) return;
    if (!this.#expected.delete(message.request)) return;
    this.#queue.push(message.call);
    this.arrived();
  }

  #answer(request: string): void {
    const full = !this.#expected.has(request) && this.#queue.length + this.#expected.size >= MOST_REQUESTS;
    if (!full && !this.#expected.has(request)) {
      this.#expected.add(request);
      this.site.scheduler.after(ON_ITS_WAY_MS, () => this.#expected.delete(request));
    }
    this.#channel.post(posted({ kind: 'here', request, recipient: this.#id, full }));
  }
}
