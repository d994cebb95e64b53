import { analog, type Stimulus } from '../stimulus.js';

export const stimulus: Stimulus = {
  transcript: '01',
  identity: { ...analog('56K Fax'), 'AT+GMI': 'U.S. Robotics|OK' },
  cues: [],
  allowed: [
    { text: 'AT+GCAP', reason: 'whether it is a mobile station (V.250, 6.1.9)' },
    { text: 'AT+GMI', reason: 'its maker, for people (V.250, 6.1.4)' },
    { text: 'AT+GMM', reason: 'its name, for people (V.250, 6.1.5)' },
    { text: 'AT+FCLASS=8', answer: 'OK', reason: 'voice calls (V.253)' },
  ],
  neverSent: [
    {
      text: 'ATZ',
      reason: 'a call may be up: a reset would end it, and what it brings back is not known (V.250, 6.1.1)',
    },
  ],
};
