import { createBirpc } from 'birpc';
import { onPort } from './worker-port.js';

const remote = { echo: (value: number): number => value };
export type Remote = typeof remote;

onPort((port) => {
  createBirpc(remote, {
    post: (message) => {
      port.postMessage(message);
    },
    on: (receive) => {
      port.onmessage = ({ data }) => {
        receive(data);
      };
    },
  });
});
