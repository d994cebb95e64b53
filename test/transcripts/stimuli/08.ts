import { cellular, type Stimulus } from '../stimulus.js';

/** <stat> of both calls, and whether they are a conference. */
const calls = (first: number, second: number, multiparty = 0): string[] => [
  `1,0,${first},0,${multiparty},"+15550100011",145`,
  `2,1,${second},0,${multiparty},"+15550100022",145`,
];
const first = '1,0,0,0,0,"+15550100011",145';

export const stimulus: Stimulus = {
  transcript: '08',
  identity: cellular('Example', 'Cellular One'),
  list: [first],
  cues: [
    { at: '+CCWA', list: calls(0, 5) },
    { at: 'AT+CHLD=2', request: 'answer call 2' },
    { at: 'OK', list: calls(1, 0) },
    { at: 'AT+CHLD=2', request: 'swap call 2 and call 1' },
    { at: 'OK', list: calls(0, 1) },
    { at: 'AT+CHLD=3', request: 'join call 2 and call 1' },
    { at: 'OK', list: calls(0, 0, 1) },
    { at: 'AT+CHLD=21', request: 'split call 1' },
    { at: 'OK', list: calls(0, 1) },
    { at: '+CLCC: 1,0,0', expect: ['call 1 connected', 'call 2 onhold'] },
    { at: 'AT+CHLD=12', request: 'drop call 2' },
    { at: 'OK', list: [first] },
    { at: 'instead of AT+CHLD=4', request: 'transfer call 2 and call 1' },
  ],
  neverSent: [
    { text: 'AT+CHLD=4', reason: 'one call is left: a transfer needs two, and is refused before anything is sent' },
  ],
};
