import { BEFORE_CALLS } from '../allowed-commands.js';
import { analog, cellular, type Stimulus } from '../stimulus.js';

/** Digits sent and heard in a call that is up when the session begins. */
export const cellularPart: Stimulus = {
  transcript: '09',
  part: { name: 'on a cellular line', from: 'AT+VTS=1', until: 'AT+FCLASS=8' },
  identity: cellular('SIMCOM INCORPORATED', 'SIMCOM_SIM7600G-H'),
  list: ['1,0,0,0,0,"+441632960961",145'],
  allowed: [{ text: 'AT+DDET=1', answer: 'OK', reason: 'detection is switched on when a digit is wanted (SIMCom)' }],
  tooShortForNetwork: 'it lasts a second, and signal and registration were asked when the modem was set up',
  cues: [
    { at: '> AT+VTS=1', request: 'digits 1#' },
    { at: '< \r\nOK', request: 'monitor call' },
    { at: '+RXDTMF', expect: ['digits sent'] },
  ],
};

/** Digits heard while voice is received. */
export const analogPart: Stimulus = {
  transcript: '09',
  part: { name: 'on an analog line', from: 'AT+FCLASS=8' },
  identity: analog('56K FAX USB'),
  neverSent: [
    { text: 'AT+VLS=1', reason: 'a call is dialled or answered: the provider takes the line off hook in no other way' },
  ],
  allowed: [
    ...BEFORE_CALLS.filter(({ text }) => text !== 'AT+FCLASS=8'),
    { text: 'ATDT5550100', answer: 'VCON', reason: 'the call that AT+VLS=1 stands for' },
  ],
  cues: [
    { at: '> AT+FCLASS=8', request: 'dial 5550100' },
    { at: 'instead of AT+VLS=1', expect: ['call dialing', 'call connected'] },
    { at: '> AT+VRX', request: 'monitor call' },
  ],
};
