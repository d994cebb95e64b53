import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  fieldsOf,
  fieldsWithOrWithout,
  hexIn,
  MAX_FIELDS,
  MAX_INFORMATION,
  numberIn,
  quotedString,
  splitFields,
} from './fields.js';

const texts = (line: string): readonly string[] => splitFields(line).map(({ text }) => text);

test.each([
  ['numbers', '1,0,2', ['1', '0', '2']],
  ['blanks after commas: SIM800 +CUSD', '0, "text", 15', ['0', 'text', '15']],
  ['empty fields: Quectel +CLIP', '"5550100",145,,,,0', ['5550100', '145', '', '', '', '0']],
  ['an empty one at the end: Telit #ECAM', '0,6,1,,,', ['0', '6', '1', '', '', '']],
  ['a comma in a string', '"a,b",1', ['a,b', '1']],
  ['octets in a string: V.250, 5.4.2.2', String.raw`"a\22b\5Cc\0D"`, ['a"b\\c\r']],
  ['a backslash that begins none', String.raw`"a\zb\2"`, ['a\\zb\\2']],
  ['quotes in a name that are not escaped', '"5550100",129,"Bob "The" X",0', ['5550100', '129', 'Bob "The" X', '0']],
  ['quotes and a comma in a name', '"Bob "A,B" X",0', ['Bob "A,B" X', '0']],
  ['a quote that is not closed', '"5550100', ['5550100']],
  ['no quotes: Quectel ^DSCI', '1,0,3,0,5550100,129', ['1', '0', '3', '0', '5550100', '129']],
  ['groups: V.250, 5.7.3.1', '(0-2,5),("SM","ME")', ['(0-2,5)', '("SM","ME")']],
  ['a parenthesis in a string in a group', '(1,"a)b"),2', ['(1,"a)b")', '2']],
  ['a group that is not closed', '(0,1', ['(0,1']],
  ['nothing', '  ', []],
])('%s', (_what, line, expected) => {
  expect(texts(line)).toEqual(expected);
});

describe('fields', () => {
  it('tells whether a field was quoted', () => {
    expect(splitFields('"1",1, "" ,').map(({ quoted }) => quoted)).toEqual([true, false, true, false]);
  });

  it('takes a head in either case, with or without a blank, and no other head', () => {
    for (const line of ['+CLIP: 1', '+CLIP:1', '+clip:  1 ']) expect(fieldsOf(line, '+CLIP:')).toHaveLength(1);
    expect(fieldsOf('+CLIPX: 1', '+CLIP:')).toBeNull();
    expect(fieldsOf('1', '+CLIP:')).toBeNull();
  });

  it('takes a line without a head where a device may leave it out, but none with another head', () => {
    expect(fieldsWithOrWithout('0,1', '+FCLASS:')).toHaveLength(2);
    expect(fieldsWithOrWithout('+FCLASS: 0,1', '+FCLASS:')).toHaveLength(2);
    for (const line of ['+CSQ: 0,1', '^RSSI:1', 'RING']) expect(fieldsWithOrWithout(line, '+FCLASS:')).toBeNull();
  });

  it('bounds lines and fields', () => {
    expect(fieldsOf(`+X:${','.repeat(200)}`, '+X:')).toHaveLength(MAX_FIELDS);
    expect(fieldsOf(`+X:${','.repeat(MAX_INFORMATION)}`, '+X:')).toBeNull();
  });

  it.each([
    ['1', 1],
    ['"7"', 7],
    ['-1', -1],
    ['', null],
    ['1x', null],
    ['1234567890', null],
  ])('reads %s as the number %s', (text, number) => {
    expect(numberIn(splitFields(text)[0])).toBe(number);
  });

  it.each([
    ['"2F1A"', 0x2f1a],
    ['2f1a', 0x2f1a],
    ['0x2F1A', 0x2f1a],
    ['" 2F 1A"', 0x2f1a],
    ['"0000"', 0],
    ['""', null],
    ['"2G"', null],
  ])('reads %s as the hexadecimal number %s', (text, number) => {
    expect(hexIn(splitFields(text)[0])).toBe(number);
  });

  it('reads back what it writes', () => {
    const octets = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });
    fc.assert(
      fc.property(fc.array(octets, { minLength: 1, maxLength: 8 }), (values) => {
        const line = values.map(quotedString).join(',');
        fc.pre(line.length <= MAX_INFORMATION);
        expect(splitFields(line)).toEqual(values.map((text) => ({ quoted: true, text })));
      }),
    );
  });
});
