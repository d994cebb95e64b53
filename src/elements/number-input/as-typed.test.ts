import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asTyped, loadWriter } from './as-typed.js';

const make = await loadWriter();

describe('a number as it is typed', () => {
  it.each([
    ['US', '2015550123', '(201) 555-0123'],
    ['US', '201-5550123', '(201) 555-0123'],
    ['GB', '02079460100', '020 7946 0100'],
    ['', '+442079460100', '+44 20 7946 0100'],
    ['', '5550142', '5550142'],
    ['XX', '5550142', '5550142'],
    ['US', '*21*5550100#', '*21*5550100#'],
    ['US', '5550142,12', '5550142,12'],
    ['US', '(555) 014-2,1', '5550142,1'],
    ['US', '+1 555 w1', '+1555w1'],
    ['US', '1-800-FLOWERS', '1-800-FLOWERS'],
    ['US', '', ''],
  ])('%s: %s is written %s', (country, text, written) => {
    expect(asTyped({ text, caret: text.length }, make(country))).toEqual({ text: written, caret: written.length });
  });

  it('keeps the caret behind the same digit', () => {
    // A 9 was put in after 20.
    expect(asTyped({ text: '2091555012', caret: 3 }, make('US'))).toEqual({ text: '(209) 155-5012', caret: 4 });
    // The hyphen was taken away: it is written again, and the next Backspace takes the 5.
    expect(asTyped({ text: '(201) 5550123', caret: 9 }, make('US'))).toEqual({ text: '(201) 555-0123', caret: 9 });
    expect(asTyped({ text: '2015550123', caret: 0 }, make('US')).caret).toBe(0);
  });

  it('keeps the caret when the marks go, because a pause was put in', () => {
    expect(asTyped({ text: '(201),555', caret: 6 }, make('US'))).toEqual({ text: '201,555', caret: 4 });
  });

  it('never loses, adds or moves a digit', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('0123456789+ -()*#,Wx')), maxLength: 24 });
    const country = fc.constantFrom('US', 'GB', 'DE', 'JP', 'AR', '');
    fc.assert(
      fc.property(text, country, fc.nat(24), (typed, of, at) => {
        const caret = Math.min(at, typed.length);
        const written = asTyped({ text: typed, caret }, make(of));
        const digits = (within: string) => within.replace(/[^\d+]/g, '');
        expect(digits(written.text)).toBe(digits(typed));
        expect(digits(written.text.slice(0, written.caret))).toBe(digits(typed.slice(0, caret)));
      }),
    );
  });
});
