import { JsCore } from '../../../src/core/js-core.js';
import { createWasmCore } from '../../../src/core/wasm-core.js';
import { onPort } from '../paths/worker-port.js';
import { MapTable } from './map-table.js';
import type { Table } from './table.js';
import { Traffic } from './traffic.js';
import { TypedTable } from './typed-table.js';

/** One worker holds one table, so that no candidate shares the engine's type feedback with another. */
const TABLES: Record<string, () => Table | Promise<Table>> = {
  wasm: () => createWasmCore(),
  js: () => new JsCore(),
  map: () => new MapTable(),
  typed: () => new TypedTable(),
};

/** Requests that the check sends through. */
const CHECK_RUNS = 64;
const REQUESTS_PER_RUN = 1024;

async function serve(port: MessagePort): Promise<void> {
  const make = TABLES[self.name];
  if (make === undefined) throw new Error(`no table is called ${self.name}`);
  const table = await make();
  const checked = new Traffic(table);
  for (let run = 0; run < CHECK_RUNS; run++) checked.run();
  const checksum = checked.end();
  // The same table again: with a second instance of the module, the engine would no longer know which function it calls.
  const traffic = new Traffic(table);
  port.onmessage = ({ data }) => {
    port.postMessage({ rate: rate(traffic, Number(data)), checksum });
  };
}

/** Requests per second. */
function rate(traffic: Traffic, forMs: number): number {
  let requests = 0;
  const startMs = performance.now();
  for (let nowMs = startMs; nowMs - startMs < forMs; nowMs = performance.now()) {
    traffic.run();
    requests += REQUESTS_PER_RUN;
  }
  return (requests * 1000) / (performance.now() - startMs);
}

onPort((port) => {
  void serve(port);
});
