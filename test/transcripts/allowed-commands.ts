/** A command that the provider may send although the transcript does not have it; whole, without its CR. */
export interface AllowedCommand {
  readonly text: string;
  /** What the modem says, `|` between lines; absent where the replay has an answer of its own. */
  readonly answer?: string;
  readonly reason: string;
}

const settings = (reason: string, ...texts: readonly string[]): AllowedCommand[] =>
  texts.map((text) => ({ text, answer: 'OK', reason }));

/** Before a session begins: finding the modem, asking what it is, setting it up. What it says of itself the replay tells. */
export const SET_UP: readonly AllowedCommand[] = [
  ...settings('does nothing but be answered (V.250, 5.2)', 'AT'),
  ...settings('echo off, words for results: all else depends on it', 'ATE0V1Q0'),
  ...['AT+GCAP', 'ATI0', 'ATI3', 'AT+FCLASS=?', 'AT+VCID=?', 'AT+GMI', 'AT+GMM', 'AT+CGMI', 'AT+CGMM', 'AT+CGMR'].map(
    (text) => ({
      text,
      reason: 'what kind of modem it is',
    }),
  ),
  ...settings('analog calls: results, carrier, no answering by itself', 'AT+VCID=1', 'ATX4&C1&D2S0=0', 'AT+FCLASS=8'),
  ...settings('a call ends when its port is closed; no answering by itself', 'AT&D2S0=0'),
  ...settings(
    'what cellular calls need to be told (3GPP TS 27.007)',
    ...[
      'AT+CMEE=1',
      'AT+CVHU=0',
      'AT+CRC=1',
      'AT+CLIP=1',
      'AT+CCWA=1',
      'AT+COLP=0',
      'AT+CSSN=1,1',
      'AT+CREG=1',
      'AT+CEREG=1',
    ],
  ),
  ...settings("a maker's own lines about calls", 'AT+CLCC=1', 'AT^CURC=1', 'AT^DSCI=1', 'AT+CMER=3,0,0,1'),
  ...['AT+CRSM=192,28599', 'AT+CRSM=176,28599,0,0,15', 'AT+CEN=1'].map((text) => ({
    text,
    answer: 'ERROR',
    reason: 'which emergency numbers SIM and network name',
  })),
  { text: 'AT+CFUN?', answer: '+CFUN: 1|OK', reason: 'whether the radio is on' },
];

/** Before each dial and answer of an analog voice modem, which the transcripts have had before they begin. */
export const BEFORE_CALLS: readonly AllowedCommand[] = [
  ...settings('voice calls: another program, or the end of a call, may have left another class (V.253)', 'AT+FCLASS=8'),
  ...settings('how long an unanswered dial may ring', 'ATS7=60'),
];

/** At any time: what is asked by and by, and changes nothing. */
export const ASKED: readonly AllowedCommand[] = [
  { text: 'AT+CPIN?', answer: '+CPIN: READY|OK', reason: 'whether calls lack a PIN' },
  { text: 'AT+CREG?', answer: '+CREG: 1,1|OK', reason: 'whether there is a network' },
  { text: 'AT+CEREG?', answer: '+CEREG: 1,1|OK', reason: 'whether there is a network' },
  { text: 'AT+CSQ', answer: '+CSQ: 21,99|OK', reason: 'signal level' },
  { text: 'AT+CLCC', reason: 'the list is the truth: it is asked whenever a line hints at a change, and by and by' },
];

/** The lines of {@link SET_UP} and {@link ASKED} that a cellular modem is found, identified and set up with, where a transcript leaves that out. */
export const CELLULAR_SET_UP: readonly AllowedCommand[] = SET_UP.filter(
  ({ text }) => !/ATI|GMI$|GMM$|FCLASS|CID|X4/.test(text) || text.includes('+CG'),
);

/** The same of an analog voice modem. */
export const ANALOG_SET_UP: readonly AllowedCommand[] = SET_UP.filter(({ text }) =>
  /^ATI3|GCAP|\+GM|FCLASS|VCID|X4/.test(text),
);

/** What looks for a modem sends. */
export const PROBE: readonly AllowedCommand[] = [
  { text: 'AT', answer: 'OK', reason: 'does nothing but be answered (V.250, 5.2)' },
  {
    text: 'ATQ0V1E0',
    answer: 'OK',
    reason: 'after silence: results may be off, which would hide the answer (V.250, 6.2)',
  },
  { text: '+++', reason: 'after silence: the modem may be in data state; it ignores this otherwise (V.250, 5.2.1)' },
];
