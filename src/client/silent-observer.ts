import type { TapiObserver } from './tapi.js';

const nothing = (): void => undefined;

/** Hears everything and does nothing: what others are made from. */
export const silentObserver: TapiObserver = {
  hello: nothing,
  issued: nothing,
  returned: nothing,
  replied: nothing,
  deviceChanged: nothing,
  callChanged: nothing,
  phoneChanged: nothing,
  traffic: nothing,
  detached: nothing,
  held: nothing,
  personalChanged: nothing,
  snapshot: nothing,
  refused: nothing,
  failed: nothing,
  batchDone: nothing,
  shutDown: nothing,
};
