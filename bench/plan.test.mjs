import { expect, it } from 'vitest';
import { SECTIONS } from './plan.mjs';

const rows = SECTIONS.flatMap((section) => section.rows);

const GOALS = [
  ['carrier / postMessage, p50', { atMost: 1.05 }],
  ['carrier / comlink, 16 in flight', { atLeast: 8 }],
  ['carrier / comlink, 256 in flight', { atLeast: 70 }],
  ['carrier / comlink, 4096 in flight', { atLeast: 60 }],
  ['lineDevSpecific / comlink, 256 in flight', { atLeast: 30 }],
  ['lineDevSpecific / carrier, 256 in flight', { atLeast: 0.4 }],
  ['lineDevSpecific / comlink, 40 characters, 256 in flight', { atLeast: 10 }],
  ['100,000 completions: carrier, longest gap', { atMost: 5 }],
  ['full page: traffic comes, longest gap', { atMost: 50 }],
  ['full page: typing in the filter, longest gap', { atMost: 50 }],
  ['full page: scrolling to the oldest call, longest gap', { atMost: 50 }],
  ['full page: 100 requests a second, longest gap', { atMost: 50 }],
  ['table: wasm core / Map', { atLeast: 10 }],
  ['table: wasm core / typed arrays', { atLeast: 1.3 }],
  ['AT lines: scanner / memcpy', { atLeast: 8 }],
  ['AT lines: scanner / TextDecoderStream and split', { atLeast: 150 }],
  ['PDU lines: scanner / memcpy', { atLeast: 33 }],
  ['DLE data: scanner / memcpy', { atLeast: 45 }],
  ['collections: wasm core, 2 million requests', { atMost: 0 }],
  ['collections: scanner, 50 MB of AT lines', { atMost: 0 }],
  ['WebAssembly module, gzipped', { atMost: 4000 }],
];

it('has every goal, as it was set', () => {
  const withGoal = rows.filter(({ goal }) => Object.keys(goal).length > 0).map(({ name, goal }) => [name, goal]);
  expect(withGoal).toEqual(GOALS);
});

it('calls no two rows the same', () => {
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
});

it('takes both sides of a ratio in the same round', () => {
  const row = rows.find(({ name }) => name === 'carrier / comlink, 256 in flight');
  const [over, under] = row.readings.map(({ id }) => id);
  expect(
    row.of(
      new Map([
        [over, 900],
        [under, 10],
      ]),
    ),
  ).toBe(90);
});
