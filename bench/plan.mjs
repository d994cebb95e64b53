// What is measured, and which rows are made of it. A measurement is one candidate's reading in one round; a row's value is the median
// over all rounds of what `of` makes of one round's measurements, so that both sides of a ratio come from the same moment.

/** `id` → the page (`candidate`) that takes it, and what it does there for a time in milliseconds. */
export const MEASUREMENTS = [
  ...paths('raw', [1, 16, 256]),
  ...paths('carrier', [1, 16, 256]),
  ...paths('comlink', [1, 16, 256]),
  ...paths('product', [1, 256]),
  ...['raw', 'carrier', 'comlink', 'product'].map((candidate) => ({
    id: `${candidate} p50`,
    candidate,
    run: (forMs) => globalThis.measuring.latency(forMs),
  })),
  ...['wasm', 'typed', 'map', 'js'].map((candidate) => ({
    id: candidate,
    candidate,
    run: (forMs) => globalThis.measuring.table(forMs),
  })),
];

export const ROWS = [
  ratio('carrier / raw postMessage, 1 in flight, p50 of a call', 'carrier p50', 'raw p50', { atMost: 1.05 }),
  ratio('carrier / raw postMessage, 16 in flight', 'carrier 16', 'raw 16'),
  ratio('carrier / raw postMessage, 256 in flight', 'carrier 256', 'raw 256'),
  ratio('carrier / comlink, 1 in flight', 'carrier 1', 'comlink 1'),
  ratio('carrier / comlink, 16 in flight', 'carrier 16', 'comlink 16', { atLeast: 8 }),
  ratio('carrier / comlink, 256 in flight', 'carrier 256', 'comlink 256', { atLeast: 70 }),
  ratio('lineDevSpecific / comlink, 256 in flight', 'product 256', 'comlink 256', { atLeast: 30 }),
  ratio('lineDevSpecific / carrier, 256 in flight', 'product 256', 'carrier 256', { atLeast: 0.4 }),
  ratio('table: wasm core / Map, 1024 outstanding', 'wasm', 'map', { atLeast: 10 }),
  ratio('table: wasm core / typed arrays, 1024 outstanding', 'wasm', 'typed', { atLeast: 1.3 }),
  ratio('table: wasm core / JavaScript core, 1024 outstanding', 'wasm', 'js'),
  ...['raw', 'comlink', 'carrier', 'product'].map((candidate) => absolute(`${candidate} p50`, 'µs')),
  ...['raw 256', 'comlink 256', 'carrier 16', 'carrier 256', 'product 256'].map((id) => absolute(id, 'calls/s')),
  ...['wasm', 'typed', 'map', 'js'].map((id) => absolute(id, 'requests/s', `table: ${id}`)),
];

function paths(candidate, counts) {
  return counts.map((inFlight) => ({
    id: `${candidate} ${inFlight}`,
    candidate,
    run: (forMs, count) => globalThis.measuring.rate(count, forMs),
    argument: inFlight,
  }));
}

function ratio(name, over, under, goal = {}) {
  return { name, unit: 'x', goal, of: (round) => round[over] / round[under] };
}

function absolute(id, unit, name = id.replace(/ (\d+)$/, ', $1 in flight')) {
  return { name, unit, goal: {}, of: (round) => round[id] };
}
