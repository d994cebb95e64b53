import { systemRandom } from '../../base/random.js';
import { systemScheduler } from '../../base/system-scheduler.js';
import { lockManager } from '../../base/web-locks.js';
import { PROTOCOL_VERSION, type Welcome } from '../../protocol/messages.js';
import type { WorkerOptions } from '../../worker/worker-options.js';
import { spawnBroker, spawnWorker } from '../../worker/spawn.js';
import { readEnvironment } from '../page-environment.js';
import { startInWorker, startOnPage, type HostParts } from './host-process.js';
import { houseOf, optionsProblem, startOptions, withAbsoluteUrl } from './host-options.js';
import { Ownership, type OwnershipEvents } from './ownership.js';
import { STARTING } from './ownership-state.js';
import type { PageHost } from './page-host.js';

/** What a page may do at the host that serves it, whichever page runs that. What is left out is granted; a misspelt one is refused. */
export type PageRights = Partial<Welcome['rights']> & {
  /** The lines it sees, by permanent id. */
  readonly lines?: 'all' | readonly number[];
  /** The phones it sees, likewise; left out: all where it sees all lines, else none. */
  readonly phones?: 'all' | readonly number[];
};

/** How a page comes to its host. */
export interface HostOptions {
  /**
   * Where the host runs when this page runs it: `auto`, where left out, means in a worker, or on the page where workers have no device APIs and
   * the page has. On the page it stands still when the page is busy, and slows down in a tab in the background.
   */
  readonly host?: 'auto' | 'worker' | 'page';
  /**
   * Whether tabs of this site use the lines together: one of them runs the host, and the others take part; true where left out. They must have been
   * started with the same options. With false this page has a host of its own, and a modem that another tab has is busy.
   */
  readonly shareLines?: boolean;
  /** What this page may do; everything where left out. */
  readonly rights?: PageRights;
  /** Makes the worker: one with service providers of your own (`ringback/host`), or where the package's `new Worker(new URL(…))` cannot be used (another origin, Trusted Types). */
  readonly createWorker?: () => Worker;
  /** The same for the SharedWorker that brings tabs together (`ringback/broker`). */
  readonly createBroker?: () => SharedWorker;
}

/** Finds this page its host, with the machine's own things. `events.failed` tells, with `configuration`, of options that cannot be. */
export function openOwnership(given: HostOptions & Omit<WorkerOptions, 'lifeLock'>, events: OwnershipEvents): PageHost {
  const options = withAbsoluteUrl(startOptions(given), document.baseURI);
  const problem = optionsProblem(given, options);
  if (problem !== null) {
    systemScheduler.soon(() => {
      events.failed(problem, true);
    });
    return noHost();
  }
  const {
    host = 'auto',
    shareLines = true,
    rights = {},
    createWorker = spawnWorker,
    createBroker = spawnBroker,
  } = given;
  const locks = lockManager();
  const parts: HostParts = { options, locks, scheduler: systemScheduler, random: systemRandom };
  let onPage = host === 'page';
  // A worker of one's own, with what it brings, stays.
  const movable = host === 'auto' && options.providers?.length === 0;
  const house = houseOf(options);
  const ownership = new Ownership({
    scheduler: systemScheduler,
    random: systemRandom,
    locks: shareLines ? locks : undefined,
    startHost: (ended) => (onPage ? startOnPage(parts, ended) : startInWorker(createWorker, parts, ended)),
    connectBroker: createBroker,
    card: () => ({ version: PROTOCOL_VERSION, house, title: document.title }),
    rights,
    lifecycle: document,
    events,
  });
  return {
    port: ownership.port,
    get state() {
      return ownership.state;
    },
    greeted: ({ serial, usb }) => {
      const page = readEnvironment();
      const better = movable && !onPage && !serial && !usb && (page.serial.present || page.usb.present);
      if (better && ownership.state.role === 'owner') {
        onPage = true;
        ownership.restart();
      } else ownership.greeted();
    },
    leave: () => {
      ownership.leave();
    },
    end: () => {
      ownership.end();
    },
    takeOver: () => {
      ownership.takeOver();
    },
  };
}

/** A place for a client that no host will serve. */
function noHost(): PageHost {
  const nothing = (): void => undefined;
  const { port1: port } = new MessageChannel();
  return { port, state: STARTING, greeted: nothing, leave: nothing, end: nothing, takeOver: nothing };
}
