import { LINECALLSELECT, LINECALLSTATE, LINEMEDIAMODE, LINETRANSFERMODE } from '../../tspi/generated/constants.js';
import { tspiFunction } from '../../tspi/function-table.js';
import type { ParameterKind, RoutedName } from '../../tspi/method-parameters.js';
import { entryStates, mayEnter } from '../entry-states.js';

const TONE = { appSpecific: 9, duration: 50, frequency1: 440, frequency2: 480, frequency3: 0 };

/** A value of each kind that is neither a handle nor the host's. */
export const SAMPLES: Partial<Record<ParameterKind, unknown>> = {
  int: 1,
  bool: true,
  string: '5550100',
  'string?': '55',
  bytes: Uint8Array.of(1, 2, 3),
  'bytes?': Uint8Array.of(5),
  'callParams?': {
    mediaMode: LINEMEDIAMODE.INTERACTIVEVOICE,
    callParamFlags: 0x80000001,
    dialParams: { dialPause: 1, dialSpeed: 2, digitDuration: 3, waitForDialtone: 4 },
    targetAddress: '5550111',
    comment: 'a note',
    userUserInfo: Uint8Array.of(8, 9),
  },
  'dialParams?': { dialPause: 1, dialSpeed: 2, digitDuration: 3, waitForDialtone: 4 },
  'forwardList?': [{ forwardMode: 1, callerAddress: '', destCountryCode: 0, destAddress: '5550199' }],
  tones: [{ frequency: 440, cadenceOn: 100, cadenceOff: 50, volume: 0xffff }],
  'toneList?': [TONE],
  'digitControls?': [{ digit: '#', digitModes: 2, mediaControl: 1 }],
  'mediaControls?': [{ mediaModes: 4, duration: 100, mediaControl: 1 }],
  'toneControls?': [{ ...TONE, mediaControl: 1 }],
  'callStateControls?': [{ callStates: 0x100, mediaControl: 1 }],
  hubTracking: { availableTracking: 3, currentTracking: 1 },
  buttonInfo: {
    buttonMode: 2,
    buttonFunction: 1,
    buttonText: 'Hold',
    buttonState: 1,
    devSpecific: Uint8Array.of(3),
  },
};

/** Integers of a function in their order, where 1 would not do. */
const INTEGERS: Partial<Record<RoutedName, readonly number[]>> = {
  lineCompleteTransfer: [LINETRANSFERMODE.CONFERENCE],
  lineForward: [0, 3],
  lineGatherDigits: [2, 4, 0, 0],
  lineGenerateTone: [1, 250],
  lineGetAddressStatus: [0],
  lineGetID: [0, LINECALLSELECT.CALL],
  lineMonitorDigits: [2],
  lineMonitorMedia: [LINEMEDIAMODE.INTERACTIVEVOICE],
  linePickup: [0],
  lineSetAppSpecific: [0xdeadbeef],
  lineSetCallParams: [1, 9600, 56000],
  lineSetMediaControl: [0, LINECALLSELECT.CALL],
  lineSetMediaMode: [LINEMEDIAMODE.INTERACTIVEVOICE],
  lineSetTerminal: [0, LINECALLSELECT.CALL, 1, 5],
  lineUnpark: [0],
  phoneGetData: [0],
  phoneSetData: [0],
  phoneSetDisplay: [1, 19],
};

/** Gives the integers of a function one after the other. */
export function integersOf(name: RoutedName): () => number {
  let at = 0;
  return () => INTEGERS[name]?.[at++] ?? 1;
}

const STATES = Object.values(LINECALLSTATE).filter(
  (state) => state !== LINECALLSTATE.UNKNOWN && state !== LINECALLSTATE.IDLE,
);

/** For each call that a function takes: a state in which it may be called, and one in which it may not, where there is one. */
export function statesFor(name: RoutedName): readonly { readonly good: number; readonly bad: number | undefined }[] {
  return entryStates(tspiFunction(name)).map((mask) => ({
    good: [LINECALLSTATE.CONNECTED, ...STATES].find((state) => mayEnter(mask, state)) ?? 0,
    bad: STATES.find((state) => !mayEnter(mask, state)),
  }));
}
