// The rows of the benchmark: what each means, what it is made of, and its goal. A row's value is the median over all rounds of what `of`
// makes of one round's readings, so that both sides of a ratio come from the same moment.
import { atLeast, atMost, ratio, share, value } from './rows.mjs';
import { collections, gap, longestBeat, moduleSize, p50, p99, p99Beat, rate, total, work } from './readings.mjs';

/** The ways from page to worker and back, as they are called in the rows, with the numbers of calls in flight that are measured. */
export const WAYS = {
  floor: { label: 'ideal batch', inFlight: [16, 256, 4096] },
  carrier: { label: 'carrier', inFlight: [1, 16, 256, 4096] },
  product: { label: 'lineDevSpecific', inFlight: [1, 256, 4096] },
  raw: { label: 'postMessage', inFlight: [1, 16, 256, 4096] },
  comlink: { label: 'comlink', inFlight: [1, 16, 256, 4096] },
  birpc: { label: 'birpc', inFlight: [16, 256] },
  coincident: { label: 'coincident', inFlight: [16, 256] },
  workerpool: { label: 'workerpool', inFlight: [16, 256] },
};

/** The tables of requests that the core is compared with. */
const TABLES = { wasm: 'wasm core', typed: 'typed arrays', map: 'Map', js: 'JavaScript core' };

/** What modems send, and what reads it. */
const TRAFFIC = { at: 'AT lines', pdu: 'PDU lines', dle: 'DLE data' };
const COMMON = { wasm: 'scanner', memcpy: 'memcpy', loop: 'byte loop' };
const READERS = {
  at: { ...COMMON, js: 'JavaScript scanner', stream: 'TextDecoderStream and split' },
  pdu: COMMON,
  dle: COMMON,
};

/** What goes on beside the traffic while a page's heart is watched. */
const DOINGS = {
  nothing: 'traffic comes',
  filter: 'typing in the filter',
  scroll: 'scrolling to the oldest call',
  requests: '100 requests a second',
};

const REQUESTS = 2_000_000;
const SCANNED_BYTES = 50_000_000;

/**
 * `stage`: sections of one stage are measured together, in the same rounds. `slow`: a reading takes seconds. `about`: what the readings are,
 * for the documentation.
 */
export const SECTIONS = [
  {
    title: 'One call at a time',
    stage: 'ways',
    about: 'Time from a call to its answer, nothing else being in flight.',
    rows: [
      ratio('carrier / postMessage, p50', p50('carrier'), p50('raw'), atMost(1.05)),
      ...['raw', 'carrier', 'product', 'comlink'].flatMap((way) => [
        value(`${WAYS[way].label}, p50`, p50(way), 'µs'),
        value(`${WAYS[way].label}, p99`, p99(way), 'µs'),
      ]),
    ],
  },
  {
    title: 'Integers, many calls at once',
    stage: 'ways',
    about: 'One integer there and back, one promise per call. The ideal batch has no promises and decodes nothing.',
    rows: [
      times('carrier', 'comlink', 16, atLeast(8)),
      times('carrier', 'comlink', 256, atLeast(70)),
      times('carrier', 'comlink', 4096, atLeast(60)),
      ...[16, 256, 4096].map((inFlight) => times('carrier', 'raw', inFlight)),
      ...[16, 256, 4096].map((inFlight) => times('carrier', 'floor', inFlight)),
    ],
  },
  {
    title: 'The whole product',
    stage: 'ways',
    about:
      'lineDevSpecific through client, host, core and a loop-back provider, and LINE_REPLY with the block: four bytes, or 40 characters that both ends make a string of.',
    rows: [
      times('product', 'comlink', 256, atLeast(30)),
      times('product', 'carrier', 256, atLeast(0.4)),
      times('product', 'comlink', 4096),
      ratio(
        'lineDevSpecific / comlink, 40 characters, 256 in flight',
        rate('product-text', 256),
        rate('comlink-text', 256),
        atLeast(10),
      ),
      value('lineDevSpecific, 40 characters, 256 in flight', rate('product-text', 256), 'calls/s'),
      value('comlink, 40 characters, 256 in flight', rate('comlink-text', 256), 'calls/s'),
    ],
  },
  {
    title: 'Calls per second',
    stage: 'ways',
    about: 'The readings behind the ratios, and the other peers.',
    rows: Object.entries(WAYS).flatMap(([way, { inFlight }]) =>
      inFlight.map((count) => value(rateName(way, count), calls(way, count), 'calls/s')),
    ),
  },
  {
    title: '100,000 completions at once',
    stage: 'bursts',
    slow: true,
    about:
      'The longest time for which the page did not answer itself, and the time until the last completion was there.',
    rows: [
      value('100,000 completions: carrier, longest gap', gap('carrier-burst'), 'ms', atMost(5)),
      value('100,000 completions: carrier, all there', total('carrier-burst'), 'ms'),
      value('100,000 completions: a message each, longest gap', gap('raw-burst'), 'ms'),
      value('100,000 completions: a message each, all there', total('raw-burst'), 'ms'),
    ],
  },
  {
    title: '1,000 calls and 100,000 lines on a page',
    stage: 'elements',
    slow: true,
    about:
      'The longest time between two beats of a timer of 4 ms, and the 99th percentile: call log, console and request monitor on one page, all full, with 100 lines of traffic a second.',
    rows: Object.entries(DOINGS).flatMap(([doing, label]) => [
      value(`full page: ${label}, longest gap`, longestBeat(doing), 'ms', atMost(50)),
      value(`full page: ${label}, p99`, p99Beat(doing), 'ms'),
    ]),
  },
  {
    title: 'Request table and completion ring',
    stage: 'tables',
    about: '1024 requests outstanding, completed in random order, drained in batches of 64.',
    rows: [
      ...[
        ['map', atLeast(10)],
        ['typed', atLeast(1.3)],
        ['js', {}],
      ].map(([table, goal]) =>
        ratio(`table: wasm core / ${TABLES[table]}`, work('wasm', 'tables'), work(table, 'tables'), goal),
      ),
      ...Object.entries(TABLES).map(([table, label]) => value(`table: ${label}`, work(table, 'tables'), 'requests/s')),
    ],
  },
  {
    title: 'Bytes from a modem',
    stage: 'bytes',
    about:
      'Bytes per second: lines of an AT modem, messages in PDU mode, voice data with its DLE codes. memcpy copies the same bytes.',
    rows: [
      share('AT lines: scanner / memcpy', work('at-wasm', 'at'), work('at-memcpy', 'at'), atLeast(8)),
      ratio(
        'AT lines: scanner / TextDecoderStream and split',
        work('at-wasm', 'at'),
        work('at-stream', 'at'),
        atLeast(150),
      ),
      ratio('AT lines: scanner / byte loop', work('at-wasm', 'at'), work('at-loop', 'at')),
      ratio('AT lines: scanner / JavaScript scanner', work('at-wasm', 'at'), work('at-js', 'at')),
      share('PDU lines: scanner / memcpy', work('pdu-wasm', 'pdu'), work('pdu-memcpy', 'pdu'), atLeast(33)),
      ratio('PDU lines: scanner / byte loop', work('pdu-wasm', 'pdu'), work('pdu-loop', 'pdu')),
      share('DLE data: scanner / memcpy', work('dle-wasm', 'dle'), work('dle-memcpy', 'dle'), atLeast(45)),
      ratio('DLE data: scanner / byte loop', work('dle-wasm', 'dle'), work('dle-loop', 'dle')),
      ...['at', 'pdu', 'dle'].flatMap((traffic) =>
        Object.entries(READERS[traffic]).map(([reader, label]) =>
          value(`${TRAFFIC[traffic]}: ${label}`, megabytes(`${traffic}-${reader}`, traffic), 'MB/s'),
        ),
      ),
    ],
  },
  {
    title: 'Garbage collections',
    stage: 'collections',
    slow: true,
    about: 'Of the worker, minor and major, counted by a trace of the browser.',
    rows: [
      value('collections: wasm core, 2 million requests', collections('wasm', REQUESTS), 'collections', atMost(0)),
      value('collections: scanner, 50 MB of AT lines', collections('at-wasm', SCANNED_BYTES), 'collections', atMost(0)),
      value('collections: typed arrays, 2 million requests', collections('typed', REQUESTS), 'collections'),
      value('collections: Map, 2 million requests', collections('map', REQUESTS), 'collections'),
    ],
  },
  {
    title: 'Size',
    stage: 'size',
    about: 'What a page loads for the core: table, ring and scanner.',
    rows: [value('WebAssembly module, gzipped', moduleSize(), 'bytes', atMost(4000))],
  },
];

/** The name of a way's row of calls per second. */
export function rateName(way, inFlight) {
  return `${WAYS[way].label}, ${inFlight} in flight`;
}

/** The calls per second of a way. So many as 4096 requests of one page need a larger table than the product's usual one. */
function calls(way, inFlight) {
  return rate(way === 'product' && inFlight > 1024 ? 'product-large' : way, inFlight);
}

/** How many times the calls per second of one way are those of another. */
function times(over, under, inFlight, goal) {
  const name = `${WAYS[over].label} / ${WAYS[under].label}, ${inFlight} in flight`;
  return ratio(name, calls(over, inFlight), calls(under, inFlight), goal);
}

function megabytes(candidate, agreement) {
  const reading = work(candidate, agreement);
  return { ...reading, pick: (taken) => reading.pick(taken) / 1e6 };
}
