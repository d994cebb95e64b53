import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCallerIdMessage } from './caller-id-message.js';

const hex = (octets: readonly number[]): string =>
  octets.map((octet) => octet.toString(16).toUpperCase().padStart(2, '0')).join('');
const codes = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));
const parameter = (tag: number, text: string): readonly number[] => [tag, text.length, ...codes(text)];
const message = (type: number, body: readonly number[]): readonly number[] => {
  const octets = [type, body.length, ...body];
  return [...octets, (256 - (octets.reduce((sum, octet) => sum + octet, 0) % 256)) % 256];
};
const mdmf = message(0x80, [
  ...parameter(1, '06120917'),
  ...parameter(2, '2025550143'),
  ...parameter(7, 'EXAMPLE ROBERT'),
]);
const when = { month: 6, day: 12, hour: 9, minute: 17 };

describe('a caller id message', () => {
  it.each([
    ['MDMF', hex(mdmf)],
    ['with blanks, quotes and a head', `MESG = "${hex(mdmf).replace(/(..)/g, '$1 ')}"`],
    ['in small letters', hex(mdmf).toLowerCase()],
    ['without its check sum', hex(mdmf.slice(0, -1))],
    ['its parameters alone', hex(mdmf.slice(2, -1))],
  ])('%s', (_what, text) => {
    expect(parseCallerIdMessage(text)).toEqual({
      caller: { number: '2025550143', name: 'EXAMPLE ROBERT', calledNumber: '', presentation: 'known' },
      when,
    });
  });

  it.each([
    ['SDMF', message(4, codes('061209172025550143')), { number: '2025550143', presentation: 'known' }],
    ['SDMF, private', message(4, codes('06120917P')), { number: '', presentation: 'blocked' }],
    ['SDMF, out of area', message(4, codes('06120917O')), { number: '', presentation: 'outOfArea' }],
    [
      'no number: tag 4',
      message(0x80, [...parameter(1, '06120917'), ...parameter(4, 'P')]),
      { presentation: 'blocked' },
    ],
    [
      'no name: tag 8',
      message(0x80, [...parameter(2, '5550100'), ...parameter(8, 'O')]),
      { number: '5550100', name: '' },
    ],
    ['the number called: tag 3', parameter(3, '5550101'), { calledNumber: '5550101', presentation: 'unknown' }],
    ['no number, as a parameter alone', parameter(4, 'P'), { number: '', presentation: 'blocked' }],
    ['a number that is none', message(0x80, parameter(2, 'ATH0')), { number: '', presentation: 'unknown' }],
  ])('%s', (_what, octets, caller) => {
    expect(parseCallerIdMessage(hex(octets))?.caller).toMatchObject(caller);
  });

  it.each([
    ['a wrong check sum', hex([...mdmf.slice(0, -1), 1])],
    ['half of one', hex(mdmf.slice(0, 9))],
    ['half an octet', hex(mdmf).slice(0, -1)],
    ['other parameters', hex(parameter(0x6e, 'x'))],
    ['no hexadecimal', 'NMBR = 5550100'],
    ['nothing', ''],
  ])('%s is none', (_what, text) => {
    expect(parseCallerIdMessage(text)).toBeNull();
  });

  it('reads back what is written', () => {
    const number = fc.stringMatching(/^[0-9]{1,20}$/);
    const name = fc.stringMatching(/^[A-Z]{2,10} [A-Z]{2,10}$/);
    fc.assert(
      fc.property(number, name, (digits, words) => {
        const octets = message(0x80, [...parameter(7, words), ...parameter(2, digits)]);
        expect(parseCallerIdMessage(hex(octets))?.caller).toMatchObject({ number: digits, name: words });
      }),
    );
  });
});
