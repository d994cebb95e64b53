import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileDialPolicy } from './dial-policy.js';
import { fileAddressProblem } from './kiosk-file.js';
import { kioskDialPolicy } from './kiosk-policy.js';
import { emergencyPart, parseKioskConfig, type KioskInput } from './kiosk-schema.js';

const small: KioskInput = {
  title: 'Lobby',
  line: 'modem',
  destinations: [{ id: 'desk', name: { en: 'Desk', de: 'Empfang' }, number: '0,555 0100' }],
};

function read(input: unknown) {
  const parsed = parseKioskConfig(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.config;
}

test('what may be left out has a value', () => {
  expect(read(small)).toMatchObject({
    languages: ['en'],
    dialNumber: false,
    emergencyNumber: '112',
    idleSeconds: 60,
    warningSeconds: 20,
    voice: 'screen',
  });
});

const desk = small.destinations[0]!;

describe('what is wrong is said with its place and what to write', () => {
  test.each<[string, object, string, RegExp]>([
    ['a key of no meaning', { idelSeconds: 3 }, 'idelSeconds', /allowed beside/],
    ['no destination', { destinations: [] }, 'destinations', /at least one/],
    ['an unknown language', { languages: ['en', 'tlh'] }, 'languages.1', /"ja"/],
    ['a language twice', { languages: ['en', 'en'] }, 'languages', /once/],
    ['a number with letters', { destinations: [{ ...desk, number: 'RECEPTION' }] }, 'destinations.0.number', /digits/],
    ['a code', { destinations: [{ ...desk, number: '*21*5550100#' }] }, 'destinations.0.number', /digits/],
    ['an open pattern', { destinations: [{ ...desk, number: '555*' }] }, 'destinations.0.number', /"\*" at the end/],
    ['a flash', { destinations: [{ ...desk, number: '555!0100' }] }, 'destinations.0.number', /"!"/],
    ['two of one id', { destinations: [desk, { ...desk, number: '1' }] }, 'destinations.1.id', /of its own/],
    ['a name in no language', { destinations: [{ ...desk, name: {} }] }, 'destinations.0.name', /each language/],
    ['a name in an unknown one', { destinations: [{ ...desk, name: { fr: 'A' } }] }, 'destinations.0.name', /ja/],
    ['a picture of another site', { destinations: [{ ...desk, picture: 'https://a.test/a.png' }] }, 'destinations.0.picture', /no other site/],
    ['and one without scheme', { destinations: [{ ...desk, picture: '//a.test/a.png' }] }, 'destinations.0.picture', /no other site/],
    ['a short warning', { warningSeconds: 5 }, 'warningSeconds', /20/],
    ['a line of no kind', { line: 'wire' }, 'line', /simulator/],
    ['free dialling without a list', { dialNumber: true }, 'dialPolicy.allow', /may dial/],
    ['a mistake in the policy', { dialPolicy: { deny: [{ pattern: '(', reason: 'x' }] } }, 'dialPolicy.deny.0.pattern', /digits/],
    ['a destination that the policy blocks', { dialPolicy: { deny: [{ pattern: '0*', reason: 'x' }] } }, 'destinations.0.number', /"0\*"/],
  ])('%s', (_, change, path, advice) => {
    const parsed = parseKioskConfig({ ...small, ...change });
    if (parsed.ok) throw new Error('it was taken');
    expect(parsed.issues.map((issue) => issue.path)).toContain(path);
    expect(parsed.issues.find((issue) => issue.path === path)?.advice).toMatch(advice);
  }); // prettier-ignore

  test.each([null, 7, [], 'kiosk'])('%j is no file', (input) => {
    const parsed = parseKioskConfig(input);
    expect(parsed.ok).toBe(false);
  });

  test('whatever a file holds, reading it ends, and each issue has its advice', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(small), 'dialPolicy', 'languages'), (value, key) => {
        const parsed = parseKioskConfig({ ...small, [key]: value });
        if (!parsed.ok) for (const { advice } of parsed.issues) expect(advice).not.toBe('');
      }),
    );
  });
});

describe('its policy', () => {
  const decide = (input: KioskInput, digits: string) =>
    compileDialPolicy(kioskDialPolicy(read(input)))({ digits }).allowed;
  test.each([
    ['0,5550100', true],
    ['05550100', true],
    ['5550100', false],
    ['055501001', false],
    ['0,5550100,0900123', false],
    ['0,5550100!0900123', false],
    ['112', true],
    ['911', true],
  ])('%s: %s', (digits, allowed) => {
    expect(decide(small, digits)).toBe(allowed);
  });

  test('a list without leave to dial is of no use', () => {
    const listed = { ...small, dialPolicy: { allow: ['030*'] } };
    expect(decide(listed, '0301')).toBe(false);
    expect(decide({ ...listed, dialNumber: true }, '0301')).toBe(true);
  });

  test('the number on the emergency button is one, whatever else is blocked', () => {
    const blocked: KioskInput = { ...small, emergencyNumber: '0112', destinations: [{ ...desk, number: '7' }] };
    expect(decide({ ...blocked, dialPolicy: { deny: [{ pattern: '0*', reason: 'x' }] } }, '0112')).toBe(true);
  });

  test('no file makes more dialable than its destinations and its list', () => {
    const digits = fc.stringMatching(/^[0-9,]{1,12}$/).filter((text) => /\d/.test(text));
    fc.assert(
      fc.property(digits, digits, (own, asked) => {
        const keys = (text: string) => text.replaceAll(',', '');
        const config = parseKioskConfig({ ...small, destinations: [{ ...desk, number: own }] });
        if (!config.ok) return;
        const emergency = ['112', '911', '000', '08', '110', '118', '119', '999'];
        const { allowed } = compileDialPolicy(kioskDialPolicy(config.config))({ digits: asked });
        const afterAccess = keys(asked.replace(/^\d,+/, ''));
        const may = keys(own) === keys(asked) || emergency.includes(keys(asked)) || emergency.includes(afterAccess);
        if (allowed) expect(may).toBe(true);
        if (keys(own) === keys(asked)) expect(allowed).toBe(true);
      }),
    );
  });
});

test('of a broken file, what an emergency call needs is read all the same', () => {
  expect(emergencyPart({ line: 'simulator', emergencyNumber: '999', destinations: 7 })).toEqual({
    line: 'simulator',
    emergencyNumber: '999',
  });
  for (const nothing of [null, 7, 'x', { line: 'wire', emergencyNumber: 'help' }])
    expect(emergencyPart(nothing)).toEqual({ line: 'modem', emergencyNumber: '112' });
});

test('only files of this site are read', () => {
  expect(fileAddressProblem('https://a.test/kiosk.json', 'https://a.test')).toBeNull();
  for (const url of [
    'https://b.test/kiosk.json',
    'http://a.test/kiosk.json',
    'file:///kiosk.json',
    'javascript:1',
    '',
    null,
  ])
    expect(fileAddressProblem(url, 'https://a.test')).not.toBeNull();
});

describe('the example', () => {
  const example = JSON.parse(readFileSync('public/kiosk.example.json', 'utf8')) as KioskInput;
  test('is a kiosk, in every language that a kiosk can speak', () => {
    const config = read(example);
    expect(config.languages).toEqual(['en', 'de', 'es', 'ar', 'ja']);
    for (const { name } of config.destinations) expect(Object.keys(name)).toEqual(config.languages);
  });
  test('is the one that docs/kiosk.md shows, and every key of the format is in the table there', () => {
    const page = readFileSync('docs/kiosk.md', 'utf8');
    const shown = /```json\n([^]*?)```/.exec(page)?.[1] ?? '';
    expect(read(JSON.parse(shown))).toBeDefined();
    for (const key of [...Object.keys(read(example)), ...Object.keys(read(example).destinations[0]!)])
      expect(page, key).toContain(`\`${key}\``);
  });
});
