import { expose } from 'comlink';
import { onPort } from './worker-port.js';

const remote = { echo: (value: number): number => value };
export type Remote = typeof remote;

onPort((port) => {
  expose(remote, port);
});
