import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CarrierWriter, RecordReader } from './carrier.js';

/** A message of these integers in its short form. */
function message(...ints: number[]): string {
  return String.fromCharCode(...new Uint16Array(Int32Array.from(ints).buffer));
}

/** One end writes, the other reads: messages pass by structured clone, transfers included, as they do between page and worker. */
class Wire {
  /** Messages as they arrived. */
  readonly messages: unknown[] = [];
  readonly #planned: (() => void)[] = [];
  readonly writer = new CarrierWriter(
    {
      postMessage: (message, transfer) => {
        this.messages.push(structuredClone(message, transfer && { transfer }));
      },
    },
    (run) => {
      this.#planned.push(run);
    },
  );

  /** Ends the turn: what was planned runs. */
  turn(): void {
    for (const run of this.#planned.splice(0)) run();
  }

  /** Everything that has arrived, record by record. A position below `payloads` is read as a payload. */
  read(payloads: (kind: number) => number = () => 0): { kind: number; values: unknown[] }[] {
    return this.messages.splice(0).flatMap((message) => {
      const reader = new RecordReader();
      expect(reader.begin(message)).toBe(true);
      const records = [];
      while (reader.next()) {
        const { kind, length } = reader;
        const read = (at: number): unknown => (at < payloads(kind) ? reader.payload(at) : reader.int(at));
        records.push({ kind, values: Array.from({ length }, (_, at) => read(at)) });
      }
      return records;
    });
  }
}

const int32 = fc.integer({ min: -0x80000000, max: 0x7fffffff });
const value = fc.oneof(
  fc.uint8Array({ maxLength: 100 }),
  fc.string(),
  fc.record({ name: fc.string(), value: fc.double({ noNaN: true }) }),
  fc.constantFrom(false, 0, '', new Uint8Array()),
);
const record = fc.record({
  kind: fc.integer({ min: 1, max: 255 }),
  payloads: fc.array(value, { maxLength: 3 }),
  ints: fc.array(int32, { maxLength: 40 }),
});

describe('what is written arrives the same, in order', () => {
  test('any records, in batches of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.array(record, { maxLength: 30 }), { maxLength: 6 }), (turns) => {
        const wire = new Wire();
        for (const records of turns) {
          for (const { kind, payloads, ints } of records) {
            // How many payloads a record has is known by its kind in the protocol; here the first integer tells.
            const cells = payloads.map((payload) => wire.writer.payload(payload));
            expect(cells).not.toContain(0);
            wire.writer.record(kind, payloads.length, ...cells, ...ints);
          }
          wire.turn();
        }
        expect(wire.messages).toHaveLength(turns.filter((records) => records.length > 0).length);
        const arrived = wire.messages.flatMap((message) => readRecords(message));
        expect(arrived).toEqual(turns.flat());
      }),
    );
  });

  test('flush sends at once, and the turn’s end sends nothing twice', () => {
    const wire = new Wire();
    wire.writer.record(1, 7);
    wire.writer.flush();
    expect(wire.read()).toEqual([{ kind: 1, values: [7] }]);
    wire.turn();
    expect(wire.messages).toEqual([]);
  });

  test('a block is taken as it is when it is written', () => {
    const wire = new Wire();
    for (const length of [3, 1000]) {
      const block = new Uint8Array(length).fill(1);
      wire.writer.record(1, wire.writer.payload(block));
      block.fill(9);
      wire.turn();
      expect(wire.read(() => 1)).toEqual([{ kind: 1, values: [new Uint8Array(length).fill(1)] }]);
    }
  });

  test('a block without a record goes with the next one', () => {
    const wire = new Wire();
    wire.writer.payload(Uint8Array.of(1));
    wire.turn();
    expect(wire.messages).toEqual([]);
    wire.writer.record(2, wire.writer.payload(Uint8Array.of(5)));
    wire.turn();
    expect(wire.read(() => 1)).toEqual([{ kind: 2, values: [Uint8Array.of(5)] }]);
  });

  test('what is transferred is moved', () => {
    const wire = new Wire();
    const buffer = new ArrayBuffer(8);
    wire.writer.record(1, wire.writer.transferred(buffer));
    wire.turn();
    expect(buffer.byteLength).toBe(0);
    expect(wire.read(() => 1)).toEqual([{ kind: 1, values: [new ArrayBuffer(8)] }]);
  });
});

describe('a message takes the form of its size', () => {
  /** A message of one record with so many integers in all. */
  function sent(cells: number): { message: unknown; transferred: number } {
    let transferred = 0;
    let message: unknown;
    const port = {
      postMessage: (posted: unknown, transfer: Transferable[] = []) => {
        message = posted;
        transferred = transfer.length;
      },
    };
    const writer = new CarrierWriter(port, () => {});
    writer.record(1, ...Array.from({ length: cells - 1 }, (_, i) => i));
    writer.flush();
    return { message, transferred };
  }

  test.each([1, 16, 128])('%i integers: a string', (cells) => {
    const { message, transferred } = sent(cells);
    expect(message).toBeTypeOf('string');
    expect(message).toHaveLength(cells * 2);
    expect(transferred).toBe(0);
  });

  test.each([129, 5000])('%i integers: memory that is transferred', (cells) => {
    const { message, transferred } = sent(cells);
    expect(message).toBeInstanceOf(Int32Array);
    expect(message).toHaveLength(cells);
    expect(transferred).toBe(1);
  });

  test('short blocks go among the integers, long ones and texts beside them', () => {
    const wire = new Wire();
    for (const value of [new Uint8Array(64), new Uint8Array(65), 'x']) {
      wire.writer.record(1, wire.writer.payload(value));
      wire.turn();
    }
    const one = message((1 << 8) | 1, 1);
    expect(wire.messages).toEqual([
      expect.any(String),
      { cells: one, payloads: [new Uint8Array(65)] },
      { cells: one, payloads: ['x'] },
    ]);
  });

  test('a long message leaves in the memory of the last one that came, if that is not too large', () => {
    const wire = new Wire();
    const long = (): void => {
      wire.writer.record(1, ...new Array<number>(300).fill(7));
      wire.turn();
    };
    const sizeOfLast = (): number => (wire.messages.at(-1) as Int32Array).buffer.byteLength;
    const come = (bytes: number): void => {
      const reader = new RecordReader(wire.writer);
      expect(reader.begin(new Int32Array(bytes / 4))).toBe(true);
      expect(reader.next()).toBe(false);
    };
    long();
    come(12_348);
    long(); // What is written between two messages is in memory already: the next but one leaves in what came.
    long();
    expect(sizeOfLast()).toBe(12_348);
    come(400_000);
    long();
    long();
    expect(sizeOfLast()).toBeLessThan(12_349);
    expect(wire.read().every(({ values }) => values.length === 300 && values.every((v) => v === 7))).toBe(true);
  });
});

describe('garbage is refused', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 5],
    ['a string', 'HELLO'],
    ['an object', { hello: 1 }],
    ['cells without payloads', { cells: message(1) }],
    ['payloads that are no array', { cells: message(1), payloads: 'abc' }],
    ['an array', [1]],
    ['half an integer', message(1) + 'x'],
    ['a long string', message(...new Array<number>(129).fill(1))],
    ['another typed array', new Float64Array(1)],
    ['memory that the other side still has', new Int32Array(new SharedArrayBuffer(4))],
    ['a record that is longer than its message', message((2 << 8) | 1, 5)],
    ['a second record that is cut off', Int32Array.of((1 << 8) | 1, 5, (1 << 8) | 1)],
    ['a negative length', message(-1)],
  ])('%s', (_, garbage) => {
    const reader = new RecordReader();
    expect(reader.begin(garbage)).toBe(false);
    expect(reader.next()).toBe(false);
  });

  test.each([
    ['payload that does not exist', [(1 << 8) | 1, 1]],
    ['block before the message', [(1 << 8) | 1, -0x80000000]],
    ['block behind the message', [(1 << 8) | 1, ~2]],
    ['block that is another record', [(1 << 8) | 1, ~0]],
    ['block without a length', [0, (1 << 8) | 1, ~0]],
    ['block of a negative length', [1 << 8, -1, (1 << 8) | 1, ~0]],
    ['block of a length that wraps', [1 << 8, -0x80000000, (1 << 8) | 1, ~0]],
    ['block that is longer than any', [40 << 8, 65, ...new Array<number>(39).fill(0), (1 << 8) | 1, ~0]],
    ['block that is shorter than it says', [2 << 8, 5, 0, (1 << 8) | 1, ~0]],
    ['block inside a record, reaching beyond the message', [(3 << 8) | 1, ~2, 9 << 8, 4]],
  ])('a %s reads as none', (_, ints) => {
    const reader = new RecordReader();
    expect(reader.begin(message(...ints))).toBe(true);
    expect(reader.next()).toBe(true);
    expect(reader.payload(0)).toBeUndefined();
  });

  test('no message makes the reader throw or read past a record', () => {
    const cell = fc.oneof(int32, fc.integer({ min: -20, max: 20 }), fc.constantFrom(256, 257, 513, 769));
    const payloads = fc.array(fc.anything(), { maxLength: 3 });
    const short = fc.array(cell, { maxLength: 20 }).map((ints) => message(...ints));
    const long = fc.array(cell).map((ints) => Int32Array.from(ints));
    const any = fc.oneof(short, long, fc.record({ cells: fc.oneof(short, long), payloads }), fc.anything());
    const reader = new RecordReader();
    fc.assert(
      fc.property(any, (garbage) => {
        if (!reader.begin(garbage)) return;
        while (reader.next()) {
          for (let at = 0; at < reader.length; at++) reader.payload(at);
          expect(reader.int(reader.length)).toBe(0);
          expect(reader.payload(reader.length)).toBeUndefined();
        }
      }),
    );
  });

  test('a good message after a bad one is read', () => {
    const reader = new RecordReader();
    expect(reader.begin(message(-1))).toBe(false);
    expect(reader.begin(message((1 << 8) | 3, 4))).toBe(true);
    expect(reader.next()).toBe(true);
    expect([reader.kind, reader.int(0)]).toEqual([3, 4]);
  });
});

/** Records of the property: a count of payloads, what stands for them, integers. */
function readRecords(message: unknown): { kind: number; payloads: unknown[]; ints: number[] }[] {
  const reader = new RecordReader();
  expect(reader.begin(message)).toBe(true);
  const records = [];
  while (reader.next()) {
    const count = reader.int(0);
    const payloads = Array.from({ length: count }, (_, at) => reader.payload(1 + at));
    const ints = Array.from({ length: reader.length - 1 - count }, (_, at) => reader.int(1 + count + at));
    records.push({ kind: reader.kind, payloads, ints });
  }
  return records;
}
