import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINE_LENGTH, MAX_RECORDS, type ByteScanner } from './byte-scanner.js';
import { LINE_HEADS } from './line-heads.js';
import { bytesOf, cut, SCANNERS, scanAll, stateOf } from './testing/scanning.js';

type Settings = Partial<
  Pick<ByteScanner, 'shielding' | 'awaitingPrompt' | 'dataFollowsConnect' | 'dataIsShielded' | 'stripParity'>
>;

const payload: Settings = { dataFollowsConnect: true };
const stuffed: Settings = { dataFollowsConnect: true, dataIsShielded: true, shielding: true };
const CONNECT = ['\r\nCONNECT\r\n', 'line CONNECT [CONNECT]'] as const;

const table: readonly (readonly [string, string, readonly string[], Settings?])[] = [
  // ITU-T V.250, 5.7
  ['verbose', '\r\nOK\r\n', ['line OK [OK]']],
  ['echo, then answer', 'AT\r\r\nOK\r\n', ['line AT', 'line OK [OK]']],
  ['numeric', 'AT\r0\r', ['line AT', 'line 0']],
  ['CR CR LF', '\r\r\n+CRING: VOICE\r\r\n', ['line +CRING: VOICE [+CRING:]']],
  ['LF only', 'OK\nRING\n', ['line OK [OK]', 'line RING [RING]']],
  ['blanks around a line', ' \t OK \t\r\n \r\n\t\r\n', ['line OK [OK]']],
  ['blanks within a line', 'a \tb\r', ['line a \tb']],
  ['noise before a line', '\xff\x00\r\nRDY\r\n', ['line RDY']],
  ['noise within a line', 'O\x00\x7f\x80K\x1b\r\n', ['line OK [OK]']],
  ['letters with bit 7, which are none', 'O\xcf\xcbK\r\n', ['line OK [OK]']],
  ['DLE where nothing is shielded', 'O\x10K\r\n', ['line OK [OK]']],
  ['parity', '\x8d\x0a\xcf\x4b\x8d\x0a', ['line OK [OK]'], { stripParity: true }],
  // 3GPP TS 27.005, 3.5.1
  ['a prompt that is awaited', '\r\n> ', ['prompt'], { awaitingPrompt: true }],
  ['a prompt amid noise', '\r\n\x00>\xff x\r', ['prompt', 'line x'], { awaitingPrompt: true }],
  ['no prompt before its blank', 'a b\r\n>x\r', ['line a b', 'line >x'], { awaitingPrompt: true }],
  ['one prompt', '> > \r', ['prompt', 'line >'], { awaitingPrompt: true }],
  ['text that holds a prompt', 'a> \r\n', ['line a>'], { awaitingPrompt: true }],
  ['text with a > that is not', '\r\n> quoted\r\n', ['line > quoted']],
  // ITU-T V.253, T.31
  ['shielded codes', '\x10R\r\nRING\r\n\x10b', ['shielded 82', 'line RING [RING]', 'shielded 98'], { shielding: true }],
  ['a shielded code within a line', 'RI\x10RNG\r', ['shielded 82', 'line RING [RING]'], { shielding: true }],
  ['a shielded CR', '\x10\r', ['shielded 13'], { shielding: true }],
  ['a shielded DLE', '\x10\x10R\r', ['shielded 16', 'line R'], { shielding: true }],
  ['a shielded code with parity', '\x90\xe2', ['shielded 98'], { shielding: true, stripParity: true }],
  // CONNECT: V.250, 6.3.1
  [
    'payload after CONNECT',
    '\r\nCONNECT 9600\r\n\r\nlogin: ',
    ['line CONNECT 9600 [CONNECT 0]', 'data \r\nlogin: '],
    payload,
  ],
  ['CONNECT with text', '\r\nCONNECTED\r\nx', ['line CONNECTED', 'data x'], payload],
  ['a line that is not CONNECT', 'CONNECX\rCONNEC\rNO\r', ['line CONNECX', 'line CONNEC', 'line NO'], payload],
  ['CONNECT without payload', '\r\nCONNECT\r\n\r\nOK\r\n', ['line CONNECT [CONNECT]', 'line OK [OK]']],
  ['payload that begins with LF', '\r\nCONNECT\r\n\n', [CONNECT[1], 'data \n'], payload],
  ['payload after LF alone', '\nCONNECT\n\n', [CONNECT[1], 'data \n'], payload],
  ['payload after CR alone', '\rCONNECT\r0', [CONNECT[1], 'data 0'], payload],
  ['payload as it is', `${CONNECT[0]}\x10\x03\x10\x10\xff\x00`, [CONNECT[1], 'data \x10\x03\x10\x10\xff\x00'], payload],
  ['payload with parity on', `${CONNECT[0]}\xff`, [CONNECT[1], 'data \xff'], { ...payload, stripParity: true }],
  // Stuffed payload: V.253, voice receive; T.31, fax receive.
  ['a stuffed DLE', `${CONNECT[0]}a\x10\x10b`, [CONNECT[1], 'data a\x10b'], stuffed],
  ['two DLE in one pair', `${CONNECT[0]}a\x10\x1ab`, [CONNECT[1], 'data a\x10\x10b'], stuffed],
  ['SUB by itself', `${CONNECT[0]}\x1a\x03\n`, [CONNECT[1], 'data \x1a\x03\n'], stuffed],
  ['a code amid payload', `${CONNECT[0]}a\x105b`, [CONNECT[1], 'data a', 'shielded 53', 'data b'], stuffed],
  [
    'the end of payload',
    `${CONNECT[0]}a\x10\x10\x10\x03\r\nOK\r\n\x10b`,
    [CONNECT[1], 'data a\x10', 'shielded 3', 'line OK [OK]', 'shielded 98'],
    stuffed,
  ],
  [
    'CONNECT once more, after payload',
    `${CONNECT[0]}\x10\x03${CONNECT[0]}OK\r`,
    [CONNECT[1], 'shielded 3', CONNECT[1], 'line OK [OK]'],
    stuffed,
  ],
  ['no payload at all', `${CONNECT[0]}\x10\x03\r\nOK\r\n`, [CONNECT[1], 'shielded 3', 'line OK [OK]'], stuffed],
];
const cases = table.map(([name, text, expected, settings = {}]) => ({
  name,
  bytes: bytesOf(text),
  expected,
  settings,
}));

/** Which entry of the list a line begins with, each kind of entry by itself. */
function naiveHead(line: string): string {
  const fits = (head: string): boolean => {
    if (/[:=]$/.test(head)) return line.startsWith(head);
    if (head.endsWith('0'))
      return line.startsWith(head.slice(0, -1)) && '0123456789'.includes(line[head.length - 1] ?? 'x');
    return line === head;
  };
  return LINE_HEADS.find(fits) ?? '';
}

/** A head, with what follows it in earnest, and what one wrong character makes of it. */
function nearly(head: string): string[] {
  const lines = [head, head.toLowerCase(), `${head} 12345678901234567890`, `${head}"SM",1`, `${head.slice(0, -1)}9`];
  for (const character of ['X', ':', '=', '0', '9', ' ', '/', ';', '>', '~'])
    for (let place = 0; place <= head.length; place++) {
      lines.push(`${head.slice(0, place)}${character}${head.slice(place)}`);
      lines.push(`${head.slice(0, place)}${character}${head.slice(place + 1)}`);
      lines.push(`${head.slice(0, place)}${head.slice(place + 1)}`);
    }
  return lines.map((line) => line.trim());
}

describe.each(SCANNERS)('the scanner in %s', (kind, create) => {
  const scanned = (chunks: readonly Uint8Array[], settings: Settings = {}, limit = 1): string[] =>
    scanAll(Object.assign(create(), settings), chunks, limit);

  it('says which it is', () => {
    expect(create().kind).toBe(kind);
  });

  it.each(cases)('$name', ({ bytes, expected, settings }) => {
    expect(scanned([bytes], settings)).toEqual(expected);
    expect(scanned([bytes], settings, MAX_RECORDS)).toEqual(expected);
  });

  it.each(cases)('reads the same in any chunks: $name', ({ bytes, expected, settings }) => {
    const each = Array.from(bytes, (byte) => Uint8Array.of(byte));
    expect(scanned(each, settings)).toEqual(expected);
    for (let place = 0; place <= bytes.length; place++)
      expect(scanned(cut(bytes, [place]), settings), `cut at ${place}`).toEqual(expected);
  });

  it('knows the heads of lines, and takes nothing that is nearly one for it', () => {
    const scanner = create();
    const headOf = (line: string): string => {
      scanner.feed(bytesOf(`${line}\r`));
      return scanner.scan(2) === 1 ? scanner.head(0) : 'no record';
    };
    const lines = [...new Set(LINE_HEADS.flatMap(nearly))];
    expect(lines.filter((line) => headOf(line) !== naiveHead(line))).toEqual([]);
    expect(LINE_HEADS.map(headOf)).toEqual(LINE_HEADS);
  });

  it('counts noise, and nothing else', () => {
    const scanner = create();
    scanAll(scanner, [bytesOf('\x00\x1b\x7f\x80\xff\x10A\tB \r\n')]);
    expect(stateOf(scanner)).toMatchObject({ noiseBytes: 6, droppedLines: 0 });
  });

  it.each([{}, { stripParity: true }])('holds a line of full length, and drops a longer one whole: %o', (settings) => {
    const full = 'x'.repeat(MAX_LINE_LENGTH);
    const scanner = Object.assign(create(), settings);
    expect(scanAll(scanner, [bytesOf(`${full}\r${full}y\r${full}`)])).toEqual([`line ${full}`]);
    expect(stateOf(scanner)).toMatchObject({ droppedLines: 1, held: MAX_LINE_LENGTH });
    expect(scanAll(scanner, [bytesOf('y')])).toEqual([]);
    expect(stateOf(scanner)).toMatchObject({ droppedLines: 1, held: 0 });
    expect(scanAll(scanner, [bytesOf('> \x00\rOK\r')])).toEqual(['line OK [OK]']);
    expect(stateOf(scanner)).toMatchObject({ droppedLines: 2, noiseBytes: 1, held: 0 });
  });

  it('holds a line over any number of chunks', () => {
    const scanner = create();
    expect(scanAll(scanner, Array.from('+CSQ: 2', bytesOf))).toEqual([]);
    expect(scanner.held).toBe(7);
    expect(scanAll(scanner, [bytesOf('1,99\r')])).toEqual(['line +CSQ: 21,99 [+CSQ:]']);
  });

  it('finds no more records than it was asked for, and the others later', () => {
    const scanner = create();
    const lines = bytesOf('OK\r'.repeat(MAX_RECORDS + 1));
    scanner.feed(lines);
    expect([2, MAX_RECORDS + 9, 9].map((limit) => scanner.scan(limit))).toEqual([2, MAX_RECORDS - 1, 0]);
  });

  it('takes a chunk of any size, in as many parts as it needs', () => {
    const text = `+CMT: 1\r${'07915155109099F9'.repeat(100)}\r`.repeat(100);
    const records = scanned([bytesOf(text)], {}, MAX_RECORDS);
    expect(records).toHaveLength(200);
    expect(new Set(records).size).toBe(2);
  });

  it('counts settings from the byte after the last record on', () => {
    const scanner = create();
    const heard = scanAll(scanner, [bytesOf('A\r> B\r\x10CCONNECT\r\nD\x10E\x10\x03\x10F')], 1, (record) => {
      scanner.awaitingPrompt = record === 'line A';
      scanner.shielding = record === 'line B';
      scanner.dataFollowsConnect = record === 'shielded 67';
      scanner.dataIsShielded = record === 'line CONNECT [CONNECT]' || record === 'data D';
    });
    expect(heard).toEqual([
      'line A',
      'prompt',
      'line B',
      'shielded 67',
      'line CONNECT [CONNECT]',
      'data D',
      'shielded 69',
      'data \x10\x03\x10F',
    ]);
  });

  it('reads lines again once the data state has ended', () => {
    const scanner = Object.assign(create(), payload);
    scanAll(scanner, [bytesOf('CONNECT\r')]);
    expect(scanner.inData).toBe(true);
    scanner.leaveData();
    expect(scanner.inData).toBe(false);
    expect(scanAll(scanner, [bytesOf('OK\r')])).toEqual(['line OK [OK]']);
  });

  it('is as new after a reset, but for what it has counted', () => {
    const scanner = Object.assign(create(), { ...stuffed, awaitingPrompt: true, stripParity: true });
    scanAll(scanner, [bytesOf(`\x00${'x'.repeat(3000)}\rabc\x10`)]);
    scanner.reset();
    expect(stateOf(scanner)).toMatchObject({
      awaitingPrompt: false,
      dataFollowsConnect: false,
      dataIsShielded: false,
      shielding: false,
      stripParity: false,
      held: 0,
      inData: false,
      noiseBytes: 1,
      droppedLines: 1,
    });
    expect(scanAll(scanner, [bytesOf('OK\r')])).toEqual(['line OK [OK]']);
  });

  it('forgets what has not been scanned with a reset', () => {
    const scanner = create();
    scanner.feed(bytesOf('A\rB\r'));
    expect(scanner.scan(1)).toBe(1);
    scanner.reset();
    expect(scanner.scan(1)).toBe(0);
    expect(scanAll(scanner, [bytesOf('C\r')])).toEqual(['line C']);
  });

  it('takes nothing before all is scanned that it has', () => {
    const scanner = create();
    scanner.feed(bytesOf('A\rB\r'));
    scanner.scan(1);
    expect(() => scanner.feed(bytesOf('C\r'))).toThrow('scan what was fed first');
    expect(scanner.scan(1)).toBe(1);
    expect(scanner.text(0)).toBe('B');
  });

  it('gives copies, which stay as they are', () => {
    const scanner = create();
    scanner.feed(bytesOf('A\r'));
    scanner.scan(1);
    const bytes = scanner.bytes(0);
    bytes[0] = 0x42;
    expect(scanner.text(0)).toBe('A');
    scanAll(scanner, [bytesOf('C\r')]);
    expect(bytes).toEqual(Uint8Array.of(0x42));
  });

  /** A third reading that shares nothing with either: over the whole text at once, for streams without settings. */
  it('reads a clean stream as a split at line ends does', () => {
    const pieces = fc.constantFrom('\r\n', '\r', '\n', 'OK', '+CSQ: 21,99', ' ', 'RING', 'x'.repeat(70), '5', '\t');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 300 }), fc.array(fc.nat(3000)), (parts, places) => {
        const text = parts.join('');
        const expected = text
          .split(/[\r\n]+/)
          .slice(0, -1)
          .map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ''))
          .filter((line) => line !== '');
        const lines = scanned(cut(bytesOf(text), places)).map((record) => record.replace(/^line | \[.*\]$/g, ''));
        expect(lines).toEqual(expected);
      }),
    );
  });

  it('gives stuffed payload back as it was before it was stuffed', () => {
    const payloadByte = fc.oneof(fc.nat(255), fc.constant(0x10));
    fc.assert(
      fc.property(fc.array(payloadByte, { maxLength: 400 }), fc.array(fc.nat(500)), (before, places) => {
        const text = String.fromCharCode(...before);
        const sent = `CONNECT\r\n${text.replace(/\x10/g, '\x10\x10')}\x10\x03NO CARRIER\r`;
        const data = text === '' ? [] : [`data ${text}`];
        expect(scanned(cut(bytesOf(sent), places), stuffed)).toEqual([
          'line CONNECT [CONNECT]',
          ...data,
          'shielded 3',
          'line NO CARRIER [NO CARRIER]',
        ]);
      }),
    );
  });
});
