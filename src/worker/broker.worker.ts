import { lockName } from '../base/lock-name.js';
import { systemRandom } from '../base/random.js';
import { Broker } from './broker.js';
import { holdLifeLock } from './life-lock.js';

/** The broker's entry: a SharedWorker, one for all pages of the site that load it from the same address. */
declare const self: SharedWorkerGlobalScope;

const locks = 'locks' in navigator ? navigator.locks : undefined;
const lifeLock = lockName('ringback-broker', systemRandom);
const broker = new Broker(lifeLock, locks);
/** Pages are told the lock's name, so it has to be held before. */
const held = locks === undefined ? Promise.resolve() : holdLifeLock(locks, lifeLock);

self.onconnect = ({ ports }) => {
  void held.then(() => {
    for (const port of ports) broker.connect(port);
  });
};
