import { describe, expect, it, test } from 'vitest';
import { parseCallProgress } from './call-progress.js';
import { parseSlcc } from './progress-others.js';

const outgoing = { direction: 'outgoing' };
const incoming = { direction: 'incoming' };

describe.each([
  [
    'Huawei',
    [
      ['^ORIG:1,0', { state: 'dialing', callId: 1, voice: true, ...outgoing }],
      ['^ORIG: 1,9', { state: 'dialing', callId: 1, voice: true, ...outgoing }],
      ['^ORIG:2,2', { state: 'dialing', callId: 2, voice: false, ...outgoing }],
      ['^CONF:1', { state: 'alerting', callId: 1, ...outgoing }],
      ['^CONN:1,0', { state: 'active', callId: 1, voice: true }],
      ['^CEND:1,12,104,16', { state: 'released', callId: 1, seconds: 12, cause: 16 }],
      ['^CEND:1,0,104,17', { state: 'released', callId: 1, seconds: 0, cause: 17 }],
      ['^CEND:1,12,104', { state: 'released', callId: 1, seconds: 12 }],
      ['^CEND: 1,,101,21,0', { state: 'released', callId: 1, cause: 21 }],
      ['^CEND:1,0,104,200', { state: 'released', callId: 1, seconds: 0 }],
      ['^CEND:x', null],
      ['^CONF:', null],
      ['^CONFIG:1', null],
    ],
  ],
  [
    'SIMCom',
    [
      ['VOICE CALL: BEGIN', { state: 'active', voice: true }],
      ['VOICE CALL:BEGIN', { state: 'active', voice: true }],
      ['VOICE CALL: END', { state: 'released', voice: true }],
      ['VOICE CALL: END: 000012', { state: 'released', voice: true, seconds: 12 }],
      ['VOICE CALL: END: 01:05', { state: 'released', voice: true, seconds: 65 }],
      ['VOICE CALL: ENDED', null],
      ['MISSED_CALL: 11:53AM 5550100', { state: 'released', voice: true, number: '5550100', ...incoming }],
      ['MISSED_CALL: 11:53 AM +15550100011', { state: 'released', voice: true, number: '+15550100011', ...incoming }],
      ['MISSED_CALL: 11:53AM', { state: 'released', voice: true, ...incoming }],
      [
        '+CLCC: 1,0,6,0,0,"+441632960961",145',
        { state: 'released', callId: 1, voice: true, conference: false, number: '+441632960961', ...outgoing },
      ],
    ],
  ],
  [
    'Quectel',
    [
      ['^DSCI: 1,0,3,0,5550100,129', { state: 'active', callId: 1, voice: true, number: '5550100', ...outgoing }],
      ['^DSCI: 1,0,7,0,5550100,129,0', { state: 'alerting', callId: 1, voice: true, number: '5550100', ...outgoing }],
      ['^DSCI: 2,1,4,0,,128', { state: 'incoming', callId: 2, voice: true, ...incoming }],
      ['^DSCI: 1,1,4,1,data,129', { state: 'incoming', callId: 1, voice: false, name: 'data', ...incoming }],
      ['^DSCI: 1,0,8,0,5550100,129', null],
      ['^DSCI: (0,1)', null],
      ['^DSCI: 1', null],
      [
        '+QIND: "ccinfo",4,1,4,0,0,"5550100",128',
        { state: 'incoming', callId: 4, voice: true, conference: false, number: '5550100', ...incoming },
      ],
      [
        '+QIND: "ccinfo",2,0,-1,0,0,"5550100",129',
        { state: 'alerting', callId: 2, voice: true, conference: false, number: '5550100', ...outgoing },
      ],
      ['+QIND: "csq",25,99', null],
      ['+QIND: SMS DONE', null],
    ],
  ],
  [
    'modules that write ^DSCI as +CLCC',
    [
      [
        '^DSCI: 1,0,0,0,0,"5550100",129,,,128,"",0',
        { state: 'active', callId: 1, voice: true, conference: false, number: '5550100', ...outgoing },
      ],
      [
        '^DSCI: 1,1,6,0,0,"5550100",161,,16,0,"",0',
        { state: 'released', callId: 1, voice: true, conference: false, number: '5550100', cause: 16, ...incoming },
      ],
      [
        '^DSCI: 1,0,6,0,0,"5550100",129,,17,128,"",255',
        { state: 'released', callId: 1, voice: true, conference: false, number: '5550100', cause: 17, ...outgoing },
      ],
    ],
  ],
  [
    'u-blox',
    [
      ['+UCALLSTAT: 1,0', { state: 'active', callId: 1 }],
      ['+UCALLSTAT: 1,2', { state: 'dialing', callId: 1, ...outgoing }],
      ['+UCALLSTAT: 1,3', { state: 'alerting', callId: 1, ...outgoing }],
      ['+UCALLSTAT: 1,4', { state: 'incoming', callId: 1, ...incoming }],
      ['+UCALLSTAT: 1,6', { state: 'released', callId: 1 }],
      ['+UCALLSTAT: 1, 7', { state: 'active', callId: 1 }],
      ['+UCALLSTAT: 1', null],
      ['+UCALLSTAT: 1,8', null],
    ],
  ],
  [
    'Telit',
    [
      ['#ECAM: 0,1,1,,,"5550100",129', { state: 'dialing', voice: true, number: '5550100', ...outgoing }],
      ['#ECAM: 0,2,1,,,', { state: 'alerting', voice: true, ...outgoing }],
      ['#ECAM: 0,3,1,,,', { state: 'active', voice: true }],
      ['#ECAM: 0,6,1,,,', { state: 'incoming', voice: true, ...incoming }],
      ['#ECAM: 0,7,1,,,', { state: 'released', voice: true, cause: 17 }],
      ['#ECAM: 0,0,1,,,', { state: 'released', voice: true }],
      ['#ECAM: 0,3,2,,,', { state: 'active', voice: false }],
      ['#ECAM: 0,8,1,,,', null],
      ['#ECAM: 0', null],
    ],
  ],
  [
    'Ericsson',
    [
      [
        '*ECAV: 1,1,1,,,"15550100011",145',
        { state: 'dialing', callId: 1, voice: true, number: '+15550100011', ...outgoing },
      ],
      ['*ECAV: 1,2,1', { state: 'alerting', callId: 1, voice: true, ...outgoing }],
      ['*ECAV: 1,6,1,,,"5550100",129', { state: 'incoming', callId: 1, voice: true, number: '5550100', ...incoming }],
      ['*ECAV: 1,6,1', { state: 'incoming', callId: 1, voice: true, ...incoming }],
      ['*ECAV: 1,0,1,08,016', { state: 'released', callId: 1, voice: true, cause: 16 }],
      ['*ECAV: 1,0,1,08,222', { state: 'released', callId: 1, voice: true }],
      ['*ECAV: 1,7,1', { state: 'released', callId: 1, voice: true, cause: 17 }],
      ['*ECAV: 1,9,1', null],
    ],
  ],
  [
    'Cinterion',
    [
      [
        '^SLCC: 1,1,4,0,0,1,"5550100",129',
        { state: 'incoming', callId: 1, voice: true, conference: false, number: '5550100', ...incoming },
      ],
      ['^SLCC: 1,0,3,0,0,0', { state: 'alerting', callId: 1, voice: true, conference: false, ...outgoing }],
      ['^SLCC:', null],
      ['^SLCC: 1', null],
    ],
  ],
  [
    'Wavecom and ZTE',
    [
      ['+WIND: 2', { state: 'alerting', ...outgoing }],
      ['+WIND: 6,1', { state: 'released', callId: 1 }],
      ['+WIND: 5,1', null],
      ['HANGUP: 1', { state: 'released' }],
      ['HANGUP:', null],
    ],
  ],
] as const)('%s', (_maker, lines) => {
  it.each(lines.map(([line, told]) => [line, told] as const))('%s', (line, told) => {
    expect(parseCallProgress(line)).toEqual(told);
  });
});

test.each([['RING'], ['+CLIP: "5550100",129'], ['OK'], ['^RSSI:19'], ['']])('%s tells of no call', (line) => {
  expect(parseCallProgress(line)).toBeNull();
});

test('the end of a list is told apart from a line that is none', () => {
  expect([parseSlcc('^SLCC:'), parseSlcc('^SLCC: '), parseSlcc('^SLCC: 1'), parseSlcc('+CLCC:')]).toEqual([
    'end',
    'end',
    null,
    null,
  ]);
});
