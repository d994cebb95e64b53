// What can be read: by a page about its candidate (bench/page/main.ts), by a trace of the browser, or from a file.
// A reading has an id, the candidate whose page takes it, `take`, and `pick`, which makes one number of what was taken: two rows may pick
// from the same reading (the median and the 99th percentile of one set of calls). `warmUp`: what is done before the rounds, where it is not `take`.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { countCollections } from './collections.mjs';

const itself = (taken) => taken;

/** Calls per second with `inFlight` callers, each waiting for its answer before the next call. */
export function rate(candidate, inFlight) {
  const take = (page, forMs) => page.call('rate', inFlight, forMs);
  return { id: `${candidate}, ${inFlight} in flight`, candidate, take, pick: itself };
}

/** µs from a call to its answer, nothing else being in flight. */
export const p50 = (candidate) => latency(candidate, ({ p50 }) => p50);
export const p99 = (candidate) => latency(candidate, ({ p99 }) => p99);

function latency(candidate, pick) {
  return { id: `${candidate}, latency`, candidate, take: (page, forMs) => page.call('latency', forMs), pick };
}

/** ms for which the page answered nothing while 100,000 completions came, and ms until the last was there. */
export const gap = (candidate) => burst(candidate, ({ gapMs }) => gapMs);
export const total = (candidate) => burst(candidate, ({ totalMs }) => totalMs);

function burst(candidate, pick) {
  const warmUp = async (page, forMs) => {
    for (let tookMs = 0; tookMs < forMs;) tookMs += (await page.call('burst')).totalMs;
  };
  return { id: `${candidate}, burst`, candidate, warmUp, take: (page) => page.call('burst'), pick };
}

/** ms between two beats of a page's heart while its elements are busy: the longest, and what 99 of 100 do not exceed. */
export const longestBeat = (doing) => heartbeat(doing, ({ longestMs }) => longestMs);
export const p99Beat = (doing) => heartbeat(doing, ({ p99Ms }) => p99Ms);

function heartbeat(doing, pick) {
  return { id: `heartbeat, ${doing}`, candidate: 'elements', take: (page) => page.call('heartbeat', doing), pick };
}

/**
 * What a worker works off per second: requests through a table, bytes through a scanner. `agreement`: candidates with the same one must
 * agree on what came out of it.
 */
export function work(candidate, agreement) {
  const take = (page, forMs) => page.call('work', forMs);
  return { id: `${candidate}, work`, candidate, agreement, take, pick: (taken) => taken.rate };
}

/** Garbage collections of the worker while it works off at least `amount`. */
export function collections(candidate, amount) {
  const warmUp = (page, forMs) => page.call('work', forMs);
  const take = (page) => countCollections(page, () => page.call('workOff', amount));
  return { id: `${candidate}, collections in ${amount}`, candidate, warmUp, take, pick: itself };
}

const coreModule = new URL('../src/core/generated/core-module.ts', import.meta.url);

/** Bytes of the WebAssembly module, gzipped as the test of its size does. */
export function moduleSize() {
  const take = () => {
    const base64 = /coreModuleBase64 =\s*'([^']+)'/.exec(readFileSync(coreModule, 'utf8'))?.[1];
    if (base64 === undefined) throw new Error('src/core/generated/core-module.ts holds no module');
    return gzipSync(Buffer.from(base64, 'base64'), { level: 9 }).length;
  };
  return { id: 'module size', candidate: undefined, take, pick: itself };
}
