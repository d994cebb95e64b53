import type { TypedEventTarget } from './telephony.js';

/** EventTarget as a base class that knows its events. */
export function typedTarget<Events>(): new () => TypedEventTarget<Events> & Pick<EventTarget, 'dispatchEvent'> {
  return EventTarget as unknown as new () => TypedEventTarget<Events> & Pick<EventTarget, 'dispatchEvent'>;
}
