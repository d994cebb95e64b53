import type { ExtensionID, VarString } from './common-structures.js';
import type { PhoneButtonInfo, PhoneCaps, PhoneStatus } from './phone-structures.js';
import type { HdPhone, HtPhone, Out, RequestId, Result } from './result.js';

/**
 * TSPI's functions of phone devices: a handset with its hookswitches, buttons, lamps, display and ringer. Errors are PHONEERR.
 * `hookSwitchDev` is one PHONEHOOKSWITCHDEV; volume and gain are 0 to 0xFFFF.
 */
export interface PhoneFunctions {
  /** As lineNegotiateTSPIVersion. A provider that has phones has this one. Errors: INCOMPATIBLEAPIVERSION. */
  phoneNegotiateTSPIVersion?(deviceId: number, lowVersion: number, highVersion: number, version: Out<number>): Result;
  /** Picks the highest common version of the provider's extension. Errors: INCOMPATIBLEEXTVERSION. */
  phoneNegotiateExtVersion?(
    deviceId: number,
    tspiVersion: number,
    lowVersion: number,
    highVersion: number,
    extVersion: Out<number>,
  ): Result;
  /** Commits an open phone to a version of the extension; 0 ends that. Errors: INCOMPATIBLEEXTVERSION. */
  phoneSelectExtVersion?(hdPhone: HdPhone, extVersion: number): Result;
  phoneGetExtensionID?(deviceId: number, tspiVersion: number, extensionId: Out<ExtensionID | null>): Result;
  phoneGetDevCaps?(deviceId: number, tspiVersion: number, extVersion: number, caps: Out<PhoneCaps | null>): Result;
  /** The phone's icon as an image URL. */
  phoneGetIcon?(deviceId: number, deviceClass: string, icon: Out<string>): Result;

  /** Opens a phone and exchanges handles; reserves what cannot be shared. */
  phoneOpen?(deviceId: number, htPhone: HtPhone, hdPhone: Out<HdPhone | 0>, tspiVersion: number): Result;
  /** Closes a phone: completes its outstanding requests before it returns; no event of the phone afterwards. */
  phoneClose?(hdPhone: HdPhone): Result;
  phoneGetStatus?(hdPhone: HdPhone, status: Out<PhoneStatus | null>): Result;
  /** Which changes are wanted at least: PHONESTATE, PHONEBUTTONMODE and PHONEBUTTONSTATE bits. */
  phoneSetStatusMessages?(hdPhone: HdPhone, phoneStates: number, buttonModes: number, buttonStates: number): Result;
  /** The device of some class that is tied to a phone. Errors: INVALDEVICECLASS. */
  phoneGetID?(hdPhone: HdPhone, deviceId: Out<VarString | null>, deviceClass: string): Result;

  /** The PHONEHOOKSWITCHDEV bits of what is off hook. */
  phoneGetHookSwitch?(hdPhone: HdPhone, hookSwitchDevs: Out<number>): Result;
  /** Sets the named devices to one PHONEHOOKSWITCHMODE. Errors: INVALHOOKSWITCHDEV, INVALHOOKSWITCHMODE. */
  phoneSetHookSwitch?(requestId: RequestId, hdPhone: HdPhone, hookSwitchDevs: number, hookSwitchMode: number): Result;
  phoneGetVolume?(hdPhone: HdPhone, hookSwitchDev: number, volume: Out<number>): Result;
  phoneSetVolume?(requestId: RequestId, hdPhone: HdPhone, hookSwitchDev: number, volume: number): Result;
  phoneGetGain?(hdPhone: HdPhone, hookSwitchDev: number, gain: Out<number>): Result;
  phoneSetGain?(requestId: RequestId, hdPhone: HdPhone, hookSwitchDev: number, gain: number): Result;
  /** The ring mode, from 1, and its volume; mode 0 = silent. */
  phoneGetRing?(hdPhone: HdPhone, ringMode: Out<number>, volume: Out<number>): Result;
  /** Rings; mode 0 ends it. Errors: INVALRINGMODE. */
  phoneSetRing?(requestId: RequestId, hdPhone: HdPhone, ringMode: number, volume: number): Result;

  phoneGetButtonInfo?(hdPhone: HdPhone, buttonLampId: number, info: Out<PhoneButtonInfo | null>): Result;
  /** Gives a button a function and a text. Errors: INVALBUTTONLAMPID. */
  phoneSetButtonInfo?(requestId: RequestId, hdPhone: HdPhone, buttonLampId: number, info: PhoneButtonInfo): Result;
  /** One PHONELAMPMODE. */
  phoneGetLamp?(hdPhone: HdPhone, buttonLampId: number, lampMode: Out<number>): Result;
  /** Errors: INVALBUTTONLAMPID, INVALLAMPMODE. */
  phoneSetLamp?(requestId: RequestId, hdPhone: HdPhone, buttonLampId: number, lampMode: number): Result;
  /** What the display shows, as PhoneStatus has it. */
  phoneGetDisplay?(hdPhone: HdPhone, display: Out<string>): Result;
  /** Writes at a place, from 0; text that is too long is cut. Errors: INVALPARAM. */
  phoneSetDisplay?(requestId: RequestId, hdPhone: HdPhone, row: number, column: number, display: string): Result;
  /** A whole data area. Errors: INVALDATAID. */
  phoneGetData?(hdPhone: HdPhone, dataId: number, data: Out<Uint8Array>): Result;
  /** Writes a data area; what is too long for it is cut. Errors: INVALDATAID. */
  phoneSetData?(requestId: RequestId, hdPhone: HdPhone, dataId: number, data: Uint8Array): Result;
  /** The provider's own extension. Nothing goes back in `params`: PHONE_DEVSPECIFIC tells (phonedevspecific). */
  phoneDevSpecific?(requestId: RequestId, hdPhone: HdPhone, params: Uint8Array): Result;
}
