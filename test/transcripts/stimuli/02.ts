import { CELLULAR_SET_UP } from '../allowed-commands.js';
import { cellular, type Stimulus } from '../stimulus.js';

const busy = '+CME ERROR: 14';

export const stimulus: Stimulus = {
  transcript: '02',
  identity: {
    ...cellular('SIMCOM INCORPORATED', 'SIMCOM_SIM7600G-H'),
    'AT+CREG=1': busy,
    'AT+CREG?': busy,
    'AT+CEREG?': busy,
    'AT+CSQ': '+CSQ: 99,99|OK',
  },
  allowed: [
    ...CELLULAR_SET_UP,
    ...['AT+CPINR', 'AT+SPIC', 'AT^CPIN?', 'AT+UPINCNT'].map((text) => ({
      text,
      answer: 'ERROR',
      reason: 'how many tries the SIM leaves for its PIN, for the person who types it',
    })),
  ],
  moreCommands: {
    atMost: 27,
    reason: 'the modem is set up for calls, before which the transcript ends',
  },
  sentAs: [
    { text: 'ATE0', as: 'ATE0V1Q0', reason: 'the form of results is set with one line' },
    { text: 'AT+CREG=2', as: 'AT+CREG=1', reason: 'no page is told where a line is: area and cell are not asked for' },
  ],
  cues: [
    { at: 'AT+CPIN="0000"', request: 'unlock 0000' },
    { at: '+CREG: 2,2', answers: { 'AT+CEREG?': '+CEREG: 1,2|OK' } },
    { at: '+CREG: 1,"2F1A"', answers: { 'AT+CREG?': '+CREG: 1,1|OK' } },
  ],
};
