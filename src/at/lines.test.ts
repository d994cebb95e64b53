import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter, MAX_LINE_LENGTH } from './lines.js';

interface Setup {
  readonly shielding?: boolean;
  readonly prompt?: boolean;
  readonly data?: boolean;
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

/** What a splitter reports for `chunks`, with payload joined: its cuts follow the chunks. */
function split(chunks: readonly Uint8Array[], setup: Setup = {}): { events: string[]; splitter: LineSplitter } {
  const events: string[] = [];
  const splitter = new LineSplitter({
    line: (text) => events.push(`line ${text}`),
    prompt: () => events.push('prompt'),
    shielded: (code) => events.push(`shielded ${code}`),
    data: (bytes) => {
      const text = String.fromCharCode(...bytes);
      const last = events.at(-1);
      if (last?.startsWith('data ') === true) events[events.length - 1] = last + text;
      else events.push(`data ${text}`);
    },
  });
  splitter.shielding = setup.shielding ?? false;
  splitter.awaitingPrompt = setup.prompt ?? false;
  splitter.dataFollowsConnect = setup.data ?? false;
  for (const chunk of chunks) splitter.push(chunk);
  return { events, splitter };
}

const table: readonly (readonly [string, string, readonly string[], Setup?])[] = [
  ['verbose', '\r\nOK\r\n', ['line OK']],
  ['echo, then answer', 'AT\r\r\nOK\r\n', ['line AT', 'line OK']],
  ['numeric', 'AT\r0\r', ['line AT', 'line 0']],
  ['CR CR LF', '\r\r\n+CRING: VOICE\r\r\n', ['line +CRING: VOICE']],
  ['LF only', 'OK\nRING\n', ['line OK', 'line RING']],
  ['noise before a line', '\xff\x00\r\nRDY\r\n', ['line RDY']],
  ['a prompt that is awaited', '\r\n> ', ['prompt'], { prompt: true }],
  ['text with a > that is not', '\r\n> quoted\r\n', ['line > quoted']],
  ['shielded codes', '\x10R\r\nRING\r\n\x10b', ['shielded 82', 'line RING', 'shielded 98'], { shielding: true }],
  ['a shielded CR', '\x10\r', ['shielded 13'], { shielding: true }],
  [
    'payload after CONNECT',
    '\r\nCONNECT 9600\r\n\r\nlogin: ',
    ['line CONNECT 9600', 'data \r\nlogin: '],
    { data: true },
  ],
  ['CONNECT that is not followed by payload', '\r\nCONNECT\r\n\r\nOK\r\n', ['line CONNECT', 'line OK']],
  ['payload that begins with LF, after CR alone', '\r\nCONNECT\r\n\n', ['line CONNECT', 'data \n'], { data: true }],
];

const cases = table.map(([name, text, expected, setup = {}]) => ({ name, text, expected, setup }));

describe('LineSplitter', () => {
  it.each(cases)('$name', ({ text, expected, setup }) => {
    expect(split([bytesOf(text)], setup).events).toEqual(expected);
  });

  it.each(cases)('reads the same in any chunks: $name', ({ text, expected, setup }) => {
    const bytes = bytesOf(text);
    expect(
      split(
        Array.from(bytes, (byte) => Uint8Array.of(byte)),
        setup,
      ).events,
    ).toEqual(expected);
    for (let cut = 0; cut <= bytes.length; cut++)
      expect(split([bytes.subarray(0, cut), bytes.subarray(cut)], setup).events).toEqual(expected);
  });

  it('is blind to chunks for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(200)), fc.boolean(), (bytes, cuts, shielding) => {
        const at = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
        const whole = split([bytes], { shielding });
        const parts = split(chunks, { shielding });
        expect(parts.events).toEqual(whole.events);
        expect(parts.splitter.noiseBytes).toBe(whole.splitter.noiseBytes);
      }),
    );
  });

  it('holds no more than one line of bounded length, and drops a longer one whole', () => {
    const { events, splitter } = split([bytesOf('x'.repeat(100_000))]);
    expect(splitter.held).toBeLessThanOrEqual(MAX_LINE_LENGTH);
    splitter.push(bytesOf('\r\nOK\r\n'));
    expect(events).toEqual(['line OK']);
    expect(splitter.droppedLines).toBe(1);
  });

  it('takes parity off when told', () => {
    const { events, splitter } = split([]);
    splitter.stripParity = true;
    splitter.push(Uint8Array.of(0x8d, 0x0a, 0xcf, 0x4b, 0x8d, 0x0a));
    expect(events).toEqual(['line OK']);
  });
});
