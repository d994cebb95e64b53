import { CELLULAR_SET_UP, PROBE } from '../allowed-commands.js';
import { cellular, type Stimulus } from '../stimulus.js';

const active = '1,0,0,0,0,"+15550100011",145';

export const stimulus: Stimulus = {
  transcript: '16',
  identity: cellular('Quectel', 'EC25'),
  list: [active],
  allowed: [...PROBE, ...CELLULAR_SET_UP],
  moreCommands: {
    atMost: 26,
    reason: 'the modem has started anew and is set up for calls again, which the transcript leaves out',
  },
  cues: [
    // Waits behind the command that is pending.
    { at: '+CLCC: 1,0,0,0', request: 'hold call' },
    { at: 'lost', list: [] },
    { at: 'connect', request: 'open' },
  ],
};
