import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { quotedString } from './fields.js';
import {
  parseCalledNumber,
  parseCallerName,
  parseClip,
  parseConnectedParty,
  parseWaitingCall,
} from './calling-party.js';

describe('+CLIP', () => {
  it.each([
    ['27.007, 7.6', '+CLIP: "+491713920012",145,,,,0', '+491713920012', '', 'known'],
    ['the shortest form: Wavecom', '+CLIP: "15550100011",145', '+15550100011', '', 'known'],
    ['SIM800', '+CLIP: "+491713920012",145,"",0,"",0', '+491713920012', '', 'known'],
    ['SIM800 with a name', '+CLIP: "5550100",129,"",0,"Bob",0', '5550100', 'Bob', 'known'],
    ['Quectel M35', '+CLIP: "5550100",129,"",,"",0', '5550100', '', 'known'],
    ['no quotes', '+CLIP: 5550100,129', '5550100', '', 'known'],
    ['withheld', '+CLIP: "",128,,,,1', '', '', 'blocked'],
    ['withheld, by its type only', '+CLIP: "",128', '', '', 'blocked'],
    ['not available', '+CLIP: "",128,,,,2', '', '', 'outOfArea'],
    ['no number and no reason', '+CLIP: "",129', '', '', 'unknown'],
    ['no number, said to be valid', '+CLIP: "",129,,,,0', '', '', 'unknown'],
    ['alphanumeric', '+CLIP: "Example Net",208,,,,0', '', 'Example Net', 'known'],
  ])('%s', (_what, line, number, name, presentation) => {
    expect(parseClip(line)).toEqual({ number, name, calledNumber: '', presentation });
  });

  it.each([['+CLIP: 1,1'], ['+CLIP: (0,1)'], ['+CLIP: 0'], ['+CLIP:'], ['+CLIR: "5550100",129'], ['RING']])(
    '%s tells no caller',
    (line) => {
      expect(parseClip(line)).toBeNull();
    },
  );

  it('reads back what is written', () => {
    const number = fc.stringMatching(/^\+?[0-9]{3,20}$/);
    const name = fc.stringMatching(/^[!-~][ -~]{0,40}[!-~]$/);
    fc.assert(
      fc.property(number, name, (digits, text) => {
        const line = `+CLIP: ${quotedString(digits)},129,,,${quotedString(text)},0`;
        expect(parseClip(line)).toMatchObject({ number: digits, name: text, presentation: 'known' });
      }),
    );
  });
});

describe('+CCWA', () => {
  it.each([
    ['27.007, 7.12', '+CCWA: "+15550100022",145,1', '+15550100022', 1],
    ['with name and validity', '+CCWA: "5550100",129,1,"Bob",0', '5550100', 1],
    ['no quotes', '+CCWA: 5550100,129,1', '5550100', 1],
    ['no class', '+CCWA: "5550100",129', '5550100', 1],
    ['withheld', '+CCWA: "",128,1,,1', '', 1],
    ['a fax', '+CCWA: "5550100",129,4', '5550100', 4],
  ])('%s', (_what, line, number, serviceClass) => {
    expect(parseWaitingCall(line)).toMatchObject({ number, serviceClass });
  });

  it.each([['+CCWA: 1,1'], ['+CCWA: 0,255'], ['+CCWA: 1'], ['+CCWA: (0,1)'], ['+CCWA:']])(
    'the answer %s is no call',
    (line) => {
      expect(parseWaitingCall(line)).toBeNull();
    },
  );
});

test.each([
  ['+COLP: "+441632960961",145', '+441632960961'],
  ['+COLP: "5550100",129,"",0,""', '5550100'],
  ['+COLP: "",128', ''],
])('connected: %s', (line, number) => {
  expect(parseConnectedParty(line)?.number).toBe(number);
});

test('the answer to AT+COLP? is no party', () => {
  expect(parseConnectedParty('+COLP: 0,1')).toBeNull();
});

test.each([
  ['+CDIP: "5550101",129', '5550101'],
  ['+CDIP: "5550101",129,,', '5550101'],
  ['+CDIP: 1,1', null],
])('called: %s', (line, number) => {
  expect(parseCalledNumber(line)).toBe(number);
});

test.each([
  ['+CNAP: "EXAMPLE ROBERT",0', 'EXAMPLE ROBERT', 'known'],
  ['+CNAP: "EXAMPLE ROBERT"', 'EXAMPLE ROBERT', 'known'],
  ['+CNAP: "",1', '', 'blocked'],
  ['+CNAP: "",2', '', 'outOfArea'],
  [`+CNAP: "${'x'.repeat(500)}"`, 'x'.repeat(64), 'known'],
])('name: %s', (line, name, presentation) => {
  expect(parseCallerName(line)).toEqual({ name, presentation });
});

test('the answer to AT+CNAP? is no name', () => {
  expect(parseCallerName('+CNAP: 1,0')).toBeNull();
});
