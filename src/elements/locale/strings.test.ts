import { describe, expect, it } from 'vitest';
import { newCounters } from '../../host/trace.js';
import { de } from './de.js';
import { en } from './en.js';
import { strings } from './strings.js';

function leaves(table: object, path = ''): [path: string, text: string][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]) => {
    const at = `${path}${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return [[at, String((value as (of: number) => unknown)(1))]];
    return leaves(value as object, `${at}.`);
  });
}

it.each([
  ['en', en],
  ['de', de],
  ['de-AT', de],
  ['DE', de],
  ['', en],
  ['tlh', en],
])('the language %j has a table', (language, table) => {
  expect(strings(language)).toBe(table);
});

describe.each([
  ['en', en],
  ['de', de],
] as const)('the table %s', (_, table) => {
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

  it('has the numbers of its plurals right', () => {
    expect(table.magic.behaviors.answersAfter(1)).not.toBe(table.magic.behaviors.answersAfter(2).replace('2', '1'));
  });
});

it('both tables answer the same questions', () => {
  expect(leaves(de).map(([at]) => at)).toEqual(leaves(en).map(([at]) => at));
});
