import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitFields } from './fields.js';
import { partyNumber } from './party-number.js';

const read = (text: string): ReturnType<typeof partyNumber> => {
  const [number, type] = splitFields(text);
  return partyNumber(number, type);
};

test.each([
  ['as it is', '"5550100",129', '5550100', ''],
  ['international, with the sign', '"+15550100011",145', '+15550100011', ''],
  ['international, without: 27.007 lets the type say it', '"15550100011",145', '+15550100011', ''],
  ['a code is no international number', '"*100#",145', '*100#', ''],
  ['no quotes: Quectel ^DSCI', '5550100,129', '5550100', ''],
  ['no type', '"5550100"', '5550100', ''],
  ['blanks inside', '"555 0100",129', '5550100', ''],
  ['lower-case digits A to D', '"12a",129', '12A', ''],
  ['withheld', '"",128', '', ''],
  ['alphanumeric: type 208', '"Example Net",208', '', 'Example Net'],
  ['in UCS2: +CSCS="UCS2"', '"002B00340039",145', '+49', ''],
  ['two characters of UCS2 may be a number', '"00300031",129', '00300031', ''],
  ['hexadecimal that is no number in UCS2', '"00410042",129', '00410042', ''],
  ['what ends a command line', '"5550100\\0DATD1",129', '', '5550100ATD1'],
  ['what turns the direction of text', '"Bob\u202e0010555",208', '', 'Bob0010555'],
])('%s', (_what, text, number, name) => {
  expect(read(text)).toMatchObject({ number, name });
});

test('is never more than can be dialled', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), (text, type) => {
      expect(read(`"${text}",${type}`).number).toMatch(/^(\+?[0-9*#A-D]{1,80})?$/);
    }),
  );
});
