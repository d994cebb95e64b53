import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDialString, type DialSupport } from './dial-string.js';

const none: DialSupport = { waitForDialTone: false, quiet: false, billing: false, partialDial: false };
const all: DialSupport = { waitForDialTone: true, quiet: true, billing: true, partialDial: true };

function digitsOf(text: string, support: DialSupport = all): string {
  const result = parseDialString(text, support);
  if (!result.ok) throw new Error(`${result.problem.error} at ${result.problem.index}`);
  return result.dialString.digits;
}

function problemOf(text: string, support: DialSupport = none): string {
  const result = parseDialString(text, support);
  return result.ok ? `dialable: ${result.dialString.digits}` : `${result.problem.error}@${result.problem.index}`;
}

describe('what is dialled', () => {
  test.each([
    ['5550100', '5550100'],
    [' (020) 7946-0100 ', '02079460100'],
    ['+1 (202) 555.0100', '+12025550100'],
    ['030/5550100', '0305550100'],
    ['9w5550100,,12*34#', '9W5550100,,12*34#'],
    ['abcd', 'ABCD'],
    ['5550100!@$', '5550100!@$'],
    ['5550100^Front desk; call \u260e', '5550100'],
    ['01\u00a02345\u202f67\u201189', '0123456789'],
    ['\u0665\u0665\u0665\u0660\u0661\u0660\u0660', '5550100'],
    ['\uff15\uff15\uff15\uff10\uff11\uff10\uff10', '5550100'],
    ['12P34T56', '12P34T56'],
    ['#31# +1 555 0100', '#31#+15550100'],
    ['*31#+15550100', '*31#+15550100'],
  ])('%j is dialled as %j', (text, digits) => {
    expect(digitsOf(text)).toBe(digits);
  });

  test.each([
    ['5550100', 'default'],
    ['T5550100', 'tone'],
    ['p 5550100', 'pulse'],
    ['TP+15550100', 'pulse'],
    ['555P0100', 'default'],
  ])('%j begins with method %s', (text, method) => {
    expect(parseDialString(text, none)).toMatchObject({ ok: true, dialString: { method } });
  });

  test('a trailing semicolon leaves the call open and is not a digit', () => {
    expect(parseDialString('5550100; ', all)).toEqual({
      ok: true,
      dialString: { digits: '5550100', partial: true, method: 'default' },
    });
  });

  test('an empty address asks for a dial tone where partial dialling is supported', () => {
    expect(parseDialString('', all)).toMatchObject({ ok: true, dialString: { digits: '', partial: false } });
  });
});

describe('what is refused', () => {
  test.each([
    ['', 'INVALADDRESS@0'],
    ['  ', 'INVALADDRESS@2'],
    [',,', 'INVALADDRESS@2'],
    ['555;', 'INVALADDRESS@3'],
    ['9W555', 'DIALDIALTONE@1'],
    ['9@555', 'DIALQUIET@1'],
    ['9$555', 'DIALBILLING@1'],
    ['9?555', 'DIALPROMPT@1'],
    ['9@5W5', 'DIALQUIET@1'],
    ['9W"', 'DIALDIALTONE@1'],
    ['55+5', 'INVALADDRESS@2'],
    ['#31#5+5', 'INVALADDRESS@5'],
    ['#31#++5', 'INVALADDRESS@5'],
    ['*21#+5', 'INVALADDRESS@4'],
    ['555|22', 'INVALADDRESS@3'],
    ['555\r\n556', 'INVALADDRESS@3'],
    ['555^name\r\nATH', 'INVALADDRESS@8'],
    ['555\tATH', 'INVALADDRESS@3'],
    ['AT', 'dialable: AT'],
    ['ATH', 'INVALADDRESS@2'],
    ['"555"', 'INVALADDRESS@0'],
    ['>1', 'INVALADDRESS@0'],
    ['555L', 'INVALADDRESS@3'],
    ['555\u0010', 'INVALADDRESS@3'],
    ['555\u001a', 'INVALADDRESS@3'],
    ['555\u001b', 'INVALADDRESS@3'],
    ['555\u0000', 'INVALADDRESS@3'],
    ['555\u0085', 'INVALADDRESS@3'],
    ['555\u2028', 'INVALADDRESS@3'],
    ['\u202a555', 'INVALADDRESS@0'],
    ['\u2460', 'INVALADDRESS@0'],
    ['\u{1d7d8}', 'INVALADDRESS@0'],
    ['\u017f55', 'INVALADDRESS@0'],
    ['1'.repeat(41), 'INVALADDRESS@40'],
    ['+' + '1'.repeat(41), 'INVALADDRESS@41'],
  ])('%j: %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  test('the question mark and an inner semicolon are refused whatever the line can do', () => {
    expect(problemOf('9?', all)).toBe('DIALPROMPT@1');
    expect(problemOf('9;H', all)).toBe('INVALADDRESS@1');
    expect(problemOf(';;', all)).toBe('INVALADDRESS@0');
  });

  test('forty digits and an international plus are the most', () => {
    expect(digitsOf('+' + '1'.repeat(40), none)).toHaveLength(41);
  });
});

test('no text can become another command', () => {
  const nasty = fc.constantFrom(
    ...Array.from('0123456789ABCDTPW@$?!;,+*#^|"\'>&\\LSIG \r\n\t\0\u0010\u001a\u001b\u0085\u2028٣５'),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(nasty).map((parts) => parts.join('')),
  );
  const support = fc.record({
    waitForDialTone: fc.boolean(),
    quiet: fc.boolean(),
    billing: fc.boolean(),
    partialDial: fc.boolean(),
  });
  fc.assert(
    fc.property(text, support, (input, can) => {
      const result = parseDialString(input, can);
      if (!result.ok) {
        expect(result.problem.index).toBeGreaterThanOrEqual(0);
        expect(result.problem.index).toBeLessThanOrEqual(input.length);
        return;
      }
      const { digits } = result.dialString;
      expect(digits).toMatch(/^(?:[*#]31#(?=\+))?\+?[0-9A-D*#,!WTP@$]{0,40}$/);
      expect(digits).not.toMatch(/[;\r\n"]/);
      if (!can.partialDial) expect(digits).toMatch(/[0-9A-D*#]/);
      if (!can.waitForDialTone) expect(digits).not.toContain('W');
    }),
    { numRuns: 2000 },
  );
});

test('what was let through is let through again, unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789ABCDTPW@$!,+*# -')) }), (input) => {
      const first = parseDialString(input, all);
      if (first.ok) expect(digitsOf(first.dialString.digits)).toBe(first.dialString.digits);
    }),
  );
});
