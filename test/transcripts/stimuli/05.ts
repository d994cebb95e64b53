import { BEFORE_CALLS } from '../allowed-commands.js';
import { analog, type Stimulus } from '../stimulus.js';

export const stimulus: Stimulus = {
  transcript: '05',
  identity: analog('Rockwell'),
  allowed: [
    ...BEFORE_CALLS,
    { text: 'ATH', answer: 'OK', reason: 'after NO CARRIER some voice modems still hold the line (V.253)' },
  ],
  cues: [
    { at: 'ATD', request: 'dial 5550102', expect: ['call dialing'] },
    { at: '> \r', request: 'drop call' },
    { at: 'ATD', request: 'dial 5550104', expect: ['call dialing'] },
  ],
};
