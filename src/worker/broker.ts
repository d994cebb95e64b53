import { watchLock, type Locks } from '../base/web-locks.js';
import { isToBroker, type DoorMessage, type FromBroker, type OfferedDoor, type ToBroker } from '../protocol/doors.js';

interface Door extends OfferedDoor {
  readonly port: MessagePort;
}

/**
 * Brings the pages of a site together: a page whose host serves lines leaves a door here, and pages that look for one are shown it and passed
 * through. Knows nothing of what is said behind the door, and is not on the way there: whoever is through needs it no more. Which host
 * serves the lines is not decided here but by a Web Lock (src/client/ownership).
 */
export class Broker {
  /** The open doors, by their hosts' locks: mostly one; a second is of another house, or of a host that is about to end. */
  readonly #doors = new Map<string, Door>();
  readonly #wants = new Map<MessagePort, { readonly house: string; readonly notLifeLock: string }>();

  /**
   * @param lifeLock - The Web Lock that this broker holds.
   * @param locks - undefined where there are none: then a door that has gone stands until another of its house is offered.
   */
  constructor(
    private readonly lifeLock: string,
    private readonly locks: Pick<Locks, 'request'> | undefined,
  ) {}

  /** A page has come. */
  connect(page: MessagePort): void {
    page.onmessage = ({ data, ports }: MessageEvent<unknown>) => {
      if (isToBroker(data)) this.#receive(page, data, ports);
    };
    page.addEventListener('close', () => {
      this.#wants.delete(page);
    });
    page.start();
    page.postMessage({ broker: this.lifeLock } satisfies FromBroker);
  }

  #receive(page: MessagePort, message: ToBroker, ports: readonly MessagePort[]): void {
    const [port] = ports;
    if ('withdraw' in message) this.#close(message.withdraw);
    else if ('want' in message) this.#want(page, message.want);
    else if (port === undefined) return;
    else if ('offer' in message) this.#open({ ...message.offer, port });
    else {
      const { lifeLock, rights, seatLock } = message.enter;
      const door = this.#doors.get(lifeLock);
      if (door === undefined) for (const left of ports) left.close();
      else door.port.postMessage({ attach: rights, seatLock } satisfies DoorMessage, [...ports]);
    }
  }

  #open(door: Door): void {
    const { lifeLock } = door;
    this.#doors.set(lifeLock, door);
    if (this.locks !== undefined)
      watchLock(this.locks, lifeLock, () => {
        this.#close(lifeLock);
      });
    for (const [page, want] of this.#wants) this.#want(page, want);
  }

  #close(lifeLock: string): void {
    this.#doors.get(lifeLock)?.port.close();
    this.#doors.delete(lifeLock);
  }

  #want(page: MessagePort, want: { readonly house: string; readonly notLifeLock: string }): void {
    const { house, notLifeLock } = want;
    // Of two of one house the older one belongs to a host that has lost its lines to the newer one's, and lives on until it notices.
    const door = [...this.#doors.values()].findLast((one) => one.house === house && one.lifeLock !== notLifeLock);
    if (door === undefined) {
      this.#wants.set(page, want);
      return;
    }
    this.#wants.delete(page);
    page.postMessage({ door: { house, lifeLock: door.lifeLock } } satisfies FromBroker);
  }
}
