import { compose } from '../../../src/worker/compose.js';
import { LoopbackProvider } from './loopback-provider.js';
import { texts } from './product-values.js';
import { onPort } from './worker-port.js';

/** Reads the text and writes it again, as a provider does that has to know it. */
function rewrite(block: Uint8Array): void {
  block.set(texts.blockOf(texts.valueOf(block)));
}

onPort((port) => {
  const provider = new LoopbackProvider(self.name === texts.provider ? rewrite : undefined);
  void compose({}, { providers: [provider], serial: undefined }).then((composition) => {
    composition.attach(port);
  });
});
