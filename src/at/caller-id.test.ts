import { describe, expect, it } from 'vitest';
import { headOf } from '../core/line-heads.js';
import { noCallerId, withCallerIdField, type CallerId } from './caller-id.js';
import { parseKnownUrc } from './urc.js';

function read(lines: readonly string[]): CallerId {
  let known = noCallerId;
  for (const line of lines) {
    const urc = parseKnownUrc({ head: headOf(line), text: line });
    if (urc?.kind === 'callerId') known = withCallerIdField(known, urc.field, urc.value);
  }
  return known;
}

describe('caller id', () => {
  it.each([
    [
      ['DATE = 0612', 'TIME = 0917', 'NMBR = 2025550143', 'NAME = EXAMPLE ROBERT'],
      '2025550143',
      'EXAMPLE ROBERT',
      'known',
    ],
    [['DATE=0612', 'TIME=0942', 'NMBR=O'], '', '', 'outOfArea'],
    [['NMBR = P', 'NAME = P'], '', '', 'blocked'],
    [
      ['NAME=Line0', 'NMBR=5550100', 'ANID=<NONE>', 'USER=p0', 'PASS=<NONE>', 'NDID=5550101'],
      '5550100',
      'Line0',
      'known',
    ],
    [['NMBR=<NONE>'], '', '', 'unknown'],
    [[], '', '', 'unknown'],
  ])('%j', (lines, number, name, presentation) => {
    expect(read(lines)).toMatchObject({ number, name, presentation });
  });

  it('keeps hostile text short', () => {
    expect(read([`NAME=${'x'.repeat(5000)}`]).name).toHaveLength(64);
  });
});
