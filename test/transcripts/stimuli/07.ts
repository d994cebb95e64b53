import { BEFORE_CALLS } from '../allowed-commands.js';
import { analog, type Stimulus } from '../stimulus.js';

export const stimulus: Stimulus = {
  transcript: '07',
  identity: analog('CX93010'),
  allowed: BEFORE_CALLS,
  cues: [{ at: 'ATA', request: 'answer call' }],
};
