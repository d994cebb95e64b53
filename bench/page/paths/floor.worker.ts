import { onPort } from './worker-port.js';

const COPY_LIMIT = 128;

onPort((port) => {
  port.onmessage = ({ data: batch }: MessageEvent<Int32Array>) => {
    port.postMessage(batch, batch.length > COPY_LIMIT ? [batch.buffer] : []);
  };
});
