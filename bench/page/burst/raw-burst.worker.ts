import { onPort } from '../paths/worker-port.js';
import { COMPLETIONS } from './burst.js';

onPort((port) => {
  port.onmessage = () => {
    for (let id = 1; id <= COMPLETIONS; id++) port.postMessage([id, 0]);
  };
});
