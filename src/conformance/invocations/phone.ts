import { PHONEBUTTONFUNCTION, PHONEBUTTONMODE, PHONEBUTTONSTATE, PHONESTATE } from '../../tspi/generated/constants.js';
import { HIGHEST_VERSION, LOWEST_VERSION } from '../bench.js';
import { asynchronous, sync, type Invocation } from './invocation.js';
import { firstOf, hookDevice, settableHook, usableLamp } from './capabilities.js';

/** The functions of phones, but for phoneOpen and phoneClose, which the bench calls itself. */
export const phoneInvocations: readonly Invocation[] = [
  sync('phoneNegotiateTSPIVersion', 'session', ['phoneDevice'], (p, s, a) =>
    p.phoneNegotiateTSPIVersion?.(s.phoneDevice, LOWEST_VERSION, HIGHEST_VERSION, a.out('version')),
  ),
  sync('phoneNegotiateExtVersion', 'session', ['phoneDevice'], (p, s, a) =>
    p.phoneNegotiateExtVersion?.(s.phoneDevice, a.bench.version, 0, 0xffff_ffff, a.out('extVersion')),
  ),
  sync('phoneSelectExtVersion', 'phone', ['phone'], (p, s) => p.phoneSelectExtVersion?.(s.phone, 0)),
  sync('phoneGetExtensionID', 'session', ['phoneDevice'], (p, s, a) =>
    p.phoneGetExtensionID?.(s.phoneDevice, a.bench.version, a.out('extensionId')),
  ),
  sync('phoneGetDevCaps', 'session', ['phoneDevice'], (p, s, a) =>
    p.phoneGetDevCaps?.(s.phoneDevice, a.bench.version, 0, a.out('caps')),
  ),
  sync('phoneGetIcon', 'session', ['phoneDevice'], (p, s, a) =>
    p.phoneGetIcon?.(s.phoneDevice, 'tapi/phone', a.out('icon')),
  ),
  sync('phoneGetStatus', 'phone', ['phone'], (p, s, a) => p.phoneGetStatus?.(s.phone, a.out('status'))),
  sync('phoneSetStatusMessages', 'phone', ['phone'], (p, s) =>
    p.phoneSetStatusMessages?.(s.phone, PHONESTATE.LAMP, PHONEBUTTONMODE.CALL, PHONEBUTTONSTATE.DOWN),
  ),
  sync('phoneGetID', 'phone', ['phone'], (p, s, a) => p.phoneGetID?.(s.phone, a.out('deviceId'), 'tapi/phone')),
  sync('phoneGetHookSwitch', 'phone', ['phone'], (p, s, a) => p.phoneGetHookSwitch?.(s.phone, a.out('hookSwitchDevs'))),
  asynchronous('phoneSetHookSwitch', 'phone', ['phone'], (p, id, s, a) =>
    p.phoneSetHookSwitch?.(id, s.phone, ...settableHook(a.caps)),
  ),
  sync('phoneGetVolume', 'phone', ['phone'], (p, s, a) =>
    p.phoneGetVolume?.(s.phone, hookDevice(a.caps.phone?.volumeFlags), a.out('volume')),
  ),
  asynchronous('phoneSetVolume', 'phone', ['phone'], (p, id, s, a) =>
    p.phoneSetVolume?.(id, s.phone, hookDevice(a.caps.phone?.volumeFlags), 0x7000),
  ),
  sync('phoneGetGain', 'phone', ['phone'], (p, s, a) =>
    p.phoneGetGain?.(s.phone, hookDevice(a.caps.phone?.gainFlags), a.out('gain')),
  ),
  asynchronous('phoneSetGain', 'phone', ['phone'], (p, id, s, a) =>
    p.phoneSetGain?.(id, s.phone, hookDevice(a.caps.phone?.gainFlags), 0x6000),
  ),
  sync('phoneGetRing', 'phone', ['phone'], (p, s, a) => p.phoneGetRing?.(s.phone, a.out('ringMode'), a.out('volume'))),
  asynchronous('phoneSetRing', 'phone', ['phone'], (p, id, s) => p.phoneSetRing?.(id, s.phone, 1, 0x5000)),
  sync('phoneGetButtonInfo', 'phone', ['phone'], (p, s, a) => p.phoneGetButtonInfo?.(s.phone, 0, a.out('info'))),
  asynchronous('phoneSetButtonInfo', 'phone', ['phone'], (p, id, s, a) =>
    p.phoneSetButtonInfo?.(id, s.phone, 0, {
      buttonMode: a.caps.phone?.buttonModes[0] ?? PHONEBUTTONMODE.CALL,
      buttonFunction: a.caps.phone?.buttonFunctions[0] ?? PHONEBUTTONFUNCTION.NONE,
      buttonText: 'kit',
      buttonState: PHONEBUTTONSTATE.UP,
    }),
  ),
  sync('phoneGetLamp', 'phone', ['phone'], (p, s, a) =>
    p.phoneGetLamp?.(s.phone, usableLamp(a.caps)[0], a.out('lampMode')),
  ),
  asynchronous('phoneSetLamp', 'phone', ['phone'], (p, id, s, a) =>
    p.phoneSetLamp?.(id, s.phone, ...usableLamp(a.caps)),
  ),
  sync('phoneGetDisplay', 'phone', ['phone'], (p, s, a) => p.phoneGetDisplay?.(s.phone, a.out('display'))),
  asynchronous('phoneSetDisplay', 'phone', ['phone'], (p, id, s) => p.phoneSetDisplay?.(id, s.phone, 0, 0, 'kit')),
  sync('phoneGetData', 'phone', ['phone'], (p, s, a) =>
    p.phoneGetData?.(s.phone, firstOf(a.caps.phone?.getDataSizes), a.out('data')),
  ),
  asynchronous('phoneSetData', 'phone', ['phone'], (p, id, s, a) =>
    p.phoneSetData?.(id, s.phone, firstOf(a.caps.phone?.setDataSizes), Uint8Array.of(7)),
  ),
  asynchronous('phoneDevSpecific', 'phone', ['phone'], (p, id, s, a) =>
    p.phoneDevSpecific?.(id, s.phone, a.bench.subject.devSpecific ?? new Uint8Array(0)),
  ),
];
