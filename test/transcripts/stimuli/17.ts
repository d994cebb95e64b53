import { cellular, type Stimulus } from '../stimulus.js';

export const stimulus: Stimulus = {
  transcript: '17',
  identity: cellular('Example', 'Cellular One'),
  cues: [
    { at: 'AT+COPS?', request: 'readNetwork' },
    { at: '+CLIP', list: ['1,1,4,0,0,"5550100",129'] },
    { at: '> AT+CREG?', request: 'readRegistration' },
    { at: 'AT+CGMR', request: 'readRevision' },
    { at: 'AT+CHUP', request: 'drop call' },
    { at: 'NO CARRIER', list: [] },
  ],
  sentAs: [
    {
      text: 'AT',
      as: '\x1b\x10\x03ATS3?',
      reason:
        'the resynchronisation asks for what no other command has as its answer, after what leaves any other state',
    },
  ],
  saidAs: [
    { text: '\r\nOK\r\n', after: 'AT', as: '\r\n013\r\n\r\nOK\r\n', reason: 'the answer to ATS3? (V.250, 6.2.1)' },
  ],
};
