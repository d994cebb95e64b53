import { ANALOG_SET_UP, BEFORE_CALLS } from '../allowed-commands.js';
import { analog, type Stimulus } from '../stimulus.js';

const repaired = 'by then the modem answers in words and without echo (V.250, 6.2.4 and 6.2.5)';

export const stimulus: Stimulus = {
  transcript: '19',
  identity: { ...analog('Courier'), 'AT+FCLASS=?': '0,1,8|OK' },
  beginsWithPort: 'a modem that was left in V0 is one that is yet to be found: what is in service answers in words',
  allowed: [...ANALOG_SET_UP, ...BEFORE_CALLS],
  moreCommands: { atMost: 10, reason: 'the modem is identified and set up for calls, which the transcript leaves out' },
  sentEarlier: [
    {
      text: 'ATV1',
      before: 'ATI0',
      reason:
        'V0 is left as soon as it is found: a number in an answer could be a result code, and makers disagree on those above 8',
    },
  ],
  sentAs: [
    { text: 'ATV1', as: 'ATE0V1Q0', reason: 'the form of results is set with one line' },
    { text: 'ATD5550101', as: 'ATDT5550101', reason: 'tone dialling is said each time (V.250, 6.3.1)' },
  ],
  saidAs: [
    { text: 'ATI0\r5601\r\n0\r', as: '\r\n5601\r\n\r\nOK\r\n', reason: repaired },
    { text: 'ATD5550101\r7\r', as: '\r\nBUSY\r\n', reason: `${repaired}; 7 as BUSY is tested in src/at` },
    { text: '2\r', as: '\r\nRING\r\n', reason: `${repaired}; 2 as a ring is tested in src/at` },
  ],
  neverSent: [{ text: 'ATE0Q0', reason: 'has been sent with V1' }],
  cues: [
    { at: '5601', expect: ['line opened'] },
    { at: 'ATDT', request: 'dial 5550101', expect: ['call dialing'] },
    // Nobody answers.
    { at: 'RING', expect: ['call offering', 'call disconnected missed'] },
  ],
};
