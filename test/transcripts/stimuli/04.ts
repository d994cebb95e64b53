import { cellular, type Stimulus } from '../stimulus.js';

const call = (stat: number, number: string): string[] => [`1,0,${stat},0,0,"${number}",145`];

export const stimulus: Stimulus = {
  transcript: '04',
  identity: cellular('huawei', 'E1750'),
  cues: [
    { at: 'ATD', request: 'dial +15550100107' },
    { at: '^ORIG', list: call(2, '+15550100107') },
    { at: '^CEND', list: [] },
    { at: 'ATD', request: 'dial +15550100108' },
    { at: '^ORIG', list: call(2, '+15550100108'), expect: ['call dialing'] },
    { at: '^CONF', list: call(3, '+15550100108') },
    { at: '^CEND', list: [] },
  ],
};
