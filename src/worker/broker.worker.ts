import { lockName } from '../base/lock-name.js';
import { systemRandom } from '../base/random.js';
import { holdLock, lockManager } from '../base/web-locks.js';
import { Broker } from './broker.js';

/** The broker's entry: a SharedWorker, one for all pages of the site that load it from the same address. */
declare const self: SharedWorkerGlobalScope;

const locks = lockManager();
const lifeLock = lockName('ringback-broker', systemRandom);
const broker = new Broker(lifeLock, locks);
/** Pages are told the lock's name, so it has to be held before. */
const held = new Promise<void>((resolve) => {
  if (locks === undefined) resolve();
  else holdLock(locks, lifeLock, resolve);
});

self.onconnect = ({ ports }) => {
  void held.then(() => {
    for (const port of ports) broker.connect(port);
  });
};
