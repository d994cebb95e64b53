import type { Scheduler } from '../../base/clock.js';
import { systemRandom, type Random } from '../../base/random.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import { lockManager, type Locks } from '../../base/web-locks.js';

/** A channel that every page of the site hears, but for the end that posts. */
export interface SiteChannel {
  post(message: object): void;
  /** One listener, for data of any kind. */
  listen(heard: (data: unknown) => void): void;
  close(): void;
}

/** What pages of a site find each other by. */
export interface Site {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** undefined on pages that are not secure: there are no requests for them. */
  readonly locks: Locks | undefined;
  openChannel(): SiteChannel;
}

/** The name of the channel: without a version, which is in each message, so that pages of several versions do not miss each other unknowingly. */
const CHANNEL = 'ringback';

/** The browser's. */
export const browserSite: Site = {
  scheduler: systemScheduler,
  random: systemRandom,
  get locks() {
    return lockManager();
  },
  openChannel: () => {
    const channel = new BroadcastChannel(CHANNEL);
    return {
      post: (message) => {
        channel.postMessage(message);
      },
      listen: (heard) => {
        channel.onmessage = ({ data }) => {
          heard(data);
        };
      },
      close: () => {
        channel.close();
      },
    };
  },
};
