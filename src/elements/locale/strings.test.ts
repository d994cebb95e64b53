import { describe, expect, it } from 'vitest';
import { newCounters } from '../../host/trace.js';
import { en } from './en.js';
import { directionOf, intlTag, languages, type Language } from './languages.js';
import { pluralsOf } from './plural.js';
import { loadStrings, strings, watchStrings, type Strings } from './strings.js';

/** Every text of a table, by its path; of a function what it says of `count` (and of the parts before and after that it is given). */
function leaves(table: object, count = 1, path = ''): [path: string, text: string][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]) => {
    const at = `${path}${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function')
      return [[at, String((value as (...of: readonly number[]) => unknown)(count, count, count))]];
    return leaves(value as object, count, `${at}.`);
  });
}

const tables = await Promise.all(
  languages.map(async (language): Promise<[Language, Strings]> => [language, await loadStrings(language)]),
);
const others = tables.filter(([language]) => language !== 'en');

it.each([
  ['en', 'en'],
  ['de', 'de'],
  ['de-AT', 'de'],
  ['DE', 'de'],
  ['es_MX', 'es'],
  ['ar-EG', 'ar'],
  ['ja-JP', 'ja'],
  ['', 'en'],
  ['tlh', 'en'],
] as const)('the language %j has a table', (tag, language) => {
  expect(strings(tag)).toBe(tables.find(([name]) => name === language)?.[1]);
});

it('a language that is there is not announced again', async () => {
  const told: string[] = [];
  const unwatch = watchStrings(() => told.push('there'));
  await loadStrings('ja');
  unwatch();
  expect(told).toEqual([]);
});

describe.each(tables)('the table %s', (_, table) => {
  /** The protocol's words, and what an administrator has to type. */
  const technical = /^(requests|modemConsole|counters)\.|^capabilities\.advice\.allowWasm$/;

  it('says something everywhere but where nothing is left to do', () => {
    const empty = leaves(table).filter(([at, text]) => text === '' && !/\.next$|^capabilities\.advice\.$/.test(at));
    expect(empty).toEqual([]);
  });

  it('keeps the protocol’s words to the technical elements', () => {
    const protocol = /\b(AT[A-Z&+]|TAPI|TSPI|LINE[A-Z_]{3,}|DTMF|CONNECT|NO CARRIER|offering|ringback|wasm|worker)/;
    expect(leaves(table).filter(([at, text]) => !technical.test(at) && protocol.test(text))).toEqual([]);
  });

  it('has words for every counter of the host, and for no other', () => {
    expect(Object.keys(table.counters.kinds).sort()).toEqual(Object.keys(newCounters()).sort());
  });

  it('answers the same questions as English', () => {
    expect(leaves(table).map(([at]) => at)).toEqual(leaves(en).map(([at]) => at));
  });

  it('leaves nothing next where English has nothing next, and only there', () => {
    const blank = (of: Strings): string[] => leaves(of).flatMap(([at, text]) => (text === '' ? [at] : []));
    expect(blank(table)).toEqual(blank(en));
  });
});

describe.each(others)('the table %s', (language, table) => {
  /** What is the same word in both languages, or no word at all. */
  const same: Readonly<Record<string, readonly string[]>> = {
    de: [
      'call.flash',
      'requests.id',
      'requests.label',
      'counters.port',
      'people.contacts.name',
      'people.contacts.labels.fax',
      'experience.pad.plus',
      'experience.pad.pause',
      'experience.pad.spoken.+',
      'modemConsole.macros.name',
      'network.facts.name',
      'network.facts.firmware',
      'network.facts.strength',
      'latency.median',
      'simulator.calls.name',
      'simulator.network.states.roaming',
      'simulator.modem.title',
    ],
    es: [
      'people.contacts.labels.fax',
      'modemConsole.macros.label',
      'modemConsole.macros.list',
      'network.facts.firmware',
      'network.facts.cannot',
    ],
    ar: [],
    ja: [],
  };
  /** Puts its parts together and says nothing of its own, or is a name or a unit. */
  const frames =
    /^(requests\.lifeOf|counters\.receivedBy|ownership\.named|people\.contacts\.lineProblem|network\.signal|network\.technologies\..*|simulator\.network\.dbm)$/;

  it('says nothing in English', () => {
    const english = new Map(leaves(en));
    const left = leaves(table).filter(([at, text]) => text !== '' && text === english.get(at) && !frames.test(at));
    expect(left.map(([at]) => at).filter((at) => !same[language]?.includes(at))).toEqual([]);
  });

  it('takes up what it is given, as English does', () => {
    const given = 7_654;
    const told = (of: Strings): string[] =>
      leaves(of, given).flatMap(([at, text]) => (/7[.,]?654/.test(text) ? [at] : []));
    expect(told(table)).toEqual(told(en));
  });
});

it('words follow the count as each language has it', () => {
  expect(pluralsOf('en')(1, { one: '# line', other: '# lines' })).toBe('1 line');
  const forms = { one: 'one', two: 'two', few: '# few', many: '# many', other: '# other' };
  const arabic = pluralsOf('ar-u-nu-latn');
  expect([1, 2, 3, 11, 100].map((count) => arabic(count, forms))).toEqual([
    'one',
    'two',
    '3 few',
    '11 many',
    '100 other',
  ]);
  expect(pluralsOf('ja')(1, { one: 'never', other: '#' })).toBe('1');
});

it.each([
  ['en-GB', 'en-GB'],
  ['ar', 'ar-u-nu-latn'],
  ['ar-EG', 'ar-EG-u-nu-latn'],
  ['ar-u-nu-arab', 'ar-u-nu-arab'],
  ['en_US', 'en-US'],
  ['', 'en'],
  ['not a language', 'en'],
])('Intl takes %j as %j', (tag, taken) => {
  expect(intlTag(tag)).toBe(taken);
});

it('Arabic is written from right to left', () => {
  expect(languages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
});
