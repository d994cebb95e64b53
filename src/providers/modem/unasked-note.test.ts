import { expect, test } from 'vitest';
import { nullLog, type LogFields } from '../../base/log.js';
import { noteUnasked } from './unasked-note.js';
import type { Urc } from '../../at/urc.js';

function noted(urc: Urc): readonly (LogFields | undefined)[] {
  const fields: (LogFields | undefined)[] = [];
  noteUnasked({ ...nullLog, debug: (_event, said) => fields.push(said) }, urc);
  return fields;
}

test.each<[string, Urc, string]>([
  ['a message', { kind: 'report', head: '+CMT:', text: '+CMT: "+441632960961"', payload: 'secret' }, '+CMT:'],
  ['a line of no head', { kind: 'unknown', text: 'call 2025550122' }, ''],
  ['a head that never ends', { kind: 'report', head: `+${'A'.repeat(900)}:`, text: '' }, `+${'A'.repeat(19)}`],
])('of %s nothing but its head is noted, and that is short', (_, urc, head) => {
  expect(noted(urc)).toEqual([{ head }]);
});

test('a ring is a call, and nothing to note', () => {
  expect(noted({ kind: 'ring' })).toEqual([]);
});
