import { onPort } from './worker-port.js';

onPort((port) => {
  port.onmessage = ({ data }) => {
    port.postMessage(data);
  };
});
