import { expect, test } from 'vitest';
import { methodParameters, routedNames, type ParameterKind } from '../../tspi/method-parameters.js';
import { LONG } from './sizes.js';

const TEXTS_AND_BLOCKS: ReadonlySet<ParameterKind> = new Set<ParameterKind>(['string', 'string?', 'bytes', 'bytes?']);

test.each(routedNames)('%s is given the longest of each text and block that it has, and of nothing else', (name) => {
  const kinds: readonly ParameterKind[] = methodParameters[name];
  const places = [...kinds.keys()].filter((at) => TEXTS_AND_BLOCKS.has(kinds[at] ?? 'int'));
  expect(Object.keys(LONG[name] ?? {}).map(Number)).toEqual(places);
});
