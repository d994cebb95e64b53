import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { AtOutcome } from '../../at/command.js';
import { askSerialNumber, readSerialNumber, SERIAL_QUERIES } from './serial-number.js';

describe('the number in an answer', () => {
  const answers: readonly (readonly [lines: readonly string[], number: string | null, what: string])[] = [
    [['490154203237518'], '49015420323751', 'an IMEI, without its check digit'],
    [['4901542032375101'], '49015420323751', 'an IMEISV, without its version'],
    [['+CGSN: "490154203237518"'], '49015420323751', 'with head and quotes'],
    [['+GSN: 490154203237518,AB12CD'], '49015420323751', 'with a serial number behind it'],
    [['AB12CD34EF,490154203237518'], '49015420323751', 'before or after it'],
    [['0x80A1B2C3'], '80A1B2C3', 'an ESN'],
    [['80a1b2c3'], '80A1B2C3', 'the same'],
    [['8944200012345678901F'], '8944200012345678901F', 'a card'],
    [['+CCID: "89 44200 0123456 78901"'], '8944200012345678901', 'a card with blanks'],
    [['SN-0012-3456'], 'SN00123456', 'with hyphens'],
    [['', 'IMEI', '490154203237518'], '49015420323751', 'after other lines'],
    [[], null, 'nothing'],
    [['OK'], null, 'a word'],
    [['U.S. Robotics 56K'], null, 'a name with few digits'],
    [['000000000000000'], null, 'a number that nobody wrote'],
    [['FFFFFFFF'], null, 'the same'],
    [['123456789012345'], null, 'a made-up one'],
    [['1234'], null, 'too short'],
    [['9'.repeat(20) + '1'.repeat(30)], null, 'too long'],
    [['a', 'b', 'c', 'd', '490154203237518'], null, 'too far down'],
  ];
  it.each(answers)('%j is %s (%s)', (lines, number) => {
    expect(readSerialNumber(lines)).toBe(number);
  });

  test('never throws, and reads what it has read the same again', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        const read = readSerialNumber(lines);
        if (read !== null && !/^\d{14}$/.test(read)) expect(readSerialNumber([read])).toBe(read);
      }),
    );
  });
});

describe('asking', () => {
  const final = (name: 'ok' | 'error', ...lines: string[]): AtOutcome => ({
    kind: 'final',
    code: { name, text: name } as never,
    lines,
    aborted: false,
  });
  const asked = async (answers: Record<string, AtOutcome[]>): Promise<[string | undefined, string[]]> => {
    const heard: string[] = [];
    const told = await askSerialNumber(
      ({ text }) => {
        heard.push(text);
        return Promise.resolve(answers[text]?.shift() ?? final('error'));
      },
      SERIAL_QUERIES.map((_, index) => index),
    );
    return [told?.text, heard];
  };

  it('sends nothing but reads: no value, no quote, no PIN', () => {
    for (const { text } of SERIAL_QUERIES) expect(text).toMatch(/^AT\+(C?GSN|I?CCID)$/);
  });

  it('takes the first that is answered twice the same', async () => {
    const cgsn = final('ok', '490154203237518');
    expect(await asked({ 'AT+CGSN': [cgsn, cgsn] })).toEqual(['49015420323751', ['AT+GSN', 'AT+CGSN', 'AT+CGSN']]);
  });

  it('takes no noise', async () => {
    const noise = { 'AT+GSN': [final('ok', '7A6B5C4D321'), final('ok', '1A2B3C4D567')] };
    expect((await asked(noise))[0]).toBeUndefined();
  });

  it('stops at silence: each question would take two seconds', async () => {
    expect(await asked({ 'AT+GSN': [{ kind: 'timeout', aborted: false }] })).toEqual([undefined, ['AT+GSN']]);
  });
});
