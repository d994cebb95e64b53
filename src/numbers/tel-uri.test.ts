import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDialString } from './dial-string.js';
import { lettersAsDigits } from './keypad-letters.js';
import { isTelUri, readTelUri } from './tel-uri.js';

const nothingMore = { extension: '', subaddress: '', context: '' };

describe('a tel: URI', () => {
  it.each([
    ['tel:+1-201-555-0123', { number: '+12015550123' }],
    ['TEL:+1(201)555.0123', { number: '+12015550123' }],
    ['tel:%2B1%20201%205550123', { number: '+12015550123' }],
    ['tel:7042;phone-context=example.com', { number: '7042', context: 'example.com' }],
    ['tel:863-1234;phone-context=+1-914-555', { number: '8631234', context: '+1-914-555' }],
    ['tel:+1-555-0142;ext=12-34', { number: '+15550142', extension: '1234' }],
    ['tel:+15550142;isub=12;ext=5;x=y;flag', { number: '+15550142', extension: '5', subaddress: '12' }],
    ['tel:*21*5550100%23', { number: '*21*5550100#' }],
    ['tel:*#06#', { number: '*#06#' }],
    ['tel:5550142p1w2', { number: '5550142,1W2' }],
    ['  tel:112\n', { number: '112' }],
  ])('%j names %j', (text, named) => {
    expect(readTelUri(text)).toEqual({ ok: true, uri: { ...nothingMore, ...named } });
  });

  it.each([
    ['sip:5550142@example.com', 'notTel'],
    ['5550142', 'notTel'],
    ['', 'notTel'],
    ['tel:555%2', 'encoding'],
    ['tel:5550142;ext=%zz', 'encoding'],
    ['tel:5550142;ext=1;ext=2', 'parameters'],
    ['tel:5550142;ext=1;EXT=1', 'parameters'],
    ['tel:5550142;ext=<b>', 'parameters'],
  ])('%j is none: %s', (text, problem) => {
    expect(readTelUri(text)).toEqual({ ok: false, problem });
  });

  it('never throws, and never makes a digit out of something else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readTelUri(`tel:${text}`);
        if (!read.ok) return;
        const digits = (of: string) => of.replace(/\D/g, '');
        expect(digits(decodeURIComponent(text.split(';')[0]!))).toBe(digits(read.uri.number));
      }),
    );
  });

  it('reads its own number again, however it is separated', () => {
    const separator = fc.constantFrom('', '-', '.', '(', ')', '%20');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...Array.from('0123456789')), separator), { minLength: 1, maxLength: 15 }), (parts) => {
        const read = readTelUri(`tel:+${parts.map(([digit, mark]) => digit + mark).join('')}`);
        expect(read).toEqual({ ok: true, uri: { ...nothingMore, number: `+${parts.map(([digit]) => digit).join('')}` } });
      }),
    ); // prettier-ignore
  });

  it('is told by its scheme', () => {
    expect([isTelUri('tel:1'), isTelUri(' TEL:1'), isTelUri('telephone 1'), isTelUri('hotel:1')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('letters on the keys', () => {
  it.each([
    ['1-800-FLOWERS', '1-800-3569377'],
    ['abcdefghijklmnopqrstuvwxyz', '22233344455566677778889999'],
    ['T5,W', '85,9'],
    ['٣x', '٣9'],
    ['ß', 'ß'],
  ])('%s is %s', (text, digits) => {
    expect(lettersAsDigits(text)).toBe(digits);
  });

  it('leave a number that every line takes', () => {
    const support = { waitForDialTone: false, quiet: false, billing: false, partialDial: false };
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Za-z]{1,40}$/), (text) => {
        expect(parseDialString(lettersAsDigits(text), support).ok).toBe(true);
      }),
    );
  });
});
