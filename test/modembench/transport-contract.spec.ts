/** The contract of every transport, in a dedicated worker of the real Chromium: on a real tty, and on USB devices of two kinds. */
import { expect, test } from '@playwright/test';
import { transportContract } from '../../src/transports/testing/transport-contract.js';
import { TransportBench, kinds } from './transport-bench.js';

const echoBytes = 4 << 20;
let bench: TransportBench;

test.beforeAll(async () => {
  bench = await TransportBench.start();
});
test.afterAll(() => bench.close());
test.afterEach(({}, { status, expectedStatus }) => bench.clear({ keepPages: status === expectedStatus }));

for (const kind of kinds)
  test.describe(kind, () => {
    for (const one of transportContract)
      test(one.name, async () => {
        await one.run(await bench.worlds[kind]!(echoBytes), expect);
      });
  });
