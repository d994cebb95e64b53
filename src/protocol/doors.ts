/**
 * How a page comes to a host: through a door, and to a door of another tab's host through the broker. These messages carry ports; everything that
 * is said afterwards goes over those (messages.ts). All of it comes from the same origin, and is checked all the same: another deploy may
 * have sent it.
 */

/**
 * Through a door of a host.
 * - `attach`: the rights of a new client (src/host/rights.ts, checked there), and the Web Lock that its page holds as long as the client is there: of a
 *   page that is closed or crashes, ports tell nothing once they have passed through the broker. '' where page and host end together. Ports: the
 *   client's, and one for its pulse.
 * - `door`: a further door. Port: the door.
 */
export type DoorMessage = { readonly attach: object; readonly seatLock: string } | { readonly door: true };

/** Whether that came through a door; the ports have to be looked at besides. */
export function isDoorMessage(message: unknown): message is DoorMessage {
  if (typeof message !== 'object' || message === null) return false;
  if ('attach' in message)
    return typeof message.attach === 'object' && message.attach !== null && hasTexts(message, 'seatLock');
  return 'door' in message && message.door === true;
}

/** A host that lets pages of other tabs in. */
export interface OfferedDoor {
  /** Only pages that say the same are let in: the version of the protocol, and with what the host was started. */
  readonly house: string;
  /** The Web Lock that the host holds as long as it lives; names it as well. */
  readonly lifeLock: string;
}

/**
 * From a page to the broker.
 * - `offer`: a door is open. Port: the door.
 * - `withdraw`: it is closed again.
 * - `want`: the page wants to be told of a door to `house`, at once or when there is one, once; not of the one of `notLifeLock`, which has ended.
 * - `enter`: the page goes through the door it was told of, with its rights and the lock of its seat. Ports: as for `attach`. They close where the door has gone.
 */
export type ToBroker =
  | { readonly offer: OfferedDoor }
  | { readonly withdraw: string }
  | { readonly want: { readonly house: string; readonly notLifeLock: string } }
  | { readonly enter: { readonly lifeLock: string; readonly rights: object; readonly seatLock: string } };

/**
 * From the broker to a page.
 * - `broker`: the Web Lock that the broker holds as long as it lives.
 * - `door`: what was wanted.
 */
export type FromBroker = { readonly broker: string } | { readonly door: OfferedDoor };

/** Whether a message can be one of {@link ToBroker}. */
export function isToBroker(message: unknown): message is ToBroker {
  if (typeof message !== 'object' || message === null) return false;
  if ('offer' in message) return hasTexts(message.offer, 'house', 'lifeLock');
  if ('withdraw' in message) return typeof message.withdraw === 'string';
  if ('want' in message) return hasTexts(message.want, 'house', 'notLifeLock');
  if (!('enter' in message) || !hasTexts(message.enter, 'lifeLock', 'seatLock')) return false;
  const { rights } = message.enter as { readonly rights?: unknown };
  return typeof rights === 'object' && rights !== null;
}

/** Whether a message can be one of {@link FromBroker}. */
export function isFromBroker(message: unknown): message is FromBroker {
  if (typeof message !== 'object' || message === null) return false;
  if ('broker' in message) return typeof message.broker === 'string';
  return 'door' in message && hasTexts(message.door, 'house', 'lifeLock');
}

function hasTexts(value: unknown, ...names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
}
