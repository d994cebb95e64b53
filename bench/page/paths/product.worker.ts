import { compose } from '../../../src/worker/compose.js';
import { LoopbackProvider } from './loopback-provider.js';
import { onPort } from './worker-port.js';

onPort((port) => {
  void compose({}, { providers: [new LoopbackProvider()], serial: undefined }).then((composition) => {
    composition.attach(port);
  });
});
