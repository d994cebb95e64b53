/**
 * One page measures one candidate, `?candidate=…`: a way from page to worker and back, or a table in a worker. The script that
 * opens the pages takes turns among them and compares.
 */
import { latency, rate, type Echo } from './echo.js';
import { connectCarrier } from './paths/carrier.js';
import { connectComlink } from './paths/comlink.js';
import { connectProduct } from './paths/product.js';
import { connectRaw } from './paths/raw.js';
import { connectTable } from './tables/connect-table.js';

/** What the script calls in the page. */
interface Measuring {
  rate(inFlight: number, forMs: number): Promise<number>;
  latency(forMs: number): Promise<number>;
  table(forMs: number): Promise<{ rate: number; checksum: number }>;
}

declare global {
  var measuring: Partial<Measuring> | undefined;
}

const PATHS: Record<string, () => Promise<Echo>> = {
  raw: connectRaw,
  comlink: connectComlink,
  carrier: connectCarrier,
  product: connectProduct,
};

const candidate = new URLSearchParams(location.search).get('candidate') ?? '';
const connect = PATHS[candidate];
if (connect === undefined) {
  globalThis.measuring = { table: connectTable(candidate) };
} else {
  const echo = await connect();
  globalThis.measuring = {
    rate: (inFlight, forMs) => rate(echo, inFlight, forMs),
    latency: (forMs) => latency(echo, forMs),
  };
}
