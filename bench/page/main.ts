/**
 * One page measures one candidate, `?candidate=…`: a way from page to worker and back, a burst of completions, or a worker with
 * a table or a scanner. The script that opens the pages takes turns among them and compares.
 */
import { connectCarrierBurst } from './burst/carrier-burst.js';
import { measureBurst, type Ask, type Burst } from './burst/burst.js';
import { connectRawBurst } from './burst/raw-burst.js';
import { latency, rate, type Echo, type Latency } from './echo.js';
import type { Gaps } from './heartbeat/beats.js';
import type { Doing } from './heartbeat/heartbeat.js';
import { connectBirpc } from './paths/birpc.js';
import { connectCarrier } from './paths/carrier.js';
import { connectCoincident } from './paths/coincident.js';
import { connectComlink } from './paths/comlink.js';
import { connectFloor } from './paths/floor.js';
import { connectProduct } from './paths/product.js';
import { blocks, texts } from './paths/product-values.js';
import { connectRaw } from './paths/raw.js';
import { connectWorkerpool } from './paths/workerpool.js';
import { connectScan } from './scan/connect-scan.js';
import { connectTable, type TableReading as Work } from './tables/connect-table.js';
import { textOf } from './texts.js';

/** What the script calls in the page. */
interface Measuring {
  /** Calls per second with so many in flight. */
  rate(inFlight: number, forMs: number): Promise<number>;
  latency(forMs: number): Promise<Latency>;
  burst(): Promise<Burst>;
  /** How the page's heart beats while its elements are busy. */
  heartbeat(doing: Doing): Promise<Gaps>;
  /** Requests per second through a table, bytes per second through a scanner. */
  work(forMs: number): Promise<Work>;
  /** Works until at least so much is done. */
  workOff(amount: number): Promise<void>;
  /** Leaves a mark in a trace of the browser. */
  mark(name: string): void;
}

/** How long a worker works before it says how much it did. */
const STRETCH_MS = 50;

declare global {
  var measuring: Partial<Measuring> | undefined;
}

const CANDIDATES: Record<string, () => Promise<Partial<Measuring>>> = {
  raw: () => numbers(connectRaw()),
  comlink: () => numbers(connectComlink()),
  birpc: () => numbers(connectBirpc()),
  workerpool: () => numbers(connectWorkerpool()),
  coincident: () => numbers(connectCoincident()),
  carrier: () => numbers(connectCarrier()),
  product: () => numbers(connectProduct('usual', blocks)),
  'product-large': () => numbers(connectProduct('large', blocks)),
  'comlink-text': () => measure(connectComlink<string>(), textOf),
  'product-text': () => measure(connectProduct('text', texts), textOf),
  floor: () => Promise.resolve({ rate: connectFloor() }),
  'carrier-burst': () => burst(connectCarrierBurst()),
  'raw-burst': () => burst(connectRawBurst()),
  elements: async () => ({ heartbeat: await (await import('./heartbeat/heartbeat.js')).connectHeartbeat() }),
};

function numbers(connected: Promise<Echo>): Promise<Partial<Measuring>> {
  return measure(connected, (call) => call);
}

async function measure<T>(connected: Promise<Echo<T>>, valueOf: (call: number) => T): Promise<Partial<Measuring>> {
  const echo = await connected;
  return {
    rate: (inFlight, forMs) => rate(echo, valueOf, inFlight, forMs),
    latency: (forMs) => latency(echo, valueOf, forMs),
  };
}

function burst(ask: Ask): Promise<Partial<Measuring>> {
  return Promise.resolve({ burst: () => measureBurst(ask) });
}

function worker(work: (forMs: number) => Promise<Work>): Partial<Measuring> {
  const workOff = async (amount: number): Promise<void> => {
    for (let done = 0; done < amount;) done += ((await work(STRETCH_MS)).rate * STRETCH_MS) / 1000;
  };
  const mark = (name: string): void => {
    performance.mark(name);
  };
  return { work, workOff, mark };
}

const candidate = new URLSearchParams(location.search).get('candidate') ?? '';
const isScan = /^(at|pdu|dle)-/.test(candidate);
globalThis.measuring = (await CANDIDATES[candidate]?.()) ?? worker((isScan ? connectScan : connectTable)(candidate));
