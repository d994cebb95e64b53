import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationDescriptor } from './testing/usb-modem-descriptors.js';
import { configurationLength, readUnions } from './usb-descriptors.js';

const honest = configurationDescriptor({ kind: 'cdc-acm', functions: 3 });

/** Whether a descriptor begins here. */
function isStart(at: number): boolean {
  let start = 0;
  while (start < at) start += honest[start]!;
  return start === at;
}

describe('readUnions', () => {
  it('reads every union', () => {
    expect(readUnions(Uint8Array.from(honest))).toEqual([
      { control: 0, subordinates: [1] },
      { control: 2, subordinates: [3] },
      { control: 4, subordinates: [5] },
    ]);
  });

  it('stops at the first length that lies, and keeps what came before', () => {
    const starts = honest.flatMap((_, at) => (isStart(at) ? [at] : []));
    for (const at of starts)
      for (const lie of [0, 1, 255]) {
        const unions = readUnions(Uint8Array.from(honest.with(at, lie)));
        expect(unions).toEqual(readUnions(Uint8Array.from(honest.slice(0, at))));
      }
    expect(starts.length).toBeGreaterThan(20);
  });

  it('takes any bytes, huge ones too', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 70_000 }), (bytes) => Array.isArray(readUnions(bytes))));
    expect(readUnions(new Uint8Array(65_535))).toEqual([]);
    expect(readUnions(new Uint8Array(0))).toEqual([]);
  });

  it('takes no union without a subordinate', () => {
    expect(readUnions(Uint8Array.of(4, 0x24, 6, 0))).toEqual([]);
  });
});

it('configurationLength believes only a configuration descriptor', () => {
  expect(configurationLength(Uint8Array.from(honest))).toBe(honest.length);
  expect(configurationLength(Uint8Array.from(honest.slice(0, 8)))).toBe(0);
  expect(configurationLength(Uint8Array.of(9, 1, 255, 255, 1, 1, 0, 0, 0))).toBe(0);
});
