import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANY_LINE, parseDialString } from '../numbers/dial-string.js';
import { EMERGENCY_NUMBERS } from '../numbers/emergency.js';
import { compileDialPolicy } from './dial-policy.js';
import { parseDialPolicy, type DialPolicyInput } from './schema.js';

function decide(policy: DialPolicyInput, text: string): string {
  const parsed = parseDialPolicy(policy);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const dialable = parseDialString(text, ANY_LINE);
  if (!dialable.ok) return dialable.problem.error;
  const decision = compileDialPolicy(parsed.config)(dialable.dialString);
  return decision.allowed ? 'allowed' : `${decision.cause} ${decision.rule}`.trimEnd();
}

const premium: DialPolicyInput = {
  deny: [
    { pattern: '0900*', reason: 'Premium rate' },
    { pattern: '+44 909*', reason: 'Premium rate abroad' },
    { pattern: '0180x', reason: 'Shared cost' },
    { pattern: '**', reason: 'Codes' },
  ],
};

describe('deny', () => {
  test.each([
    ['0900123456', 'denied 0900*'],
    ['0900', 'denied 0900*'],
    ['+44 909 879 0000', 'denied +44 909*'],
    ['01801', 'denied 0180x'],
    ['*21*5550100#', 'denied **'],
    ['01801234', 'allowed'],
    ['0180#', 'allowed'],
    ['5550100', 'allowed'],
    ['09101234', 'allowed'],
    ['+449100000', 'allowed'],
  ])('%s: %s', (text, expected) => {
    expect(decide(premium, text)).toBe(expected);
  });

  test.each([
    ' (09) 00-123 456',
    'T0900123456',
    'PT0900123456',
    '09T00123456',
    '0,9,0,0123456',
    ',,0900123456',
    'W0900123456',
    '09!00123456',
    '0,0900123456',
    '9W0900123456',
    '5550100!0900123456',
    '5550100,,0900123456',
    '*31#0900123456',
    '#31#0900123456',
    '#31#,0900123456',
    '*670900123456',
    '#0900123456',
    'A0900123456',
    '09A00123456',
    '*31#0,0900123456',
    '\u0660\u0669\u0660\u0660123',
  ])('%j does not get around 0900*', (text) => {
    expect(decide({ deny: [{ pattern: '0900*', reason: 'Premium rate' }] }, text)).toBe('denied 0900*');
  });

  test.each(['01801,5', '01801#', '01801#,5'])('%j does not get around 0180x', (text) => {
    expect(decide(premium, text)).toBe('denied 0180x');
  });

  test.each(['00449098790000', '01144909879', '0,00449098790000', '*31#+449098790000'.slice(4)])(
    '%j does not get around +44 909*',
    (text) => {
      expect(decide(premium, text)).toBe('denied +44 909*');
    },
  );

  test('declared prefixes are seen through, one after the other', () => {
    const policy = { ...premium, numbering: { dialPrefixes: ['7', '010xx'] } };
    expect(decide(policy, '70900123')).toBe('denied 0900*');
    expect(decide(policy, '7010330900123')).toBe('denied 0900*');
    expect(decide(premium, '70900123')).toBe('allowed');
  });

  test('with a country code, the national and the international form are one', () => {
    const policy = { ...premium, numbering: { countryCode: '49', internationalPrefixes: ['00'] } };
    expect(decide(policy, '+49900123')).toBe('denied 0900*');
    expect(decide(policy, '0049900123')).toBe('denied 0900*');
    expect(decide({ ...premium, numbering: { countryCode: '44' } }, '0909 879 0000')).toBe('denied +44 909*');
  });

  test('the first matching rule gives the reason', () => {
    const parsed = parseDialPolicy(premium);
    if (!parsed.ok) throw new Error('not a policy');
    expect(compileDialPolicy(parsed.config)({ digits: '0900123' })).toEqual({
      allowed: false,
      cause: 'denied',
      reason: 'Premium rate',
      rule: '0900*',
    });
  });
});

describe('allow', () => {
  const kiosk: DialPolicyInput = {
    deny: [{ pattern: '5550199', reason: 'Staff only' }],
    allow: ['55501xx', '+1 202 555*'],
    numbering: { internationalPrefixes: ['011'] },
  };
  test.each([
    ['5550100', 'allowed'],
    ['555 01 00', 'allowed'],
    ['+12025550100', 'allowed'],
    ['01112025550100', 'allowed'],
    ['5550199', 'denied 5550199'],
    ['5550200', 'notListed'],
    ['55501000', 'notListed'],
    ['5550100,0900123', 'notListed'],
    ['5550100!0900123', 'notListed'],
    ['+1202555!0900123', 'notListed'],
    ['*725550100', 'notListed'],
    ['*31#5550100', 'notListed'],
    ['0012025550100', 'notListed'],
  ])('%s: %s', (text, expected) => {
    expect(decide(kiosk, text)).toBe(expected);
  });
  test('an empty list allows nothing but emergency calls', () => {
    expect(decide({ allow: [] }, '5550100')).toBe('notListed');
    expect(decide({ allow: [] }, '112')).toBe('allowed');
  });
});

describe('emergency numbers', () => {
  const closed: DialPolicyInput = {
    deny: [{ pattern: '*', reason: 'All calls' }],
    allow: [],
    extraEmergencyNumbers: ['0112', '133'],
    numbering: { dialPrefixes: ['8'] },
  };
  test.each([
    ...EMERGENCY_NUMBERS,
    '0112',
    '133',
    'T112',
    '1 1 2',
    ',112',
    '*31#112',
    '#31#112',
    '8112',
    '0W112',
    '9,112',
    'W911',
  ])('%s is never blocked', (text) => {
    expect(decide(closed, text)).toBe('allowed');
  });
  test.each(['112,0900123', '0900123,112', '112!0900123', '1120900123', '+112', '09,112', '*21*112', '7112'])(
    '%s is no emergency call',
    (text) => {
      expect(decide(closed, text)).toBe('denied *');
    },
  );
});

describe('a broken configuration', () => {
  test.each<[unknown, string[]]>([
    [null, ['']],
    [{ denny: [] }, ['denny']],
    [
      {
        deny: [
          { pattern: '09(00', reason: 'x' },
          { pattern: '^0900.*$', reason: '' },
        ],
      },
      ['deny.1.pattern', 'deny.1.reason'],
    ],
    [{ deny: [{ pattern: '' }] }, ['deny.0.pattern', 'deny.0.reason']],
    [{ deny: [{ pattern: 'y'.repeat(50), reason: 'x' }] }, ['deny.0.pattern', 'deny.0.pattern']],
    [{ allow: '555*' }, ['allow']],
    [{ extraEmergencyNumbers: ['0900*'] }, ['extraEmergencyNumbers.0']],
    [
      { numbering: { dialPrefixes: ['0*', '+', ''] } },
      ['numbering.dialPrefixes.0', 'numbering.dialPrefixes.1', 'numbering.dialPrefixes.2'],
    ],
    [{ numbering: { countryCode: 49 } }, ['numbering.countryCode']],
  ])('%j is told at %j', (input, paths) => {
    const parsed = parseDialPolicy(input);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.issues.map((issue) => issue.path)).toEqual(paths);
    for (const issue of parsed.issues) expect(issue.advice).toMatch(/^[A-Z].*[.]$/);
  });
});

test('whatever is mixed into a blocked number, it stays blocked', () => {
  const noise = fc.array(fc.constantFrom(',', '!', 'W', '@', '$', 'T', 'P', ' ', '-', 'A'), { maxLength: 3 });
  const mixed = fc
    .array(noise, { minLength: 8, maxLength: 8 })
    .map((parts) => parts.map((part, i) => part.join('') + '0900123'.charAt(i)).join(''));
  fc.assert(
    fc.property(mixed, (text) => {
      expect(decide({ deny: [{ pattern: '0900123', reason: 'Premium rate' }] }, text)).toBe('denied 0900123');
    }),
  );
});

test('deciding takes bounded time on hostile strings', () => {
  const policy = {
    ...premium,
    numbering: { dialPrefixes: ['0', '00', '1x'], countryCode: '1', trunkPrefix: '' },
  } satisfies DialPolicyInput;
  expect(decide(policy, '0,'.repeat(20))).toBe('allowed');
  expect(decide(policy, '0'.repeat(40))).toBe('allowed');
});
