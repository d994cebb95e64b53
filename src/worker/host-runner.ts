import type { Scheduler } from '../base/clock.js';
import { holdLock, lockManager, watchLock } from '../base/web-locks.js';
import type { ClientRights } from '../host/rights.js';
import { isDoorMessage } from '../protocol/doors.js';
import { compose, type Composition } from './compose.js';
import type { WorkerOptions } from './worker-options.js';
import { isConfigurationError } from './configuration-error.js';
import type { ProviderFactories } from './own-providers.js';

/** How long hanging up and closing ports may take at the end; AT's answer to a hang-up takes a second or two. */
const FAREWELL_MS = 5000;

/**
 * Runs one host, in a worker or on a page: lets clients in through its doors, answers their pulse, and ends when the last of them has gone.
 * Holds the Web Lock by which others learn of its end.
 */
export class HostRunner {
  readonly #composition: Promise<Composition>;
  #letGo = (): void => undefined;
  #ending = false;

  /**
   * @param options - As they came from a page: checked by `compose`.
   * @param ended - Told once, when everything is closed.
   * @param providers - Further service providers that the options may ask for.
   */
  constructor(
    options: WorkerOptions,
    private readonly scheduler: Scheduler,
    private readonly ended: () => void,
    private readonly providers: ProviderFactories = {},
  ) {
    this.#composition = this.#start(options);
    // Clients are told why there is nothing behind their port.
    this.#composition.catch(() => undefined);
  }

  /** Opens a door: what comes through this port is heard until it closes. */
  open(door: MessagePort): void {
    door.onmessage = ({ data, ports }: MessageEvent<unknown>) => {
      if (!isDoorMessage(data)) return;
      const [port, pulse] = ports;
      if (port === undefined) return;
      if ('door' in data) this.open(port);
      else this.#attach(port, pulse, data.attach, data.seatLock);
    };
  }

  /** Hangs up, closes the ports, and tells that it has ended; after {@link FAREWELL_MS} in any case. */
  async end(): Promise<void> {
    if (this.#ending) return;
    this.#ending = true;
    const closed = this.#composition.then((composition) => composition.close()).catch(() => undefined);
    const late = new Promise<void>((resolve) => this.scheduler.after(FAREWELL_MS, resolve));
    await Promise.race([closed, late]);
    this.#letGo();
    this.ended();
  }

  async #start(options: WorkerOptions): Promise<Composition> {
    const { lifeLock = '' } = options;
    const locks = lockManager();
    if (lifeLock !== '' && locks !== undefined)
      await new Promise<void>((held) => {
        this.#letGo = holdLock(locks, lifeLock, held);
      });
    return compose(options, { providers: this.providers, onIdle: () => void this.end() });
  }

  #attach(port: MessagePort, pulse: MessagePort | undefined, rights: Partial<ClientRights>, seatLock: string): void {
    // Answered also while the host starts: it says that this thread lives, no more.
    if (pulse !== undefined)
      pulse.onmessage = () => {
        pulse.postMessage(null);
      };
    this.#composition
      .then((composition) => {
        const detach = composition.attach(port, rights);
        const locks = lockManager();
        if (seatLock === '' || locks === undefined) return;
        watchLock(locks, seatLock, () => {
          detach();
          pulse?.close();
        });
      })
      .catch((error: unknown) => {
        // The page waits for a word on this port: say why there will be none.
        const configuration = isConfigurationError(error);
        port.postMessage({ failed: configuration ? error.message : String(error), configuration });
      });
  }
}
