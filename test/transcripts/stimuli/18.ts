import { CELLULAR_SET_UP, PROBE } from '../allowed-commands.js';
import { cellular, type Stimulus } from '../stimulus.js';

export const stimulus: Stimulus = {
  transcript: '18',
  identity: cellular('SIMCOM_Ltd', 'SIMCOM_SIM800'),
  // It was found at this rate on an earlier visit, and has been told another one since.
  likelyRate: 9600,
  allowed: [...PROBE, ...CELLULAR_SET_UP],
  moreCommands: {
    atMost: 32,
    reason:
      'the modem is identified and set up for calls, and once more when it has started anew, which the transcript leaves out',
  },
  cues: [{ at: 'UNDER-VOLTAGE' }, { at: '> AT', request: 'wake' }],
};
