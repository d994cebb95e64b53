import { compose } from '../../../src/worker/compose.js';
import { LoopbackProvider } from './loopback-provider.js';
import { SETUPS, type Setup } from './product-setups.js';
import { onPort } from './worker-port.js';

onPort((port) => {
  const { slots, use }: { slots?: number; use?: (block: Uint8Array) => void } = SETUPS[self.name as Setup];
  void compose(
    { slots, providers: ['loopback'] },
    { providers: { loopback: () => new LoopbackProvider(use) }, serial: undefined },
  ).then((composition) => {
    composition.attach(port);
  });
});
