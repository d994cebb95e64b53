import { voiceModem, type ModemProfile } from './profile.js';

/*
 * Makers' modems on a telephone line, as far as they differ from the voice modem as it should be. What no source gives (+GMI, the numbers of
 * CONNECT with V0) is the simulation's own.
 */

/** Conexant CX93010 (USB): +VCID=1 or -SCID=1, blanks in the tags, ATZ switches it off (callattendant; home-assistant issue 57765). */
export const conexantCx93010: ModemProfile = {
  ...voiceModem,
  manufacturer: 'CONEXANT',
  model: 'CX93001-EIS_V0.2002-V92',
  revision: 'CX93001-EIS_V0.2002-V92',
  identification: [['56000'], ['255'], ['OK'], ['CX93001-EIS_V0.2002-V92']],
  callerIdCommands: ['+VCID', '-SCID'],
  receiveStops: '\x1b^',
  keptParameters: ['-STE'],
  wording: { ...voiceModem.wording, connect: { text: 'CONNECT 115200', numeric: '84' } },
};

/** Rockwell RCV56 (serial): #CID=1 for the caller's identity (mgetty, HylaFAX). */
export const rockwellRcv56: ModemProfile = {
  ...voiceModem,
  manufacturer: 'ROCKWELL',
  model: 'RCV56DPF',
  revision: 'V1.000-V34_DS',
  identification: [['33600'], ['255'], ['OK'], ['V1.000-V34_DS'], [], [], ['RCV336DPFSP Rev 44BC']],
  callerIdCommands: ['#CID'],
  // Bare digits, as before V.253.
  shieldedDigits: false,
  farEndHangup: 'busyTone',
  wording: { ...voiceModem.wording, connect: { text: 'CONNECT 115200', numeric: '84' } },
  otherCommands: { ...voiceModem.otherCommands, W: 2 },
};

/** U.S. Robotics USR5637 (USB): tags without blanks, flow control by &H, &I and &R, NO DIAL TONE in three words (callattendant, 3Com's manual). */
export const usr5637: ModemProfile = {
  ...voiceModem,
  manufacturer: 'U.S. Robotics',
  model: 'U.S. Robotics 56K FAX USB V1.2.23',
  revision: 'V1.2.23',
  identification: [['5601'], ['255'], ['OK'], ['U.S. Robotics 56K FAX USB V1.2.23']],
  callerIdCommands: ['+VCID', '#CID'],
  callerIdBlanks: false,
  wording: {
    connect: { text: 'CONNECT 115200/ARQ/V90/LAPM/V42BIS', numeric: '84' },
    texts: { 'NO DIALTONE': 'NO DIAL TONE' },
  },
  otherCommands: { '&K': -1, '&H': 3, '&I': 5, '&R': 2, '&B': 1, '&M': 5 },
};

/** Lucent / Agere LT (MultiTech MT5634ZBA): +VCID=1, tags without blanks (mgetty, HylaFAX). */
export const lucentLt: ModemProfile = {
  ...voiceModem,
  manufacturer: 'LT',
  model: 'LT V.92 1.0 MT5634ZBAV-V92 Serial Data/Fax/Voice Modem Version 1.25p',
  revision: 'Version 1.25p',
  identification: [
    ['LT V.92 1.0 MT5634ZBAV-V92 Serial Data/Fax/Voice Modem Version 1.25p'],
    ['255'],
    ['OK'],
    ['LT V.92'],
  ],
  callerIdBlanks: false,
  wording: { ...voiceModem.wording, connect: { text: 'CONNECT 49333 V42bis', numeric: '84' } },
};
