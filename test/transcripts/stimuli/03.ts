import { cellular, type Stimulus } from '../stimulus.js';

const call = (stat: number): string[] => [`1,0,${stat},0,0,"+441632960961",145`];

export const stimulus: Stimulus = {
  transcript: '03',
  identity: cellular('SIMCOM INCORPORATED', 'SIMCOM_SIM7600G-H'),
  cues: [
    { at: 'ATD', request: 'dial +441632960961', list: call(2) },
    { at: '+CLCC: 1,0,3', list: call(3) },
    { at: 'VOICE CALL: BEGIN', list: call(0) },
    { at: 'AT+CHUP', request: 'drop call' },
    { at: '+CLCC: 1,0,6', list: [] },
  ],
};
