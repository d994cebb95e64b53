import { cellular, type Stimulus } from '../stimulus.js';

export const stimulus: Stimulus = {
  transcript: '20',
  identity: cellular('Example', 'Cellular One'),
  cues: [
    { at: 'AT+CCFC=0,2', request: 'readForwarding unconditional' },
    { at: 'AT+CCFC=2,3', request: 'forward noReply +15550100098 4' },
    { at: '> AT+CCWA=1,2', request: 'readWaiting' },
    { at: 'AT+COPS=?', request: 'scan' },
    { at: '> \r', request: 'cancelScan' },
    { at: '? dial "123', request: 'dial 123;+CFUN=0' },
    { at: '? dial "*21', request: 'dial *21*5550199#' },
  ],
};
