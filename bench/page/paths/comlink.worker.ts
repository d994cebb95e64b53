import { expose } from 'comlink';
import { onPort } from './worker-port.js';

/** What can be sent. */
export type Value = number | string;

const remote = { echo: (value: Value): Value => value };
export type Remote = typeof remote;

onPort((port) => {
  expose(remote, port);
});
