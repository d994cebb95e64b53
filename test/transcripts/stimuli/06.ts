import { cellular, type Stimulus } from '../stimulus.js';

const packetData = '2,1,0,1,0,"",128';
const caller = (stat: number): string[] => [`1,1,${stat},0,0,"+491713920012",145`, packetData];

export const stimulus: Stimulus = {
  transcript: '06',
  identity: cellular('Quectel', 'EC25'),
  list: [packetData],
  cues: [
    { at: '+CRING', list: caller(4) },
    { at: 'ATA', request: 'answer call' },
    { at: 'OK', list: caller(0) },
    { at: 'NO CARRIER', list: [packetData] },
    { at: '+CRING', list: ['1,1,4,0,0,"",128', packetData] },
    { at: 'silence', list: [packetData] },
  ],
};
