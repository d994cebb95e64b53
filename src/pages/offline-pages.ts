/**
 * Pages that were opened once start without a network: they register the service worker that the build writes (vite.config.ts). What it
 * holds is one version as a whole; a newer one waits beside it until a page takes it.
 */
import type { Scheduler } from '../base/clock.js';
import { systemScheduler } from '../base/system-scheduler.js';

/** How often a page that stays open asks for a newer version. The browser asks by itself only when a page is opened. */
const ASK_AGAIN_MS = 3_600_000;

/** What it stands on. */
export interface OfflineParts {
  /** `navigator.serviceWorker`: undefined where the page is not secure; throws where it may not be had. */
  readonly container: () => ServiceWorkerContainer | undefined;
  /** The service worker's address; it serves the folder that it is in. */
  readonly script: URL;
  readonly scheduler: Pick<Scheduler, 'after'>;
  /**
   * A newer version than this page is there: at once when it is found, and every hour as long as it is not taken.
   * @param elsewhere - Another page has taken it: files of this page's version that are not loaded yet may be gone.
   */
  readonly newer: (elsewhere: boolean) => void;
  /** Loads the page again, or leaves it, where that would do harm by now. */
  readonly reload: () => void;
}

/** The service worker that the build writes beside the pages. */
export function servedBeside(page: Document): Pick<OfflineParts, 'container' | 'script' | 'scheduler'> {
  return {
    container: () => navigator.serviceWorker,
    script: new URL('./sw.js', page.baseURI),
    scheduler: systemScheduler,
  };
}

/** The page, as it is kept for when there is no network, and what is newer. */
export class OfflinePages {
  #registration: ServiceWorkerRegistration | null = null;
  #newer = false;
  #taking = false;

  constructor(private readonly parts: OfflineParts) {}

  /** Whether a newer version than this page is there. */
  get hasNewer(): boolean {
    return this.#newer;
  }

  /** Has the pages kept. Never rejects: where there are no service workers, the page works as ever, with a network. */
  async start(): Promise<void> {
    try {
      const container = this.parts.container();
      if (container === undefined) return;
      const registration = await container.register(this.parts.script);
      this.#registration = registration;
      this.#follow(registration, registration.waiting);
      this.#follow(registration, registration.installing);
      registration.addEventListener('updatefound', () => {
        this.#follow(registration, registration.installing);
      });
      container.addEventListener('controllerchange', () => {
        if (!this.#taking) this.#found(true);
      });
      this.#askAgain(registration);
    } catch {
      // Not secure, forbidden, or no such file.
    }
  }

  /** Makes the newer version the one that is served, and loads the page again. */
  take(): void {
    const waiting = this.#registration?.waiting ?? null;
    if (waiting === null) {
      this.parts.reload();
      return;
    }
    if (!this.#taking)
      waiting.addEventListener('statechange', () => {
        if (waiting.state === 'activating') return;
        this.#taking = false;
        if (waiting.state === 'activated') this.parts.reload();
      });
    this.#taking = true;
    waiting.postMessage({ type: 'SKIP_WAITING' });
  }

  /** A first version is not newer than anything: it does not wait for another one to end. */
  #follow(registration: ServiceWorkerRegistration, worker: ServiceWorker | null): void {
    if (worker === null) return;
    const look = (): void => {
      if (worker.state === 'installed' && registration.active !== null) this.#found(false);
    };
    worker.addEventListener('statechange', look);
    look();
  }

  #found(elsewhere: boolean): void {
    this.#newer = true;
    this.parts.newer(elsewhere);
  }

  #askAgain(registration: ServiceWorkerRegistration): void {
    this.parts.scheduler.after(ASK_AGAIN_MS, () => {
      if (this.#newer) this.parts.newer(false);
      // Without a network it is asked again all the same.
      else registration.update().catch(() => undefined);
      this.#askAgain(registration);
    });
  }
}
